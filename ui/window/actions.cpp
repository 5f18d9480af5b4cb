#include "ui/window/actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QWidget>

#include "ui/commands/commands.h"
#include "ui/theme/icons.h"

namespace nabla::ui {
namespace {

// A menu's words, and the same without the key to press on buttons and in tips: `&Arrange` is
// Arrange there, and where another script has it in brackets, `整理(&A)`, they go too.
void setWords(QAction& action, const QString& text) {
  static const QRegularExpression key(QStringLiteral("\\s*\\(&.\\)|&"));
  action.setText(text);
  action.setIconText(QString(text).remove(key));
  action.setToolTip(action.iconText());
}

}  // namespace

Actions::Actions(Studio& studio, QWidget* window)
    : QObject(window), studio_(studio), window_(window) {
  makeFileActions();
  makeEditActions();
  makeTextActions();
  makeViewActions();
  makeRunActions();
  makeGroups();
  makeBackwardActions();
  makeReadingActions();
  retint();
}

QAction* Actions::make(const QString& text, const QString& icon, const QKeySequence& keys) {
  auto* action = new QAction(this);
  setWords(*action, text);
  action->setShortcut(keys);
  action->setProperty("icon_name", icon);
  window_->addAction(action);
  return action;
}

void Actions::makeFileActions() {
  new_file = make(tr("&New"), QStringLiteral("new"), QKeySequence::New);
  new_window = make(tr("New &window"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
  open = make(tr("&Open…"), QStringLiteral("open"), QKeySequence::Open);
  save = make(tr("&Save"), QStringLiteral("save"), QKeySequence::Save);
  save_as = make(tr("Save &As…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
  revert = make(tr("Re&vert to saved"), {});
  export_picture =
      make(tr("&Export…"), QStringLiteral("export"), QKeySequence(Qt::CTRL | Qt::Key_E));
  close_window = make(tr("&Close window"), {}, QKeySequence(Qt::CTRL | Qt::Key_W));
  quit = make(tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q));
  about = make(tr("&About Nabla"), QStringLiteral("info"));
  const auto show = [this] {
    const Workspace& workspace = studio_.workspace;
    revert->setEnabled(!workspace.path().isEmpty() && workspace.isModified());
  };
  connect(&studio_.workspace, &Workspace::pathChanged, this, show);
  show();
}

void Actions::makeEditActions() {
  QUndoStack& stack = studio_.workspace.undoStack();
  undo = make(tr("&Undo"), QStringLiteral("undo"), QKeySequence::Undo);
  redo = make(tr("&Redo"), QStringLiteral("redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
  undo->setEnabled(stack.canUndo());
  redo->setEnabled(stack.canRedo());
  connect(undo, &QAction::triggered, &stack, &QUndoStack::undo);
  connect(redo, &QAction::triggered, &stack, &QUndoStack::redo);
  connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
  connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
  connect(&stack, &QUndoStack::undoTextChanged, undo, [this](const QString& what) {
    setWords(*undo, what.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(what));
  });
  connect(&stack, &QUndoStack::redoTextChanged, redo, [this](const QString& what) {
    setWords(*redo, what.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(what));
  });
}

// The key stands beside the words only: it acts where the text has the focus, and means something
// else on the canvas.
QAction* Actions::makeShown(const QString& text, const QKeySequence& keys) {
  QAction* action = make(text, {});
  action->setText(text + QLatin1Char('\t') + keys.toString(QKeySequence::NativeText));
  return action;
}

void Actions::makeTextActions() {
  find_text = makeShown(tr("Find in the &program…"), QKeySequence::Find);
  replace_text = make(tr("&Replace in the program…"), {}, QKeySequence(Qt::CTRL | Qt::Key_H));
  comment = makeShown(tr("Co&mment the lines, or not"), QKeySequence(Qt::CTRL | Qt::Key_Slash));
  larger_text = makeShown(tr("&Larger program text"), QKeySequence::ZoomIn);
  smaller_text = makeShown(tr("S&maller program text"), QKeySequence::ZoomOut);
  usual_text = makeShown(tr("&Usual program text"), QKeySequence(Qt::CTRL | Qt::Key_0));
}

void Actions::makeViewActions() {
  find = make(tr("Find in the &graph…"), QStringLiteral("search"), QKeySequence::Find);
  zoom_selection = make(tr("Zoom to the &selection"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F));
  collapse_frames = make(tr("&Collapse all frames"), {});
  expand_frames = make(tr("E&xpand all frames"), {});
  palette =
      make(tr("&Palette of ops"), QStringLiteral("palette"), QKeySequence(Qt::CTRL | Qt::Key_P));
  palette->setToolTip(tr("All ops, to drag onto the graph"));
  palette->setCheckable(true);
  palette->setChecked(QSettings().value(QStringLiteral("palette"), false).toBool());
  arrange = make(tr("&Arrange"), QStringLiteral("arrange"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
  arrange->setToolTip(tr("Forget where nodes were dragged and lay the graph out anew"));
  fit = make(tr("&Fit the graph"), QStringLiteral("fit"), QKeySequence(Qt::CTRL | Qt::Key_0));
  zoom_in = make(tr("Zoom &in"), QStringLiteral("zoom-in"), QKeySequence::ZoomIn);
  zoom_out = make(tr("Zoom &out"), QStringLiteral("zoom-out"), QKeySequence::ZoomOut);
  dark = make(tr("&Dark"), QStringLiteral("moon"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
  dark->setToolTip(tr("Light or dark"));
  dark->setCheckable(true);
  dark->setChecked(studio_.appearance.theme().isDark());
  reduced_motion = make(tr("Reduced &motion"), {});
  reduced_motion->setCheckable(true);
  const QString motion_key = QStringLiteral("reducedMotion");
  const bool reduced = QSettings().value(motion_key, studio_.playhead.reducedMotion()).toBool();
  studio_.playhead.setReducedMotion(reduced);
  reduced_motion->setChecked(reduced);
  connect(arrange, &QAction::triggered, this, [this] { nabla::ui::arrange(studio_.workspace); });
  connect(dark, &QAction::triggered, &studio_.appearance, &Appearance::toggle);
  connect(reduced_motion, &QAction::toggled, &studio_.playhead, [this, motion_key](bool on) {
    studio_.playhead.setReducedMotion(on);
    QSettings().setValue(motion_key, on);
  });
}

void Actions::makeRunActions() {
  Playhead& playhead = studio_.playhead;
  first = make(tr("&First step"), QStringLiteral("first"));
  back = make(tr("Step &back"), QStringLiteral("step-back"));
  play = make(tr("&Play or pause"), QStringLiteral("play"));
  forward = make(tr("Step &forward"), QStringLiteral("step-forward"));
  last = make(tr("&Last step"), QStringLiteral("last"));
  connect(first, &QAction::triggered, &playhead, &Playhead::first);
  connect(back, &QAction::triggered, &playhead, &Playhead::back);
  connect(play, &QAction::triggered, &playhead, &Playhead::toggle);
  connect(forward, &QAction::triggered, &playhead, &Playhead::forward);
  connect(last, &QAction::triggered, &playhead, &Playhead::last);
  optimizer_run = make(tr("&Optimize"), QStringLiteral("run"), QKeySequence(Qt::Key_F5));
  optimizer_step = make(tr("One &iteration"), {}, QKeySequence(Qt::Key_F10));
  optimizer_stop = make(tr("&Stop the optimizer"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F5));
  connect(optimizer_run, &QAction::triggered, &studio_.optimizer, &Optimizer::run);
  connect(optimizer_step, &QAction::triggered, &studio_.optimizer, &Optimizer::step);
  connect(optimizer_stop, &QAction::triggered, &studio_.optimizer, &Optimizer::stop);
}

QAction* Actions::addChoice(QActionGroup* group, const QString& text, const QVariant& data) {
  auto* action = new QAction(text, group);
  action->setCheckable(true);
  action->setData(data);
  return action;
}

void Actions::makeGroups() {
  modes = new QActionGroup(this);
  addChoice(modes, tr("Evaluate"), static_cast<int>(RunMode::evaluate));
  addChoice(modes, tr("Forward mode"), static_cast<int>(RunMode::forward));
  addChoice(modes, tr("Reverse mode"), static_cast<int>(RunMode::reverse));
  execution = new QActionGroup(this);
  addChoice(execution, tr("Eager"), static_cast<int>(Mode::eager));
  addChoice(execution, tr("Static"), static_cast<int>(Mode::static_graph));
  languages = new QActionGroup(this);
  addChoice(languages, QStringLiteral("English"), QStringLiteral("en"));
  addChoice(languages, QStringLiteral("简体中文"), QStringLiteral("zh"));
  connect(modes, &QActionGroup::triggered, this, [this](QAction* action) {
    studio_.workspace.setMode(static_cast<RunMode>(action->data().toInt()));
  });
  connect(execution, &QActionGroup::triggered, this, [this](QAction* action) {
    studio_.workspace.setExecution(static_cast<Mode>(action->data().toInt()));
  });
  const auto show = [this] {
    modes->actions().at(static_cast<int>(studio_.workspace.mode()))->setChecked(true);
    execution->actions().at(static_cast<int>(studio_.workspace.execution()))->setChecked(true);
  };
  connect(&studio_.workspace, &Workspace::modeChanged, this, show);
  show();
}

// Where the backward graph is drawn; the key goes from one to the next, those first that fit best.
void Actions::makeBackwardActions() {
  Workspace& workspace = studio_.workspace;
  backward = new QActionGroup(this);
  const auto add = [this](const QString& text, BackwardPlace place) {
    addChoice(backward, text, static_cast<int>(place));
  };
  add(tr("&Hidden"), BackwardPlace::off);
  add(tr("Be&low the graph"), BackwardPlace::below);
  add(tr("&Beside the graph"), BackwardPlace::beside);
  add(tr("&Over the graph, at its nodes"), BackwardPlace::over);
  next_backward = make(tr("&Next of these"), {}, QKeySequence(Qt::CTRL | Qt::Key_B));
  connect(backward, &QActionGroup::triggered, this, [&workspace](QAction* action) {
    workspace.setBackward(static_cast<BackwardPlace>(action->data().toInt()));
  });
  connect(next_backward, &QAction::triggered, this, [this] {
    const QList<QAction*> choices = backward->actions();
    const auto next = choices.indexOf(backward->checkedAction()) + 1;
    choices[next % choices.size()]->trigger();
  });
  const auto show = [this, &workspace] {
    for (QAction* action : backward->actions()) {
      if (action->data().toInt() == static_cast<int>(workspace.backward()))
        action->setChecked(true);
    }
  };
  connect(&workspace, &Workspace::backwardChanged, this, show);
  show();
}

// Which way the graph is read.
void Actions::makeReadingActions() {
  Workspace& workspace = studio_.workspace;
  reading = new QActionGroup(this);
  addChoice(reading, tr("From left to &right"), static_cast<int>(Reading::across));
  addChoice(reading, tr("From top to &bottom"), static_cast<int>(Reading::down));
  connect(reading, &QActionGroup::triggered, this, [&workspace](QAction* action) {
    workspace.setReading(static_cast<Reading>(action->data().toInt()));
  });
  const auto show = [this, &workspace] {
    reading->actions().at(static_cast<int>(workspace.reading()))->setChecked(true);
  };
  connect(&workspace, &Workspace::readingChanged, this, show);
  show();
}

void Actions::retint() {
  const Theme& look = studio_.appearance.theme();
  for (QAction* action : findChildren<QAction*>()) {
    const QString name = action->property("icon_name").toString();
    if (!name.isEmpty()) action->setIcon(icon(name, look, Role::muted));
  }
  dark->setIcon(
      icon(look.isDark() ? QStringLiteral("sun") : QStringLiteral("moon"), look, Role::muted));
  dark->setChecked(look.isDark());
}

void Actions::fill(QMenuBar& bar, QMenu* examples, QMenu* recent) const {
  QMenu* file = bar.addMenu(tr("&File"));
  file->addActions({new_file, new_window, open});
  file->addMenu(recent);
  file->addActions({save, save_as, revert});
  file->addSeparator();
  file->addAction(export_picture);
  file->addSeparator();
  file->addActions({close_window, quit});
  QMenu* edit = bar.addMenu(tr("&Edit"));
  edit->setObjectName(QStringLiteral("editMenu"));
  edit->addActions({undo, redo, find, find_text, replace_text, comment});
  QMenu* view = bar.addMenu(tr("&View"));
  view->addActions({zoom_in, zoom_out, fit, zoom_selection, arrange});
  view->addSeparator();
  view->addActions({larger_text, smaller_text, usual_text});
  view->addSeparator();
  view->addAction(palette);
  view->addActions({collapse_frames, expand_frames});
  view->addMenu(tr("Read the &graph"))->addActions(reading->actions());
  QMenu* derived = view->addMenu(tr("&Backward graph"));
  derived->addActions(backward->actions());
  derived->addSeparator();
  derived->addAction(next_backward);
  view->addSeparator();
  view->addActions({dark, reduced_motion});
  view->addMenu(tr("&Language"))->addActions(languages->actions());
  QMenu* run = bar.addMenu(tr("&Run"));
  run->addActions({play, forward, back, first, last});
  run->addSeparator();
  run->addActions(modes->actions());
  run->addSeparator();
  run->addActions(execution->actions());
  run->addSeparator();
  run->addActions({optimizer_run, optimizer_step, optimizer_stop});
  bar.addMenu(examples);
  bar.addMenu(tr("&Help"))->addAction(about);
}

}  // namespace nabla::ui
