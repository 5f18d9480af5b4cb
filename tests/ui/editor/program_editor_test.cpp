// The program editor: typing goes to the one undo stack, mistakes are marked at their place, and
// words are coloured by the engine's lexer.
#include "ui/editor/program_editor.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include "ui/commands/commands.h"
#include "ui/editor/code_edit.h"
#include "ui/theme/style.h"

namespace ui_editor_program_editor_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const std::string& text = "y = x") {
    applyStyle(*qApp, appearance.theme());
    editor.resize(320, 300);
    open(text);
    editor.show();
    editor.activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&editor);
    edit().setFocus();
  }
  void open(const std::string& text) {
    Document document;
    document.program = text;
    workspace.newDocument(document);
    workspace.waitUntilCurrent();
  }
  CodeEdit& edit() { return *editor.findChild<CodeEdit*>(); }
  QLabel& hint() { return *editor.findChild<QLabel*>("programHint"); }
  std::string program() const { return workspace.document().program; }
  void type(const QString& text) { QTest::keyClicks(&edit(), text); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(&edit(), key, modifiers);
  }
  void end() { edit().moveCursor(QTextCursor::End); }
  // The stretches of text under a wavy line.
  QStringList underlined() {
    QStringList found;
    for (const auto& selection : edit().extraSelections()) {
      if (selection.format.underlineStyle() == QTextCharFormat::WaveUnderline)
        found << selection.cursor.selectedText();
    }
    return found;
  }
  QColor colorAt(int line, int column) {
    for (const auto& range : edit().document()->findBlockByNumber(line).layout()->formats()) {
      if (range.start <= column && column < range.start + range.length)
        return range.format.foreground().color();
    }
    return {};
  }

  Appearance appearance;
  Workspace workspace;
  ProgramEditor editor{workspace, appearance};
};

}  // namespace

class ProgramEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void typing_changes_the_document_and_undo_brings_it_back() {
    Desk desk;
    desk.end();
    desk.type(" * 2");
    QCOMPARE(desk.program(), "y = x * 2");
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.program(), "y = x");
    QCOMPARE(desk.edit().toPlainText(), "y = x");
    desk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.edit().toPlainText(), "y = x * 2");
    QCOMPARE(desk.workspace.undoStack().count(), 1);
  }

  void a_mistake_is_underlined_at_its_place() {
    Desk desk("x = variable(2)\ny = x + sim(x)");
    QCOMPARE(desk.underlined(), QStringList{"sim"});
    QVERIFY(desk.hint().isVisible());
    QVERIFY2(desk.hint().text().startsWith("Line 2: "), qPrintable(desk.hint().text()));
    QVERIFY(desk.hint().text().contains("sin"));
    desk.open("x = variable(2)\ny = x + sin(x)");
    QVERIFY(desk.underlined().isEmpty());
    QVERIFY(!desk.hint().isVisible());
  }

  void places_count_characters_however_many_bytes_they_have() {
    Desk desk("# 平方 𝑥²\na = π; y = sim(2)");
    QCOMPARE(desk.underlined(), QStringList{"sim"});
  }

  void places_are_right_in_files_with_other_line_ends() {
    Desk desk("a = 1\r\nb = 2\r\nc = sim(2)\r\n");
    QCOMPARE(desk.underlined(), QStringList{"sim"});
    QVERIFY(!desk.workspace.isModified());
  }

  void every_mistake_is_marked_and_the_rest_counted() {
    Desk desk("a = (1\nb = 2 +\nc = ]");
    QVERIFY(desk.underlined().size() >= 2);
    QVERIFY2(desk.hint().text().contains("more)"), qPrintable(desk.hint().text()));
  }

  void the_whole_message_is_read_without_a_tool_tip() {
    Desk desk("y = x && z");
    QVERIFY(desk.hint().text().contains("and"));
    QVERIFY(desk.hint().text().contains("&&"));
    QTRY_VERIFY(desk.hint().heightForWidth(desk.hint().width()) <= desk.hint().height());
  }

  void a_click_on_the_message_leads_to_the_mistake() {
    Desk desk("x = variable(2)\ny = x + sim(x)");
    desk.edit().moveCursor(QTextCursor::Start);
    QTest::mouseClick(&desk.hint(), Qt::LeftButton);
    QCOMPARE(desk.edit().textCursor().blockNumber(), 1);
    QCOMPARE(desk.edit().textCursor().positionInBlock(), 8);
  }

  void words_are_coloured_by_what_they_are() {
    Desk desk("x = variable(2.5)  # note\nif x > 0: y = sin(x)");
    const CodeColors& colors = desk.appearance.theme().code;
    QCOMPARE(desk.colorAt(0, 4), colors.keyword);
    QCOMPARE(desk.colorAt(0, 13), colors.number);
    QCOMPARE(desk.colorAt(0, 20), colors.comment);
    QCOMPARE(desk.colorAt(1, 0), colors.keyword);
    QCOMPARE(desk.colorAt(1, 14), colors.function);
    desk.appearance.setMode(Appearance::Mode::dark);
    QCOMPARE(desk.colorAt(0, 13), desk.appearance.theme().code.number);
  }

  void text_composed_by_an_input_method_arrives_once_committed() {
    Desk desk;
    desk.end();
    QInputMethodEvent composing(QStringLiteral("cheng"), {});
    QApplication::sendEvent(&desk.edit(), &composing);
    QCOMPARE(desk.program(), "y = x");
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("＊（２）"));
    QApplication::sendEvent(&desk.edit(), &committed);
    QCOMPARE(QString::fromStdString(desk.program()), QStringLiteral("y = x＊（２）"));
    desk.workspace.waitUntilCurrent();
    QVERIFY(desk.workspace.analysis()->ok());
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.program(), "y = x");
  }

  void a_new_line_goes_in_after_a_colon() {
    Desk desk("if x > 0:");
    desk.end();
    desk.key(Qt::Key_Return);
    desk.type("y = 1");
    desk.key(Qt::Key_Return);
    desk.type("z");
    QCOMPARE(desk.program(), "if x > 0:\n    y = 1\n    z");
  }

  void completion_offers_functions_and_names_and_enter_stays_a_new_line() {
    Desk desk("velocity = variable(1)\ny = velocity");
    desk.end();
    desk.key(Qt::Key_Return);
    desk.type("z = vel");
    auto* completer = desk.edit().findChild<QCompleter*>();
    QVERIFY(completer->popup()->isVisible());
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QVERIFY(desk.program().ends_with("z = velocity"));
    desk.type(" + si");
    QVERIFY(completer->popup()->isVisible());
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QVERIFY(desk.program().ends_with("+ si\n"));
  }

  void another_document_is_read_from_its_start() {
    std::string text;
    for (int i = 1; i <= 1200; ++i) text += "a" + std::to_string(i) + " = 1\n";
    Desk desk("y = 1");
    desk.open(text);
    QCOMPARE(desk.edit().textCursor().position(), 0);
    QCOMPARE(desk.edit().verticalScrollBar()->value(), 0);
  }

  void the_margin_has_room_for_every_line_number() {
    Desk desk("y = 1");
    const int narrow = desk.edit().viewport()->x();
    std::string text;
    for (int i = 1; i <= 1200; ++i) text += "a" + std::to_string(i) + " = 1\n";
    desk.open(text);
    QVERIFY(desk.edit().viewport()->x() > narrow);
  }

  void undo_of_a_slider_leaves_the_cursor_where_it_is() {
    Desk desk("x = variable(2)\ny = x * x");
    desk.edit().moveCursor(QTextCursor::Start);
    desk.edit().moveCursor(QTextCursor::Right);
    setValue(desk.workspace, "x", Tensor(5.0), newGesture());
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.workspace.document().point.empty());
    QCOMPARE(desk.edit().textCursor().position(), 1);
  }
};

QTEST_MAIN(ProgramEditorTest)

}  // namespace ui_editor_program_editor_test

#include "ui_editor_program_editor_test.moc"
