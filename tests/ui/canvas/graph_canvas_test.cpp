#include "ui/canvas/graph_canvas.h"

#include <QAccessible>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "tests/ui/canvas/desk.h"
#include "ui/canvas/painter.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_graph_canvas_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  explicit Desk(const char* text, Mode execution = Mode::eager) : CanvasDesk(text, execution) {
    canvas.resize(900, 640);
    QTest::qWait(1);
  }
  // An empty place.
  QPoint nowhere() const { return {canvas.width() / 2, 90}; }
};

constexpr const char* product = "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2";

}  // namespace

class GraphCanvasTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_layer_of_no_size_paints_nothing() {
    QImage image(10, 10, QImage::Format_RGB32);
    QPainter painter(&image);
    Layer layer;
    bool painted = false;
    for (const QSize size : {QSize(0, 10), QSize(10, 0), QSize(0, 0)})
      layer.draw(painter, size, 1, View{}, false,
                 [&](QPainter&, const QRectF&) { painted = true; });
    QVERIFY(!painted);
  }

  void the_whole_graph_is_fitted_into_the_widget() {
    Desk desk(product);
    for (const char* key : {"x1", "x2", "y"}) {
      QVERIFY(QRectF(desk.canvas.rect()).contains(desk.canvas.nodeRect(desk.node(key))));
    }
    QVERIFY(desk.canvas.nodeRect(desk.node("x1")).right() <
            desk.canvas.nodeRect(desk.node("y")).left());
    QVERIFY(desk.canvas.portPos(desk.node("y"), 0).y() <
            desk.canvas.portPos(desk.node("y"), 1).y());
    QVERIFY(desk.canvas.portPos(desk.node("y"), 2).isNull());
  }

  void pills_follow_the_playhead() {
    Desk desk(product);
    desk.playhead.seek(0);
    QCOMPARE(desk.canvas.valueText(desk.node("y")), QString());
    QCOMPARE(desk.canvas.gradientText(desk.node("x1")), QStringLiteral("…"));
    desk.playhead.seek(3);
    QCOMPARE(desk.canvas.valueText(desk.node("y")), "6");
    desk.playhead.last();
    QCOMPARE(desk.canvas.gradientText(desk.node("x1")), "3");
    QCOMPARE(desk.canvas.gradientText(desk.node("x2")), "2");
  }

  void a_gradient_under_way_shows_what_it_becomes() {
    Desk desk(product);
    desk.playhead.setReducedMotion(false);
    desk.playhead.seek(4);
    desk.playhead.forward();
    desk.playhead.advance(step_duration / 2);
    QCOMPARE(desk.canvas.gradientText(desk.node("x1")), QStringLiteral("0 → 3"));
    QCOMPARE(desk.canvas.state().labels.size(), std::size_t{1});
    QVERIFY(desk.canvas.state().labels.front().current);
  }

  void labels_cover_no_card() {
    Desk desk("x = variable(-1.2)\ny = variable(1)\nf = (1 - x)^2 + 100 * (y - x^2)^2");
    for (int step = 0; step <= desk.playhead.stepCount(); ++step) {
      desk.playhead.seek(step);
      for (const EdgeLabel& label : desk.canvas.state().labels) {
        for (const SceneCard& card : desk.canvas.scene()->cards())
          QVERIFY(!label.rect.intersects(card.rect));
      }
    }
  }

  void two_edges_between_the_same_cards_are_told_apart() {
    Desk desk("x = variable(3)\ny = x * x");
    const SceneEdge* upper = desk.canvas.scene()->edge(desk.node("y"), 0);
    const SceneEdge* lower = desk.canvas.scene()->edge(desk.node("y"), 1);
    for (const double t : {0.25, 0.5, 0.75, 1.0}) QVERIFY(lower->at(t).y() - upper->at(t).y() > 14);
  }

  void dragging_moves_a_node_and_undo_brings_it_back() {
    Desk desk(product);
    const QRectF before = desk.canvas.nodeRect(desk.node("x1"));
    const QPoint from = desk.middle("x1");
    desk.drag(from, from + QPoint(-60, -50));
    QCOMPARE(desk.canvas.nodeRect(desk.node("x1")).center().toPoint(),
             before.center().toPoint() + QPoint(-60, -50));
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    QVERIFY(desk.workspace.document().layout.contains("x1"));
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.canvas.nodeRect(desk.node("x1")), before);
    desk.workspace.undoStack().redo();
    QVERIFY(desk.canvas.nodeRect(desk.node("x1")) != before);
  }

  void escape_gives_dragged_nodes_back_as_they_were() {
    Desk desk(product);
    const QPointF before = desk.canvas.scene()->card(desk.node("y"))->rect.center();
    const QPoint from = desk.middle("y");
    desk.hold(from, from + QPoint(70, 50));
    QVERIFY(desk.canvas.scene()->card(desk.node("y"))->rect.center() != before);
    QTest::keyClick(&desk.canvas, Qt::Key_Escape);
    QTest::mouseMove(&desk.canvas, from + QPoint(90, 0));
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, from + QPoint(90, 0));
    desk.settle();
    QTRY_COMPARE(desk.canvas.scene()->card(desk.node("y"))->rect.center(), before);
    QVERIFY(desk.workspace.document().layout.empty());
    QCOMPARE(desk.workspace.undoStack().count(), 0);
    QCOMPARE(desk.canvas.selected(), std::vector<NodeId>{desk.node("y")});
  }

  void a_node_placed_by_hand_stays_when_the_text_changes() {
    Desk desk(product);
    desk.drag(desk.middle("x2"), desk.middle("x2") + QPoint(20, 70));
    const QPointF before = desk.canvas.scene()->card(desk.node("x2"))->rect.center();
    setText(desk.workspace, "x1 = variable(2)\nx2 = variable(3)\nz = x1 + 1\ny = x1 * x2 + z");
    desk.settle();
    QCOMPARE(desk.canvas.scene()->card(desk.node("x2"))->rect.center(), before);
  }

  void another_value_moves_nothing() {
    Desk desk(product);
    const QRectF before = desk.canvas.nodeRect(desk.node("y"));
    setValue(desk.workspace, "x1", Tensor(1234.5678), newGesture());
    desk.settle();
    desk.playhead.last();
    QCOMPARE(desk.canvas.nodeRect(desk.node("y")), before);
    QCOMPARE(desk.canvas.valueText(desk.node("x1")), "1235");
    QVERIFY(desk.canvas.toolTipOf(desk.node("x1")).contains("1234.5678"));
  }

  void the_wheel_keeps_the_point_under_the_cursor() {
    Desk desk(product);
    const QPointF anchor(300, 260);
    const QPointF before = desk.canvas.view().toScene(anchor);
    QWheelEvent wheel(anchor, desk.canvas.mapToGlobal(anchor), {}, QPoint(0, 240), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&desk.canvas, &wheel);
    const QPointF after = desk.canvas.view().toScene(anchor);
    QVERIFY(desk.canvas.zoom() > 1.2);
    QVERIFY((after - before).manhattanLength() * desk.canvas.zoom() < 2);
  }

  void dragging_the_sheet_pans_and_f_fits_again() {
    Desk desk(product);
    const QRectF before = desk.canvas.nodeRect(desk.node("y"));
    desk.drag(desk.nowhere(), desk.nowhere() + QPoint(40, 30));
    QCOMPARE(desk.canvas.nodeRect(desk.node("y")).topLeft(), before.topLeft() + QPointF(40, 30));
    desk.drag(desk.nowhere(), desk.nowhere() + QPoint(5, 9), Qt::NoModifier, Qt::MiddleButton);
    QVERIFY(desk.canvas.nodeRect(desk.node("y")) != before);
    QTest::keyClick(&desk.canvas, Qt::Key_F);
    QCOMPARE(desk.canvas.nodeRect(desk.node("y")), before);
  }

  void clicks_select() {
    Desk desk(product);
    QSignalSpy changes(&desk.canvas, &GraphCanvas::selectionChanged);
    QTest::mouseClick(&desk.canvas, Qt::LeftButton, {}, desk.middle("x1"));
    QCOMPARE(desk.canvas.selected(), std::vector<NodeId>{desk.node("x1")});
    QTest::mouseClick(&desk.canvas, Qt::LeftButton, Qt::ShiftModifier, desk.middle("y"));
    QCOMPARE(desk.canvas.selected().size(), std::size_t{2});
    QTest::mouseClick(&desk.canvas, Qt::LeftButton, {}, desk.nowhere());
    QVERIFY(desk.canvas.selected().empty());
    QCOMPARE(changes.count(), 3);
    QCOMPARE(desk.workspace.undoStack().count(), 0);
  }

  void a_band_selects_what_it_touches() {
    Desk desk(product);
    const QRectF x1 = desk.canvas.nodeRect(desk.node("x1"));
    const QRectF x2 = desk.canvas.nodeRect(desk.node("x2"));
    desk.drag((x1.topLeft() - QPointF(30, 50)).toPoint(), (x2.center()).toPoint(),
              Qt::ShiftModifier);
    QCOMPARE(desk.canvas.selected().size(), std::size_t{2});
  }

  void the_selection_survives_an_edit() {
    Desk desk(product);
    desk.canvas.select({desk.node("y")});
    setText(desk.workspace,
            "a = variable(1)\nx1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\nz = y + a");
    desk.settle();
    QCOMPARE(desk.canvas.selected(), std::vector<NodeId>{desk.node("y")});
  }

  void tab_walks_and_enter_selects() {
    Desk desk(product);
    desk.canvas.activateWindow();
    desk.canvas.setFocus();
    QTRY_VERIFY(desk.canvas.hasFocus());
    QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QCOMPARE(desk.canvas.focusedNode(), std::optional<NodeId>(NodeId{1}));
    QTest::keyClick(&desk.canvas, Qt::Key_Backtab);
    QTest::keyClick(&desk.canvas, Qt::Key_Return);
    QCOMPARE(desk.canvas.selected(), std::vector<NodeId>{NodeId{0}});
    QSignalSpy activated(&desk.canvas, &GraphCanvas::nodeActivated);
    QTest::keyClick(&desk.canvas, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QTest::keyClick(desk.canvas.focusWidget(), Qt::Key_Escape);  // the formula's editor
    QTRY_VERIFY(desk.canvas.hasFocus());
    for (int i = 0; i < 3; ++i) QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QVERIFY(!desk.canvas.hasFocus());
  }

  void the_keys_of_playback_are_left_to_the_window() {
    Desk desk(product);
    for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_Space}) {
      QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
      QCoreApplication::sendEvent(&desk.canvas, &press);
      QVERIFY(!press.isAccepted());
    }
    QKeyEvent plus(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier);
    QCoreApplication::sendEvent(&desk.canvas, &plus);
    QVERIFY(desk.canvas.zoom() > 1);
  }

  void the_zoom_controls_work() {
    Desk desk(product);
    auto* in = desk.canvas.findChild<QToolButton*>("zoomIn");
    auto* percent = desk.canvas.findChild<QToolButton*>("zoomReset");
    in->click();
    QCOMPARE(percent->text(), "120%");
    percent->click();
    QCOMPARE(desk.canvas.zoom(), 1.0);
  }

  void tool_tips_give_exact_numbers_and_the_formula() {
    Desk desk("x = variable(0.1)\ny = x / 3");
    desk.playhead.last();
    const QString tip = desk.canvas.toolTipOf(desk.node("y"));
    QVERIFY2(tip.contains("0.03333333333333333"), qPrintable(tip));
    QVERIFY(tip.contains("x"));
    QVERIFY(desk.canvas.toolTipOf(desk.node("x")).contains("0.3333333333333333"));
  }

  void a_graph_that_was_only_built_has_no_values() {
    Desk desk(product, Mode::static_graph);
    desk.playhead.seek(0);
    QCOMPARE(desk.canvas.valueText(desk.node("y")), "no value yet");
    QVERIFY(desk.canvas.toolTipOf(desk.node("y")).contains("the graph is only built"));
    desk.playhead.last();
    QCOMPARE(desk.canvas.valueText(desk.node("y")), "6");
  }

  void errors_leave_the_last_good_graph_faded() {
    Desk desk(product);
    setText(desk.workspace, "x1 = variable(2)\nx2 = variable(3)\ny = x1 *");
    desk.workspace.waitUntilCurrent();
    QVERIFY(desk.canvas.scene());
    QVERIFY(desk.canvas.state().faded);
    desk.workspace.undoStack().undo();
    desk.settle();
    QVERIFY(!desk.canvas.state().faded);
  }

  void an_empty_document_shows_no_graph() {
    Desk desk("");
    QVERIFY(!desk.canvas.scene() || desk.canvas.scene()->cards().empty());
    QVERIFY(!desk.canvas.grab().isNull());
    desk.canvas.fit();
    QCOMPARE(desk.canvas.nodeRect(NodeId{0}), QRectF());
    QVERIFY(!desk.canvas.nodeAt(QPointF(100, 100)));
  }

  void a_moving_token_repaints_no_layer() {
    Desk desk(product);
    desk.playhead.setReducedMotion(false);
    desk.playhead.seek(4);
    desk.playhead.forward();
    desk.playhead.advance(100);
    desk.canvas.grab();
    const QImage before = desk.canvas.grab().toImage();
    desk.playhead.advance(300);
    const QImage after = desk.canvas.grab().toImage();
    QCOMPARE(desk.canvas.lastWork(), LayerWork::none);
    QVERIFY(before != after);
  }

  void panning_paints_strips_that_match_a_whole_painting() {
    Desk desk("x = variable(3)\ny = x * x + sin(x)");
    desk.canvas.grab();
    desk.drag(desk.nowhere(), desk.nowhere() + QPoint(33, -21));
    const QImage strips = desk.canvas.grab().toImage();
    emit desk.appearance.changed();
    const QImage whole = desk.canvas.grab().toImage();
    QCOMPARE(desk.canvas.lastWork(), LayerWork::all);
    QCOMPARE(strips, whole);
  }

  void there_is_less_to_see_from_afar() {
    QCOMPARE(levelFor(0.1, 20), LevelOfDetail::blocks);
    QCOMPARE(levelFor(0.15, 20), LevelOfDetail::names);
    QCOMPARE(levelFor(0.2, 20), LevelOfDetail::numbers);
    QCOMPARE(levelFor(0.2, 2000), LevelOfDetail::blocks);
    QCOMPARE(levelFor(0.3, 2000), LevelOfDetail::names);
    QCOMPARE(levelFor(1, 2000), LevelOfDetail::full);
  }

  void another_document_starts_afresh() {
    Desk desk(product);
    desk.canvas.zoomIn();
    desk.canvas.select({desk.node("y")});
    Document other;
    other.program = "a = variable(1)\nb = exp(a)";
    desk.workspace.newDocument(other);
    desk.settle();
    QVERIFY(desk.canvas.selected().empty());
    QVERIFY(QRectF(desk.canvas.rect()).contains(desk.canvas.nodeRect(desk.node("b"))));
  }

  void screen_readers_hear_names_and_values() {
    Desk desk(product);
    desk.playhead.last();
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&desk.canvas);
    QVERIFY(canvas);
    QCOMPARE(canvas->childCount(), 3);
    QAccessibleInterface* card = canvas->child(static_cast<int>(desk.node("x1").index));
    QCOMPARE(card->text(QAccessible::Name), QStringLiteral("x₁, input"));
    QCOMPARE(card->text(QAccessible::Value), "2, gradient 3");
    QCOMPARE(canvas->indexOfChild(card), static_cast<int>(desk.node("x1").index));
    QCOMPARE(canvas->childAt(card->rect().center().x(), card->rect().center().y()), card);
    QCOMPARE(card->parent(), canvas);
  }
};

QTEST_MAIN(GraphCanvasTest)

}  // namespace ui_canvas_graph_canvas_test

#include "ui_canvas_graph_canvas_test.moc"
