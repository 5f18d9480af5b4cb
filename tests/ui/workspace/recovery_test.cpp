// Unsaved work is kept soon after an edit, given back after a crash, and never stolen.
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/commands/commands.h"
#include "ui/workspace/autosave.h"
#include "ui/workspace/whole_file.h"

namespace ui_workspace_recovery_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

Document program(const char* text) {
  Document document;
  document.program = text;
  return document;
}

// As a window has them, except that the wait after an edit is short.
struct Desk {
  explicit Desk(const QString& folder) {
    autosave.setDelay(1);
    autosave.start(folder);
  }
  void waitUntilKept() {
    QSignalSpy kept(&autosave, &Autosave::kept);
    QVERIFY(kept.wait());
  }
  Workspace workspace;
  Autosave autosave{workspace};
};

// What is left when a program is killed: its file, without a lock that anybody holds.
void leave(const QString& folder, const QString& id, const Recovery& recovery) {
  RecoveryFile file(folder, id);
  QVERIFY(file.write(recovery));
  QVERIFY(QFile::copy(file.path(), file.path() + ".kept"));
  file.remove();
  QVERIFY(QFile::rename(file.path() + ".kept", file.path()));
}

}  // namespace

class RecoveryTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }
  void cleanup() { folder_.reset(); }

  void the_wait_leaves_time_to_write_within_two_seconds() {
    QVERIFY(Autosave::default_delay <= 1000);
  }

  void an_edit_is_kept_with_all_of_the_document() {
    Desk desk(folder());
    desk.workspace.newDocument(program("y = 0"), "Example");
    setText(desk.workspace, "x = variable(1)\ny = x");
    setValue(desk.workspace, "x", Tensor(2.0), newGesture());
    desk.waitUntilKept();
    const Recovery kept = *RecoveryFile(folder(), files().first().chopped(9)).read();
    QVERIFY(kept.document == desk.workspace.snapshot());
    QCOMPARE(kept.title, "Example");
    QVERIFY(kept.path.isEmpty());
    QVERIFY(qAbs(kept.time.secsTo(QDateTime::currentDateTime())) < 3600);
    QVERIFY(!(QFile::permissions(folder()) & (QFile::ReadOther | QFile::ReadGroup)));
  }

  void typing_on_and_on_is_kept_too() {
    Desk desk(folder());
    desk.autosave.setDelay(50);
    QSignalSpy kept(&desk.autosave, &Autosave::kept);
    for (int i = 0; kept.isEmpty(); ++i) {
      setText(desk.workspace, QStringLiteral("y = %1").arg(i));
      QTest::qWait(5);
      QVERIFY(i < 10'000);
    }
  }

  void nothing_is_kept_once_it_is_saved_undone_or_closed() {
    {
      Desk desk(folder());
      setText(desk.workspace, "y = 1");
      desk.waitUntilKept();
      QCOMPARE(files().size(), 1);
      QVERIFY(desk.workspace.save(folder_->filePath("a.nabla")));
      desk.autosave.waitUntilWritten();
      QVERIFY(QDir(folder()).isEmpty());

      setText(desk.workspace, "y = 2");
      desk.waitUntilKept();
      desk.workspace.undoStack().undo();
      desk.autosave.waitUntilWritten();
      QVERIFY(files().isEmpty());

      setText(desk.workspace, "y = 3");
      desk.waitUntilKept();
      QCOMPARE(files().size(), 1);
    }
    QVERIFY(QDir(folder()).isEmpty());
  }

  void another_program_that_runs_keeps_its_own() {
    Desk desk(folder());
    setText(desk.workspace, "y = 1");
    desk.waitUntilKept();
    QVERIFY(takeLeftovers(folder()).empty());
    QCOMPARE(files().size(), 1);
  }

  void all_leftovers_are_given_oldest_first() {
    const QDateTime now = QDateTime::currentDateTime();
    leave(folder(), "b", {program("y = 2"), "/none/a.nabla", {}, now});
    leave(folder(), "a", {program("y = 3"), {}, "Example", now.addSecs(60)});
    leave(folder(), "c", {program("y = 1"), {}, {}, now.addDays(-1)});
    const std::vector<Leftover> leftovers = takeLeftovers(folder());
    QCOMPARE(leftovers.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
      QCOMPARE(leftovers[i].recovery.document.program, "y = " + std::to_string(i + 1));
    }
    QCOMPARE(leftovers[1].recovery.path, "/none/a.nabla");
    QVERIFY(takeLeftovers(folder()).empty());  // they are ours now
  }

  void the_lock_of_a_program_that_was_killed_is_taken_over() {
    leave(folder(), "a", {program("y = 1"), {}, {}, QDateTime::currentDateTime()});
    QProcess ended;
    ended.start("true", QStringList());
    QVERIFY(ended.waitForStarted());
    const qint64 id = ended.processId();
    QVERIFY(ended.waitForFinished());
    QVERIFY(writeWholeFile(folder() + "/a.lock", QByteArray::number(id) + "\nnabla\n\n\n\n"));
    QVERIFY(writeWholeFile(folder() + "/gone.lock", QByteArray::number(id) + "\nnabla\n\n\n\n"));
    QVERIFY(writeWholeFile(folder() + "/a.recovery.AbCdEf", "half"));
    QCOMPARE(takeLeftovers(folder()).size(), std::size_t{1});
    QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{"a.recovery"});
  }

  void work_that_was_saved_after_all_is_not_offered() {
    const QString path = folder_->filePath("a.nabla");
    Document document = program("y = 1");
    document.point["x"] = Tensor(1.0);
    QVERIFY(writeWholeFile(path, QByteArray::fromStdString(write_document(document))));
    leave(folder(), "a", {document, path, {}, QDateTime::currentDateTime()});
    QVERIFY(takeLeftovers(folder()).empty());
    QVERIFY(files().isEmpty());
  }

  void a_damaged_recovery_stays_where_it_is_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("bytes") << QByteArray("\xff\x00\x01", 3);
    QTest::newRow("other") << QByteArray(R"({"format": "nabla"})");
    QTest::newRow("newer") << QByteArray(R"({"format": "nabla-recovery", "version": 2})");
    QTest::newRow("document") << QByteArray(
        "{\"format\": \"nabla-recovery\", \"version\": 1, \"document\": \"{\"}");
  }
  void a_damaged_recovery_stays_where_it_is() {
    QFETCH(QByteArray, text);
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(writeWholeFile(folder() + "/a.recovery", text));
    QVERIFY(takeLeftovers(folder()).empty());
    QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{"a.recovery"});
  }

  void work_taken_up_again_is_unsaved_and_still_kept() {
    leave(folder(), "a", {program("y = 1"), {}, "Example", QDateTime::currentDateTime()});
    std::vector<Leftover> leftovers = takeLeftovers(folder());
    Desk desk(folder());
    const Recovery& recovery = leftovers.front().recovery;
    desk.workspace.restore(recovery.document, recovery.path, recovery.title);
    desk.autosave.adopt(leftovers.front().file);
    leftovers.clear();
    QVERIFY(desk.workspace.isModified());
    QCOMPARE(desk.workspace.displayName(), "Example");
    setText(desk.workspace, "y = 2");
    desk.waitUntilKept();
    QCOMPARE(files(), QStringList{"a.recovery"});
    QVERIFY(desk.workspace.save(folder_->filePath("a.nabla")));
    desk.autosave.waitUntilWritten();
    QVERIFY(files().isEmpty());
  }

  void work_that_cannot_be_kept_is_said_once() {
    QVERIFY(writeWholeFile(folder_->filePath("file"), "in the way"));
    Desk desk(folder_->filePath("file/recovery"));
    QSignalSpy failed(&desk.autosave, &Autosave::failed);
    setText(desk.workspace, "y = 1");
    QTRY_COMPARE(failed.size(), 1);
    setText(desk.workspace, "y = 2 + 2");
    QTest::qWait(30);
    desk.autosave.waitUntilWritten();
    QTest::qWait(1);
    QCOMPARE(failed.size(), 1);
  }

 private:
  QString folder() const { return folder_->filePath("recovery"); }
  QStringList files() const { return QDir(folder()).entryList({"*.recovery"}, QDir::Files); }
  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(RecoveryTest)

}  // namespace ui_workspace_recovery_test

#include "ui_workspace_recovery_test.moc"
