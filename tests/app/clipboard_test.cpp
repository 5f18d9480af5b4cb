// Pasting where nothing was ever copied, as in a fresh session: the system has data of no format
// then, and every text field must take that calmly.
#include <QAbstractScrollArea>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>

#include "tests/app/live_window.h"
#include "ui/canvas/editing/canvas_editor.h"

namespace app_clipboard_test {

using namespace nabla;
using nabla::test::Home;
using nabla::test::LiveWindow;

namespace {

bool isEmpty(QClipboard::Mode mode) {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData(mode);
  return data == nullptr || data->formats().isEmpty();
}

// Where the mouse works on a text: the viewport of one that scrolls.
QWidget& ground(QWidget& field) {
  auto* area = qobject_cast<QAbstractScrollArea*>(&field);
  return area ? *area->viewport() : field;
}

void pasteByKeys(QWidget& field) {
  field.setFocus();
  QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
  QTest::keyClick(&field, Qt::Key_Insert, Qt::ShiftModifier);
}

// The context menu asks whether there is something to paste.
void askForTheMenu(QWidget& field) {
  QTimer::singleShot(0, [] {
    if (QWidget* menu = QApplication::activePopupWidget()) menu->close();
  });
  const QPoint at = ground(field).rect().center();
  QContextMenuEvent asked(QContextMenuEvent::Mouse, at, ground(field).mapToGlobal(at));
  QCoreApplication::sendEvent(&ground(field), &asked);
  for (QMenu* menu : field.findChildren<QMenu*>()) menu->close();
}

void pasteEveryWay(QWidget& field) {
  pasteByKeys(field);
  QTest::mouseClick(&ground(field), Qt::MiddleButton, {}, ground(field).rect().center());
  askForTheMenu(field);
  QMetaObject::invokeMethod(&field, "paste");
}

QList<QWidget*> textFields(const QWidget& window) {
  QList<QWidget*> fields;
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (widget->inherits("QLineEdit") || widget->inherits("QPlainTextEdit")) fields << widget;
  }
  return fields;
}

}  // namespace

class ClipboardTest : public QObject {
  Q_OBJECT

 private slots:
  // The first test: whatever is copied later leaves an owner behind.
  void nothing_is_pasted_where_nothing_was_copied() {
    LiveWindow::work({{}, "en", "light", {}}, [](LiveWindow& live) {
      QVERIFY(isEmpty(QClipboard::Clipboard) && isEmpty(QClipboard::Selection));
      const QString before = live.program();
      live.action(QKeySequence("Ctrl+P")).trigger();  // the palette has a field too
      live.action(QKeySequence("Ctrl+F")).trigger();
      const QList<QWidget*> fields = textFields(live.window());
      QVERIFY(fields.size() >= 4 && fields.contains(&live.editor()));
      for (QWidget* field : fields) pasteEveryWay(*field);
      for (const char* name : {"insert", "paste"}) live.canvas().editor().action(name)->trigger();
      QVERIFY(live.canvas().editor().finder());
      for (QWidget* field : textFields(*live.canvas().editor().finder())) pasteEveryWay(*field);
      QCOMPARE(live.program(), before);
    });
  }

  void the_edit_menu_pastes_nothing_into_the_program() {
    LiveWindow::work({{}, "en", "light", {}}, [](LiveWindow& live) {
      const QString before = live.program();
      live.click(live.editor());
      auto* paste = live.window().findChild<QAction*>("edit_paste");
      QVERIFY(paste);
      paste->trigger();
      QCOMPARE(live.program(), before);
    });
  }

  void a_middle_click_pastes_what_another_program_has_selected() {
    LiveWindow::work({{}, "en", "light", {}}, [](LiveWindow& live) {
      live.write("a = 2");
      QGuiApplication::clipboard()->setText("7", QClipboard::Selection);
      QWidget& ground = *live.editor().viewport();
      QTest::mouseClick(&ground, Qt::MiddleButton, {}, ground.rect().center());
      QCOMPARE(live.program(), QStringLiteral("a = 27"));
    });
  }

 private:
  Home home_;
};

QTEST_MAIN(ClipboardTest)

}  // namespace app_clipboard_test

#include "app_clipboard_test.moc"
