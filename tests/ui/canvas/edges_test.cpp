// Wires are selected by mouse and keys, disconnected, and told of in the inspector.
#include <QTest>

#include "tests/ui/canvas/desk.h"
#include "ui/commands/commands.h"
#include "ui/inspector/edge_facts.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_edges_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  using CanvasDesk::CanvasDesk;
  QPoint onWire(const char* consumer, int operand, double t = 0.5) const {
    const SceneEdge* edge = canvas.scene()->edge(node(consumer), operand);
    return canvas.view().toWidget(edge->at(t)).toPoint();
  }
  std::optional<Port> edge() const { return canvas.selectedEdge(); }
  Port port_of(const char* key, int operand) const { return {node(key), operand}; }
};

constexpr const char* product = "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\n";

}  // namespace

class EdgesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_click_on_a_wire_selects_it_and_is_seen() {
    Desk desk(product);
    desk.select({"x1"});
    const QImage before = desk.canvas.grab().toImage();
    desk.click(desk.onWire("y", 0));
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 0)));
    QVERIFY(desk.canvas.selected().empty());
    QVERIFY(desk.canvas.grab().toImage() != before);
    desk.click(desk.middle("x2"));
    QVERIFY(!desk.edge());
    desk.click(desk.onWire("y", 1));
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 1)));
    desk.click({desk.canvas.width() / 2, 60});
    QVERIFY(!desk.edge());
  }

  void delete_disconnects_the_selected_wire_and_undo_brings_it_back() {
    Desk desk(product);
    desk.click(desk.onWire("y", 1));
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\nx2 = variable(3)\ny = x1 * _\n"));
    QVERIFY(!desk.edge());
    QCOMPARE(desk.canvas.selected(), std::vector{desk.node("y")});
    QCOMPARE(desk.workspace.undoStack().undoText(), QString("Disconnect y"));
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.text(), std::string(product));
  }

  void keys_go_through_the_wires_of_a_node() {
    Desk desk(product);
    desk.click(desk.middle("y"));
    desk.key(Qt::Key_W);
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 0)));
    desk.key(Qt::Key_W);
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 1)));
    desk.key(Qt::Key_W);
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 0)));
    desk.key(Qt::Key_W, Qt::ShiftModifier);
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 1)));
    desk.key(Qt::Key_Escape);
    QVERIFY(!desk.edge());
    QCOMPARE(desk.canvas.selected(), std::vector{desk.node("y")});
    desk.key(Qt::Key_W);
    desk.key(Qt::Key_Backspace);
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\nx2 = variable(3)\ny = _ * x2\n"));
  }

  void a_drag_that_begins_on_a_wire_pans() {
    Desk desk(product);
    const QPointF before = desk.canvas.view().origin;
    const QPoint at = desk.onWire("y", 0);
    desk.drag(at, at + QPoint(40, 25));
    QVERIFY(desk.canvas.view().origin != before);
    QVERIFY(!desk.edge());
  }

  void the_selected_wire_stays_when_the_text_changes() {
    Desk desk(product);
    desk.click(desk.onWire("y", 1));
    setText(desk.workspace, "q = variable(1)\n" + QString(product));
    desk.settle();
    QCOMPARE(desk.edge(), std::optional(desk.port_of("y", 1)));
    setText(desk.workspace, "x1 = variable(2)\ny = sin(x1)\n");
    desk.settle();
    QVERIFY(!desk.edge());
  }

  void a_wire_tells_what_flows_both_ways() {
    Desk desk("x = variable(3)\na = x * 2\ny = a * a + x\n");
    const Trace& trace = *desk.playhead.trace();
    const auto facts = [&](const char* key, int operand, int done) {
      return edgeFactsOf(trace, state_at(trace, static_cast<std::size_t>(done)), done,
                         desk.node(key), operand);
    };
    const auto end = static_cast<int>(trace.steps.size());
    const EdgeFacts done = facts("a", 0, end);
    QCOMPARE(done.from_title, QString("x"));
    QCOMPARE(done.to_title, QString("a"));
    QCOMPARE(done.value, std::optional(Tensor(3)));
    QCOMPARE(done.local->number, std::optional(Tensor(2)));
    QCOMPARE(done.upstream, std::optional(Tensor(12)));
    QCOMPARE(done.contribution, std::optional(Tensor(24)));
    QCOMPARE(done.total, std::optional(Tensor(25)));
    const EdgeFacts start = facts("a", 0, 0);
    QVERIFY(!start.value && !start.contribution && start.awaits_gradient);
    const EdgeFacts before = facts("a", 0, done.step);
    QVERIFY(before.value && !before.contribution);
    QVERIFY(facts("a", 0, done.step + 1).contribution);
  }
};

QTEST_MAIN(EdgesTest)

}  // namespace ui_canvas_edges_test

#include "ui_canvas_edges_test.moc"
