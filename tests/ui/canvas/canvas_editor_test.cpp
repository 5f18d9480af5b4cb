// Every way in which hands edit the graph, by mouse and keyboard on the real canvas.
#include "ui/canvas/editing/canvas_editor.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTest>

#include "tests/ui/canvas/desk.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_canvas_editor_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  using CanvasDesk::CanvasDesk;
  void type(const char* text) {
    QWidget* line = canvas.editor().inlineEditor()->findChild<QLineEdit*>();
    static_cast<QLineEdit*>(line)->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    settle();
  }
  void find(const char* text) {
    QWidget* line = canvas.editor().finder()->findChild<QLineEdit*>();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    settle();
  }
  QPoint nowhere() const { return {canvas.width() / 2, 60}; }
  QString undoText() { return workspace.undoStack().undoText(); }
};

constexpr const char* product = "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\n";

}  // namespace

class CanvasEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_double_click_opens_the_op_finder() {
    Desk desk(product);
    const QPointF place = desk.canvas.view().toScene(QPointF(desk.nowhere()));
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, desk.nowhere());
    QVERIFY(desk.canvas.editor().finder());
    desk.find("tanh");
    QCOMPARE(desk.text(),
             std::string("x1 = variable(2)\nx2 = variable(3)\na = tanh(_)\ny = x1 * x2\n"));
    QCOMPARE(desk.undoText(), QString("Insert tanh"));
    QCOMPARE(desk.canvas.selected(), std::vector<NodeId>{desk.node("a")});
    QCOMPARE(desk.canvas.scene()->card(desk.node("a"))->rect.center(), place);
  }

  void the_op_finder_filters_by_alias_and_description_and_takes_arrow_keys() {
    Desk desk(product);
    desk.key(Qt::Key_Slash);
    OpFinder* finder = desk.canvas.editor().finder();
    QVERIFY(finder);
    auto* line = finder->findChild<QLineEdit*>();
    line->setText("ln");
    QCOMPARE(finder->shownNames().first(), QString("log"));
    line->setText("hyperbolic");
    QVERIFY(finder->shownNames().contains("tanh"));
    line->setText("x^2 + 1");
    QCOMPARE(finder->shownNames().first(), QString("x^2 + 1"));
    line->setText("si");
    const QString second = finder->shownNames().at(1);
    QTest::keyClick(line, Qt::Key_Down);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(desk.undoText(), "Insert " + second);
    desk.key(Qt::Key_Slash);
    QTest::keyClick(desk.canvas.editor().finder()->findChild<QLineEdit*>(), Qt::Key_Escape);
    QCOMPARE(desk.workspace.undoStack().count(), 1);
  }

  void a_wire_connects_and_undo_takes_it_back() {
    Desk desk("x1 = variable(2)\ny = sin(_) * x1\n");
    desk.drag(desk.port("x1", -1), desk.port("y/0", 0));
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\ny = sin(x1) * x1\n"));
    QCOMPARE(desk.undoText(), QString("Connect x1 to sin"));
    QVERIFY(desk.canvas.scene()->edge(desk.node("y/0"), 0));
    desk.workspace.undoStack().undo();
    desk.settle();
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\ny = sin(_) * x1\n"));
  }

  void a_wire_pulled_off_and_dropped_disconnects() {
    Desk desk(product);
    desk.drag(desk.port("y", 1), desk.nowhere());
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\nx2 = variable(3)\ny = x1 * _\n"));
    QCOMPARE(desk.undoText(), QString("Disconnect y"));
    QVERIFY(desk.canvas.valueText(desk.node("y")).contains("waits for input 2"));
  }

  void a_wire_pulled_off_goes_to_another_input() {
    Desk desk("x1 = variable(2)\ny = x1 * 2\nz = _ + y\n");
    desk.drag(desk.port("y", 0), desk.port("z", 0));
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\ny = _ * 2\nz = x1 + y\n"));
  }

  void while_a_wire_is_held_ports_say_why_they_do_not_take_it() {
    Desk desk("x = variable(1)\ny = sin(x)\nz = cos(y)\n");
    desk.hold(desk.port("z", -1), desk.port("y", 0));
    QVERIFY(desk.canvas.editor().holdsWire());
    QVERIFY2(desk.canvas.editor().hint().contains("circle"),
             qPrintable(desk.canvas.editor().hint()));
    QVERIFY(!desk.canvas.grab().isNull());
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, desk.port("y", 0));
    QCOMPARE(desk.workspace.undoStack().count(), 0);
    QVERIFY(!desk.canvas.editor().holdsWire());
  }

  void shape_errors_are_told_while_the_wire_is_held() {
    Desk desk("A = [[1, 2], [3, 4]]\nv = variable([1, 2, 3])\ns = sum(v)\ny = matmul(A, _)\n");
    desk.hold(desk.port("v", -1), desk.port("y", 1));
    QVERIFY(!desk.canvas.editor().hint().isEmpty());
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, desk.port("y", 1));
    QCOMPARE(desk.workspace.undoStack().count(), 0);
  }

  void a_wire_dropped_on_empty_canvas_finds_what_fits() {
    Desk desk("v = variable([1, 2, 3])\ny = sum(v)\n");
    desk.drag(desk.port("v", -1), desk.nowhere());
    OpFinder* finder = desk.canvas.editor().finder();
    QVERIFY(finder);
    QVERIFY(finder->shownNames().contains("softmax"));
    QVERIFY(!finder->shownNames().contains("det"));
    QVERIFY(!finder->shownNames().contains("variable"));
    desk.find("softmax");
    QCOMPARE(desk.text(), std::string("v = variable([1, 2, 3])\na = softmax(v)\ny = sum(v)\n"));
  }

  void an_open_input_dragged_away_finds_what_goes_into_it() {
    Desk desk("x = variable(1)\ny = x * _\n");
    desk.drag(desk.port("y", 1), desk.nowhere());
    QVERIFY(desk.canvas.editor().finder());
    desk.find("exp");
    QCOMPARE(desk.text(), std::string("x = variable(1)\na = exp(_)\ny = x * a\n"));
  }

  void a_wire_dragged_backwards_finds_only_what_fits_there() {
    Desk desk("v = variable([1, 2, 3])\ny = matmul(_, v)\n");
    desk.drag(desk.port("y", 0), desk.nowhere());
    OpFinder* finder = desk.canvas.editor().finder();
    QVERIFY(finder);
    const QStringList names = finder->shownNames();
    QVERIFY(names.contains("softmax") && names.contains("matmul") && names.contains("sin"));
    QVERIFY(!names.contains("det") && !names.contains("sum") && !names.contains("norm"));
    QVERIFY(!names.contains("variable") && !names.contains("constant"));
    desk.find("softmax");
    QCOMPARE(desk.text(),
             std::string("v = variable([1, 2, 3])\na = softmax(_)\ny = matmul(a, v)\n"));
  }

  void backwards_from_a_number_nothing_of_another_shape_is_offered() {
    Desk desk("A = [[1, 2], [3, 4]]\nx = variable(1)\ny = det(A + _) * x\n");
    const auto hole_of = [&](const char* key, int operand) {
      desk.drag(desk.port(key, operand), desk.nowhere());
      return desk.canvas.editor().finder()->shownNames();
    };
    QVERIFY(hole_of("y/0/0", 1).contains("variable"));
    QVERIFY(hole_of("y/0/0", 1).contains("inv"));
  }

  void keys_delete_and_duplicate() {
    Desk desk(product);
    desk.select({"x2"});
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\ny = x1 * _\n"));
    QCOMPARE(desk.undoText(), QString("Delete x2"));
    desk.select({"x1", "y"});
    desk.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(desk.text(),
             std::string("x1 = variable(2)\nx2 = variable(2)\ny1 = x2 * _\ny = x1 * _\n"));
    QCOMPARE(desk.canvas.selected().size(), std::size_t{2});
  }

  void the_clipboard_holds_program_text() {
    Desk desk(product);
    desk.select({"x1", "y"});
    desk.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("x1 = variable(2)\ny = x1 * x2\n"));
    Desk other("");
    other.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(other.text(), std::string("x1 = variable(2)\ny = x1 * x2\n"));
    QGuiApplication::clipboard()->setText("w = sin(q)^2 + 1");
    desk.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(desk.text().find("w = sin(q)^2 + 1") != std::string::npos);
    QVERIFY(desk.canvas.scene()->find("w"));
    QGuiApplication::clipboard()->setText("w = (");
    desk.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!desk.canvas.editor().hint().isEmpty());
    desk.select({"w"});
    desk.key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(!desk.canvas.scene()->find("w"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("w = sin(q)^2 + 1\n"));
  }

  void f2_renames_everywhere() {
    Desk desk(product);
    desk.select({"x1"});
    desk.key(Qt::Key_F2);
    desk.type("weight");
    QCOMPARE(desk.text(), std::string("weight = variable(2)\nx2 = variable(3)\ny = weight * x2\n"));
    QCOMPARE(desk.undoText(), QString("Rename x1 to weight"));
  }

  void a_formula_is_edited_over_its_card_and_errors_are_told_there() {
    Desk desk(product);
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {}, desk.middle("y"));
    InlineEditor* editor = desk.canvas.editor().inlineEditor();
    QVERIFY(editor);
    QCOMPARE(editor->findChild<QLineEdit*>()->text(), QString("x1 * x2"));
    desk.type("x1 * (");
    QVERIFY(!editor->error().isEmpty());
    desk.type("sin(x1) + x2^2");
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\nx2 = variable(3)\ny = sin(x1) + x2^2\n"));
    QCOMPARE(desk.undoText(), QString("Edit y"));
  }

  void enter_on_a_selected_node_edits_it() {
    Desk desk(product);
    QTest::mouseClick(&desk.canvas, Qt::LeftButton, {}, desk.middle("y"));
    desk.key(Qt::Key_Return);
    QVERIFY(desk.canvas.editor().inlineEditor());
  }

  void an_op_is_replaced_through_the_finder() {
    Desk desk(product);
    desk.select({"y"});
    desk.key(Qt::Key_R);
    QVERIFY(!desk.canvas.editor().finder()->shownNames().contains("sin"));
    desk.find("hypot");
    QCOMPARE(desk.text(), std::string("x1 = variable(2)\nx2 = variable(3)\ny = hypot(x1, x2)\n"));
  }

  void a_sub_expression_is_extracted_and_inlined() {
    Desk desk("y = sin(x) * 2\n");
    desk.select({"y/0"});
    desk.key(Qt::Key_E);
    QCOMPARE(desk.text(), std::string("a = sin(x)\ny = a * 2\n"));
    desk.select({"a"});
    desk.key(Qt::Key_I);
    QCOMPARE(desk.text(), std::string("y = sin(x) * 2\n"));
  }

  void a_number_follows_the_hand() {
    Desk desk("x = variable(1)\ny = x * 4\n");
    const QPoint number = desk.middle("y/1");
    desk.drag(number, number + QPoint(50, 0));
    QCOMPARE(desk.text(), std::string("x = variable(1)\ny = x * 5\n"));
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    QCOMPARE(desk.undoText(), QString("Change 4"));
    const SceneCard& card = *desk.canvas.scene()->card(desk.node("x"));
    const QRectF pill = upperPillRect(card, upperPill(desk.canvas.state(), card));
    const QPoint at = desk.canvas.view().toWidget(pill).center().toPoint();
    desk.drag(at, at + QPoint(30, 0));
    QCOMPARE(desk.workspace.document().point.at("x"), Tensor(1.3));
  }

  void escape_gives_a_dragged_number_back_as_it_was() {
    const std::string text = "x = variable(1)\ny = x * 4.0  # kept\n";
    Desk desk(text);
    const QPoint number = desk.middle("y/1");
    desk.hold(number, number + QPoint(50, 0));
    QVERIFY(desk.text() != text);
    QTest::keyClick(&desk.canvas, Qt::Key_Escape);
    QCOMPARE(desk.text(), text);
    QTest::mouseMove(&desk.canvas, number + QPoint(90, 0));
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, number + QPoint(90, 0));
    desk.settle();
    QCOMPARE(desk.text(), text);
    QCOMPARE(desk.workspace.undoStack().count(), 0);
    const SceneCard& card = *desk.canvas.scene()->card(desk.node("x"));
    const QRectF pill = upperPillRect(card, upperPill(desk.canvas.state(), card));
    const QPoint at = desk.canvas.view().toWidget(pill).center().toPoint();
    desk.hold(at, at + QPoint(30, 0));
    QVERIFY(desk.workspace.document().point.contains("x"));
    QTest::keyClick(&desk.canvas, Qt::Key_Escape);
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, at + QPoint(30, 0));
    QVERIFY(desk.workspace.document().point.empty());
    QCOMPARE(desk.workspace.undoStack().count(), 0);
  }

  void a_number_dragged_in_a_loop_says_that_all_turns_change() {
    Desk desk("s = variable(1)\nfor i in range(2):\n    s = s * 3\n");
    std::optional<NodeId> three;
    for (const SceneCard& card : desk.canvas.scene()->cards())
      if (card.bare && card.label == "3") three = card.node;
    const QPoint number = desk.middle(three.value());
    desk.hold(number, number + QPoint(50, 0));
    QVERIFY2(desk.canvas.editor().hint().contains("every turn of the loop"),
             qPrintable(desk.canvas.editor().hint()));
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, number + QPoint(50, 0));
    QVERIFY(desk.text().find("s * 4") != std::string::npos);
    QVERIFY(desk.canvas.editor().hint().contains("every turn of the loop"));
  }

  void the_menu_marks_inputs_and_chooses_the_output() {
    Desk desk("y = x^2\nz = y + 1\n");
    desk.select({"x"});
    const std::unique_ptr<QMenu> menu(desk.canvas.editor().makeMenu(desk.middle("x")));
    QVERIFY(menu->actions().contains(desk.canvas.editor().action("rename")));
    desk.canvas.editor().action("placeholder")->trigger();
    desk.settle();
    QCOMPARE(desk.text(), std::string("x = placeholder(1)\ny = x^2\nz = y + 1\n"));
    desk.canvas.editor().action("constant")->trigger();
    desk.settle();
    QCOMPARE(desk.text(), std::string("x = constant(1)\ny = x^2\nz = y + 1\n"));
    desk.select({"y"});
    desk.key(Qt::Key_O);
    QCOMPARE(desk.text(), std::string("x = constant(1)\ny = x^2\nz = y + 1\noutput y\n"));
  }

  void selections_grow_along_the_wires() {
    Desk desk("a = x + 1\nb = sin(a)\nc = w * 2\nd = b + c\n");
    desk.select({"b"});
    desk.key(Qt::Key_BracketLeft);
    QCOMPARE(desk.canvas.selected().size(), std::size_t{4});
    desk.select({"b"});
    desk.key(Qt::Key_BracketRight);
    QCOMPARE(desk.canvas.selected().size(), std::size_t{2});
    desk.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(desk.canvas.selected().size(), desk.canvas.scene()->cards().size());
    QTest::mouseClick(&desk.canvas, Qt::LeftButton, {}, desk.middle("b"));
    QTest::mouseClick(&desk.canvas, Qt::LeftButton, Qt::ControlModifier, desk.middle("d"));
    QCOMPARE(desk.canvas.selected().size(), std::size_t{2});
  }

  void cards_are_aligned_distributed_and_moved_with_keys() {
    Desk desk(product);
    const auto middle = [&](const char* key) {
      return desk.canvas.scene()->card(desk.node(key))->rect.center();
    };
    desk.select({"x1", "x2", "y"});
    desk.canvas.editor().action("alignTop")->trigger();
    QCOMPARE(middle("x1").y(), middle("y").y());
    desk.workspace.undoStack().undo();
    desk.canvas.editor().action("distributeDown")->trigger();
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    desk.workspace.undoStack().undo();
    desk.select({"y"});
    const QPointF before = middle("y");
    desk.key(Qt::Key_Right, Qt::AltModifier);
    desk.key(Qt::Key_Right, Qt::AltModifier);
    desk.key(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(middle("y"), before + QPointF(20, 1));
    QCOMPARE(desk.workspace.undoStack().count(), 1);
  }

  void edits_in_a_loop_say_so() {
    Desk desk("s = variable(1)\nfor i in range(2):\n    s = sin(s) + i\n");
    const NodeId last = desk.workspace.analysis()->trace->output;
    desk.canvas.select({last});
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, {},
                       desk.canvas.nodeRect(last).center().toPoint());
    desk.type("cos(s) + i");
    QVERIFY(desk.canvas.editor().hint().contains("every turn of the loop"));
  }

  void what_is_dragged_onto_the_canvas_is_inserted() {
    Desk desk(product);
    QMimeData data;
    data.setData(OpFinder::mime_type, "cosh");
    QDragEnterEvent enter(desk.nowhere(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.canvas, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(desk.nowhere()), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.canvas, &drop);
    desk.settle();
    QCOMPARE(desk.undoText(), QString("Insert cosh"));
  }
};

QTEST_MAIN(CanvasEditorTest)

}  // namespace ui_canvas_canvas_editor_test

#include "ui_canvas_canvas_editor_test.moc"
