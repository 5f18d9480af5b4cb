// Wires by mouse on expressions that make several nodes: chained comparisons, max and min.
#include "engine/graph/op_def.h"
#include "tests/ui/canvas/desk.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_wires_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  using CanvasDesk::CanvasDesk;
  // The n-th node that runs the op.
  NodeId of(const char* op, int which = 0) const {
    const Graph& graph = playhead.trace()->graph;
    for (std::uint32_t i = 0; i < playhead.trace()->forward_size; ++i) {
      if (graph[NodeId{i}].op->name == op && which-- == 0) return NodeId{i};
    }
    qFatal("no such node");
  }
  QPoint portOf(NodeId node, int operand) const { return canvas.portPos(node, operand).toPoint(); }
  QPoint nowhere() const { return {canvas.width() / 2, 20}; }
  void undo() {
    workspace.undoStack().undo();
    settle();
  }
};

const std::string chain = "x = variable(1)\nz = variable(3)\ny = 0 < x < 2\n";
const std::string largest = "x = variable(1)\nz = variable(3)\ny = max(x, 2, 4)\n";

}  // namespace

class WiresTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void from_far_away_a_port_says_that_it_wants_to_be_nearer() {
    Desk desk(chain);
    const NodeId z = desk.node("z");
    desk.canvas.zoomAt(desk.canvas.portPos(z, -1), 0.25 / desk.canvas.zoom());
    QTest::mouseMove(&desk.canvas, desk.portOf(z, -1));
    QCOMPARE(desk.canvas.hint(), "Zoom in to connect");
    QVERIFY(!desk.canvas.editor().portAt(desk.portOf(z, -1)));
    QTest::mouseMove(&desk.canvas, desk.nowhere());
    QVERIFY(desk.canvas.hint() != "Zoom in to connect");
    desk.canvas.zoomAt(desk.canvas.portPos(z, -1), 2);
    QTest::mouseMove(&desk.canvas, desk.portOf(z, -1));
    QVERIFY(desk.canvas.hint() != "Zoom in to connect");
    QVERIFY(desk.canvas.editor().portAt(desk.portOf(z, -1)));
  }

  void every_port_of_a_chain_is_disconnected_alone() {
    Desk desk(chain);
    const std::string start = "x = variable(1)\nz = variable(3)\ny = ";
    const auto let_go = [&desk](NodeId node, int operand) {
      desk.drag(desk.portOf(node, operand), desk.nowhere());
      const std::string text = desk.text();
      desk.undo();
      return text;
    };
    QCOMPARE(let_go(desk.of("less", 0), 0), start + "_ < x < 2\n");
    QCOMPARE(let_go(desk.of("less", 0), 1), start + "0 < _ and x < 2\n");
    QCOMPARE(let_go(desk.of("less", 1), 0), start + "0 < x and _ < 2\n");
    QCOMPARE(let_go(desk.of("less", 1), 1), start + "0 < x < _\n");
    QCOMPARE(let_go(desk.of("logical_and"), 0), start + "_ and x < 2\n");
    QCOMPARE(let_go(desk.of("logical_and"), 1), start + "0 < x and _\n");
    QCOMPARE(desk.text(), chain);
  }

  void a_wire_goes_to_one_comparison_of_two() {
    Desk desk(chain);
    desk.drag(desk.port("z", -1), desk.portOf(desk.of("less", 1), 0));
    QCOMPARE(desk.text(), std::string("x = variable(1)\nz = variable(3)\ny = 0 < x and z < 2\n"));
    QVERIFY(desk.canvas.scene()->edge(desk.of("less", 1), 0));
    QCOMPARE(desk.workspace.undoStack().undoText(), QString("Connect z to less"));
  }

  void a_wire_goes_from_one_port_of_a_chain_to_another_one() {
    Desk desk(chain);
    desk.drag(desk.portOf(desk.of("less", 0), 1), desk.portOf(desk.of("less", 1), 1));
    QCOMPARE(desk.text(), std::string("x = variable(1)\nz = variable(3)\ny = 0 < _ and x < x\n"));
  }

  void every_port_of_max_is_wired_alone() {
    Desk desk(largest);
    desk.drag(desk.port("z", -1), desk.portOf(desk.of("maximum", 0), 1));
    QCOMPARE(desk.text(), std::string("x = variable(1)\nz = variable(3)\ny = max(x, z, 4)\n"));
    desk.drag(desk.portOf(desk.of("maximum", 1), 1), desk.nowhere());
    QCOMPARE(desk.text(), std::string("x = variable(1)\nz = variable(3)\ny = max(x, z, _)\n"));
    desk.undo();
    desk.undo();
    desk.drag(desk.portOf(desk.of("maximum", 1), 0), desk.nowhere());
    QCOMPARE(desk.text(), std::string("x = variable(1)\nz = variable(3)\ny = maximum(_, 4)\n"));
  }

  void the_result_of_a_part_is_a_value_like_any_other() {
    Desk desk("x = variable(1)\ny = 0 < x < 2\nu = _ * 3\n");
    desk.drag(desk.portOf(desk.of("less", 0), -1), desk.port("u", 0));
    QCOMPARE(desk.text(), std::string("x = variable(1)\na = 0 < x\ny = a and x < 2\nu = a * 3\n"));
    QVERIFY(desk.workspace.analysis()->ok());
  }
};

QTEST_MAIN(WiresTest)

}  // namespace ui_canvas_wires_test

#include "ui_canvas_wires_test.moc"
