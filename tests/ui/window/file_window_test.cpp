// Files in the real windows: several of them, the question before work is lost, and the bars.
#include <QAction>
#include <QDropEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUrl>

#include "ui/canvas/frames.h"
#include "ui/commands/commands.h"
#include "ui/theme/style.h"
#include "ui/window/notice_bar.h"
#include "ui/window/window_group.h"
#include "ui/workspace/whole_file.h"

namespace ui_window_file_window_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

void write(const QString& path, const QByteArray& bytes) { QVERIFY(writeWholeFile(path, bytes)); }

QByteArray read(const QString& path) {
  const auto bytes = readWholeFile(path);
  return bytes ? *bytes : QByteArray("(not readable)");
}

Document program(const char* text) {
  Document document;
  document.program = text;
  return document;
}

// Presses the button of the question that comes up while `act` runs; the name of the question.
template <class Act>
QString answer(const QString& button, Act act) {
  QString name;
  QTimer soon;
  QObject::connect(&soon, &QTimer::timeout, [&] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (!box) return;
    name = box->objectName();
    for (QAbstractButton* each : box->buttons()) {
      if (each->text() == button) return QTest::mouseClick(each, Qt::LeftButton);
    }
    box->reject();
  });
  soon.start(1);
  act();
  return name;
}

void press(MainWindow& window, const QString& name) {
  auto* button = window.notices().findChild<QPushButton*>(name);
  QVERIFY2(button, qPrintable(name));
  QTest::mouseClick(button, Qt::LeftButton);
}

QString notice(MainWindow& window, const QString& id) {
  const NoticeBar* bar = window.notices().find(id);
  return bar ? bar->text() : QString();
}

void drop(QWidget& target, const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths) urls.append(QUrl::fromLocalFile(path));
  data.setUrls(urls);
  data.setText(paths.join('\n'));
  QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &event);
}

}  // namespace

class FileWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QCoreApplication::setOrganizationName("nabla");
    QCoreApplication::setApplicationName("nabla-file-window-test");
    QApplication::setQuitOnLastWindowClosed(false);
  }
  void init() {
    QSettings().clear();
    folder_ = std::make_unique<QTemporaryDir>();
    group_ = std::make_unique<WindowGroup>(*qApp, recovery());
    applyStyle(*qApp, group_->appearance().theme());
    group_->addWindow();
  }
  void cleanup() {
    group_.reset();
    folder_.reset();
    QSettings().clear();
  }

  void each_window_has_a_document_of_its_own() {
    newWindowBy(window());
    QCOMPARE(group_->count(), 2);
    setText(workspace(0), "y = 1");
    QVERIFY(workspace(0).isModified() && !workspace(1).isModified());
    QVERIFY(workspace(1).document().program.empty());
    QCOMPARE(&group_->studio(0).appearance, &group_->studio(1).appearance);
    QVERIFY(group_->window(1).close());
    QTRY_COMPARE(group_->count(), 1);
    QCOMPARE(workspace(0).document().program, std::string("y = 1"));
  }

  void a_file_is_open_in_one_window_only() {
    write(at("a.nb"), "y = 1");
    QVERIFY(QFile::link(at("a.nb"), at("link.nb")));
    group_->openFile(at("a.nb"));
    QCOMPARE(group_->count(), 1);
    newWindowBy(window());
    group_->window(1).files().openPath(at("link.nb"));
    QVERIFY(workspace(1).path().isEmpty());
    QTRY_VERIFY(group_->window(0).isActiveWindow());
    group_->openFile(at("a.nb"));
    QCOMPARE(group_->count(), 2);
  }

  void files_dropped_anywhere_are_opened() {
    for (const char* name : {"a.nb", "b.nb", "c.nb"})
      write(at(name), QByteArray("y = 1 # ") + name);
    drop(window(), {at("a.nb")});
    QCOMPARE(workspace(0).document().program, std::string("y = 1 # a.nb"));
    auto* editor = window().findChild<QPlainTextEdit*>("programEditor");
    drop(*editor->viewport(), {at("b.nb"), at("c.nb")});
    QCOMPARE(workspace(0).document().program, std::string("y = 1 # b.nb"));
    QCOMPARE(group_->count(), 2);
    QCOMPARE(workspace(1).document().program, std::string("y = 1 # c.nb"));
    QVERIFY(!workspace(0).isModified());
  }

  void unsaved_work_is_asked_about_in_each_window() {
    write(at("a.nb"), "y = 1");
    group_->openFile(at("a.nb"));
    newWindowBy(window());
    setText(workspace(0), "y = 2");
    QCOMPARE(answer("Cancel", [this] { QVERIFY(!window().close()); }), "unsavedChanges");
    QCOMPARE(answer("Save", [this] { QVERIFY(window().close()); }), "unsavedChanges");
    QCOMPARE(read(at("a.nb")), "y = 2");
    QTRY_COMPARE(group_->count(), 1);
    setText(workspace(0), "y = 3");
    QCOMPARE(answer("Don’t save", [] { QApplication::closeAllWindows(); }), "unsavedChanges");
    QTRY_COMPARE(group_->count(), 0);
    QVERIFY(QDir(recovery()).isEmpty());
  }

  void the_dialogs_of_qt_speak_the_language_of_the_window() {
    group_->setLanguage("zh");
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"));
    group_->setLanguage("en");
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
  }

  void frames_speak_the_language_of_the_window() {
    group_->setLanguage("zh");
    Graph graph;
    Context turn;
    turn.index = 2;
    graph.add_context(turn);
    QCOMPARE(titleOf(graph.contexts(), ContextId{0}), QStringLiteral("第 3 轮"));
    group_->setLanguage("en");
    QCOMPARE(titleOf(graph.contexts(), ContextId{0}), QStringLiteral("iteration 3"));
  }

  void a_change_by_others_is_taken_or_left() {
    write(at("a.nb"), "y = 1");
    group_->openFile(at("a.nb"));
    write(at("a.nb"), "y = 22");
    QTRY_VERIFY(notice(window(), "fileStateNotice").contains("changed by another program"));
    press(window(), "reload");
    QCOMPARE(workspace(0).document().program, std::string("y = 22"));
    QCOMPARE(notice(window(), "fileStateNotice"), QString());

    setText(workspace(0), "y = mine");
    write(at("a.nb"), "y = 333");
    QVERIFY(!window().files().save());
    QCOMPARE(read(at("a.nb")), "y = 333");
    QVERIFY(notice(window(), "fileStateNotice").contains("overwrite"));
    press(window(), "keepMine");
    QVERIFY(window().files().save());
    QCOMPARE(read(at("a.nb")), "y = mine");
    QVERIFY(!workspace(0).isModified());
  }

  void a_file_that_was_deleted_can_be_saved_again() {
    write(at("a.nb"), "y = 1");
    group_->openFile(at("a.nb"));
    QVERIFY(QFile::remove(at("a.nb")));
    QTRY_VERIFY(notice(window(), "fileStateNotice").contains("moved or deleted"));
    QCOMPARE(answer("Cancel", [this] { QVERIFY(!window().close()); }), "unsavedChanges");
    press(window(), "saveAgain");
    QCOMPARE(read(at("a.nb")), "y = 1");
    QCOMPARE(notice(window(), "fileStateNotice"), QString());
  }

  void what_cannot_be_opened_or_saved_is_said_and_stays_said() {
    window().files().openPath(at("none.nb"));
    QVERIFY(notice(window(), "failureNotice").contains("cannot open"));
    press_close("failureNotice");
    QCOMPARE(notice(window(), "failureNotice"), QString());
    QVERIFY(QDir().mkdir(at("sub")));
    write(at("sub/a.nb"), "y = 1");
    group_->openFile(at("sub/a.nb"));
    setText(workspace(0), "y = 2");
    QVERIFY(QDir(at("sub")).removeRecursively());
    QVERIFY(!window().files().save());
    QVERIFY(notice(window(), "failureNotice").contains("its folder"));
    QVERIFY(workspace(0).isModified());
  }

  void reverting_asks_and_takes_the_saved_version() {
    auto* revert = action("Re&vert to saved");
    QVERIFY(!revert->isEnabled());
    write(at("a.nb"), "y = 1");
    group_->openFile(at("a.nb"));
    setText(workspace(0), "y = 2");
    QVERIFY(revert->isEnabled());
    QCOMPARE(answer("Cancel", [&] { revert->trigger(); }), "revertToSaved");
    QCOMPARE(workspace(0).document().program, std::string("y = 2"));
    answer("Revert", [&] { revert->trigger(); });
    QCOMPARE(workspace(0).document().program, std::string("y = 1"));
    QVERIFY(!revert->isEnabled());
  }

  void recent_files_tell_what_is_missing_and_can_be_forgotten() {
    for (const char* name : {"a&b.nb", "gone.nb"}) {
      write(at(name), "y = 1");
      window().files().openPath(at(name));
    }
    QVERIFY(QFile::remove(at("gone.nb")));
    QMenu menu;
    window().files().fillRecent(menu);
    QCOMPARE(menu.actions().size(), 4);
    QVERIFY(!menu.actions().at(0)->isEnabled());
    QVERIFY(menu.actions().at(0)->text().endsWith("gone.nb (not found)"));
    QVERIFY(menu.actions().at(1)->isEnabled());
    QVERIFY(menu.actions().at(1)->text().endsWith("a&&b.nb"));
    menu.actions().last()->trigger();
    window().files().fillRecent(menu);
    QCOMPARE(menu.actions().size(), 1);
  }

  void work_from_before_a_crash_is_offered_and_taken_up() {
    write(at("a.nb"), "y = 1");
    const QDateTime then = QDateTime::currentDateTime();
    leave("1", {program("y = 11"), at("a.nb"), {}, then.addSecs(-40)});
    leave("2", {program("y = 22"), {}, "Neuron", then.addSecs(-30)});
    leave("3", {program("y = 33"), {}, {}, then.addSecs(-20)});
    leave("4", {program("y = 44"), {}, {}, then.addSecs(-10)});
    group_->offerLeftovers();
    QVERIFY(notice(window(), "recoveryNotice0").contains("“a.nb”"));
    QVERIFY(notice(window(), "recoveryNotice1").contains("“Neuron”"));
    press(window(), "restoreWork");
    QCOMPARE(group_->count(), 1);
    QCOMPARE(workspace(0).document().program, std::string("y = 11"));
    QCOMPARE(workspace(0).path(), at("a.nb"));
    QVERIFY(workspace(0).isModified());
    press(window(), "restoreWork");
    QCOMPARE(group_->count(), 2);
    QCOMPARE(workspace(1).displayName(), "Neuron");

    group_->setLanguage("en");  // windows are built anew, and ask again
    press(window(), "discardWork");
    QVERIFY(!QFile::exists(recovery() + "/3.recovery"));
    QVERIFY(!notice(window(), "recoveryNotice0").isEmpty());
    QVERIFY(window().files().save());
    QCOMPARE(read(at("a.nb")), "y = 11");
    group_.reset();  // the last one was not answered
    QTRY_COMPARE(QDir(recovery()).entryList(QDir::Files), QStringList{"4.recovery"});
  }

  void work_in_a_window_is_kept_while_it_is_unsaved() {
    setText(workspace(0), "y = 1");
    QTRY_COMPARE(QDir(recovery()).entryList({"*.recovery"}).size(), 1);
    group_.reset();
    QVERIFY(QDir(recovery()).isEmpty());
  }

 private:
  QString at(const QString& name) const { return folder_->filePath(name); }
  QString recovery() const { return folder_->filePath("recovery"); }
  MainWindow& window() const { return group_->window(0); }
  Workspace& workspace(int index) const { return group_->studio(index).workspace; }
  QAction* action(const QString& text) const {
    for (QAction* each : window().actions()) {
      if (each->text() == text) return each;
    }
    return nullptr;
  }
  void newWindowBy(MainWindow& by) { emit by.files().newWindowRequested(); }
  void press_close(const QString& id) {
    auto* cross = window().notices().find(id)->findChild<QToolButton*>("closeNotice");
    QTest::mouseClick(cross, Qt::LeftButton);
  }
  void leave(const QString& id, const Recovery& recovered) {
    RecoveryFile file(recovery(), id);
    QVERIFY(file.write(recovered));
    QVERIFY(QFile::copy(file.path(), file.path() + ".kept"));
    file.remove();
    QVERIFY(QFile::rename(file.path() + ".kept", file.path()));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<WindowGroup> group_;
};

QTEST_MAIN(FileWindowTest)

}  // namespace ui_window_file_window_test

#include "ui_window_file_window_test.moc"
