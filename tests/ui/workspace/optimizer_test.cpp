// The optimizer of the window takes the engine's steps, and whatever interrupts it leaves the
// document whole.
#include "ui/workspace/optimizer.h"

#include <QSignalSpy>
#include <QTest>

#include "engine/language/parser.h"
#include "ui/commands/commands.h"

namespace ui_workspace_optimizer_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* bowl = "x = variable(4)\ny = (x - 1)^2";

struct Desk {
  explicit Desk(const char* program = bowl, const char* method = "gd") {
    Document document;
    document.program = program;
    document.optimizer.method = method;
    workspace.newDocument(document);
    workspace.waitUntilCurrent();
    QObject::connect(&optimizer, &Optimizer::stopped, &workspace, [this](const Point& reached) {
      setPoint(workspace, reached, QStringLiteral("Optimize"));
    });
  }
  double x() const { return workspace.shownPoint().at("x").item(); }

  Workspace workspace;
  Optimizer optimizer{workspace};
};

RunRecord reference(const char* program, const char* method, std::size_t steps) {
  const Objective objective = Objective::make(parse(program).program, {}).value();
  OptimizerRun run(objective, *find_method(method), settings_for(*find_method(method), {}).value(),
                   objective.start(), false, StopRule{});
  while (run.record().iterations() < steps && !run.finished()) run.step();
  return run.record();
}

}  // namespace

class OptimizerTest : public QObject {
  Q_OBJECT

 private slots:
  void single_steps_are_the_engines_and_the_point_follows() {
    Desk desk;
    for (std::size_t step = 1; step <= 5; ++step) {
      desk.optimizer.step();
      const RunRecord record = reference(bowl, "gd", step);
      QTRY_VERIFY(desk.optimizer.record() && desk.optimizer.record()->iterations() == step);
      QCOMPARE(desk.x(), record.path.back().x[0]);
      desk.workspace.waitUntilCurrent();
      QCOMPARE(desk.workspace.lastGood()->values().at("x").item(), record.path.back().x[0]);
    }
    QCOMPARE(desk.workspace.undoStack().count(), 0);
    QVERIFY(desk.workspace.document().point.empty());
  }

  void a_run_ends_at_the_minimum_as_one_step_of_undo() {
    Desk desk(bowl, "newton");
    QSignalSpy stopped(&desk.optimizer, &Optimizer::stopped);
    desk.optimizer.run();
    QVERIFY(desk.optimizer.isRunning());
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(!desk.optimizer.isRunning());
    QVERIFY(desk.optimizer.record()->converged());
    QCOMPARE(desk.x(), 1.0);
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    desk.workspace.undoStack().undo();
    desk.workspace.waitUntilCurrent();
    QCOMPARE(desk.x(), 4.0);
  }

  void stopping_keeps_where_it_was() {
    Desk desk;
    desk.optimizer.step();
    desk.optimizer.step();
    QTRY_VERIFY(desk.optimizer.record() && desk.optimizer.record()->iterations() == 2);
    const double reached = desk.x();
    desk.optimizer.stop();
    QVERIFY(!desk.workspace.livePoint());
    QCOMPARE(desk.workspace.document().point.at("x").item(), reached);
  }

  void going_back_drops_the_record() {
    Desk desk;
    QSignalSpy back(&desk.optimizer, &Optimizer::wentBack);
    desk.optimizer.step();
    QTRY_VERIFY(desk.optimizer.record());
    desk.optimizer.reset();
    QCOMPARE(back.size(), 1);
    QVERIFY(!desk.optimizer.record());
    QCOMPARE(desk.x(), 4.0);
  }

  void a_hand_on_the_point_ends_the_walk() {
    Desk desk;
    desk.optimizer.run();
    QTRY_VERIFY(desk.optimizer.record() && desk.optimizer.record()->iterations() >= 2);
    setValue(desk.workspace, "x", Tensor(7.0), newGesture());
    QTRY_VERIFY(!desk.optimizer.isRunning());
    QCOMPARE(desk.x(), 7.0);
  }

