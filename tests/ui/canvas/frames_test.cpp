// Frames around loop iterations, branches and calls.
#include "ui/canvas/frames.h"

#include <QTest>
#include <algorithm>

#include "tests/ui/canvas/desk.h"
#include "ui/canvas/frame_painter.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_frames_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* loop = "x = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = s";

struct Desk : CanvasDesk {
  explicit Desk(const char* text, Mode execution = Mode::eager) : CanvasDesk(text, execution) {
    playhead.last();
  }
  const std::vector<SceneFrame>& frames() const { return canvas.scene()->frames(); }
  QPointF title(std::size_t frame) const {
    return canvas.view().toWidget(frames()[frame].titleRect().center());
  }
  int hidden() const {
    const auto& cards = canvas.scene()->cards();
    return static_cast<int>(
        std::count_if(cards.begin(), cards.end(), [](const auto& card) { return card.hidden; }));
  }
};

}  // namespace

class FramesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_collapsed_frame_is_dragged_and_undo_brings_it_back() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    const QPointF before = desk.frames()[1].rect.center();
    const QPoint from = desk.canvas.view().toWidget(before).toPoint();
    const double zoom = desk.canvas.zoom();
    desk.drag(from, from + QPoint(20, 120));
    const QPointF after = desk.frames()[1].rect.center();
    QVERIFY(std::abs(after.y() - before.y() - 120 / zoom) < 1);
    QVERIFY(desk.frames()[1].collapsed);
    QCOMPARE(desk.workspace.document().layout.count(desk.frames()[1].key), std::size_t{1});
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.frames()[1].rect.center(), before);
    QVERIFY(desk.workspace.document().layout.empty());
  }

  void escape_gives_a_dragged_frame_back_as_it_was() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    const QPointF before = desk.frames()[1].rect.center();
    const QPoint from = desk.canvas.view().toWidget(before).toPoint();
    desk.hold(from, from + QPoint(20, 120));
    QVERIFY(!desk.workspace.document().layout.empty());
    QTest::keyClick(&desk.canvas, Qt::Key_Escape);
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, from + QPoint(20, 120));
    desk.settle();
    QCOMPARE(desk.frames()[1].rect.center(), before);
    QVERIFY(desk.workspace.document().layout.empty());
    QCOMPARE(desk.workspace.undoStack().count(), 0);
  }

  void every_iteration_has_a_frame_around_its_nodes() {
    Desk desk(loop);
    QCOMPARE(desk.frames().size(), std::size_t{3});
    QCOMPARE(desk.frames()[1].title, "iteration 2");
    for (const SceneFrame& frame : desk.frames()) {
      QVERIFY(frame.cards.size() >= 2);
      for (const int card : frame.cards)
        QVERIFY(
            frame.rect.contains(desk.canvas.scene()->cards()[static_cast<std::size_t>(card)].rect));
    }
  }

  void a_call_is_named_and_tells_what_goes_in_and_out() {
    Desk desk("def f(a, b):\n  return a * b + a\nx = variable(2)\nw = variable(3)\ny = f(x, w)");
    QCOMPARE(desk.frames().size(), std::size_t{1});
    QCOMPARE(desk.frames()[0].title, "call f");
    QCOMPARE(desk.frames()[0].traffic, QStringLiteral("x, w → y"));
  }

  void a_double_click_on_the_title_collapses_and_on_the_card_expands() {
    Desk desk(loop);
    const int all = static_cast<int>(desk.frames()[0].cards.size());
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, desk.title(0).toPoint());
    QCOMPARE(desk.hidden(), all);
    QVERIFY(desk.frames()[0].collapsed);
    const QRectF card = desk.canvas.view().toWidget(desk.frames()[0].rect);
    QVERIFY(!desk.canvas.nodeAt(card.center()));
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, card.center().toPoint());
    QCOMPARE(desk.hidden(), 0);
  }

  void edges_of_a_collapsed_frame_end_at_its_card() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    const Scene& scene = *desk.canvas.scene();
    int crossing = 0;
    for (const SceneEdge& edge : scene.edges()) {
      const SceneCard& to = scene.cards()[static_cast<std::size_t>(edge.to)];
      if (edge.hidden || !to.hidden) continue;
      ++crossing;
      QCOMPARE(edge.points.back().x(), to.rect.left());
      QVERIFY(to.rect.top() < edge.points.back().y() && edge.points.back().y() < to.rect.bottom());
    }
    QVERIFY(crossing >= 3);
    QVERIFY(!desk.canvas.grab().isNull());
    desk.canvas.collapseFrames(false);
    QCOMPARE(desk.hidden(), 0);
  }

  void collapsed_frames_stay_so_after_an_edit() {
    Desk desk(loop);
    desk.canvas.toggleFrame(desk.frames()[1].key);
    const int hidden = desk.hidden();
    QVERIFY(hidden > 0);
    setText(
        desk.workspace,
        "q = variable(1)\nx = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = s + q");
    desk.settle();
    QCOMPARE(desk.hidden(), hidden);
    QVERIFY(desk.frames()[1].collapsed);
  }

  void what_is_searched_is_expanded() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    const NodeId inside{static_cast<std::uint32_t>(desk.frames()[2].cards.front())};
    desk.canvas.flyTo(inside);
    QVERIFY(!desk.canvas.scene()->card(inside)->hidden);
    QVERIFY(desk.frames()[0].collapsed);
  }

  void frames_within_frames_go_with_the_outer_one() {
    Desk desk(
        "x = variable(2)\ns = x\nfor i in range(2):\n  for j in range(2):\n    s = s * x + 1\n  s "
        "= s + x\ny = s");
    QCOMPARE(desk.frames().size(), std::size_t{6});
    QCOMPARE(desk.frames()[1].parent, 0);
    QVERIFY(desk.frames()[0].rect.contains(desk.frames()[1].rect));
    desk.canvas.toggleFrame(desk.frames()[0].key);
    QVERIFY(desk.frames()[1].hidden);
    QVERIFY(!desk.frames()[3].collapsed);
  }

  void keys_walk_over_what_is_hidden_and_stop_once_at_a_collapsed_frame() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    const Scene& scene = *desk.canvas.scene();
    std::vector<int> stands;  // the frames that the walk stops at
    std::vector<NodeId> seen;
    desk.canvas.clearFocus();
    desk.canvas.setFocus(Qt::TabFocusReason);
    while (desk.canvas.focusedNode()) {
      const NodeId node = *desk.canvas.focusedNode();
      if (scene.card(node)->hidden) {
        stands.push_back(scene.standIn(node));
      } else {
        seen.push_back(node);
      }
      QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    }
    QCOMPARE(stands, (std::vector{0, 1, 2}));
    QCOMPARE(seen.size(), scene.cards().size() - static_cast<std::size_t>(desk.hidden()));
    desk.canvas.clearFocus();
    desk.canvas.setFocus(Qt::BacktabFocusReason);
    QVERIFY(desk.canvas.focusedNode());
    for (int i = 0; i < 8; ++i) {
      QTest::keyClick(&desk.canvas, i < 4 ? Qt::Key_Up : Qt::Key_Down);
      const NodeId node = desk.canvas.focusedNode().value();
      QCOMPARE(scene.walkable(node), node);
    }
  }

  void hidden_nodes_are_neither_selected_nor_deleted() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    const auto all_seen = [&] {
      const auto& nodes = desk.canvas.selected();
      return !nodes.empty() && std::none_of(nodes.begin(), nodes.end(), [&](NodeId node) {
        return desk.canvas.scene()->card(node)->hidden;
      });
    };
    desk.key(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(all_seen());
    desk.canvas.clearSelection();
    desk.drag({3, 50}, {desk.canvas.width() - 3, desk.canvas.height() - 60}, Qt::ShiftModifier);
    QVERIFY(all_seen());
    desk.select({"x"});
    desk.key(Qt::Key_BracketRight);
    QVERIFY(all_seen());
    desk.canvas.clearSelection();
    desk.canvas.clearFocus();
    desk.canvas.setFocus(Qt::TabFocusReason);
    while (!desk.canvas.scene()->card(*desk.canvas.focusedNode())->hidden)
      QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    const std::string before = desk.text();
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.text(), before);
  }

  void keys_collapse_and_expand_the_frame_of_the_selected_node() {
    Desk desk(loop);
    const int inside = desk.frames()[1].cards.front();
    const NodeId node{static_cast<std::uint32_t>(inside)};
    desk.click(desk.middle(node));
    desk.key(Qt::Key_BracketLeft, Qt::ControlModifier);
    QVERIFY(desk.frames()[1].collapsed && !desk.frames()[0].collapsed);
    QVERIFY(desk.canvas.selected().empty());
    QCOMPARE(desk.canvas.scene()->standIn(desk.canvas.focusedNode().value()), 1);
    desk.key(Qt::Key_BracketRight, Qt::ControlModifier);
    QCOMPARE(desk.hidden(), 0);
    QVERIFY(desk.canvas.focusedNode());
    desk.key(Qt::Key_BracketLeft, Qt::ControlModifier);
    QVERIFY(desk.frames()[1].collapsed);
    desk.key(Qt::Key_Return);
    QCOMPARE(desk.hidden(), 0);
  }

  void the_playhead_walks_through_collapsed_frames() {
    Desk desk(loop);
    desk.canvas.collapseFrames(true);
    desk.playhead.setReducedMotion(false);
    for (int step = 0; step < desk.playhead.stepCount(); ++step) {
      desk.playhead.seek(step);
      desk.playhead.forward();
      desk.playhead.advance(step_duration / 2);
      QVERIFY(!desk.canvas.grab().isNull());
    }
  }

  void a_collapsed_frame_tells_a_hole_as_cards_do() {
    Desk desk("def f(a, b):\n  return a * b + a\nx = variable(2)\ny = f(x, _)");
    QCOMPARE(desk.frames()[0].traffic, QStringLiteral("x, ? → y"));
  }

  void a_branch_of_one_node_has_a_frame_that_says_why() {
    Desk desk("x = variable(-2)\ny = x\nif x > 0:\n  y = exp(x)\nelse:\n  y = cos(x)");
    QCOMPARE(desk.frames()[0].title, "else: x > 0 is false");
  }

  void no_title_lies_over_another_one_or_under_a_card() {
    for (const char* text :
         {"x = variable(2)\ns = x\nfor i in range(3):\n  if s > 3:\n    s = s * 2 - 1\n  else:\n   "
          " s = s * x + 3\ny = s",
          "x = variable(2)\na = 0\nb = x\nfor i in range(4):\n  b = b * x + a\n  a = a + 1\ny = a "
          "* "
          "b"}) {
      Desk desk(text);
      std::vector<QRectF> titles;
      for (const SceneFrame& frame : desk.frames()) {
        QRectF title = frame.titleRect();
        title.setWidth(std::min(title.width(), 90.0));
        for (const QRectF& other : titles) QVERIFY(!other.intersects(title));
        for (const SceneCard& card : desk.canvas.scene()->cards())
          QVERIFY(!card.outer().intersects(title));
        titles.push_back(title);
      }
    }
  }

  void the_branch_that_ran_has_a_frame() {
    Desk desk("x = variable(2)\nif x > 0:\n  y = x * x + 1\nelse:\n  y = x * 3 - 1");
    QCOMPARE(desk.frames().size(), std::size_t{2});  // and that of the other branch
    QCOMPARE(desk.frames()[0].title, "then: x > 0 is true");
    QCOMPARE(desk.frames()[0].cards.size(), std::size_t{3});
  }
};

QTEST_MAIN(FramesTest)

}  // namespace ui_canvas_frames_test

#include "ui_canvas_frames_test.moc"
