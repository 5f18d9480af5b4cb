// What the Edit menu has besides undo and redo: it acts on the text or on the canvas, whichever was
// last worked in, and shows the keys that do the same there.
#pragma once

#include <QAction>
#include <QMenu>
#include <QPointer>
#include <vector>

class QLineEdit;
class QPlainTextEdit;

namespace nabla::ui {

class GraphCanvas;

class EditMenu : public QObject {
  Q_OBJECT

 public:
  // Fills the menu, between undo and redo and what it has after them.
  EditMenu(QMenu& menu, GraphCanvas& canvas);

 private:
  // The five that a text has too, by the canvas's name for them.
  void addShared(const char* name, const QString& text, const QKeySequence& keys);
  void addCanvasActions();
  void follow(QWidget* focus);
  void enable();
  bool textCan(const QString& name) const;
  void run(const QString& name);
  QPlainTextEdit* text() const;
  QLineEdit* line() const;

  QMenu& menu_;
  GraphCanvas& canvas_;
  QPointer<QWidget> focus_;  // the text that was last worked in; null for the canvas
  std::vector<QAction*> shared_;
  std::vector<QAction*> of_canvas_;
};

}  // namespace nabla::ui
