// The table of steps, the watch list, and the breakpoints that both tell of.
#include "ui/inspector/steps_table.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include "ui/inspector/watch_list.h"
#include "ui/playback/marks.h"
#include "ui/playback/step_tensors.h"
#include "ui/theme/fonts.h"
#include "ui/workspace/analysis.h"

namespace ui_inspector_steps_table_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

std::shared_ptr<const Trace> traceOf(const char* text) {
  AnalysisRequest request;
  request.text = text;
  return analyse(request, std::atomic<bool>{false})->trace;
}

struct Desk {
  explicit Desk(const char* text) {
    playhead.setReducedMotion(true);
    playhead.setTrace(traceOf(text));
    table.resize(600, 400);
    table.show();
    watch.resize(300, 300);
    watch.show();
    QTest::qWait(1);
  }
  QTableView* view() const { return table.findChild<QTableView*>("stepsTable"); }
  QString cell(int row, StepColumn column) const {
    const auto& model = table.model();
    return model.data(model.index(row, static_cast<int>(column)), Qt::DisplayRole).toString();
  }
  // Plays until it ends or stops.
  int play() {
    playhead.play();
    while (playhead.isPlaying()) playhead.advance(step_duration / 3);
    return playhead.step();
  }
  int lastRow() const { return table.model().rowCount() - 1; }

  Appearance appearance;
  Playhead playhead;
  Marks marks{playhead};
  StepsTable table{playhead, appearance};
  WatchList watch{playhead, marks, appearance};
};

constexpr const char* product = "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2";

}  // namespace

class StepsTableTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void every_step_has_a_row_with_its_numbers() {
    Desk desk(product);
    QCOMPARE(desk.table.model().rowCount(), desk.playhead.stepCount());
    QCOMPARE(desk.cell(2, StepColumn::node), "y");
    QCOMPARE(desk.cell(2, StepColumn::op), "mul");
    QCOMPARE(desk.cell(2, StepColumn::total), "6");
    const int last = desk.lastRow();
    QCOMPARE(desk.cell(last, StepColumn::phase), "backward");
    QCOMPARE(desk.cell(last, StepColumn::node), "y");
    QCOMPARE(desk.cell(last, StepColumn::to), QStringLiteral("x₂"));
    QCOMPARE(desk.cell(last, StepColumn::upstream), "1");
    QCOMPARE(desk.cell(2, StepColumn::to), QString());
    QCOMPARE(desk.cell(2, StepColumn::upstream), QString());
    QCOMPARE(desk.cell(last, StepColumn::local), "2");
    QCOMPARE(desk.cell(last, StepColumn::contribution), "2");
    QCOMPARE(desk.cell(last, StepColumn::total), "2");
  }

  void a_click_jumps_there() {
    Desk desk(product);
    const auto index = desk.table.model().index(2, 0);
    QTest::mouseClick(desk.view()->viewport(), Qt::LeftButton, {},
                      desk.view()->visualRect(index).center());
    QCOMPARE(desk.playhead.step(), 3);
  }

  void the_row_of_the_step_is_marked_and_followed() {
    Desk desk("x = variable(0.3)\ny = x\nfor i in range(60):\n  y = sin(y)\nz = y");
    desk.playhead.seek(desk.playhead.stepCount());
    const auto& model = desk.table.model();
    QVERIFY(model.data(model.index(desk.lastRow(), 0), Qt::BackgroundRole).isValid());
    QVERIFY(!model.data(model.index(0, 0), Qt::BackgroundRole).isValid());
    QTRY_VERIFY(desk.view()->viewport()->rect().intersects(
        desk.view()->visualRect(model.index(desk.lastRow(), 0))));
  }

  void the_filter_keeps_what_has_all_its_words() {
    Desk desk(product);
    auto* filter = desk.table.findChild<QLineEdit*>("stepsFilter");
    filter->setText("backward");
    QCOMPARE(desk.table.model().rowCount(), 3);
    filter->setText("back to:x1");
    QCOMPARE(desk.table.model().rowCount(), 1);
    QCOMPARE(desk.cell(0, StepColumn::to), QStringLiteral("x₁"));
    filter->setText("node:y op:mul back");
    QCOMPARE(desk.table.model().rowCount(), 3);
    filter->setText("node:x1");
    QCOMPARE(desk.table.model().rowCount(), 1);
    filter->setText("no such thing");
    QCOMPARE(desk.table.model().rowCount(), 0);
    filter->clear();
    QCOMPARE(desk.table.model().rowCount(), desk.playhead.stepCount());
  }

  void upstream_times_local_is_what_each_edge_contributes() {
    Desk desk("x = variable(3)\na = x * 2\ny = a * a + x");
    int edges = 0;
    for (std::size_t i = 0; i < desk.playhead.trace()->steps.size(); ++i) {
      const StepTensors tensors = tensorsOf(*desk.playhead.trace(), i);
      if (!tensors.local) continue;
      ++edges;
      QCOMPARE(tensors.local->item() * tensors.upstream->item(), tensors.contribution->item());
    }
    QCOMPARE(edges, 5);
  }

  void a_filtered_row_still_jumps_to_its_own_step() {
    Desk desk(product);
    desk.table.findChild<QLineEdit*>("stepsFilter")->setText("to:x2");
    emit desk.view()->clicked(desk.table.model().index(0, 0));
    QCOMPARE(desk.playhead.step(), desk.playhead.stepCount());
  }

  void the_play_stops_when_a_node_is_computed() {
    Desk desk(product);
    QSignalSpy stops(&desk.playhead, &Playhead::stoppedAt);
    desk.marks.setBreak("y", BreakKind::computed, true);
    QCOMPARE(desk.play(), 3);
    QCOMPARE(stops.count(), 1);
    QCOMPARE(stops.first().first().toInt(), 2);
    QCOMPARE(desk.play(), desk.playhead.stepCount());
  }

  void the_play_stops_when_a_gradient_arrives() {
    Desk desk(product);
    desk.marks.setBreak("x1", BreakKind::gradient, true);
    const int at = desk.play();
    const Step& step = desk.playhead.trace()->steps[static_cast<std::size_t>(at - 1)];
    QCOMPARE(step.phase, Phase::backward);
    QCOMPARE(desk.playhead.trace()->graph.label(step.to), std::string("x1"));
    desk.marks.toggleBreak("x1", BreakKind::gradient);
    QCOMPARE(desk.play(), desk.playhead.stepCount());
  }

  void the_play_stops_at_nan() {
    Desk desk("x = variable(-1)\na = x + 1\nb = log(x)\nc = a + b");
    desk.marks.setBreak("c", BreakKind::nan, true);
    desk.play();
    QCOMPARE(desk.cell(desk.playhead.step() - 1, StepColumn::node), "c");
    desk.marks.clearBreaks();
    desk.marks.setBreakOnAnyNan(true);
    desk.playhead.first();
    desk.play();
    QCOMPARE(desk.cell(desk.playhead.step() - 1, StepColumn::node), "b");
  }

  void stepping_by_hand_and_seeking_pass_breakpoints() {
    Desk desk(product);
    desk.marks.setBreak("y", BreakKind::computed, true);
    desk.playhead.last();
    QCOMPARE(desk.playhead.step(), desk.playhead.stepCount());
    desk.playhead.seek(2);
    desk.playhead.forward();
    desk.playhead.forward();
    QCOMPARE(desk.playhead.step(), 4);
  }

  void watched_nodes_follow_the_playhead() {
    Desk desk(product);
    desk.marks.setWatched("y", true);
    desk.marks.setWatched("x1", true);
    auto* table = desk.watch.findChild<QTableWidget*>("watchTable");
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("…"));
    desk.playhead.last();
    QCOMPARE(table->item(0, 1)->text(), "6");
    QCOMPARE(table->item(1, 2)->text(), "3");
    desk.playhead.setTrace(traceOf("x1 = variable(5)\nq = x1 * 2"));
    QCOMPARE(table->item(0, 1)->text(), "not there");
  }

  void a_node_without_a_name_is_told_of_by_what_it_belongs_to() {
    Desk desk("x1 = variable(2)\ny1 = sin(x1) * 3");
    desk.marks.setWatched("y1/0", true);
    desk.playhead.last();
    auto* table = desk.watch.findChild<QTableWidget*>("watchTable");
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("sin in y₁"));
    QVERIFY(table->item(0, 1)->text().startsWith("0.909"));
  }

  void delete_takes_a_node_off_the_list() {
    Desk desk(product);
    desk.marks.setWatched("y", true);
    desk.marks.setBreak("x1", BreakKind::nan, true);
    auto* table = desk.watch.findChild<QTableWidget*>("watchTable");
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(1, 3)->text(), "NaN");
    table->setCurrentCell(1, 0);
    QTest::keyClick(table, Qt::Key_Delete);
    QVERIFY(!desk.marks.hasBreak("x1"));
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Delete);
    QVERIFY(desk.marks.watched().empty());
  }

  void the_state_after_steps_forward_is_that_of_the_trace() {
    Desk desk("x = variable(2)\ny = x * x + sin(x)");
    desk.playhead.first();
    for (int step = 1; step <= desk.playhead.stepCount(); ++step) {
      desk.playhead.seek(step);
      const TraceState whole = state_at(*desk.playhead.trace(), static_cast<std::size_t>(step));
      QVERIFY(desk.playhead.state().values == whole.values);
      QVERIFY(desk.playhead.state().gradients == whole.gradients);
    }
  }
};

QTEST_MAIN(StepsTableTest)

}  // namespace ui_inspector_steps_table_test

#include "ui_inspector_steps_table_test.moc"
