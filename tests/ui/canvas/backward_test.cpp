// The derived backward graph on the canvas: its cards, where they stand, what they are tied to.
#include "ui/playback/backward_graph.h"

#include <QAccessible>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <algorithm>
#include <set>

#include "tests/ui/canvas/desk.h"
#include "ui/canvas/backward_painter.h"
#include "ui/canvas/picture.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_backward_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

using Desk = CanvasDesk;

constexpr const char* mixed = "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2 + sin(x1)";
constexpr BackwardPlace places[] = {BackwardPlace::beside, BackwardPlace::below,
                                    BackwardPlace::over};

std::vector<const SceneCard*> derived(const GraphCanvas& canvas) {
  std::vector<const SceneCard*> cards;
  for (const SceneCard& card : canvas.scene()->cards()) {
    if (card.derived && !card.hidden) cards.push_back(&card);
  }
  return cards;
}

QRectF forwardBounds(const GraphCanvas& canvas) {
  QRectF bounds;
  for (const SceneCard& card : canvas.scene()->cards()) {
    if (!card.derived) bounds |= card.rect;
  }
  return bounds;
}

// The derived card that is the gradient of the node.
const SceneCard* gradientOf(const Desk& desk, const char* key) {
  for (const SceneCard* card : derived(desk.canvas)) {
    const auto& of = (*desk.canvas.state().backward)[card->node].gradient_of;
    if (std::find(of.begin(), of.end(), desk.node(key)) != of.end()) return card;
  }
  return nullptr;
}

}  // namespace

class BackwardTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void it_is_there_only_where_it_is_wanted() {
    Desk desk(mixed);
    const std::size_t forward = desk.canvas.scene()->cards().size();
    QVERIFY(derived(desk.canvas).empty());
    desk.workspace.setBackward(BackwardPlace::below);
    QVERIFY(desk.canvas.scene()->cards().size() > forward);
    QCOMPARE(desk.canvas.scene()->forwardCount(), forward);
    desk.workspace.setBackward(BackwardPlace::off);
    QVERIFY(derived(desk.canvas).empty());
  }

  void it_has_the_nodes_that_the_derivative_rules_made() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::beside);
    std::multiset<std::string> ops;
    for (const SceneCard* card : derived(desk.canvas))
      ops.insert(std::string(desk.canvas.trace()->graph[card->node].op->name));
    // The seed, cos x1, x2 · 1 and cos x1 · 1 with their sum for x1, x1 · 1 for x2.
    QCOMPARE(ops, (std::multiset<std::string>{"constant", "cos", "mul", "mul", "mul", "add"}));
    for (const char* name : {"x1", "x2", "y"}) QVERIFY(gradientOf(desk, name));
    QCOMPARE(gradientOf(desk, "y")->chip, "seed");
  }

  void it_stands_beside_below_or_over_the_forward_graph() {
    Desk desk(mixed);
    for (const BackwardPlace place : places) {
      desk.workspace.setBackward(place);
      const QRectF forward = forwardBounds(desk.canvas);
      for (const SceneCard* card : derived(desk.canvas)) {
        if (place == BackwardPlace::beside) QVERIFY(card->rect.left() > forward.right());
        if (place == BackwardPlace::below) QVERIFY(card->rect.top() > forward.bottom());
        for (const SceneCard& other : desk.canvas.scene()->cards()) {
          if (!other.hidden && other.node != card->node)
            QVERIFY(!other.rect.intersects(card->rect));
        }
      }
    }
    const SceneCard* over = gradientOf(desk, "x2");
    const QRectF x2 = desk.card("x2").rect;
    QVERIFY(over->rect.top() > x2.bottom() && over->rect.top() < x2.bottom() + 100);
    QVERIFY(std::abs(over->rect.center().x() - x2.center().x()) < 60);
  }

  void it_is_read_from_right_to_left() {
    Desk desk(mixed);
    for (const BackwardPlace place : {BackwardPlace::beside, BackwardPlace::below}) {
      desk.workspace.setBackward(place);
      const Scene& scene = *desk.canvas.scene();
      for (const SceneEdge& edge : scene.edges()) {
        const SceneCard& from = scene.cards()[static_cast<std::size_t>(edge.from)];
        const SceneCard& to = scene.cards()[static_cast<std::size_t>(edge.to)];
        if (edge.hidden || !from.derived) continue;
        QVERIFY(to.rect.right() < from.rect.left());
        QCOMPARE(edge.points.front().x(), from.rect.left());
        QCOMPARE(edge.points.back().x(), to.rect.right());
      }
    }
  }

  void its_values_come_with_the_steps_and_agree_with_the_gradients() {
    Desk desk("x = variable([1, 2, 3])\nw = variable(0.5)\nL = sum((w * x - 1)^2)");
    desk.workspace.setBackward(BackwardPlace::below);
    desk.playhead.seek(0);
    const NodeId of_w = gradientOf(desk, "w")->node;
    const NodeId of_x = gradientOf(desk, "x")->node;
    QCOMPARE(desk.canvas.gradientText(of_w), QStringLiteral("…"));
    desk.playhead.last();
    QVERIFY(!desk.canvas.gradientText(of_w).isEmpty());
    QCOMPARE(desk.canvas.gradientText(of_w), desk.canvas.gradientText(desk.node("w")));
    QCOMPARE(desk.canvas.gradientText(of_x), desk.canvas.gradientText(desk.node("x")));
  }

  void its_values_follow_a_slider() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::below);
    desk.playhead.last();
    const Scene* const scene = desk.canvas.scene();
    const NodeId of_x2 = gradientOf(desk, "x2")->node;
    QCOMPARE(desk.canvas.gradientText(of_x2), QStringLiteral("2"));
    setValue(desk.workspace, "x1", Tensor(5.0), newGesture());
    desk.settle();
    QCOMPARE(desk.canvas.scene(), scene);
    QCOMPARE(desk.canvas.gradientText(of_x2), QStringLiteral("5"));
  }

  void every_step_back_brings_what_the_player_says() {
    Desk desk("x = variable(0.5)\ny = variable(2)\nf = softplus(x * y) / (1 + exp(x)) - y^3");
    desk.workspace.setBackward(BackwardPlace::below);
    const Trace& trace = *desk.canvas.trace();
    const BackwardGraph& backward = *desk.canvas.state().backward;
    for (const Step& step : trace.steps) {
      if (step.phase != Phase::backward || step.operand < 0) continue;
      QCOMPARE(backward.value(step.total), trace.event(step, EventKind::accumulation)->value);
    }
    for (const SceneCard* card : derived(desk.canvas)) {
      const int known = backward[card->node].known;
      QVERIFY(known >= 0 && trace.steps[static_cast<std::size_t>(known)].phase == Phase::backward);
    }
  }

  void a_node_and_what_is_derived_from_it_highlight_each_other() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::below);
    const SceneCard* share = gradientOf(desk, "x2");
    QCOMPARE(share->source, desk.node("y/0"));  // the product
    const auto shown = [&] { return desk.canvas.grab().toImage(); };
    const auto changed = [&](const QImage& a, const QImage& b, NodeId node) {
      const QRect around = desk.canvas.nodeRect(node).adjusted(-8, -8, 8, 8).toAlignedRect();
      return a.copy(around) != b.copy(around);
    };
    const QImage plain = shown();
    desk.click(desk.middle(share->node));
    QCOMPARE(desk.canvas.selected(), std::vector{share->node});
    const QImage with_share = shown();
    QVERIFY(changed(plain, with_share, desk.node("y/0")));
    QVERIFY(!changed(plain, with_share, desk.node("x2")));
    desk.canvas.select({desk.node("y/0")});
    QVERIFY(changed(plain, shown(), share->node));
  }

  void derived_nodes_are_not_edited_and_say_so() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::below);
    const std::string before = desk.text();
    const NodeId share = gradientOf(desk, "x2")->node;
    desk.click(desk.middle(share));
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.text(), before);
    QVERIFY(desk.canvas.editor().hint().contains("derived from mul"));
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, desk.middle(share));
    QVERIFY(!desk.canvas.findChild<QLineEdit*>("inlineText"));
    desk.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(desk.canvas.selected().size(), desk.canvas.scene()->forwardCount());
    const QPointF port = desk.canvas.portPos(share, 0);
    QVERIFY(!desk.canvas.editor().portAt(port));
  }

  void a_derived_card_stays_where_it_is_put() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::below);
    const NodeId share = gradientOf(desk, "x2")->node;
    const QPoint from = desk.middle(share);
    desk.drag(from, from + QPoint(30, 20));
    const QPointF put = desk.canvas.scene()->card(share)->rect.center();
    desk.workspace.applyText(std::string(mixed) + "\nz = y + 1");
    desk.settle();
    QCOMPARE(gradientOf(desk, "x2")->rect.center(), put);
    desk.workspace.undoStack().undo();
    QVERIFY(gradientOf(desk, "x2")->rect.center() != put);
  }

  void tips_and_screen_readers_tell_what_a_card_is() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::over);
    desk.playhead.last();
    const NodeId share = gradientOf(desk, "x2")->node;
    const QString tip = desk.canvas.toolTipOf(share);
    QVERIFY(tip.contains("gradient of x₂") && tip.contains("v₁, input 2"));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&desk.canvas);
    QAccessibleInterface* card = canvas->child(static_cast<int>(share.index));
    QVERIFY(card->text(QAccessible::Name).contains("gradient"));
    QVERIFY(card->text(QAccessible::Value).contains("2"));
  }

  void a_gradient_that_is_passed_on_is_that_of_all_it_reaches() {
    Desk desk("a = variable(2)\nb = variable(3)\ny = (a + b)^2");
    desk.workspace.setBackward(BackwardPlace::below);
    QCOMPARE(gradientOf(desk, "a"), gradientOf(desk, "b"));
    QVERIFY(desk.canvas.toolTipOf(gradientOf(desk, "a")->node).contains("gradient of a, b, v₁"));
  }

  void it_waits_for_reverse_mode() {
    Desk desk(mixed);
    desk.workspace.setBackward(BackwardPlace::below);
    desk.workspace.setMode(RunMode::forward);
    desk.settle();
    QVERIFY(derived(desk.canvas).empty());
    QVERIFY(!desk.canvas.grab().isNull());
    desk.workspace.setMode(RunMode::reverse);
    desk.settle();
    QVERIFY(!derived(desk.canvas).empty());
  }

  void cards_of_a_collapsed_call_go_with_it() {
    Desk desk("def f(a):\n  return sin(a) * cos(a)\nx = variable(1)\ny = f(x)");
    desk.workspace.setBackward(BackwardPlace::over);
    const std::size_t open = derived(desk.canvas).size();
    desk.canvas.collapseFrames(true);
    QVERIFY(derived(desk.canvas).size() < open);
    desk.workspace.setBackward(BackwardPlace::below);
    QCOMPARE(derived(desk.canvas).size(), open);
    QVERIFY(!desk.canvas.grab().isNull());
  }

  void a_picture_has_it_too() {
    Desk desk(mixed);
    const Trace& trace = *desk.canvas.trace();
    const GraphPicture plain(trace);
    const GraphPicture below(trace, {}, BackwardPlace::below);
    QVERIFY(below.size().height() > plain.size().height() + 100);
    QVERIFY(GraphPicture(trace, {}, BackwardPlace::beside).size().width() >
            plain.size().width() + 100);
  }
};

QTEST_MAIN(BackwardTest)

}  // namespace ui_canvas_backward_test

#include "ui_canvas_backward_test.moc"
