// Branches that are not taken, greyed on the canvas, and the bar that names the groups around what
// is selected.
#include <QAccessible>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>
#include <algorithm>

#include "tests/ui/canvas/desk.h"
#include "ui/canvas/breadcrumbs.h"
#include "ui/canvas/picture.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_ghosts_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* choice =
    "x = variable(2)\nif x > 0:\n  y = x * x + 1\nelse:\n  a = x * 3\n  y = exp(a) - 1\n";
constexpr const char* loop =
    "x = variable(2)\ns = x\nfor i in range(2):\n  if s > 3:\n    s = s * 2 - 1\n  else:\n    s "
    "= s * x + 3\ny = s\n";

struct Desk : CanvasDesk {
  explicit Desk(const char* text, Mode execution = Mode::eager) : CanvasDesk(text, execution) {
    playhead.last();
  }
  const Scene& scene() const { return *canvas.scene(); }
  const SceneFrame& ghostFrame(std::size_t i = 0) const {
    std::size_t seen = 0;
    for (const SceneFrame& frame : scene().frames()) {
      if (frame.isGhost() && seen++ == i) return frame;
    }
    qFatal("no such frame");
  }
  QPoint at(QPointF scene_point) const { return canvas.view().toWidget(scene_point).toPoint(); }
  QPoint ghost(const QString& label) const {
    for (const GhostCard& card : scene().ghosts()) {
      if (card.label == label) return at(card.rect.center());
    }
    return {};
  }
  Breadcrumbs& bar() { return *canvas.findChild<Breadcrumbs*>("breadcrumbs"); }
  QStringList crumbs() {
    QStringList texts;
    for (const Crumb& crumb : bar().crumbs()) texts << crumb.text;
    return texts;
  }
  QToolButton* button(const QString& name) {
    for (QToolButton* button : bar().findChildren<QToolButton*>()) {
      if (button->accessibleName() == name && button->isVisibleTo(&bar())) return button;
    }
    return nullptr;
  }
};

}  // namespace

class GhostsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void the_branch_not_taken_stands_greyed_under_all_else() {
    Desk desk(choice);
    const SceneFrame& frame = desk.ghostFrame();
    QCOMPARE(frame.title, QString("else: not taken"));
    QCOMPARE(desk.scene().ghosts().size(), std::size_t{5});
    for (const GhostCard& card : desk.scene().ghosts()) QVERIFY(frame.rect.contains(card.rect));
    for (const SceneCard& card : desk.scene().cards()) QVERIFY(!frame.rect.intersects(card.rect));
    for (const SceneFrame& other : desk.scene().frames())
      QVERIFY(other.isGhost() || !other.rect.intersects(frame.rect));
    QVERIFY(desk.scene().bounds().contains(frame.rect));
    const auto from_x = std::count_if(
        desk.scene().ghostEdges().begin(), desk.scene().ghostEdges().end(),
        [&](const GhostEdge& edge) { return edge.card == static_cast<int>(desk.node("x").index); });
    QCOMPARE(from_x, 1);
  }

  void the_point_decides_which_one_is_grey() {
    Desk desk(choice);
    setValue(desk.workspace, "x", Tensor(-1), newGesture());
    desk.settle();
    QCOMPARE(desk.ghostFrame().title, QString("then: not taken"));
    QCOMPARE(desk.scene().frames().front().title, QString("else: x > 0 is false"));
  }

  void a_program_without_branches_has_none() {
    Desk desk("x = variable(2)\ny = x * x");
    QVERIFY(desk.scene().ghosts().empty() && desk.scene().ghostEdges().empty());
    QVERIFY(!desk.workspace.analysis()->ghosts);
  }

  void tab_walks_on_to_ghosts_and_enter_follows_one_to_the_text() {
    Desk desk(choice);
    const auto cards = static_cast<int>(desk.scene().cards().size());
    for (int i = 0; i < cards; ++i) desk.key(Qt::Key_Tab);
    QCOMPARE(desk.canvas.selectedGhost(), -1);
    QVERIFY(desk.canvas.focusedNode().has_value());
    desk.key(Qt::Key_Tab);
    QCOMPARE(desk.canvas.selectedGhost(), 0);
    QVERIFY(!desk.canvas.focusedNode() && desk.canvas.hasFocus());
    QSignalSpy activated(&desk.canvas, &GraphCanvas::ghostActivated);
    desk.key(Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    desk.key(Qt::Key_Backtab);
    QCOMPARE(desk.canvas.selectedGhost(), -1);
    QCOMPARE(desk.canvas.focusedNode(), std::optional(NodeId{static_cast<unsigned>(cards - 1)}));
    for (int i = 0; i < 6; ++i) QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QVERIFY(!desk.canvas.hasFocus());
  }

  void a_ghost_is_looked_at_and_not_edited() {
    Desk desk(choice);
    const std::string text = desk.text();
    const QPoint at = desk.ghost("exp");
    QVERIFY(!at.isNull());
    QSignalSpy selected(&desk.canvas, &GraphCanvas::selectionChanged);
    desk.click(at);
    QVERIFY(desk.canvas.selectedGhost() >= 0 && desk.canvas.selected().empty());
    QVERIFY(!selected.isEmpty());
    QCOMPARE(desk.canvas.ghostWords(desk.canvas.selectedGhost()),
             QString("in a branch that is not taken, line 6"));
    for (const int key : {Qt::Key_Delete, Qt::Key_F2, Qt::Key_R, Qt::Key_E}) desk.key(key);
    desk.drag(at, at + QPoint(60, 40));
    QCOMPARE(desk.text(), text);
    QVERIFY(!desk.workspace.undoStack().canUndo());
    desk.click(desk.at(desk.ghostFrame().rect.bottomRight() + QPointF(30, 30)));
    QCOMPARE(desk.canvas.selectedGhost(), -1);
  }

  void a_double_click_on_a_ghost_leads_to_its_text() {
    Desk desk(choice);
    QSignalSpy asked(&desk.canvas, &GraphCanvas::ghostActivated);
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, desk.ghost("exp"));
    QCOMPARE(asked.size(), 1);
    QVERIFY(!desk.canvas.editor().finder());
    const SourceSpan span = desk.canvas.ghostSpan(asked.front().front().toInt());
    QCOMPARE(desk.text().substr(span.begin, span.end - span.begin), std::string("exp(a)"));
    const std::unique_ptr<QMenu> menu(desk.canvas.editor().makeMenu(desk.ghost("exp")));
    QCOMPARE(menu->actions().size(), 1);
    menu->actions().front()->trigger();
    QCOMPARE(asked.size(), 2);
  }

  void its_frame_collapses_and_expands() {
    Desk desk(choice);
    const QRectF open = desk.ghostFrame().rect;
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {},
                       desk.at(desk.ghostFrame().titleRect().center()));
    QVERIFY(desk.ghostFrame().collapsed);
    QVERIFY(desk.ghostFrame().rect.height() < open.height());
    QVERIFY(!desk.canvas.ghostAt(desk.canvas.view().toWidget(open.center())));
    QVERIFY(!desk.canvas.grab().isNull());
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, desk.at(desk.ghostFrame().rect.center()));
    QVERIFY(!desk.ghostFrame().collapsed);
  }

  void each_turn_has_its_own_and_a_collapsed_turn_hides_it() {
    Desk desk(loop);
    QCOMPARE(desk.ghostFrame(0).title, QString("then: not taken"));
    QCOMPARE(desk.ghostFrame(1).title, QString("else: not taken"));
    QVERIFY(!desk.ghostFrame(0).rect.intersects(desk.ghostFrame(1).rect));
    desk.canvas.toggleFrame(desk.scene().frames().front().key);
    QVERIFY(desk.ghostFrame(0).hidden && !desk.ghostFrame(1).hidden);
  }

  void it_stands_in_the_turn_that_it_is_of_and_covers_nothing() {
    Desk desk(loop);
    const auto& frames = desk.scene().frames();
    int turns = 0;
    for (const SceneFrame& turn : frames) {
      if (turn.kind != ContextKind::iteration) continue;
      const SceneFrame& ghost = desk.ghostFrame(static_cast<std::size_t>(turns++));
      QVERIFY(turn.rect.contains(ghost.rect));
      for (const SceneFrame& other : frames)
        QVERIFY(&other == &turn || &other == &ghost || !other.rect.intersects(ghost.rect));
      for (const SceneCard& card : desk.scene().cards())
        QVERIFY(!card.outer().intersects(ghost.rect));
    }
    QCOMPARE(turns, 2);
  }

  void a_card_put_onto_it_sends_it_away() {
    Desk desk(choice);
    const QPointF there = desk.ghostFrame().rect.center();
    moveNodes(desk.workspace, {{"y", {there.x(), there.y()}}}, newGesture());
    desk.settle();
    QVERIFY(!desk.ghostFrame().rect.intersects(desk.scene().card(desk.node("y"))->outer()));
  }

  void a_hole_decides_nothing() {
    Desk desk("x = variable(2)\nif _ > 0:\n  y = x * x\nelse:\n  y = exp(x)\n");
    QCOMPARE(desk.scene().frames().front().title, QString("then: waits for an input"));
    QCOMPARE(desk.ghostFrame().title, QString("else: waits for an input"));
  }

  void an_opened_choice_shows_the_other_branch() {
    Desk desk("x = variable(2)\ny = cond(x > 0, lambda: x * x, lambda: exp(x))\n",
              Mode::static_graph);
    QVERIFY(desk.canvas.openBody(desk.node("y")));
    desk.settle();
    QCOMPARE(desk.ghostFrame().title, QString("else: not taken"));
    QCOMPARE(desk.scene().ghosts().front().label, QString("exp"));
  }

  void an_edit_in_the_other_branch_is_shown_at_once() {
    Desk desk(choice);
    std::string text = desk.text();
    text.replace(text.find("exp"), 3, "sin");
    desk.workspace.applyText(text);
    desk.settle();
    QVERIFY(desk.ghost("exp").isNull() && !desk.ghost("sin").isNull());
  }

  void screen_readers_hear_that_it_is_not_run() {
    Desk desk(choice);
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&desk.canvas);
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) {
      QAccessibleInterface* child = canvas->child(i);
      if (child->text(QAccessible::Value) == "not run") names << child->text(QAccessible::Name);
      QCOMPARE(canvas->indexOfChild(child), i);
    }
    QCOMPARE(names.size(), 5);
    QVERIFY(names.join('|').contains("exp"));
  }

  void pictures_show_it_too() {
    Desk desk(choice);
    const auto& analysis = *desk.workspace.analysis();
    const GraphPicture without(*analysis.trace);
    const GraphPicture with(*analysis.trace, {}, BackwardPlace::off, Reading::across,
                            analysis.ghosts.get());
    QVERIFY(with.size().height() > without.size().height() + 60);
  }

  // --- breadcrumbs ---

  void the_bar_names_the_groups_around_the_selection() {
    Desk desk(loop);
    QVERIFY(!desk.bar().isVisibleTo(&desk.canvas));
    const SceneFrame branch = desk.scene().frames()[3];
    desk.canvas.select({NodeId{static_cast<std::uint32_t>(branch.cards.front())}});
    QVERIFY(desk.bar().isVisibleTo(&desk.canvas));
    QCOMPARE(desk.crumbs(), QStringList({"loop, line 3", "iteration 2", "then: s > 3 is true"}));
    desk.select({"x"});
    QVERIFY(!desk.bar().isVisibleTo(&desk.canvas));
  }

  void a_click_on_a_group_selects_what_is_in_it() {
    Desk desk(loop);
    const SceneFrame branch = desk.scene().frames()[3];
    desk.canvas.select({NodeId{static_cast<std::uint32_t>(branch.cards.front())}});
    QTest::mouseClick(desk.button("iteration 2"), Qt::LeftButton);
    QCOMPARE(desk.canvas.selected().size(), branch.cards.size());
    QTest::mouseClick(desk.button("loop, line 3"), Qt::LeftButton);
    QCOMPARE(desk.canvas.selected().size(),
             branch.cards.size() + desk.scene().frames()[1].cards.size());
    QCOMPARE(desk.crumbs(), QStringList({"loop, line 3"}));
    QTest::mouseClick(desk.button("graph"), Qt::LeftButton);
    QVERIFY(desk.canvas.selected().empty());
  }

  void an_opened_group_is_closed_in_the_bar() {
    Desk desk("x = variable(2)\ny = while_loop(lambda s: s < 20, lambda s: s * x + 1, x)\n",
              Mode::static_graph);
    QVERIFY(desk.canvas.openBody(desk.node("y")));
    desk.settle();
    desk.select({"y"});
    QCOMPARE(desk.crumbs(), QStringList({"inside while_loop, turns: 3", "iteration 3"}));
    QTest::mouseClick(desk.button("Close it"), Qt::LeftButton);
    desk.settle();
    QVERIFY(desk.scene().frames().empty());
    QVERIFY(!desk.bar().isVisibleTo(&desk.canvas));
  }

  void the_bar_names_the_branch_of_a_ghost() {
    Desk desk(loop);
    desk.click(desk.at(desk.scene().ghosts().back().rect.center()));
    QCOMPARE(desk.crumbs(), QStringList({"loop, line 3", "iteration 2"}));
    QCOMPARE(desk.bar().findChildren<QLabel*>().last()->text(), QString("else: not taken"));
  }

  void the_bar_fits_a_narrow_canvas() {
    Desk desk(loop);
    desk.canvas.resize(380, 400);
    const SceneFrame branch = desk.scene().frames()[3];
    desk.canvas.select({NodeId{static_cast<std::uint32_t>(branch.cards.front())}});
    QVERIFY(desk.bar().geometry().right() <= desk.canvas.width());
    QVERIFY(desk.button("graph"));
  }
};

QTEST_MAIN(GhostsTest)

}  // namespace ui_canvas_ghosts_test

#include "ui_canvas_ghosts_test.moc"
