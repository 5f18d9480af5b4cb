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
  const bool gone = workspace_.checkFile() == FileWatch::State::gone;
  if (!workspace_.hasWork() && !gone) return true;
  window_->raise();
  window_->activateWindow();
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
  if (raiseOther(path) || !mayDiscard()) return;
  const Expected<Done> opened = workspace_.open(path);
  if (opened) {
    remember(path);
  } else {
    emit failed(words(opened.error()));
  }
}

void FileDesk::openPaths(const QStringList& paths) {
  if (paths.isEmpty()) return;
  openPath(paths.first());
  if (paths.size() > 1) emit openElsewhere(paths.mid(1));
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
  if (path != workspace_.path() && raiseOther(path)) {
    emit failed(tr("“%1” is open in another window").arg(QFileInfo(path).fileName()));
    return false;
  }
  if (path == workspace_.path() && workspace_.checkFile() == FileWatch::State::changed) {
    emit conflict();
    return false;
  }
  const Expected<Done> done = workspace_.save(path);
  if (!done) {
    emit saveFailed(words(done.error()));
    return false;
  }
  remember(path);
  const Document& document = workspace_.document();
  const bool all = document.point.empty() && document.layout.empty();
  if (workspace_.savesTextOnly(path) && !all) {
    emit textSaved(path);
  } else {
    emit saved(path);
  }
  return true;
}

bool FileDesk::ask(const QString& name, const QString& question, const QString& yes) {
  QMessageBox box(QMessageBox::NoIcon, tr("Nabla"), question, QMessageBox::NoButton, window_);
  box.setObjectName(name);
  auto* accept = box.addButton(yes, QMessageBox::DestructiveRole);
  box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox::RejectRole));
  box.exec();
  return box.clickedButton() == accept;
}

void FileDesk::revert() {
  if (workspace_.path().isEmpty()) return;
  const QString question = tr("Go back to “%1” as it was saved? What you changed since is lost.")
                               .arg(workspace_.displayName());
  if (!workspace_.isModified() || ask(QStringLiteral("revertToSaved"), question, tr("Revert"))) {
    reload();
  }
}

void FileDesk::reload() {
  const Expected<Done> opened = workspace_.open(workspace_.path());
  if (!opened) emit failed(words(opened.error()));
}

void FileDesk::remember(const QString& path) {
  QSettings settings;
  QStringList recent = settings.value(recent_key).toStringList();
  const QString absolute = QFileInfo(path).absoluteFilePath();
  recent.removeAll(absolute);
  recent.prepend(absolute);
  settings.setValue(recent_key, QStringList(recent.mid(0, recent_files)));
}

// A file that is not there now may come back, with a disk for instance: it is shown, but greyed.
void FileDesk::fillRecent(QMenu& menu) {
  menu.clear();
  int number = 0;
  for (const QString& path : QSettings().value(recent_key).toStringList()) {
    QString name = QDir::toNativeSeparators(path).replace('&', QLatin1String("&&"));
    const bool there = QFileInfo::exists(path);
    if (!there) name = tr("%1 (not found)").arg(name);
    QAction* action = menu.addAction(QStringLiteral("&%1  %2").arg(++number).arg(name), this,
                                     [this, path] { openPath(path); });
    action->setEnabled(there);
  }
  if (menu.isEmpty()) {
    menu.addAction(tr("Nothing opened yet"))->setEnabled(false);
    return;
  }
  menu.addSeparator();
  menu.addAction(tr("&Clear this list"), this, [] { QSettings().remove(recent_key); });
}

}  // namespace nabla::ui
