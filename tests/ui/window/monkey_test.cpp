// Random hands in the whole window. Whatever they did, text, graph and undo agree, and a saved
// document reopens the same. `./dev fuzz SECONDS window` plays for long.
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>

#include "engine/trace/compare.h"
#include "tests/fuzz/monkey.h"
#include "tests/ui/window/desk.h"

namespace ui_window_monkey_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr int seeds = 3;
constexpr int rounds = 2;               // for each of them
constexpr int gestures_in_round = 100;  // then it is looked whether all agrees

struct State {
  std::string program;
  std::map<std::string, NodePosition, std::less<>> layout;
  Point point;
  OptimizerChoice optimizer;
  friend bool operator==(const State&, const State&) = default;
};

State state_of(const Document& document) {
  return {document.program, document.layout, document.point, document.optimizer};
}

class Desk : public WindowDesk {
 public:
  Desk() : WindowDesk("x = variable(2)\nw = variable(3)\ny = sin(x) * w + x\n") {
    studio.workspace.setLimits(
        {.statements = 2'000, .nodes = 1'000, .elements = 20'000, .nesting = 50});
    given_ = state_of(studio.workspace.document());
    QObject::connect(&studio.workspace, &Workspace::documentReplaced, window.get(),
                     [this] { given_ = state_of(studio.workspace.document()); });
    window->resize(1366, 768);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
  }

  // Each says what does not agree, or nothing.
  QString text_and_graph() {
    const Workspace& workspace = studio.workspace;
    const std::string& program = workspace.document().program;
    if (window->findChild<QPlainTextEdit*>("programEditor")->toPlainText().toStdString() != program)
      return "the editor shows another text";
    const Analysis& analysis = *workspace.analysis();
    const std::atomic<bool> never = false;
    const auto fresh = analyse(analysis.request, never);
    if (analysis.request.text != program || fresh->ok() != analysis.ok())
      return "the analysis is of another text";
    if (!analysis.ok()) return {};
    if (!analysis.trace != !fresh->trace) return "there is no graph, or one of nothing";
    if (canvas().trace() != analysis.trace) return "the canvas shows another graph";
    if (analysis.trace && !same_structure(*analysis.trace, *fresh->trace))
      return "the graph is not the program's";
    return {};
  }

  QString undo_and_redo() {
    QUndoStack& undo = studio.workspace.undoStack();
    const State now = state_of(studio.workspace.document());
    const int place = undo.index();
    while (undo.canRedo()) undo.redo();
    const State top = state_of(studio.workspace.document());
    while (undo.canUndo()) undo.undo();
    if (!(state_of(studio.workspace.document()) == given_))
      return "undo does not lead to the start";
    settle();
    if (const QString wrong = text_and_graph(); !wrong.isEmpty()) return "undone, " + wrong;
    while (undo.canRedo()) undo.redo();
    if (!(state_of(studio.workspace.document()) == top)) return "redo does not lead to the end";
    undo.setIndex(place);
    if (!(state_of(studio.workspace.document()) == now)) return "undo does not lead back";
    settle();
    return text_and_graph();
  }

  QString reopened(const QString& path) const {
    const Document saved = studio.workspace.snapshot();
    const auto again = read_document(write_document(saved));
    if (!again) return "it cannot be opened: " + QString::fromStdString(again.error().what.str());
    if (!(state_of(*again) == state_of(saved))) return "it reads back as something else";
    QFile file(path);
    const std::string bytes = write_document(saved);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) < 0)
      return "it cannot be written";
    file.close();
    Workspace other;
    if (!other.open(path)) return "it does not open";
    return state_of(other.document()) == state_of(saved) ? QString() : "it opens as something else";
  }

 private:
  State given_;
};

}  // namespace

class MonkeyTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QCoreApplication::setOrganizationName("nabla");
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setQuitOnLastWindowClosed(false);
  }

  void whatever_hands_do_all_agrees_data() {
    QTest::addColumn<unsigned>("seed");
    const int first = qEnvironmentVariableIntValue("NABLA_MONKEY_SEED");
    for (int i = 0; i < (first > 0 ? 1 : seeds); ++i)
      QTest::addRow("seed %d", first + i) << static_cast<unsigned>(first + i);
  }
  // Every other seed begins with nothing to paste.
  void whatever_hands_do_all_agrees() {
    QFETCH(const unsigned, seed);
    QSettings().clear();
    QGuiApplication::clipboard()->setMimeData(new QMimeData);
    if (seed % 2 == 0) QGuiApplication::clipboard()->setText("z = x * 2");
    Desk desk;
    fuzz::Monkey monkey(*desk.window, seed);
    const qint64 seconds = qEnvironmentVariableIntValue("NABLA_MONKEY_SECONDS");
    QElapsedTimer clock;
    clock.start();
    for (int round = 0; seconds > 0 ? clock.elapsed() < 1000 * seconds : round < rounds; ++round) {
      for (int i = 0; i < gestures_in_round; ++i) monkey.act();
      monkey.rest();
      desk.studio.optimizer.stop();
      desk.settle();
      const auto holds = [&](const QString& wrong) {
        if (wrong.isEmpty()) return true;
        qInfo("round %d: %s:\n%s", round, qPrintable(wrong),
              desk.studio.workspace.document().program.c_str());
        return false;
      };
      QVERIFY(holds(desk.text_and_graph()));
      QVERIFY(holds(desk.reopened(home_.filePath("again.nabla"))));
      QVERIFY(holds(desk.undo_and_redo()));
    }
  }

 private:
  QTemporaryDir home_;
};

QTEST_MAIN(MonkeyTest)

}  // namespace ui_window_monkey_test

#include "ui_window_monkey_test.moc"
