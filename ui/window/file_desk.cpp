#include "ui/window/file_desk.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr int recent_files = 8;
const QString recent_key = QStringLiteral("recent");

}  // namespace

FileDesk::FileDesk(Workspace& workspace, QWidget* window)
    : QObject(window), workspace_(workspace), window_(window) {}

bool FileDesk::mayDiscard() {
  if (!workspace_.isModified()) return true;
  QMessageBox box(QMessageBox::NoIcon, tr("Nabla"),
                  tr("Save the changes to “%1”?").arg(workspace_.displayName()),
                  QMessageBox::NoButton, window_);
  box.setObjectName(QStringLiteral("unsavedChanges"));
  auto* save_button = box.addButton(tr("Save"), QMessageBox::AcceptRole);
  auto* discard = box.addButton(tr("Don’t save"), QMessageBox::DestructiveRole);
  box.addButton(tr("Cancel"), QMessageBox::RejectRole);
  box.setDefaultButton(save_button);
  box.exec();
  if (box.clickedButton() == save_button) return save();
  return box.clickedButton() == discard;
}

void FileDesk::newDocument() {
  if (mayDiscard()) workspace_.newDocument();
}

void FileDesk::openDocument(const Document& document, const QString& title) {
  if (mayDiscard()) workspace_.newDocument(document, title);
}

void FileDesk::open() {
  const QString folder = QFileInfo(workspace_.path()).absolutePath();
  const QString path = QFileDialog::getOpenFileName(
      window_, tr("Open"), workspace_.path().isEmpty() ? QDir::homePath() : folder,
      tr("Nabla documents and programs (*.nabla *.nb);;All files (*)"));
  if (!path.isEmpty()) openPath(path);
}

void FileDesk::openPath(const QString& path) {
  if (!mayDiscard()) return;
  const Expected<Done> opened = workspace_.open(path);
  if (opened) {
    remember(path);
  } else {
    emit failed(words(opened.error()));
  }
}

bool FileDesk::save() { return workspace_.path().isEmpty() ? saveAs() : saveTo(workspace_.path()); }

bool FileDesk::saveAs() {
  QFileDialog dialog(window_, tr("Save as"));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setNameFilters({tr("Nabla document (*.nabla)"), tr("Program text only (*.nb)")});
  dialog.setDefaultSuffix(QStringLiteral("nabla"));
  connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
    dialog.setDefaultSuffix(filter.contains(QStringLiteral("*.nb)")) ? QStringLiteral("nb")
                                                                     : QStringLiteral("nabla"));
  });
  dialog.selectFile(QFileInfo(workspace_.displayName()).completeBaseName());
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return false;
  return saveTo(dialog.selectedFiles().first());
}

bool FileDesk::saveTo(const QString& path) {
  const Expected<Done> done = workspace_.save(path);
  if (!done) {
    emit failed(words(done.error()));
    return false;
  }
  remember(path);
  emit saved(path);
  return true;
}

void FileDesk::remember(const QString& path) {
  QSettings settings;
  QStringList recent = settings.value(recent_key).toStringList();
  const QString absolute = QFileInfo(path).absoluteFilePath();
  recent.removeAll(absolute);
  recent.prepend(absolute);
  settings.setValue(recent_key, QStringList(recent.mid(0, recent_files)));
}

void FileDesk::fillRecent(QMenu& menu) {
  menu.clear();
  for (const QString& path : QSettings().value(recent_key).toStringList()) {
    if (!QFileInfo::exists(path)) continue;
    menu.addAction(QDir::toNativeSeparators(path), this, [this, path] { openPath(path); });
  }
  if (menu.isEmpty()) menu.addAction(tr("Nothing opened yet"))->setEnabled(false);
}

}  // namespace nabla::ui
