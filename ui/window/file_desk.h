// New, open, save, save as, recent and the question before unsaved work would be lost.
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

  // True when the document may go: saved, unchanged, or given up by the user.
  bool mayDiscard();
  void newDocument();
  void open();
  // Asks about unsaved changes first.
  void openPath(const QString& path);
  void openDocument(const Document& document, const QString& title);
  // False when not saved: cancelled, or refused by the disk, which is said.
  bool save();
  bool saveAs();
  void fillRecent(QMenu& menu);

 signals:
  // One line for the window to show: what could not be opened or saved, and why.
  void failed(const QString& message);
  void saved(const QString& path);

 private:
  bool saveTo(const QString& path);
  void remember(const QString& path);
  Workspace& workspace_;
  QWidget* window_;
};

}  // namespace nabla::ui
