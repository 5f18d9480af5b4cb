// The window as a user has it before them: opened by runWindow(), worked by keys and mouse that go
// through the window system's door, read by what its widgets show.
#pragma once

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWindow>
#include <functional>

#include "engine/graph/op_def.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/formula/formula_label.h"
#include "ui/playback/timeline.h"
#include "ui/window/main_window.h"
#include "ui/window/run_window.h"

namespace nabla::test {

// The engine's own run of a text, apart from any window.
inline Trace traced(const QString& text) {
  RunOptions options;
  options.missing_value = 1;
  Execution execution = run(parse(text.toStdString()).program, options);
  const NodeId output = execution.outputs.front().node;
  return record(std::move(execution.graph), output, {}).value();
}

class LiveWindow {
 public:
  // Opens the window, works in it, and closes it without a question.
  static void work(const ui::WindowOptions& options,
                   const std::function<void(LiveWindow&)>& hands) {
    QTimer::singleShot(0, qApp, [&hands] {
      LiveWindow live;
      const bool active = QTest::qWaitForWindowActive(&live.window());
      if (active) hands(live);
      QApplication::exit();
      QVERIFY(active);
    });
    ui::runWindow(*qApp, options);
  }

  // The window now; it is another one after a change of language.
  ui::MainWindow& window() const {
    for (QWidget* widget : QApplication::topLevelWidgets()) {
      auto* window = qobject_cast<ui::MainWindow*>(widget);
      if (window && window->isVisible()) return *window;
    }
    qFatal("there is no window");
  }
  template <class Widget>
  Widget& the(const char* name = nullptr) const {
    auto* widget = window().findChild<Widget*>(QString::fromLatin1(name));
    if (!widget) qFatal("there is no %s", name ? name : Widget::staticMetaObject.className());
    return *widget;
  }
  ui::GraphCanvas& canvas() const { return the<ui::GraphCanvas>(); }
  QPlainTextEdit& editor() const { return the<QPlainTextEdit>("programEditor"); }
  QString program() const { return editor().toPlainText(); }
  QString label(const char* name) const { return the<QLabel>(name).text(); }
  QString field(const char* name) const { return the<QLineEdit>(name).text(); }
  QString narration() const { return label("narration"); }
  QString formula() const { return the<ui::FormulaLabel>("narrationFormula").text(); }
  QString place() const { return label("place"); }
  QString value(const char* key) const { return canvas().valueText(node(key)); }
  QString gradient(const char* key) const { return canvas().gradientText(node(key)); }
  QAction& actionWith(const QVariant& data) const {
    for (QAction* action : window().findChildren<QAction*>()) {
      if (action->data() == data) return *action;
    }
    qFatal("there is no such action");
  }

  QAction& action(const QKeySequence& keys) const {
    for (QAction* action : window().findChildren<QAction*>()) {
      if (action->shortcuts().contains(keys)) return *action;
    }
    qFatal("there is no such shortcut");
  }

  // --- hands ---

  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
    QTest::keyClick(window().windowHandle(), key, modifiers);
  }
  // As typed, a key a character, where the focus is.
  void type(const QString& text) const {
    for (const QChar c : text) {
      if (c == u'\n') {
        key(Qt::Key_Return);
      } else {
        QTest::keyClick(window().windowHandle(), c.toLatin1());
      }
    }
  }
  void click(QWidget& widget, QPoint at) const {
    QTest::mouseClick(window().windowHandle(), Qt::LeftButton, {}, widget.mapTo(&window(), at));
  }
  void click(QWidget& widget) const { click(widget, widget.rect().center()); }
  void drag(QWidget& widget, QPoint from, QPoint to) const {
    QWindow* handle = window().windowHandle();
    const auto at = [&](int i) { return widget.mapTo(&window(), from + (to - from) * i / 8); };
    QTest::mousePress(handle, Qt::LeftButton, {}, at(0));
    for (int i = 1; i <= 8; ++i) QTest::mouseMove(handle, at(i));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, at(8));
  }
  // Replaces the program by typing; the editor puts in the indentation by itself.
  void write(const QString& text) const {
    click(editor());
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    type(text);
    key(Qt::Key_Escape);  // of what completion offers
  }
  // Focus where keys move the player.
  void leaveText() const { click(canvas(), QPoint(canvas().width() / 2, 12)); }

  // When a dialog stands before the window, `answer` is its user.
  template <class Dialog>
  void whenAsked(std::function<void(Dialog&)> answer) const {
    auto* timer = new QTimer(&window());
    QObject::connect(timer, &QTimer::timeout, timer, [timer, answer] {
      auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
      if (!dialog || !dialog->isVisible()) return;
      timer->deleteLater();
      timer->stop();
      answer(*dialog);
    });
    timer->start(10);
  }
  // --- what the engine says ---

  // True once the canvas shows the graph of the text in the editor, op for op.
  bool isCurrent() const {
    const ui::GraphCanvas& shown = canvas();
    return shown.scene() && !shown.state().faded &&
           ops_of(*shown.state().trace) == ops_of(traced(program()));
  }

 private:
  static QStringList ops_of(const Trace& trace) {
    QStringList ops;
    for (std::size_t i = 0; i < trace.forward_size; ++i) {
      const NodeId node{static_cast<std::uint32_t>(i)};
      ops << QString::fromStdString(trace.graph.label(node)) +
                 QString::fromUtf8(trace.graph[node].op->name.data());
    }
    return ops;
  }
  NodeId node(const char* key) const {
    const auto found = canvas().scene() ? canvas().scene()->find(key) : std::nullopt;
    return found.value_or(NodeId{~std::uint32_t{0}});  // one that no graph has
  }
};

// Settings and files of their own, so that a run changes nothing of the user's.
struct Home {
  Home() {
    QCoreApplication::setOrganizationName(QStringLiteral("nabla"));
    QCoreApplication::setApplicationName(QStringLiteral("nabla"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  }
  QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }

  QTemporaryDir folder;
};

// "9" and "−3.5" as numbers, "" and "…" as NaN.
inline double number_of(QString text) {
  bool is_number = false;
  const double number = text.replace(u'−', u'-').toDouble(&is_number);
  return is_number ? number : qQNaN();
}

}  // namespace nabla::test
