// What hands do to a text every day: undo by the word, a level of indentation, find and replace,
// comments, the size of the letters, completion and signatures.
#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "ui/commands/commands.h"
#include "ui/editor/code_edit.h"
#include "ui/editor/completions.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/program_editor.h"
#include "ui/theme/style.h"

namespace ui_editor_editing_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

const QString three = QStringLiteral("x = variable(2)\nxs = x * x\ny = xs + x");

struct Desk {
  explicit Desk(const QString& text) {
    applyStyle(*qApp, appearance.theme());
    Document document;
    document.program = text.toStdString();
    workspace.newDocument(document);
    workspace.waitUntilCurrent();
    editor.resize(360, 300);
    editor.show();
    editor.activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&editor);
    edit().setFocus();
    edit().moveCursor(QTextCursor::End);
  }
  CodeEdit& edit() { return *editor.findChild<CodeEdit*>(); }
  FindBar& bar() { return *editor.findChild<FindBar*>(); }
  QLineEdit& field(const char* name) { return *editor.findChild<QLineEdit*>(name); }
  QString count() { return editor.findChild<QLabel*>("findCount")->text(); }
  QString program() const { return QString::fromStdString(workspace.document().program); }
  QString selected() { return edit().textCursor().selectedText(); }
  QLabel& signature() { return *editor.findChild<QLabel*>("signatureTip"); }
  QAbstractItemView& popup() { return *edit().findChild<QCompleter*>()->popup(); }
  void type(const QString& text) {
    for (const QChar c : text) {
      if (c == u'\n') {
        key(Qt::Key_Return);
      } else {
        QTest::keyClick(&edit(), c.toLatin1());
      }
      popup().hide();
    }
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&edit(), key, modifiers);
  }
  void undo() { key(Qt::Key_Z, Qt::ControlModifier); }
  void wheel(int turn) {
    QWheelEvent event(QPointF(20, 20), edit().mapToGlobal(QPoint(20, 20)), {}, QPoint(0, turn), {},
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(edit().viewport(), &event);
  }

  Appearance appearance;
  Workspace workspace;
  ProgramEditor editor{workspace, appearance};
};

}  // namespace

class EditingTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QCoreApplication::setOrganizationName("nabla");
  }
  void init() { QSettings().clear(); }

  void undo_goes_by_words_and_lines_however_slowly_one_types() {
    Desk desk(QStringLiteral("y = x"));
    desk.type("\nab = alpha");
    QTest::qWait(1600);  // one thinks
    desk.type("bet gamma");
    desk.undo();
    QCOMPARE(desk.program(), "y = x\nab = alphabet");
    desk.undo();
    QCOMPARE(desk.program(), "y = x\nab");
    desk.undo();
    QCOMPARE(desk.program(), "y = x");
    QVERIFY(!desk.workspace.undoStack().canUndo());
    while (desk.workspace.undoStack().canRedo()) desk.workspace.undoStack().redo();
    QCOMPARE(desk.program(), "y = x\nab = alphabet gamma");
    QCOMPARE(desk.edit().toPlainText(), desk.program());
  }

  void what_is_erased_comes_back_by_the_word() {
    Desk desk(QStringLiteral("y = alpha beta"));
    for (int i = 0; i < 10; ++i) desk.key(Qt::Key_Backspace);
    QCOMPARE(desk.program(), "y = ");
    desk.undo();
    QCOMPARE(desk.program(), "y = alpha");
    desk.undo();
    QCOMPARE(desk.program(), "y = alpha beta");
  }

  void backspace_in_the_indentation_takes_a_level() {
    Desk desk(QStringLiteral("def f(x):\n      return x\ny = f(2)"));
    QTextCursor cursor = desk.edit().textCursor();
    cursor.setPosition(16);  // before `return`, six spaces in
    desk.edit().setTextCursor(cursor);
    desk.key(Qt::Key_Backspace);
    QCOMPARE(desk.program(), "def f(x):\n    return x\ny = f(2)");
    desk.key(Qt::Key_Backspace);
    QCOMPARE(desk.program(), "def f(x):\nreturn x\ny = f(2)");
    desk.key(Qt::Key_Backspace);
    QCOMPARE(desk.program(), "def f(x):return x\ny = f(2)");
    desk.edit().moveCursor(QTextCursor::End);
    desk.type("  ");
    desk.key(Qt::Key_Backspace);  // behind words a space is a space
    QVERIFY(desk.program().endsWith("f(2) "));
  }

  void tab_and_shift_tab_move_the_lines_that_are_selected() {
    Desk desk(three);
    desk.edit().selectAll();
    desk.key(Qt::Key_Tab);
    QCOMPARE(desk.program(), "    x = variable(2)\n    xs = x * x\n    y = xs + x");
    desk.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(desk.program(), three);
  }

  void lines_are_commented_and_back_and_that_is_one_step() {
    Desk desk(three);
    desk.edit().selectAll();
    desk.key(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(desk.program(), "# x = variable(2)\n# xs = x * x\n# y = xs + x");
    desk.key(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(desk.program(), three);
    desk.undo();
    desk.undo();
    QCOMPARE(desk.program(), three);
    QVERIFY(!desk.workspace.undoStack().canUndo());
  }

  void find_walks_over_what_is_found_and_escape_closes_it() {
    Desk desk(three);
    QVERIFY(!desk.bar().isVisible());
    desk.edit().moveCursor(QTextCursor::Start);
    desk.key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(desk.bar().isVisible());
    QVERIFY(!desk.field("replaceField").isVisible());
    QVERIFY(desk.field("findField").hasFocus());
    QTest::keyClicks(&desk.field("findField"), "xs");
    QCOMPARE(desk.selected(), "xs");
    QCOMPARE(desk.count(), "1 of 2");
    QTest::keyClick(&desk.field("findField"), Qt::Key_Return);
    QCOMPARE(desk.count(), "2 of 2");
    QCOMPARE(desk.edit().textCursor().selectionStart(), three.lastIndexOf("xs"));
    QTest::keyClick(&desk.field("findField"), Qt::Key_F3);  // round again
    QCOMPARE(desk.count(), "1 of 2");
    QTest::keyClick(&desk.field("findField"), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(desk.count(), "2 of 2");
    QTest::keyClick(&desk.field("findField"), Qt::Key_Escape);
    QVERIFY(!desk.bar().isVisible());
    QVERIFY(desk.edit().hasFocus());
    QCOMPARE(desk.selected(), "xs");
    QCOMPARE(desk.program(), three);
  }

  void what_is_not_there_is_said_and_nothing_is_replaced() {
    Desk desk(three);
    desk.key(Qt::Key_H, Qt::ControlModifier);
    desk.field("findField").setText("zebra");
    QCOMPARE(desk.count(), "nothing");
    QTest::keyClick(&desk.field("replaceField"), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&desk.field("replaceField"), Qt::Key_Return);
    QCOMPARE(desk.program(), three);
    QVERIFY(!desk.workspace.undoStack().canUndo());
  }

  void whole_names_are_replaced_all_at_once_in_one_step() {
    Desk desk(three);
    desk.key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(desk.field("replaceField").isVisible());
    desk.field("findField").setText("x");
    QTest::mouseClick(desk.editor.findChild<QToolButton*>("findWhole"), Qt::LeftButton);
    desk.field("replaceField").setText("t");
    QTest::keyClick(&desk.field("replaceField"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.program(), "t = variable(2)\nxs = t * t\ny = xs + t");
    QCOMPARE(desk.count(), "4 replaced");
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.edit().toPlainText(), three);
  }

  void one_is_replaced_after_it_was_shown() {
    Desk desk(three);
    desk.edit().moveCursor(QTextCursor::Start);
    desk.key(Qt::Key_H, Qt::ControlModifier);
    desk.field("findField").setText("xs");
    desk.field("replaceField").setText("square");
    QTest::keyClick(&desk.field("replaceField"), Qt::Key_Return);
    QCOMPARE(desk.program(), "x = variable(2)\nsquare = x * x\ny = xs + x");
    QCOMPARE(desk.selected(), "xs");  // the next one
    QTest::keyClick(&desk.field("replaceField"), Qt::Key_Return);
    QCOMPARE(desk.program(), "x = variable(2)\nsquare = x * x\ny = square + x");
    QCOMPARE(desk.workspace.undoStack().count(), 2);
  }

  void every_part_of_the_bar_has_a_name_and_words() {
    Desk desk(three);
    desk.key(Qt::Key_H, Qt::ControlModifier);
    for (const QLineEdit* field : desk.bar().findChildren<QLineEdit*>())
      QVERIFY(!field->accessibleName().isEmpty());
    for (const QAbstractButton* button : desk.bar().findChildren<QAbstractButton*>()) {
      QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
      QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
  }

  void the_wheel_and_keys_zoom_the_text_and_it_is_kept() {
    Desk desk(three);
    const int usual = desk.edit().font().pixelSize();
    desk.wheel(120);
    QCOMPARE(desk.edit().font().pixelSize(), usual + 1);
    desk.key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(desk.edit().font().pixelSize(), usual + 2);
    QCOMPARE(Desk(three).edit().font().pixelSize(), usual + 2);
    desk.wheel(-120);
    QCOMPARE(desk.edit().font().pixelSize(), usual + 1);
    desk.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(desk.edit().font().pixelSize(), usual);
    for (int i = 0; i < 100; ++i) desk.wheel(-120);
    QVERIFY(desk.edit().font().pixelSize() >= 6);
  }

  void completion_tells_how_each_function_is_called_and_inserts_its_name() {
    Desk desk(QStringLiteral("x = variable([1, 2])\ny = "));
    QTest::keyClicks(&desk.edit(), "softm");
    QAbstractItemView& list = desk.popup();
    QVERIFY(list.isVisible());
    const QModelIndex row = list.model()->index(0, 0);
    const QString told = row.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(told.startsWith("softmax(") && told.size() > 20, qPrintable(told));
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&desk.edit(), Qt::Key_Return);
    QVERIFY2(desk.program().endsWith("y = softmax"), qPrintable(desk.program()));
  }

  void completion_does_not_offer_the_word_that_is_being_typed() {
    Desk desk(QStringLiteral("x = variable([1, 2])\ny = "));
    QTest::keyClicks(&desk.edit(), "softm");
    desk.workspace.waitUntilCurrent();  // softm is an input now
    QTest::keyClick(&desk.edit(), Qt::Key_A);
    desk.workspace.waitUntilCurrent();
    QTest::keyClick(&desk.edit(), Qt::Key_Backspace);
    QTest::keyClick(&desk.edit(), Qt::Key_A);
    QAbstractItemView& list = desk.popup();
    QVERIFY(list.isVisible());
    for (int row = 0; row < list.model()->rowCount(); ++row)
      QVERIFY(list.model()->index(row, 0).data().toString() != "softma");
    QTest::keyClick(&list, Qt::Key_Down);
    const QString marked = list.currentIndex().data().toString();
    QVERIFY(!marked.isEmpty());
    desk.workspace.waitUntilCurrent();
    QCOMPARE(list.currentIndex().data().toString(), marked);  // a newer analysis leaves it open
    QTest::keyClick(&desk.edit(), Qt::Key_Return);
    QVERIFY2(desk.program().endsWith("y = softmax"), qPrintable(desk.program()));
  }

  void all_functions_have_their_arguments_and_a_summary() {
    Desk desk(QStringLiteral("def twice(v, times=2):\n    return v * times\ny = twice(x)"));
    int functions = 0;
    bool own = false;
    for (const Completion& entry : completionsFor(*desk.workspace.analysis())) {
      if (!entry.is_function) continue;
      ++functions;
      if (entry.word == "twice") own = entry.call().startsWith("twice(v, times");
      QVERIFY2(entry.word == "twice" || !entry.summary.isEmpty(), qPrintable(entry.word));
    }
    QVERIFY(functions > 60);
    QVERIFY(own);
  }

  void the_signature_stands_there_while_arguments_are_typed() {
    Desk desk(QStringLiteral("y = "));
    desk.type("max");
    QVERIFY(!desk.signature().isVisible());
    desk.type("imum(");
    QVERIFY(desk.signature().isVisible());
    const QString first = desk.signature().text();
    QVERIFY2(first.contains("maximum(<b>"), qPrintable(first));
    desk.type("x, ");
    QVERIFY(desk.signature().isVisible());
    QVERIFY(desk.signature().text() != first);  // the next argument is the bold one
    desk.type("2)");
    QVERIFY(!desk.signature().isVisible());
  }

  void a_call_in_a_call_and_a_keyword_are_told_apart() {
    const QString text = QStringLiteral("y = sum(exp(x), axis=");
    const auto inner = openCallAt(text, static_cast<int>(text.indexOf("x)")));
    QVERIFY(inner && inner->function == "exp" && inner->argument == 0);
    const auto outer = openCallAt(text, static_cast<int>(text.size()));
    QVERIFY(outer && outer->function == "sum" && outer->keyword == "axis");
    QVERIFY(!openCallAt(QStringLiteral("y = sum(x)"), 10));
    QVERIFY(!openCallAt(QStringLiteral("y = (x + "), 9));
  }

  void no_empty_last_line_is_added() {
    Desk desk(QStringLiteral("y = x"));
    desk.type(" + 1");
    const QString path = home_.filePath("plain.nabla");
    QVERIFY(desk.workspace.save(path));
    QCOMPARE(desk.program(), "y = x + 1");
    QVERIFY(desk.workspace.open(path));
    QCOMPARE(desk.edit().toPlainText(), "y = x + 1");
    QCOMPARE(desk.edit().blockCount(), 1);
  }

 private:
  QTemporaryDir home_;
};

QTEST_MAIN(EditingTest)

}  // namespace ui_editor_editing_test

#include "ui_editor_editing_test.moc"
