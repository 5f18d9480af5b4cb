#include "ui/window/edit_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"

namespace nabla::ui {

EditMenu::EditMenu(QMenu& menu, GraphCanvas& canvas)
    : QObject(&menu), menu_(menu), canvas_(canvas) {
  const QList<QAction*> last = menu_.actions().mid(2);  // after undo and redo
  for (QAction* action : last) menu_.removeAction(action);
  menu_.addSeparator();
  addShared("cut", tr("Cu&t"), QKeySequence(Qt::CTRL | Qt::Key_X));
  addShared("copy", tr("&Copy"), QKeySequence(Qt::CTRL | Qt::Key_C));
  addShared("paste", tr("&Paste"), QKeySequence(Qt::CTRL | Qt::Key_V));
  addShared("delete", tr("&Delete"), QKeySequence(Qt::Key_Delete));
  addShared("selectAll", tr("Select &all"), QKeySequence(Qt::CTRL | Qt::Key_A));
  addCanvasActions();
  menu_.addSeparator();
  menu_.addActions(last);
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
  connect(&menu_, &QMenu::aboutToShow, this, &EditMenu::enable);
  // A key pressed later asks anew what can act.
  connect(&menu_, &QMenu::aboutToHide, this, [this] {
    QMetaObject::invokeMethod(
        this, [this] { canvas_.editor().enableActions(); }, Qt::QueuedConnection);
  });
}

// The key stands beside the words only: the focused view takes it by itself.
void EditMenu::addShared(const char* name, const QString& text, const QKeySequence& keys) {
  QAction* action =
      menu_.addAction(text + QLatin1Char('\t') + keys.toString(QKeySequence::NativeText));
  action->setIconText(QString(text).remove(QLatin1Char('&')));
  action->setObjectName(QStringLiteral("edit_") + QLatin1String(name));
  connect(action, &QAction::triggered, this, [this, name] { run(QLatin1String(name)); });
  shared_.push_back(action);
}

void EditMenu::addCanvasActions() {
  const auto put = [this](QMenu* into, std::initializer_list<const char*> names) {
    for (const char* name : names) {
      QAction* action = canvas_.editor().action(QLatin1String(name));
      into->addAction(action);
      of_canvas_.push_back(action);
    }
  };
  menu_.addSeparator();
  put(&menu_, {"insert", "duplicate", "rename", "formula", "replace"});
  put(&menu_, {"extract", "inline", "output"});
  put(menu_.addMenu(tr("&Make it a")), {"variable", "placeholder", "constant"});
  menu_.addSeparator();
  put(&menu_, {"upstream", "downstream", "frame", "wire", "wireBack", "collapse", "expand"});
  put(menu_.addMenu(tr("Arran&ge the selection")),
      {"alignLeft", "alignTop", "distributeAcross", "distributeDown"});
  menu_.addSeparator();
  put(&menu_, {"breakpoint"});
}

// Menus and buttons take the focus only for a while.
void EditMenu::follow(QWidget* focus) {
  if (focus == nullptr || focus->window() != canvas_.window()) return;
  const bool is_text =
      qobject_cast<QPlainTextEdit*>(focus) != nullptr || qobject_cast<QLineEdit*>(focus) != nullptr;
  if (is_text) focus_ = focus;
  if (focus == &canvas_) focus_ = nullptr;
}

QPlainTextEdit* EditMenu::text() const { return qobject_cast<QPlainTextEdit*>(focus_.data()); }
QLineEdit* EditMenu::line() const { return qobject_cast<QLineEdit*>(focus_.data()); }

void EditMenu::enable() {
  canvas_.editor().enableActions();
  const bool canvas = focus_ == nullptr;
  for (QAction* action : shared_) {
    const QString name = action->objectName().mid(5);
    action->setEnabled(canvas ? canvas_.editor().action(name)->isEnabled() : textCan(name));
  }
  if (canvas) return;
  for (QAction* action : of_canvas_) action->setEnabled(false);
}

bool EditMenu::textCan(const QString& name) const {
  const bool chosen = text() ? text()->textCursor().hasSelection() : line()->hasSelectedText();
  const bool writes = text() ? !text()->isReadOnly() : !line()->isReadOnly();
  if (name == QLatin1String("copy")) return chosen;
  if (name == QLatin1String("paste"))
    return writes && !QGuiApplication::clipboard()->text().isEmpty();
  if (name == QLatin1String("selectAll"))
    return text() ? !text()->document()->isEmpty() : !line()->text().isEmpty();
  return chosen && writes;
}

void EditMenu::run(const QString& name) {
  if (focus_ == nullptr) return canvas_.editor().action(name)->trigger();
  const auto either = [this](auto on_text, auto on_line) {
    if (text()) {
      on_text(*text());
    } else {
      on_line(*line());
    }
  };
  if (name == QLatin1String("cut")) either([](auto& t) { t.cut(); }, [](auto& l) { l.cut(); });
  if (name == QLatin1String("copy")) either([](auto& t) { t.copy(); }, [](auto& l) { l.copy(); });
  if (name == QLatin1String("paste"))
    either([](auto& t) { t.paste(); }, [](auto& l) { l.paste(); });
  if (name == QLatin1String("delete"))
    either([](auto& t) { t.textCursor().removeSelectedText(); }, [](auto& l) { l.del(); });
  if (name == QLatin1String("selectAll"))
    either([](auto& t) { t.selectAll(); }, [](auto& l) { l.selectAll(); });
}

}  // namespace nabla::ui
