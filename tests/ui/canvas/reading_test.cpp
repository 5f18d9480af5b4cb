// The graph read from top to bottom: where cards, ports, pills and wires are, and hands on them.
#include "ui/workspace/reading.h"

#include <QTest>

#include "tests/ui/canvas/desk.h"
#include "ui/canvas/picture.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_reading_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  explicit Desk(const char* text) : CanvasDesk(text) {
    playhead.last();
    workspace.setReading(Reading::down);
    settle();
  }
  const Scene& scene() const { return *canvas.scene(); }
};

constexpr const char* valley =
    "x = variable(-1.2)\ny = variable(1)\nf = (1 - x)^2 + 100 * (y - x^2)^2\n";

}  // namespace

class ReadingTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void everything_is_computed_further_down() {
    Desk desk(valley);
    for (const SceneEdge& edge : desk.scene().edges()) {
      const SceneCard& from = desk.scene().cards()[static_cast<std::size_t>(edge.from)];
      const SceneCard& to = desk.scene().cards()[static_cast<std::size_t>(edge.to)];
      QVERIFY(from.rect.bottom() < to.rect.top());
      QCOMPARE(edge.points.front(), QPointF(from.rect.center().x(), from.rect.bottom()));
      QCOMPARE(edge.points.back().y(), to.rect.top());
      QCOMPARE(edge.arrival(), QPointF(0, 1));
    }
    QVERIFY(desk.scene().bounds().height() > desk.scene().bounds().width());
  }

  void no_card_or_pill_covers_another_card() {
    for (const char* text :
         {valley, "w = variable([[1, 2], [3, 4]])\nv = [1, 2]\ny = sum((w * v)^2)",
          "x = variable([1, 2, 3])\nW = variable([[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]])\nh = "
          "tanh(matmul(W, x))\np = softmax(h)\nloss = -log(p[0]) + 0.1 * "
          "sum(W^2)",
          "x = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = s"}) {
      Desk desk(text);
      const auto& cards = desk.scene().cards();
      for (const SceneCard& a : cards) {
        const QRectF pills = upperPillRect(a, upperPill(desk.canvas.state(), a)) |
                             lowerPillRect(a, lowerPill(desk.canvas.state(), a));
        for (const SceneCard& b : cards) {
          if (&a == &b) continue;
          QVERIFY(!a.rect.intersects(b.rect));
          QVERIFY(!pills.intersects(b.rect));
        }
      }
    }
  }

  void operands_keep_their_order_from_left_to_right() {
    Desk desk("x = variable(2)\ny = where(x > 1, x, 3)\n");
    const NodeId y = desk.node("y");
    for (int k = 0; k < 2; ++k) {
      QVERIFY(desk.canvas.portPos(y, k).x() < desk.canvas.portPos(y, k + 1).x());
      QCOMPARE(desk.canvas.portPos(y, k).y(), desk.canvas.nodeRect(y).top());
    }
    QCOMPARE(desk.canvas.portPos(y, -1).y(), desk.canvas.nodeRect(y).bottom());
  }

  void wires_are_pulled_and_connected_as_ever() {
    Desk desk("x1 = variable(2)\ny = sin(_) * x1\n");
    desk.drag(desk.port("x1", -1), desk.port("y/0", 0));
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\ny = sin(x1) * x1\n"));
  }

  void a_dragged_card_stays_under_the_hand_and_comes_back_when_read_across() {
    Desk desk(valley);
    const QPoint from = desk.middle("x");
    desk.drag(from, from + QPoint(-60, 40));
    QVERIFY((desk.middle("x") - from - QPoint(-60, 40)).manhattanLength() <= 2);
    const QPointF placed = desk.card("x").rect.center();
    const NodePosition kept = desk.workspace.document().layout.at("x");
    desk.workspace.setReading(Reading::across);
    desk.settle();
    QCOMPARE(desk.card("x").rect.center(), QPointF(kept.x, kept.y));
    desk.workspace.setReading(Reading::down);
    desk.settle();
    QVERIFY((desk.card("x").rect.center() - placed).manhattanLength() < 1e-6);
  }

  void the_backward_graph_goes_up() {
    for (const BackwardPlace place :
         {BackwardPlace::beside, BackwardPlace::below, BackwardPlace::over}) {
      Desk desk("x = variable(3)\ny = sin(x) * x\n");
      desk.workspace.setBackward(place);
      desk.settle();
      QVERIFY(desk.scene().showsBackward());
      for (const SceneEdge& edge : desk.scene().edges()) {
        if (!edge.derived || edge.hidden) continue;
        const SceneCard& from = desk.scene().cards()[static_cast<std::size_t>(edge.from)];
        const SceneCard& to = desk.scene().cards()[static_cast<std::size_t>(edge.to)];
        QCOMPARE(edge.points.back().y(), to.rect.bottom());
        if (from.derived && place != BackwardPlace::over)
          QVERIFY(to.rect.bottom() < from.rect.top());
      }
      QVERIFY(!desk.canvas.grab().isNull());
    }
  }

  void a_collapsed_frame_is_entered_from_above() {
    Desk desk("x = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = s");
    desk.canvas.collapseFrames(true);
    int crossing = 0;
    for (const SceneEdge& edge : desk.scene().edges()) {
      const SceneCard& to = desk.scene().cards()[static_cast<std::size_t>(edge.to)];
      if (edge.hidden || !to.hidden) continue;
      ++crossing;
      QCOMPARE(edge.points.back().y(), to.rect.top());
    }
    QVERIFY(crossing >= 3);
  }

  void pictures_are_read_the_same_way() {
    Desk desk(valley);
    const Trace& trace = *desk.playhead.trace();
    const GraphPicture across(trace);
    const GraphPicture down(trace, {}, BackwardPlace::off, Reading::down);
    QVERIFY(across.size().width() > across.size().height());
    QVERIFY(down.size().height() > down.size().width());
  }

  void it_is_kept_with_the_document() {
    Desk desk(valley);
    QCOMPARE(desk.workspace.snapshot().views.reading, std::string("down"));
    Document document = desk.workspace.snapshot();
    desk.workspace.newDocument({});
    QCOMPARE(desk.workspace.reading(), Reading::across);
    desk.workspace.newDocument(document);
    QCOMPARE(desk.workspace.reading(), Reading::down);
    desk.settle();
    QCOMPARE(desk.scene().reading(), Reading::down);
  }
};

QTEST_MAIN(ReadingTest)

}  // namespace ui_canvas_reading_test

#include "ui_canvas_reading_test.moc"
