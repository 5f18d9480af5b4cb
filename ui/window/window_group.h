// All windows of the running program. Each has its own document; they share the look and the
// language, and no file is open in two of them.
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>
#include <memory>
#include <vector>

#include "ui/window/main_window.h"
#include "ui/workspace/recovery.h"

class QApplication;

namespace nabla::ui {

class WindowGroup : public QObject {
  Q_OBJECT

 public:
  // Unsaved work is kept in `recovery_folder`; with an empty one it is not.
  WindowGroup(QApplication& app, const QString& recovery_folder);
  ~WindowGroup() override;

  Appearance& appearance() { return appearance_; }
  // "en" or "zh": every window is built anew on the document it shows.
  void setLanguage(const QString& language);

  // Of the programs in windows that are added from then on.
  void setLimits(const RunLimits& limits) { limits_ = limits; }
  // Shown, with an empty document.
  MainWindow& addWindow();
  int count() const { return static_cast<int>(windows_.size()); }
  MainWindow& window(int index) const {
    return *windows_.at(static_cast<std::size_t>(index)).window;
  }
  Studio& studio(int index) const { return *windows_.at(static_cast<std::size_t>(index)).studio; }

  // In the window that shows it, in one that nothing was done in, or in a new one.
  void openFile(const QString& path);
  // Asks in the first window, by a bar for each, what to do with what a crash left in the recovery
  // folder. What is not answered is asked again at the next start.
  void offerLeftovers();

 private:
  struct Entry {
    std::unique_ptr<Studio> studio;
    std::unique_ptr<MainWindow> window;
  };

  void translate();
  void build(Entry& entry);
  void connectWindow(MainWindow& window);
  void remove(const MainWindow* window);
  bool raise(const QString& path, const MainWindow* except);
  // A window in which nothing was done yet: the preferred one, or a new one.
  Entry& untouched();
  Entry& placeFor(const QString& path);
  void showLeftovers();
  void showLeftover(const Leftover& leftover, const QString& id);
  void restore(const std::shared_ptr<RecoveryFile>& file);
  std::vector<Leftover>::iterator leftover(const std::shared_ptr<RecoveryFile>& file);

  QApplication& app_;
  QString recovery_folder_;
  QString language_ = QStringLiteral("en");
  QTranslator translator_;
  QTranslator qt_translator_;  // for the dialogs of Qt itself
  Appearance appearance_;
  RunLimits limits_;
  std::vector<Entry> windows_;
  std::vector<Leftover> leftovers_;
};

}  // namespace nabla::ui
