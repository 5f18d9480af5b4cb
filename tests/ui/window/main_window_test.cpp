// The window as a whole: its examples, actions, title, messages, sizes and both looks.
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <set>

#include "tests/ui/window/desk.h"
#include "ui/commands/commands.h"

namespace ui_window_main_window_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : WindowDesk {
  Desk() : WindowDesk("x = variable(3)\ny = x * x") { window->show(); }
  QString label(const char* name) { return window->findChild<QLabel*>(name)->text(); }
};

}  // namespace

class MainWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QCoreApplication::setOrganizationName("nabla");
  }
  void init() { QSettings().clear(); }

  void every_example_opens_and_runs_to_its_end() {
    Desk desk;
    QVERIFY(desk.window->examples().size() >= 5);
    for (const Example& example : desk.window->examples()) {
      desk.studio.workspace.newDocument(example.document, example.title);
      desk.studio.workspace.waitUntilCurrent();
      QVERIFY2(desk.studio.workspace.analysis()->ok(), qPrintable(example.title));
      QVERIFY(!example.description.isEmpty());
      QVERIFY(desk.window->windowTitle().startsWith(example.title));
      desk.studio.playhead.last();
      QVERIFY(desk.studio.playhead.stepCount() > 0);
      QVERIFY(desk.canvas().scene());
      for (std::size_t i = 0; i < desk.studio.playhead.trace()->forward_size; ++i)
        QVERIFY(!desk.canvas().valueText({static_cast<std::uint32_t>(i)}).isEmpty());
    }
  }

  void undo_in_a_field_takes_the_value_back() {
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    auto* field = desk.window->findChild<QLineEdit*>("value_x");
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "5");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(desk.studio.workspace.document().point.at("x").item(), 5.0);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.studio.workspace.document().point.empty());
  }

  void reduced_motion_is_kept_between_runs_and_nothing_glides() {
    {
      Desk desk;
      QVERIFY(!desk.studio.playhead.reducedMotion());
      for (QAction* action : desk.window->menuBar()->findChildren<QAction*>()) {
        if (action->text().contains("motion")) action->trigger();
      }
      for (QAction* action : desk.window->findChildren<QAction*>()) {
        if (action->text() == "Reduced &motion" && !action->isChecked()) action->trigger();
      }
      QVERIFY(desk.studio.playhead.reducedMotion());
    }
    Desk next;
    QVERIFY(next.studio.playhead.reducedMotion());
    const NodeId x = next.canvas().scene()->find("x").value();
    next.canvas().flyTo(x);
    const View there = next.canvas().view();
    QTest::qWait(350);  // longer than a flight
    QCOMPARE(next.canvas().view(), there);
    setText(next.studio.workspace, "x = variable(3)\ny = sin(x * x) + x");
    next.settle();
    const QPointF y = next.canvas().nodeRect(next.canvas().scene()->find("y").value()).center();
    QTest::qWait(250);  // longer than cards glide
    QCOMPARE(next.canvas().nodeRect(next.canvas().scene()->find("y").value()).center(), y);
    next.studio.playhead.first();
    next.studio.playhead.forward();
    QCOMPARE(next.studio.playhead.step(), 1);
    QCOMPARE(next.studio.playhead.progress(), 0.0);
  }

  void a_static_graph_that_a_value_decides_offers_to_run_eagerly() {
    Desk desk;
    desk.studio.workspace.setExecution(Mode::static_graph);
    desk.open("x = variable(2)\nif x > 0:\n    y = x^2\nelse:\n    y = -x\n");
    NoticeBar* notice = desk.window->notices().find("staticRefusal");
    QVERIFY(notice && notice->text().contains("“x > 0”"));
    QVERIFY(
        desk.studio.workspace.analysis()->diagnostics.front().what.str().starts_with("x > 0: "));
    notice->findChild<QAbstractButton*>("runEagerly")->click();
    desk.settle();
    QVERIFY(desk.studio.workspace.analysis()->ok());
    QVERIFY(!desk.window->notices().find("staticRefusal"));
  }

  void export_says_whether_the_convergence_is_that_of_a_run_yet_to_be_made() {
    Desk desk;
    const auto offered = [&desk] {
      QStringList views;
      QTimer::singleShot(0, desk.window.get(), [&views] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        views = dialog->nameFilters();
        dialog->reject();
      });
      for (QAction* action : desk.window->findChildren<QAction*>()) {
        if (action->text() == "&Export…") action->trigger();
      }
      return views;
    };
    QVERIFY(offered().last().startsWith("Convergence, after running the optimizer from here"));
    desk.studio.optimizer.step();
    QTRY_VERIFY(desk.studio.optimizer.record());
    QVERIFY(offered().last().startsWith("Convergence of the run"));
  }

  void the_examples_are_named_in_both_languages() {
    const QVector<Example> english = loadExamples("en"), chinese = loadExamples("zh");
    QCOMPARE(english.size(), chinese.size());
    std::set<QString> titles;
    for (int i = 0; i < english.size(); ++i) {
      titles.insert(english[i].title);
      QVERIFY(english[i].title != chinese[i].title);
      QVERIFY(english[i].document.optimizer == chinese[i].document.optimizer);
    }
    QCOMPARE(static_cast<int>(titles.size()), static_cast<int>(english.size()));
  }

  void no_two_actions_have_the_same_shortcut() {
    Desk desk;
    std::set<QString> seen;
    for (const QAction* action : desk.window->findChildren<QAction*>()) {
      for (const QKeySequence& keys : action->shortcuts())
        QVERIFY2(seen.insert(keys.toString()).second, qPrintable(keys.toString()));
      QVERIFY(action->shortcuts().isEmpty() || !action->text().isEmpty());
      QVERIFY2(!action->iconText().contains('&'), qPrintable(action->iconText()));
    }
    for (const char* keys : {"Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Z", "F5", "F10", "Ctrl+E"})
      QVERIFY2(seen.contains(QString::fromLatin1(keys)), keys);
  }

  void the_title_says_what_is_open_and_whether_it_is_saved() {
    Desk desk;
    QCOMPARE(desk.window->windowTitle(), QStringLiteral("Untitled[*] – Nabla"));
    QVERIFY(!desk.window->isWindowModified());
    setText(desk.studio.workspace, "y = 2");
    QVERIFY(desk.window->isWindowModified());
    const QString path = home_.filePath("two.nb");
    QVERIFY(desk.studio.workspace.save(path).has_value());
    QCOMPARE(desk.window->windowTitle(), QStringLiteral("two.nb[*] – Nabla"));
    QVERIFY(!desk.window->isWindowModified());
    desk.studio.workspace.undoStack().undo();
    QVERIFY(desk.window->isWindowModified());
  }

  void closing_asks_and_keeps_the_work_when_told_to() {
    Desk desk;
    setText(desk.studio.workspace, "y = 2");
    QTimer::singleShot(0, this, [] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      if (box) box->reject();
    });
    QVERIFY(!desk.window->close());
    QVERIFY(desk.window->isVisible());
  }

  // A slider moved or an optimizer run is no work on an example; a place, or a text, is.
  void an_example_that_was_only_played_with_goes_without_a_question() {
    Desk desk;
    Workspace& workspace = desk.studio.workspace;
    const auto& examples = desk.window->examples();
    desk.window->files().openDocument(examples[0].document, examples[0].title);
    workspace.waitUntilCurrent();
    setPoint(workspace, {{workspace.analysis()->initial.begin()->first, Tensor(2.5)}}, "Optimize");
    QVERIFY(workspace.isModified());
    bool asked = false;
    const auto refuse = [&asked](auto choose) {
      asked = false;
      QTimer::singleShot(0, qApp, [&asked] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        asked = box != nullptr;
        if (box) box->reject();
      });
      choose();
      QCoreApplication::processEvents();
    };
    const auto next = [&] {
      desk.window->files().openDocument(examples[1].document, examples[1].title);
    };
    refuse(next);
    QVERIFY(!asked);
    QCOMPARE(workspace.title(), examples[1].title);
    moveNodes(workspace, {{"x", {10, 10}}}, newGesture());
    refuse(next);
    QVERIFY(asked);
    workspace.undoStack().undo();
    setText(workspace, "y = 2");
    refuse(next);
    QVERIFY(asked);
    QVERIFY(workspace.save(home_.filePath("saved.nabla")));
    setPoint(workspace, {{"x", Tensor(2.5)}}, "Optimize");
    refuse(next);
    QVERIFY(asked);
  }

  void a_file_that_cannot_be_opened_is_said_and_changes_nothing() {
    Desk desk;
    desk.window->files().openPath(home_.filePath("absent.nabla"));
    QVERIFY(desk.label("place").contains("absent.nabla"));
    QCOMPARE(desk.studio.workspace.document().program, "x = variable(3)\ny = x * x");
    desk.studio.playhead.last();  // the line stays long enough to be read
    QVERIFY(desk.label("place").contains("absent.nabla"));
  }

  void without_a_graph_nothing_of_the_old_one_is_left() {
    Desk desk;
    desk.studio.playhead.last();
    QVERIFY(desk.label("place").contains("step"));
    setText(desk.studio.workspace, "");
    desk.studio.workspace.waitUntilCurrent();
    QCOMPARE(desk.label("place"), QString());
    QCOMPARE(desk.label("narration"), QString());
    QVERIFY(!desk.canvas().scene());
    QCOMPARE(desk.studio.playhead.stepCount(), 0);
  }

  void it_fits_on_a_small_screen() {
    Desk desk;
    QVERIFY2(desk.window->minimumSizeHint().width() <= 1366 &&
                 desk.window->minimumSizeHint().height() <= 700,
             qPrintable(QStringLiteral("%1 x %2")
                            .arg(desk.window->minimumSizeHint().width())
                            .arg(desk.window->minimumSizeHint().height())));
    QVERIFY(desk.window->screen()->availableGeometry().width() >= desk.window->width() ||
            desk.window->width() == desk.window->minimumSizeHint().width());
  }

  void light_and_dark_are_told_apart_in_every_panel() {
    Desk desk;
    desk.window->resize(1366, 768);
    const auto bright = [&desk] {
      const QImage image = desk.window->grab().toImage().scaled(64, 48);
      int count = 0;
      for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 64; ++x) count += qGray(image.pixel(x, y)) > 128;
      }
      return count;
    };
    desk.studio.appearance.setMode(Appearance::Mode::light);
    QVERIFY(bright() > 64 * 48 * 9 / 10);
    desk.studio.appearance.setMode(Appearance::Mode::dark);
    QVERIFY(bright() < 64 * 48 / 10);
  }

 private:
  QTemporaryDir home_;
};

QTEST_MAIN(MainWindowTest)

}  // namespace ui_window_main_window_test

#include "ui_window_main_window_test.moc"
