// What hands leave behind is in order: nothing covers anything else, and no wire hides under a
// card.
#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <algorithm>
#include <random>

#include "tests/ui/canvas/desk.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_room_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  using CanvasDesk::CanvasDesk;
  const Scene& scene() const { return *canvas.scene(); }
  int overlaps() const {
    int count = 0;
    const auto& cards = scene().cards();
    for (std::size_t i = 0; i < cards.size(); ++i) {
      for (std::size_t k = i + 1; k < cards.size(); ++k)
        count += cards[i].rect.intersects(cards[k].rect) ? 1 : 0;
    }
    return count;
  }
  // Wires that pass under a card that they do not belong to.
  int hidden_wires() const {
    int count = 0;
    for (const SceneEdge& edge : scene().edges()) {
      for (const SceneCard& card : scene().cards()) {
        const auto index = static_cast<int>(card.node.index);
        if (index == edge.from || index == edge.to) continue;
        const auto points = edge.samples(200);
        count += std::any_of(points.begin(), points.end(), [&](QPointF p) {
          return card.rect.adjusted(2, 2, -2, -2).contains(p);
        });
      }
    }
    return count;
  }
};

constexpr const char* chain =
    "x = variable(2)\na = sin(x)\nb = cos(a)\nc = tanh(b)\nd = exp(c)\ny = d * x\n";

}  // namespace

class RoomTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void aligned_and_distributed_cards_cover_nothing() {
    std::mt19937 random(3);
    const auto any = [&random](int most) { return std::uniform_int_distribution(0, most)(random); };
    for (int round = 0; round < 12; ++round) {
      Desk desk(chain);
      NodePlaces places;
      for (const char* key : {"x", "a", "b", "c", "d", "y"})
        places[key] = {150.0 * any(5), 130.0 * any(4)};
      for (auto& place : places) {  // not onto each other to begin with
        while (std::count_if(places.begin(), places.end(),
                             [&](const auto& other) { return other.second == place.second; }) > 1)
          place.second.x += 150;
      }
      moveNodes(desk.workspace, places, newGesture());
      desk.settle();
      if (desk.overlaps() > 0) continue;
      desk.select({"a", "b", "c", "d"});
      for (const char* action : {"alignTop", "alignLeft", "distributeAcross", "distributeDown"}) {
        desk.canvas.editor().enableActions();
        desk.canvas.editor().action(action)->trigger();
        desk.settle();
        QVERIFY2(desk.overlaps() == 0, action);
        desk.workspace.undoStack().undo();
        desk.settle();
      }
    }
  }

  void distributed_cards_have_the_same_room_between_them() {
    Desk desk(chain);
    moveNodes(desk.workspace, {{"a", {0, 0}}, {"b", {40, 300}}, {"c", {0, 900}}}, newGesture());
    desk.settle();
    desk.select({"a", "b", "c"});
    desk.canvas.editor().action("distributeDown")->trigger();
    desk.settle();
    const auto room = [&](const char* above, const char* below) {
      return desk.card(below).outer().top() - desk.card(above).outer().bottom();
    };
    QVERIFY(std::abs(room("a", "b") - room("b", "c")) < 1e-9);
    QCOMPARE(desk.card("a").rect.center(), QPointF(0, 0));
    QCOMPARE(desk.card("c").rect.center(), QPointF(0, 900));
  }

  void wires_pass_beside_a_card_that_is_dragged_onto_them() {
    for (const Reading reading : {Reading::across, Reading::down}) {
      Desk desk("x = variable(2)\nw = variable(1)\ny = sin(cos(tanh(x))) + x\nz = sin(w)\n");
      desk.workspace.setReading(reading);
      desk.settle();
      const SceneEdge* edge = desk.scene().edge(desk.node("y"), 1);
      const QPoint under = desk.canvas.view().toWidget(edge->at(0.5)).toPoint();
      desk.drag(desk.middle("w"), under);
      QCOMPARE(desk.hidden_wires(), 0);
    }
  }

  void wires_of_a_dragged_card_pass_beside_the_others() {
    Desk desk(chain);
    const QPoint from = desk.middle("y");
    desk.drag(from, QPoint(from.x(), desk.middle("x").y()));
    QCOMPARE(desk.hidden_wires(), 0);
  }

  void frames_stand_apart_after_a_drag() {
    Desk desk(
        "def f(a):\n  return sin(a) * a\ndef g(a):\n  return cos(a) + a\nx = variable(2)\nu = "
        "f(x)\nv = g(x)\ny = u + v\n");
    const auto frames = [&]() -> const std::vector<SceneFrame>& { return desk.scene().frames(); };
    QCOMPARE(frames().size(), std::size_t{2});
    const NodeId inside{static_cast<std::uint32_t>(frames()[0].cards.back())};
    const QPoint to = desk.canvas.view().toWidget(frames()[1].rect.center()).toPoint();
    desk.drag(desk.middle(inside), to);
    QVERIFY(!frames()[0].rect.intersects(frames()[1].rect));
    QCOMPARE(desk.overlaps(), 0);
  }

  void the_hole_of_a_new_node_stands_before_it() {
    Desk desk(chain);
    const QPoint place = desk.middle("c") + QPoint(0, 130);
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, place);
    auto* line = desk.canvas.editor().finder()->findChild<QLineEdit*>();
    QTest::keyClicks(line, "maximum");
    QTest::keyClick(line, Qt::Key_Return);
    desk.settle();
    const NodeId made = desk.canvas.selected().front();
    const QRectF card = desk.scene().card(made)->rect;
    int holes = 0;
    for (const SceneCard& hole : desk.scene().cards()) {
      if (!hole.hole) continue;
      ++holes;
      QVERIFY(hole.rect.right() < card.left());
      QVERIFY(std::abs(hole.rect.center().y() - card.center().y()) < card.height());
    }
    QCOMPARE(holes, 2);
    QCOMPARE(desk.overlaps(), 0);
  }
};

QTEST_MAIN(RoomTest)

}  // namespace ui_canvas_room_test

#include "ui_canvas_room_test.moc"
