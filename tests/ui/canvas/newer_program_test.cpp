// Hands on the canvas while the program becomes another one: what is asked never changes what is
// shown, and what is held or chosen is found again in the new graph or falls out of the hand.
#include <QLineEdit>
#include <QTest>

#include "tests/ui/canvas/desk.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_newer_program_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* before = "x = variable(2)\nw = variable(3)\ny = x * w\n";
// The same nodes under other numbers, and some more.
constexpr const char* after =
    "a = variable(1)\nb = sin(a)\nx = variable(2)\nw = variable(3)\n"
    "y = x * w\n";

struct Desk : CanvasDesk {
  using CanvasDesk::CanvasDesk;
  // Typed, and not analysed yet.
  void change(const char* text) { setText(workspace, QString::fromUtf8(text)); }
  // Without the turn of the event loop that QTest's own takes.
  void point(QPoint at) {
    QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, {}, {});
    QCoreApplication::sendEvent(&canvas, &move);
  }
  // Where the card has a number to drag.
  QPoint pill(const char* key) {
    const QRectF area = upperPillRect(card(key), upperPill(canvas.state(), card(key)));
    return canvas.view().toWidget(area).center().toPoint();
  }
  void enter(QWidget& around, const char* text) {
    auto* line = around.findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    settle();
  }
};

}  // namespace

class NewerProgramTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void the_pointer_over_every_place_leaves_the_scene_alone() {
    Desk desk(before);
    for (int x = 0; x < desk.canvas.width(); x += 14) {
      for (int y = 0; y < desk.canvas.height(); y += 14) {
        desk.change(x % 28 == 0 ? after : before);
        const Scene* scene = desk.canvas.scene();
        desk.point({x, y});
        QCOMPARE(desk.canvas.scene(), scene);
      }
    }
  }

  void no_question_about_a_node_waits_for_a_newer_program() {
    Desk desk(before);
    const GraphEdits edits(desk.workspace);
    const NodeId x = desk.node("x"), y = desk.node("y");
    desk.change(after);
    const auto analysis = desk.workspace.analysis();
    QVERIFY(!edits.isHole(x));
    QVERIFY(edits.canConnect(x, {y, 1}));
    QVERIFY(edits.bodyOf(y).empty());
    QVERIFY(edits.noteOf(y).empty());
    QCOMPARE(edits.formulaOf(y), QStringLiteral("x * w"));
    QCOMPARE(edits.textOf({y}).value(), QStringLiteral("y = x * w\n"));
    QVERIFY(!NumberDrag::begin(desk.workspace, x));
    QCOMPARE(desk.workspace.analysis(), analysis);
  }

  void an_edit_of_a_program_that_has_just_changed_is_refused() {
    Desk desk(before);
    const GraphEdits edits(desk.workspace);
    const NodeId y = desk.node("y");
    desk.change(after);
    QVERIFY(!edits.remove({y}));
    QCOMPARE(desk.text(), std::string(after));
  }

  void a_key_acts_on_the_node_that_was_chosen_under_its_new_number() {
    Desk desk(before);
    desk.select({"w"});
    desk.change(after);
    desk.key(Qt::Key_Delete);
    QVERIFY2(desk.text().find("y = x * _") != std::string::npos, desk.text().c_str());
  }

  void a_key_for_a_node_that_has_gone_does_nothing() {
    Desk desk(before);
    desk.select({"w"});
    desk.change("x = variable(2)\ny = x * 5\n");
    desk.key(Qt::Key_F2);
    QVERIFY(!desk.canvas.editor().inlineEditor());
    QCOMPARE(desk.text(), std::string("x = variable(2)\ny = x * 5\n"));
  }

  void a_number_is_dragged_at_once_after_typing() {
    Desk desk(before);
    desk.playhead.last();
    const QPoint at = desk.pill("x");
    desk.change("x = variable(2)\nw = variable(4)\ny = x * w\n");
    desk.drag(at, at + QPoint(40, 0));
    QVERIFY(desk.workspace.document().point.contains("x"));
    QCOMPARE(desk.workspace.document().point.size(), std::size_t{1});
  }

  void a_wire_in_the_hand_is_kept_through_a_change() {
    Desk desk(before);
    const QPoint from = desk.port("x", -1);
    desk.hold(from, from + QPoint(40, 60));
    QVERIFY(desk.canvas.editor().holdsWire());
    desk.change(after);
    desk.settle();
    QVERIFY(desk.canvas.editor().holdsWire());
    const QPoint to = desk.port("y", 1);
    QTest::mouseMove(&desk.canvas, to);
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, to);
    desk.settle();
    QVERIFY2(desk.text().find("y = x * x") != std::string::npos, desk.text().c_str());
  }

  void a_wire_falls_when_its_node_goes_or_the_text_has_an_error() {
    for (const char* text : {"p = variable(1)\nq = p + 1\n", "x = = 2\n", ""}) {
      Desk desk(before);
      const QPoint from = desk.port("x", -1);
      desk.hold(from, from + QPoint(40, 60));
      desk.change(text);
      QTest::mouseMove(&desk.canvas, from + QPoint(60, 90));
      QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, from + QPoint(60, 90));
      desk.settle();
      QVERIFY(!desk.canvas.editor().holdsWire());
      QCOMPARE(desk.text(), std::string(text));
    }
  }

  void the_finders_choice_finds_its_node_again() {
    Desk desk(before);
    desk.select({"y"});
    desk.key(Qt::Key_R);
    QVERIFY(desk.canvas.editor().finder());
    desk.change(after);
    desk.enter(*desk.canvas.editor().finder(), "hypot");
    QVERIFY2(desk.text().find("y = hypot(x, w)") != std::string::npos, desk.text().c_str());
  }

  void the_finders_choice_for_a_node_that_has_gone_says_so() {
    Desk desk(before);
    desk.select({"y"});
    desk.key(Qt::Key_R);
    desk.change("x = variable(2)\n");
    desk.enter(*desk.canvas.editor().finder(), "hypot");
    QCOMPARE(desk.text(), std::string("x = variable(2)\n"));
    QVERIFY(desk.canvas.editor().hint().contains("not there any more"));
  }

  void a_formula_is_edited_where_its_node_is_now() {
    Desk desk(before);
    emit desk.canvas.nodeActivated(desk.node("y"));
    QVERIFY(desk.canvas.editor().inlineEditor());
    desk.change(after);
    desk.enter(*desk.canvas.editor().inlineEditor(), "x + w");
    QVERIFY2(desk.text().find("y = x + w") != std::string::npos, desk.text().c_str());
  }
};

QTEST_MAIN(NewerProgramTest)

}  // namespace ui_canvas_newer_program_test

#include "ui_canvas_newer_program_test.moc"
