// Every action of the window, made once: menus, toolbar and shortcuts show the same ones.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QObject>

#include "ui/window/studio.h"

class QMenuBar;
class QMenu;

namespace nabla::ui {

class Actions : public QObject {
  Q_OBJECT

 public:
  Actions(Studio& studio, QWidget* window);

  QAction* new_file;
  QAction* new_window;
  QAction* open;
  QAction* save;
  QAction* save_as;
  QAction* revert;
  QAction* export_picture;
  QAction* close_window;
  QAction* quit;
  QAction* undo;
  QAction* redo;
  QAction* find;
  QAction* find_text;  // in the program, as the five that follow
  QAction* replace_text;
  QAction* comment;
  QAction* larger_text;
  QAction* smaller_text;
  QAction* usual_text;
  QAction* zoom_selection;
  QAction* collapse_frames;
  QAction* expand_frames;
  QAction* next_backward;
  QAction* palette;
  QAction* arrange;
  QAction* fit;
  QAction* zoom_in;
  QAction* zoom_out;
  QAction* dark;
  QAction* reduced_motion;
  QAction* first;
  QAction* back;
  QAction* play;
  QAction* forward;
  QAction* last;
  QAction* optimizer_run;
  QAction* optimizer_step;
  QAction* optimizer_stop;
  QAction* about;
  QActionGroup* modes;      // evaluate, forward, reverse: data is the RunMode
  QActionGroup* execution;  // eager, static: data is the Mode
  QActionGroup* backward;   // where the backward graph is: data is the BackwardPlace
  QActionGroup* reading;    // across or down: data is the Reading
  QActionGroup* languages;  // data is "en" or "zh"

  // Puts all of them into menus; `examples` is the filled examples menu, `recent` the recent files.
  void fill(QMenuBar& bar, QMenu* examples, QMenu* recent) const;
  // Asks the icons anew after a change of theme.
  void retint();

 private:
  QAction* make(const QString& text, const QString& icon, const QKeySequence& keys = {});
  QAction* makeShown(const QString& text, const QKeySequence& keys);
  void makeFileActions();
  void makeEditActions();
  void makeTextActions();
  void makeViewActions();
  void makeRunActions();
  void makeGroups();
  void makeBackwardActions();
  void makeReadingActions();
  QAction* addChoice(QActionGroup* group, const QString& text, const QVariant& data);

  Studio& studio_;
  QWidget* window_;
};

}  // namespace nabla::ui