  void another_text_ends_the_walk() {
    Desk desk;
    desk.optimizer.run();
    setText(desk.workspace, "x = variable(2)\ny = x^2");
    QVERIFY(!desk.optimizer.isRunning());
    QVERIFY(!desk.optimizer.record());
    QVERIFY(!desk.workspace.livePoint());
  }

  void a_run_asked_for_too_early_starts_when_the_program_is_known() {
    Desk desk;
    setText(desk.workspace, "x = variable(2)\ny = x^2");
    QVERIFY(!desk.workspace.current());
    desk.optimizer.step();
    QVERIFY(!desk.optimizer.record());
    QTRY_VERIFY(desk.optimizer.record());
    QCOMPARE(desk.optimizer.record()->path.front().x[0], 2.0);
  }

  void a_program_with_an_error_is_not_started() {
    Desk desk;
    setText(desk.workspace, "y = x *");
    desk.workspace.waitUntilCurrent();
    desk.optimizer.run();
    QVERIFY(!desk.optimizer.isRunning());
    QVERIFY(desk.optimizer.error().has_value());
  }

  void without_a_variable_it_says_why() {
    Desk desk("y = 1 + 2");
    desk.optimizer.run();
    QTRY_VERIFY(desk.optimizer.error().has_value());
    QVERIFY(!desk.optimizer.isRunning());
    QVERIFY(!desk.optimizer.error()->what.str().empty());
  }

  void steps_asked_for_while_one_is_computed_follow_it() {
    QString program = QStringLiteral("x = variable(4)\ny = x\n");
    for (int i = 0; i < 3000; ++i) program += QStringLiteral("y = sin(y) + x\n");
    Desk desk(program.toUtf8().constData());
    for (int i = 0; i < 3; ++i) desk.optimizer.step();  // asked for while the first is under way
    QTRY_VERIFY(desk.optimizer.record() && desk.optimizer.record()->iterations() == 3);
    const RunRecord record = reference(program.toUtf8().constData(), "gd", 3);
    QCOMPARE(desk.x(), record.path.back().x[0]);
  }

  void a_hand_on_the_point_wins_over_what_is_being_computed() {
    Desk desk;
    desk.optimizer.step();
    desk.optimizer.run();
    setValue(desk.workspace, "x", Tensor(7.0), newGesture());
    QTRY_VERIFY(!desk.optimizer.isRunning());
    QCOMPARE(desk.x(), 7.0);
    QVERIFY(!desk.optimizer.record());
  }

  void a_walk_that_nobody_waits_for_ends() {
    const auto walk = [](const char* program) {
      return std::make_unique<OptimizerWalk>(
          WalkStart{Shared<Program>(parse(program).program), {}, {"gd", {}}, {}});
    };
    const auto unborn = walk("x = variable(1)\ny = x\nwhile 1:\n    y = y + x");
    unborn->cancel();
    QCOMPARE(unborn->go(1, {}).failure.value().what.str(), std::string("stopped"));
    for (const char* program : {bowl, "x = variable(4)\ny = x\nwhile y < 9:\n    y = y * x"}) {
      const auto begun = walk(program);
      QVERIFY(!begun->go(1, {}).failure);
      begun->cancel();
      const WalkProgress progress = begun->go(1, {});
      QVERIFY(progress.record.path.empty());
      QCOMPARE(progress.record.error.value().what.str(), std::string("stopped"));
    }
  }

  void it_maximizes_what_is_to_be_maximized() {
    Desk desk("x = variable(0)\ny = 3 - (x - 2)^2\nmaximize y", "newton");
    desk.optimizer.step();
    QTRY_COMPARE(desk.x(), 2.0);
  }
};

QTEST_GUILESS_MAIN(OptimizerTest)

}  // namespace ui_workspace_optimizer_test

#include "ui_workspace_optimizer_test.moc"
