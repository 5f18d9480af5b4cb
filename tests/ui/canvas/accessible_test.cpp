// What screen readers hear of the canvas beside plain cards: frames, opened ops, the backward
// graph.
#include "ui/canvas/accessible.h"

#include <QAccessible>
#include <algorithm>

#include "tests/ui/canvas/desk.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_accessible_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  explicit Desk(const char* text) : CanvasDesk(text) { playhead.last(); }
  QAccessibleInterface& whole() { return *QAccessible::queryAccessibleInterface(&canvas); }
  QAccessibleInterface* of(NodeId node) { return whole().child(static_cast<int>(node.index)); }
  QAccessibleInterface* frame(int index) {
    return whole().child(static_cast<int>(canvas.scene()->cards().size()) + index);
  }
  int frames() { return whole().childCount() - static_cast<int>(canvas.scene()->cards().size()); }
  void toggle(QAccessibleInterface* thing) {
    thing->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    settle();
  }
};

QString name(QAccessibleInterface* thing) { return thing->text(QAccessible::Name); }
QString value(QAccessibleInterface* thing) { return thing->text(QAccessible::Value); }
QString description(QAccessibleInterface* thing) { return thing->text(QAccessible::Description); }

constexpr const char* loop = "x = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = s";
constexpr const char* loss = "v = variable([1, 2, 4])\ny = mse(2v, [1, 1, 1])\n";

}  // namespace

class AccessibleTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void frames_are_named_and_say_what_goes_through() {
    Desk desk(loop);
    QCOMPARE(desk.frames(), 3);
    for (int i = 0; i < 3; ++i) {
      QAccessibleInterface* frame = desk.frame(i);
      QCOMPARE(name(frame), desk.canvas.scene()->frames()[static_cast<std::size_t>(i)].title);
      QVERIFY(!name(frame).isEmpty());
      QCOMPARE(value(frame), QString("expanded"));
      QVERIFY(description(frame).contains("→"));
      QCOMPARE(desk.whole().indexOfChild(frame), desk.whole().childCount() - 3 + i);
      QCOMPARE(frame->parent(), &desk.whole());
    }
    QCOMPARE(desk.frame(3), nullptr);
  }

  void a_collapsed_frame_stands_for_its_cards() {
    Desk desk(loop);
    desk.toggle(desk.frame(1));
    QVERIFY(desk.canvas.scene()->frames()[1].collapsed);
    QAccessibleInterface* frame = desk.frame(1);
    QCOMPARE(value(frame), QString("collapsed"));
    QVERIFY(frame->state().collapsed && !frame->state().expanded && !frame->state().invisible);
    const QPoint middle = frame->rect().center();
    QCOMPARE(desk.whole().childAt(middle.x(), middle.y()), frame);
    int inside = 0;
    for (const SceneCard& card : desk.canvas.scene()->cards()) {
      QCOMPARE(bool(desk.of(card.node)->state().invisible), card.hidden);
      inside += card.hidden ? 1 : 0;
    }
    QVERIFY(inside >= 2);
    desk.toggle(frame);
    QCOMPARE(value(desk.frame(1)), QString("expanded"));
  }

  void a_composite_op_opens_and_closes_again() {
    Desk desk(loss);
    QAccessibleInterface* whole = desk.of(desk.node("y"));
    QVERIFY(whole->state().expandable && whole->state().collapsed);
    QVERIFY(!desk.of(desk.node("v"))->state().expandable);
    QCOMPARE(desk.frames(), 0);
    desk.toggle(whole);
    QCOMPARE(desk.frames(), 1);
    QCOMPARE(name(desk.frame(0)), QString("inside mse"));
    const SceneFrame& frame = desk.canvas.scene()->frames().front();
    for (const int card : frame.cards) {
      QAccessibleInterface* part = desk.of(NodeId{static_cast<std::uint32_t>(card)});
      QVERIFY2(description(part).endsWith("in the frame inside mse"),
               qPrintable(description(part)));
      QVERIFY(!name(part).isEmpty() && !value(part).isEmpty());
    }
    desk.toggle(desk.frame(0));
    QCOMPARE(desk.frames(), 0);
    QVERIFY(desk.of(desk.node("y"))->state().expandable);
  }

  void cards_of_the_backward_graph_say_what_they_are_and_how_much() {
    Desk desk("x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2 + sin(x1)");
    desk.workspace.setBackward(BackwardPlace::below);
    desk.settle();
    desk.playhead.last();
    QStringList heard;
    for (const SceneCard& card : desk.canvas.scene()->cards()) {
      if (!card.derived || card.hidden) continue;
      QAccessibleInterface* thing = desk.of(card.node);
      QVERIFY2(name(thing).contains("gradient of") || name(thing).contains("derivative of"),
               qPrintable(name(thing)));
      heard << name(thing);
      QVERIFY2(!value(thing).isEmpty(), qPrintable(name(thing)));
      QVERIFY(description(thing).contains("comes from"));
      QVERIFY(!thing->rect().isEmpty());
    }
    QVERIFY2(heard.contains("∂y/∂y, gradient of y, v₁, v₂"), qPrintable(heard.join("; ")));
    QVERIFY2(heard.contains("∂y/∂x₂, gradient of x₂"), qPrintable(heard.join("; ")));
  }

  void nothing_that_is_heard_is_markup() {
    Desk desk(loop);
    for (int i = 0; i < desk.whole().childCount(); ++i) {
      for (const auto kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description}) {
        const QString text = desk.whole().child(i)->text(kind);
        QVERIFY2(!text.contains('<') && !text.contains("&amp;"), qPrintable(text));
      }
    }
  }

  void a_press_selects_the_card() {
    Desk desk(loop);
    desk.of(desk.node("x"))->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(desk.canvas.selected(), std::vector<NodeId>{desk.node("x")});
  }
};

QTEST_MAIN(AccessibleTest)

}  // namespace ui_canvas_accessible_test

#include "ui_canvas_accessible_test.moc"
