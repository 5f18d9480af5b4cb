// What a program prints stands under it, and leads to its statement and its step.
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>

#include "tests/ui/window/desk.h"
#include "ui/commands/commands.h"

namespace ui_window_printed_strip_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* program =
    "x = variable(3)\ny = x * x\nprint(\"y is\", y)\nz = y + 1\nprint(z)\n";

QStringList linesOf(WindowDesk& desk) {
  auto* list = desk.window->findChild<QListWidget*>("printedLines");
  QStringList lines;
  for (int row = 0; row < list->count(); ++row) lines << list->item(row)->text();
  return lines;
}

bool shown(WindowDesk& desk) {
  return !desk.window->findChild<QWidget*>("printedStrip")->isHidden();
}

}  // namespace

class PrintedStripTest : public QObject {
  Q_OBJECT

 private slots:
  void shows_what_was_printed_and_follows_the_values() {
    WindowDesk desk(program);
    QVERIFY(shown(desk));
    QCOMPARE(linesOf(desk), QStringList({"y is 9", "10"}));
    setValue(desk.studio.workspace, "x", Tensor(2.0), 0);
    desk.settle();
    QCOMPARE(linesOf(desk), QStringList({"y is 4", "5"}));
  }

  void is_not_there_for_a_program_that_prints_nothing() {
    WindowDesk desk("x = variable(3)\ny = x * x\n");
    QVERIFY(!shown(desk));
  }

  void keeps_what_was_printed_before_an_error() {
    WindowDesk desk("print(7)\ny = [1, 2] + [1, 2, 3]\n");
    QVERIFY(shown(desk));
    QCOMPARE(linesOf(desk), QStringList({"7"}));
  }

  void a_static_graph_has_no_values_to_print() {
    WindowDesk desk(program);
    desk.studio.workspace.setExecution(Mode::static_graph);
    desk.settle();
    QCOMPARE(linesOf(desk).front(), "y is Tensor(\"y\", shape=(), dtype=float64)");
    auto* list = desk.window->findChild<QListWidget*>("printedLines");
    desk.studio.playhead.first();  // it was printed before anything ran
    QCOMPARE(list->item(1)->foreground().color(), desk.studio.appearance.theme().text);
  }

  void a_click_goes_to_the_statement_and_its_step() {
    WindowDesk desk(program);
    desk.window->resize(1366, 768);
    desk.window->show();
    auto* list = desk.window->findChild<QListWidget*>("printedLines");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    QCOMPARE(desk.studio.playhead.step(), 2);  // x and y are there, z is not
    auto* text = desk.window->findChild<QPlainTextEdit*>("programEditor");
    QCOMPARE(text->textCursor().selectedText(), "print(\"y is\", y)");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(1)).center());
    QCOMPARE(desk.studio.playhead.step(), 3);
  }
};

QTEST_MAIN(PrintedStripTest)

}  // namespace ui_window_printed_strip_test

#include "ui_window_printed_strip_test.moc"
