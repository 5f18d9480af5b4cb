// Composite ops that open into their bodies on the canvas, and text that edits leave alone.
#include <QAction>
#include <QLineEdit>
#include <algorithm>

#include "tests/ui/canvas/desk.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_bodies_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

using Desk = CanvasDesk;

constexpr const char* loss = "v=variable([1, 2, 4])\nw = 2v\ny = mse(w, [1,1,1])\n";

std::vector<std::string> ops(const GraphCanvas& canvas) {
  std::vector<std::string> names;
  for (const SceneCard& card : canvas.scene()->cards())
    names.emplace_back(canvas.trace()->graph[card.node].op->name);
  return names;
}

bool has(const GraphCanvas& canvas, const char* op) {
  const auto names = ops(canvas);
  return std::find(names.begin(), names.end(), op) != names.end();
}

void doubleClick(Desk& desk, QPoint at) {
  QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, at);
  QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, at);
  desk.settle();
}

}  // namespace

class BodiesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_double_click_opens_a_composite_into_a_frame() {
    Desk desk(loss);
    QVERIFY(desk.card("y").opens && has(desk.canvas, "mse"));
    const std::string before = desk.text();
    doubleClick(desk, desk.middle("y"));
    QVERIFY(!has(desk.canvas, "mse"));
    QVERIFY(has(desk.canvas, "sub") && has(desk.canvas, "mean"));
    QCOMPARE(desk.canvas.scene()->frames().size(), std::size_t{1});
    QCOMPARE(desk.canvas.scene()->frames().front().title, "inside mse");
    QCOMPARE(desk.text(), before);
    QVERIFY(!desk.canvas.findChild<QLineEdit*>("inlineText"));
  }

  void what_is_open_stays_open_under_another_name() {
    Desk desk("v = variable([1, 2, 4])\ny = mse(v, [1, 1, 1]) + 1\n");
    doubleClick(desk, desk.middle("y/0"));
    QVERIFY(!has(desk.canvas, "mse"));
    desk.select({"y"});
    desk.key(Qt::Key_F2);
    auto* field = desk.canvas.findChild<QLineEdit*>("inlineText");
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, "cost");
    QTest::keyClick(field, Qt::Key_Return);
    desk.settle();
    QCOMPARE(desk.text(), std::string("v = variable([1, 2, 4])\ncost = mse(v, [1, 1, 1]) + 1\n"));
    QVERIFY(!has(desk.canvas, "mse"));
    desk.workspace.undoStack().undo();
    desk.settle();
    QCOMPARE(desk.text(), std::string("v = variable([1, 2, 4])\ny = mse(v, [1, 1, 1]) + 1\n"));
    QVERIFY(!has(desk.canvas, "mse"));
  }

  void a_body_is_looked_at_where_the_whole_would_be_too_small() {
    Desk desk("z = variable([1, 2, -1])\np = softmax(z)\nf = sum(p * [1, 0, 2]) + sum(z)^2");
    desk.playhead.setReducedMotion(true);
    desk.canvas.resize(420, 320);
    desk.canvas.fit();
    const double whole = desk.canvas.view().zoom;
    desk.select({"p"});
    QVERIFY(desk.canvas.openBody(desk.node("p")));
    desk.settle();
    QTRY_COMPARE(desk.canvas.scene()->frames().size(), std::size_t{1});
    const QRectF frame = desk.canvas.scene()->frames().front().rect;
    const View close = desk.canvas.view();
    const QRectF seen(close.origin, QSizeF(desk.canvas.size()) / close.zoom);
    QVERIFY(close.zoom > whole && close.zoom >= 0.6);
    QVERIFY(seen.contains(QPointF(frame.left(), frame.center().y())));
    desk.key(Qt::Key_Escape);
    desk.settle();
    QVERIFY(has(desk.canvas, "softmax"));
    QTRY_COMPARE(desk.canvas.view().zoom, whole);
  }

  void the_player_goes_through_what_is_inside() {
    Desk desk(loss);
    desk.playhead.last();
    const QString value = desk.canvas.valueText(desk.node("y"));
    const int steps = desk.playhead.stepCount();
    doubleClick(desk, desk.middle("y"));
    desk.playhead.last();
    QCOMPARE(desk.canvas.valueText(desk.node("y")), value);
    QVERIFY(desk.playhead.stepCount() > steps);
    for (const SceneCard& card : desk.canvas.scene()->cards())
      QVERIFY(card.bare || !desk.canvas.valueText(card.node).isEmpty());
  }

  void it_closes_by_its_title_and_by_escape() {
    Desk desk(loss);
    doubleClick(desk, desk.middle("y"));
    const QRectF title = desk.canvas.scene()->frames().front().titleRect();
    doubleClick(desk, desk.canvas.view().toWidget(title.center()).toPoint());
    QVERIFY(has(desk.canvas, "mse"));
    desk.select({"y"});
    desk.key(Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(!has(desk.canvas, "mse"));
    desk.select({"y"});
    QCOMPARE(desk.canvas.pathTo(desk.node("y")), QStringList{"mse"});
    desk.key(Qt::Key_Escape);
    QVERIFY(has(desk.canvas, "mse"));
  }

  void what_is_inside_is_not_edited_and_says_so() {
    Desk desk(loss);
    doubleClick(desk, desk.middle("y"));
    const std::string before = desk.text();
    desk.select({"y"});
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.text(), before);
    QVERIFY2(desk.canvas.editor().hint().contains("inside mse"),
             qPrintable(desk.canvas.editor().hint()));
    desk.select({"w"});
    desk.key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(desk.text() != before);  // the rest is edited as ever
  }

  void the_formula_of_a_plain_op_is_still_edited_by_a_double_click() {
    Desk desk(loss);
    doubleClick(desk, desk.middle("w"));
    QVERIFY(desk.canvas.editor().inlineEditor());
  }

  void an_opened_op_stays_open_while_values_and_text_change() {
    Desk desk(loss);
    doubleClick(desk, desk.middle("y"));
    desk.workspace.applyText("u = variable(1)\n" + std::string(loss));
    desk.settle();
    QVERIFY(!has(desk.canvas, "mse"));
    desk.workspace.newDocument();
    desk.workspace.waitUntilCurrent();
    QVERIFY(desk.workspace.opened().empty());
  }

  void edits_leave_what_they_do_not_touch_as_it_was_typed() {
    Desk desk("x=3   # start\ny=2x+1\nz=y^2\n");
    desk.select({"z"});
    desk.key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY2(desk.text().starts_with("x=3   # start\ny=2x+1\n"), desk.text().c_str());
    QVERIFY2(desk.text().ends_with("z=y^2\n"), desk.text().c_str());
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.text(), std::string("x=3   # start\ny=2x+1\nz=y^2\n"));
  }
};

QTEST_MAIN(BodiesTest)

}  // namespace ui_canvas_bodies_test

#include "ui_canvas_bodies_test.moc"
