// The Edit menu and the palette of the window.
#include "ui/window/edit_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include "tests/ui/window/desk.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/editing/op_palette.h"
#include "ui/theme/fonts.h"

namespace ui_window_edit_menu_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : WindowDesk {
  Desk() : WindowDesk("x = variable(3)\ny = x * x\n") {
    window->resize(1366, 768);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
  }
  QPlainTextEdit& text() { return *window->findChild<QPlainTextEdit*>(); }
  QMenu& menu() { return *window->menuBar()->findChild<QMenu*>("editMenu"); }
  // As it is when the menu opens.
  QAction& action(const QString& name) {
    emit menu().aboutToShow();
    QAction* own = menu().findChild<QAction*>("edit_" + name);
    return own ? *own : *canvas().editor().action(name);
  }
  std::string program() { return studio.workspace.document().program; }
};

}  // namespace

class EditMenuTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("nabla-test");
    QCoreApplication::setApplicationName("edit-menu");
    loadFonts();
  }
  void init() { QSettings().clear(); }

  void it_shows_what_the_canvas_can_do_with_the_keys() {
    Desk desk;
    QStringList words;
    for (const QAction* action : desk.menu().actions()) words << action->text();
    for (const char* text : {"Duplicate", "Rename", "Give it a line of its own"})
      QVERIFY2(words.contains(text), text);
    QVERIFY(words.filter("Ctrl+X").size() == 1 && words.filter("Del").size() == 1);
    QCOMPARE(desk.action("rename").shortcut(), QKeySequence(Qt::Key_F2));
  }

  void it_acts_on_the_canvas_when_that_was_worked_in() {
    Desk desk;
    desk.canvas().setFocus();
    desk.canvas().clearSelection();
    QVERIFY(!desk.action("duplicate").isEnabled());
    QVERIFY(!desk.action("delete").isEnabled());
    desk.canvas().select({desk.canvas().scene()->find("y").value()});
    QVERIFY(desk.action("duplicate").isEnabled());
    QVERIFY(desk.action("delete").isEnabled());
    QVERIFY(!desk.action("alignLeft").isEnabled());
    desk.action("copy").trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains("x * x"));
    desk.action("duplicate").trigger();
    desk.settle();
    QCOMPARE(desk.studio.workspace.undoStack().undoText(), "Duplicate y");
  }

  void it_acts_on_the_text_when_that_was_worked_in() {
    Desk desk;
    desk.canvas().select({desk.canvas().scene()->find("y").value()});
    desk.text().setFocus();
    QVERIFY(!desk.action("duplicate").isEnabled());
    QVERIFY(!desk.action("cut").isEnabled());
    QVERIFY(desk.action("selectAll").isEnabled());
    desk.action("selectAll").trigger();
    QVERIFY(desk.action("cut").isEnabled());
    desk.action("cut").trigger();
    desk.settle();
    QCOMPARE(desk.program(), std::string());
    desk.action("paste").trigger();
    desk.settle();
    QCOMPARE(desk.program(), std::string("x = variable(3)\ny = x * x\n"));
  }

  void letters_that_mean_something_on_the_canvas_stay_letters_elsewhere() {
    Desk desk;
    const std::string before = desk.program();
    desk.canvas().select(
        {desk.canvas().scene()->find("y/0").value_or(desk.canvas().scene()->find("y").value())});
    auto* field = desk.window->findChild<QLineEdit*>("value_x");
    QVERIFY(field);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_E);
    QTest::keyClick(field, Qt::Key_I);
    QCOMPARE(desk.program(), before);
    desk.canvas().setFocus();
    desk.canvas().select({desk.canvas().scene()->find("y").value()});
    QTest::keyClick(&desk.canvas(), Qt::Key_D, Qt::ControlModifier);
    desk.settle();
    QVERIFY(desk.program() != before);
  }

  void the_palette_is_closed_until_it_is_asked_for_and_remembered() {
    {
      Desk desk;
      auto* palette = desk.window->findChild<OpPalette*>();
      QVERIFY(palette && !palette->isVisible());
      const int wide = desk.canvas().width();
      for (QAction* action : desk.window->findChildren<QAction*>()) {
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_P)) action->trigger();
      }
      QTRY_VERIFY(palette->isVisible());
      QTRY_VERIFY(desk.canvas().width() < wide);
      QVERIFY(palette->findChild<QLineEdit*>()->hasFocus());
    }
    Desk again;
    QVERIFY(again.window->findChild<OpPalette*>()->isVisible());
  }

  void the_backward_graph_has_a_key() {
    Desk desk;
    desk.canvas().setFocus();
    QCOMPARE(desk.studio.workspace.backward(), BackwardPlace::off);
    for (const BackwardPlace next :
         {BackwardPlace::below, BackwardPlace::beside, BackwardPlace::over, BackwardPlace::off}) {
      QTest::keyClick(desk.window.get(), Qt::Key_B, Qt::ControlModifier);
      QCOMPARE(desk.studio.workspace.backward(), next);
    }
    desk.studio.workspace.setBackward(BackwardPlace::over);
    Document kept = desk.studio.workspace.snapshot();
    QCOMPARE(kept.views.backward, std::string("over"));
  }
};

QTEST_MAIN(EditMenuTest)

}  // namespace ui_window_edit_menu_test

#include "ui_window_edit_menu_test.moc"
