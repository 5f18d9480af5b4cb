#include "ui/window/window_group.h"

#include <QApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <algorithm>

#include "ui/theme/style.h"
#include "ui/window/notice_bar.h"

namespace nabla::ui {
namespace {

constexpr int cascade = 32;  // pixels from one window to the next
constexpr std::size_t shown_leftovers = 3;

bool is_same_file(const QString& a, const QString& b) {
  if (a.isEmpty() || b.isEmpty()) return false;
  const QString canonical = QFileInfo(a).canonicalFilePath();
  if (!canonical.isEmpty()) return canonical == QFileInfo(b).canonicalFilePath();
  return QFileInfo(a).absoluteFilePath() == QFileInfo(b).absoluteFilePath();
}

bool is_untouched(const Workspace& workspace) {
  return workspace.path().isEmpty() && !workspace.isModified();
}

QString told_time(const QDateTime& time) {
  const QDateTime here = time.toLocalTime();
  const QLocale locale;
  if (here.date() == QDate::currentDate()) {
    return locale.toString(here.time(), QLocale::ShortFormat);
  }
  return locale.toString(here, QLocale::ShortFormat);
}

}  // namespace

WindowGroup::WindowGroup(QApplication& app, const QString& recovery_folder)
    : app_(app), recovery_folder_(recovery_folder) {}

WindowGroup::~WindowGroup() = default;

// --- windows ---

void WindowGroup::translate() {
  QApplication::removeTranslator(&translator_);
  QApplication::removeTranslator(&qt_translator_);
  if (language_ != QLatin1String("zh")) return;
  if (qt_translator_.load(QStringLiteral("qtbase_zh_CN"),
                          QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QApplication::installTranslator(&qt_translator_);
  }
  if (translator_.load(QStringLiteral(":/i18n/nabla_zh_CN.qm"))) {
    QApplication::installTranslator(&translator_);
  }
}

void WindowGroup::setLanguage(const QString& language) {
  language_ = language;
  translate();
  for (Entry& entry : windows_) {
    const QRect place = entry.window->geometry();
    build(entry);
    entry.window->setGeometry(place);
  }
  showLeftovers();
}

void WindowGroup::build(Entry& entry) {
  if (entry.window) entry.window->hide();
  auto window = std::make_unique<MainWindow>(*entry.studio, language_);
  connectWindow(*window);
  entry.window = std::move(window);
  entry.window->show();
}

void WindowGroup::connectWindow(MainWindow& window) {
  FileDesk& files = window.files();
  files.setRaiseOther([this, &window](const QString& path) { return raise(path, &window); });
  // Later, since the window is still at work when it says so.
  connect(
      &window, &MainWindow::languageRequested, this,
      [this](const QString& chosen) {
        QSettings().setValue(QStringLiteral("language"), chosen);
        setLanguage(chosen);
      },
      Qt::QueuedConnection);
  connect(&files, &FileDesk::newWindowRequested, this, [this] { addWindow(); });
  connect(&files, &FileDesk::openElsewhere, this, [this](const QStringList& paths) {
    for (const QString& path : paths) openFile(path);
  });
  connect(
      &window, &MainWindow::closed, this, [this, &window] { remove(&window); },
      Qt::QueuedConnection);
}

MainWindow& WindowGroup::addWindow() {
  Entry entry;
  entry.studio = std::make_unique<Studio>(appearance_);
  entry.studio->workspace.setLimits(limits_);
  if (!recovery_folder_.isEmpty()) entry.studio->autosave.start(recovery_folder_);
  build(entry);
  if (!windows_.empty()) {
    const QPoint before = windows_.back().window->pos();
    entry.window->move(before + QPoint(cascade, cascade));
  }
  windows_.push_back(std::move(entry));
  return *windows_.back().window;
}

void WindowGroup::remove(const MainWindow* window) {
  const auto closed = std::find_if(windows_.begin(), windows_.end(), [window](const Entry& entry) {
    return entry.window.get() == window;
  });
  if (closed == windows_.end()) return;
  windows_.erase(closed);
  showLeftovers();
}

bool WindowGroup::raise(const QString& path, const MainWindow* except) {
  for (const Entry& entry : windows_) {
    if (entry.window.get() == except) continue;
    if (!is_same_file(entry.studio->workspace.path(), path)) continue;
    entry.window->setWindowState(entry.window->windowState() & ~Qt::WindowMinimized);
    entry.window->raise();
    entry.window->activateWindow();
    return true;
  }
  return false;
}

WindowGroup::Entry& WindowGroup::untouched() {
  const auto free = std::find_if(windows_.begin(), windows_.end(), [](const Entry& entry) {
    return is_untouched(entry.studio->workspace);
  });
  if (free != windows_.end()) return *free;
  addWindow();
  return windows_.back();
}

// The window that shows the file, unless there is work in it; else an untouched one.
WindowGroup::Entry& WindowGroup::placeFor(const QString& path) {
  for (Entry& entry : windows_) {
    const Workspace& workspace = entry.studio->workspace;
    if (!workspace.isModified() && is_same_file(workspace.path(), path)) return entry;
  }
  return untouched();
}

void WindowGroup::openFile(const QString& path) {
  if (!raise(path, nullptr)) untouched().window->files().openPath(path);
}

// --- what a crash left ---

void WindowGroup::offerLeftovers() {
  if (!recovery_folder_.isEmpty()) leftovers_ = takeLeftovers(recovery_folder_);
  showLeftovers();
}

void WindowGroup::showLeftovers() {
  if (windows_.empty()) return;
  for (std::size_t i = 0; i < shown_leftovers; ++i) {
    const QString id = QStringLiteral("recoveryNotice%1").arg(i);
    windows_.front().window->notices().remove(id);
    if (i < leftovers_.size()) showLeftover(leftovers_[i], id);
  }
}

void WindowGroup::showLeftover(const Leftover& leftover, const QString& id) {
  const Recovery& recovery = leftover.recovery;
  QString name = recovery.path.isEmpty() ? recovery.title : QFileInfo(recovery.path).fileName();
  if (name.isEmpty()) name = tr("Untitled");
  const auto forget = [this, file = leftover.file] {
    const auto found = this->leftover(file);
    if (found != leftovers_.end()) leftovers_.erase(found);
    showLeftovers();
  };
  windows_.front().window->notices().add(
      {id,
       Role::accent,
       tr("Nabla ended unexpectedly. Restore the unsaved work on “%1” from %2?")
           .arg(name, told_time(recovery.time)),
       {{QStringLiteral("restoreWork"), tr("Restore"),
         [this, file = leftover.file] { restore(file); }},
        {QStringLiteral("discardWork"), tr("Discard"),
         [file = leftover.file, forget] {
           file->remove();
           forget();
         }}},
       forget});
}

void WindowGroup::restore(const std::shared_ptr<RecoveryFile>& file) {
  const auto found = leftover(file);
  if (found == leftovers_.end()) return;
  const Leftover taken = *found;
  leftovers_.erase(found);
  Entry& entry = placeFor(taken.recovery.path);
  entry.studio->workspace.restore(taken.recovery.document, taken.recovery.path,
                                  taken.recovery.title);
  entry.studio->autosave.adopt(taken.file);
  entry.window->raise();
  entry.window->activateWindow();
  showLeftovers();
}

std::vector<Leftover>::iterator WindowGroup::leftover(const std::shared_ptr<RecoveryFile>& file) {
  return std::find_if(leftovers_.begin(), leftovers_.end(),
                      [&](const Leftover& each) { return each.file == file; });
}

}  // namespace nabla::ui
