// New, open, save, save as, revert, recent files and the question before unsaved work would be
// lost.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>

#include "ui/workspace/workspace.h"

class QMenu;
class QWidget;

namespace nabla::ui {

class FileDesk : public QObject {
  Q_OBJECT

 public:
  FileDesk(Workspace& workspace, QWidget* window);

  // Asked before a file is opened or written over: brings another window that has it to the front
  // and says true, or says false.
  void setRaiseOther(std::function<bool(const QString& path)> raise) { raise_ = std::move(raise); }

  // True when the document may go: saved, unchanged, or given up by the user.
  bool mayDiscard();
  void newDocument();
  void open();
  // Asks about unsaved changes first. A file that another window shows is shown there.
  void openPath(const QString& path);
  // The first one here, the others in windows of their own.
  void openPaths(const QStringList& paths);
  void openDocument(const Document& document, const QString& title);
  // False when not saved: cancelled, refused by the disk, or the file is not what it was when it
  // was opened; each is said.
  bool save();
  bool saveAs();
  // Back to what the file holds, after a question.
  void revert();
  // The same without one.
  void reload();
  void fillRecent(QMenu& menu);

 signals:
  // One line for the window to show: what could not be opened or saved, and why.
  void failed(const QString& message);
  void saveFailed(const QString& message);
  // Somebody else changed the file, so it was not written over.
  void conflict();
  void saved(const QString& path);
  // As a program text, while the document holds more than that.
  void textSaved(const QString& path);
  void newWindowRequested();
  void openElsewhere(const QStringList& paths);

 private:
  bool saveTo(const QString& path);
  bool ask(const QString& name, const QString& question, const QString& yes);
  void remember(const QString& path);
  bool raiseOther(const QString& path) const { return raise_ && raise_(path); }

  Workspace& workspace_;
  QWidget* window_;
  std::function<bool(const QString&)> raise_;
};

}  // namespace nabla::ui
