// cond and while_loop of a static graph, opened into the branch taken and the turns that ran.
#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <algorithm>

#include "tests/ui/canvas/desk.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_control_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* choice =
    "x = variable(2)\nz = variable(3)\ny = cond(x > 0, lambda: x * x + z, lambda: z - x)\n";
constexpr const char* loop =
    "x = variable(2)\ny = while_loop(lambda s: s < 20, lambda s: s * x + 1, x)\n";

struct Desk : CanvasDesk {
  explicit Desk(const char* text) : CanvasDesk(text, Mode::static_graph) { playhead.last(); }

  QStringList titles() const {
    QStringList titles;
    for (const SceneFrame& frame : canvas.scene()->frames()) titles << frame.title;
    return titles;
  }
  void doubleClick(QPoint at) {
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at);
    settle();
    playhead.last();
  }
  void open(const char* key) { doubleClick(middle(key)); }
  QPoint title(std::size_t frame) const {
    const SceneFrame& there = canvas.scene()->frames()[frame];
    return canvas.view().toWidget(there.titleRect().center()).toPoint();
  }
  void feed(const char* name, double value) {
    setValue(workspace, name, Tensor(value), newGesture());
    settle();
    playhead.last();
  }
};

}  // namespace

class ControlTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_double_click_opens_a_choice_into_the_branch_taken() {
    Desk desk(choice);
    QVERIFY(desk.card("y").opens);
    const QString value = desk.canvas.valueText(desk.node("y"));
    const QString gradient = desk.canvas.gradientText(desk.node("x"));
    const std::string text = desk.text();
    desk.open("y");
    QVERIFY(desk.titles().contains("inside cond"));
    QVERIFY(desk.titles().contains("then: x > 0 is true"));
    QCOMPARE(desk.canvas.valueText(desk.node("y")), value);
    QCOMPARE(desk.canvas.gradientText(desk.node("x")), gradient);
    QCOMPARE(desk.text(), text);
    QVERIFY(!desk.workspace.undoStack().canUndo());
    QVERIFY(!desk.canvas.findChild<QLineEdit*>("inlineText"));
  }

  void what_is_open_follows_the_point() {
    Desk desk(choice);
    desk.open("y");
    desk.feed("x", -1);
    QVERIFY(desk.titles().contains("else: x > 0 is false"));
    QCOMPARE(desk.canvas.valueText(desk.node("y")), QString("4"));
    desk.feed("x", 3);
    QVERIFY(desk.titles().contains("then: x > 0 is true"));
    QCOMPARE(desk.canvas.valueText(desk.node("y")), QString("12"));
  }

  void a_loop_opens_into_its_turns_and_their_number_follows_the_point() {
    Desk desk(loop);
    desk.open("y");
    QCOMPARE(desk.titles(), QStringList({"inside while_loop, turns: 3", "iteration 1",
                                         "iteration 2", "iteration 3"}));
    desk.feed("x", 4);
    QCOMPARE(desk.titles().front(), QString("inside while_loop, turns: 2"));
    desk.feed("x", 30);
    QCOMPARE(desk.titles(), QStringList("inside while_loop, turns: 0"));
    QCOMPARE(desk.canvas.valueText(desk.node("y")), QString("30"));
  }

  void it_closes_by_its_title_by_escape_and_from_the_menu() {
    Desk desk(loop);
    desk.open("y");
    desk.doubleClick(desk.title(0));
    QVERIFY(desk.titles().empty());
    desk.select({"y"});
    desk.key(Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(!desk.titles().empty());
    desk.key(Qt::Key_Escape);
    QVERIFY(desk.titles().empty());
    desk.open("y");
    desk.select({"y"});
    const std::unique_ptr<QMenu> menu(desk.canvas.editor().makeMenu(desk.middle("y")));
    QAction* close = desk.canvas.editor().action("close");
    QVERIFY(menu->actions().contains(close) && close->isEnabled());
    close->trigger();
    desk.settle();
    QVERIFY(desk.titles().empty());
  }

  void the_menu_of_a_title_says_what_a_double_click_does() {
    Desk desk(loop);
    desk.open("y");
    const auto first = [&](std::size_t frame) {
      const std::unique_ptr<QMenu> menu(desk.canvas.editor().makeMenu(desk.title(frame)));
      return menu->actions().front()->text();
    };
    QCOMPARE(first(0), QString("Close"));
    QCOMPARE(first(1), QString("Collapse"));
  }

  void a_turn_is_collapsed_alone() {
    Desk desk(loop);
    desk.open("y");
    desk.doubleClick(desk.title(1));
    QVERIFY(desk.canvas.scene()->frames()[1].collapsed);
    QVERIFY(!desk.canvas.scene()->frames()[2].collapsed);
  }

  void an_edit_of_one_turn_changes_the_body_and_says_so() {
    Desk desk(loop);
    desk.open("y");
    const SceneFrame turn = desk.canvas.scene()->frames()[2];
    const auto product = std::find_if(turn.cards.begin(), turn.cards.end(), [&](int card) {
      const NodeId node{static_cast<std::uint32_t>(card)};
      return desk.canvas.trace()->graph[node].op->name == "mul";
    });
    QVERIFY(product != turn.cards.end());
    desk.canvas.select({NodeId{static_cast<std::uint32_t>(*product)}});
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.text(), std::string("x = variable(2)\ny = while_loop(lambda s: s < 20, lambda s: "
                                      "_ + 1, x)\n"));
    QCOMPARE(desk.canvas.editor().hint(), QString("this changes every turn of the loop"));
  }

  void a_loop_of_too_many_turns_stays_closed_and_says_so() {
    Desk desk("x = variable(2)\ny = while_loop(lambda s: s < 9000, lambda s: s + 1, x)\n");
    desk.open("y");
    QVERIFY(desk.titles().empty());
    QCOMPARE(desk.workspace.analysis()->note.str(),
             std::string("y stays closed: its turns have more than 2000 nodes here"));
    desk.feed("x", 8990);
    QCOMPARE(desk.titles().size(), 11);
  }

  void what_is_open_is_kept_with_the_document() {
    Desk desk(choice);
    desk.open("y");
    const QTemporaryDir folder;
    const QString path = folder.filePath("choice.nabla");
    QVERIFY(desk.workspace.save(path));
    desk.workspace.newDocument();
    desk.settle();
    QVERIFY(desk.workspace.opened().empty());
    QVERIFY(desk.workspace.open(path));
    desk.settle();
    QVERIFY(desk.titles().contains("then: x > 0 is true"));
  }

  void an_opened_node_stays_open_when_others_come_before_it() {
    Desk desk("x = variable(2)\ny = 1 + cond(x > 0, lambda: x * x, lambda: 1 - x)\n");
    desk.open("y/1");
    QVERIFY(desk.titles().contains("then: x > 0 is true"));
    desk.workspace.applyText("w = variable(1)\na = cond(w > 0, w, 2 * w)\n" + desk.text());
    desk.settle();
    QCOMPARE(desk.titles(), QStringList({"inside cond", "then: x > 0 is true", "else: not taken"}));
  }
};

QTEST_MAIN(ControlTest)

}  // namespace ui_canvas_control_test

#include "ui_canvas_control_test.moc"
