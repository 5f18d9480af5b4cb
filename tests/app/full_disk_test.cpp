// A disk that is full, a real one: each writer says so, leaves the old file byte for byte, and
// nothing beside it. The test runs itself anew where a small file system is its to mount.
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "tests/app/nabla_process.h"
#include "tests/ui/window/desk.h"
#include "ui/commands/commands.h"
#include "ui/window/notice_bar.h"
#include "ui/workspace/recovery.h"
#include "ui/workspace/whole_file.h"

namespace app_full_disk_test {

using namespace nabla;
using namespace nabla::ui;
using nabla::test::Outcome;
using nabla::test::run_nabla;

namespace {

constexpr const char* disk_variable = "NABLA_TEST_DISK";
constexpr const char* disk_size = "size=64k";

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not readable)");
}

void put(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush());
}

// Takes every byte that is left.
void fill(const QString& folder) {
  QFile file(folder + "/ballast");
  QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
  const QByteArray block(4096, 'x');
  while (file.write(block) == block.size()) continue;
}

QStringList filesIn(const QString& folder) {
  return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

bool tell(const char* file, const QByteArray& text) {
  QFile out(QString::fromLatin1(file));
  return out.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && out.write(text) == text.size();
}

// Into name spaces of one's own, where this user is root, and a small file system there.
bool mount_small_disk(const QString& folder) {
  const QByteArray user = "0 " + QByteArray::number(getuid()) + " 1";
  const QByteArray group = "0 " + QByteArray::number(getgid()) + " 1";
  return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell("/proc/self/setgroups", "deny") &&
         tell("/proc/self/uid_map", user) && tell("/proc/self/gid_map", group) &&
         mount("none", qPrintable(folder), "tmpfs", 0, disk_size) == 0;
}

// Tried in another process, which it changes.
bool mounts(const QString& folder) {
  const pid_t child = fork();
  if (child == 0) _exit(mount_small_disk(folder) ? 0 : 1);
  int status = 1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

class FullDiskTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    disk_ = qEnvironmentVariable(disk_variable);
    if (disk_.isEmpty()) QSKIP("no file system can be mounted here, so that none can be filled");
    QVERIFY(QFileInfo(disk_).isWritable());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QCoreApplication::setOrganizationName("nabla");
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init() {
    for (const QString& name : filesIn(disk_)) QFile::remove(disk_ + '/' + name);
  }

  // Small results are written when the file is closed, large ones before.
  void every_writer_of_the_command_line_says_so_and_keeps_the_old_file_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("name");
    const QString small = "x = variable(2); y = x * x";
    const QString large = "x = variable(2); y = " + QStringList(20, "sin(x)*x").join(" + ");
    for (const QString& text : {small, large}) {
      const QByteArray size = text == small ? "small" : "large";
      for (const QString to : {"latex", "dot"}) {
        QTest::addRow("export %s, %s", qPrintable(to), size.constData())
            << QStringList{"export", "-e", text, "--to", to} << "out.txt";
      }
      for (const QString view : {"graph", "curve", "convergence"}) {
        for (const QString ending : {"svg", "pdf", "png"}) {
          QTest::addRow("render %s as %s, %s", qPrintable(view), qPrintable(ending),
                        size.constData())
              << QStringList{"render", "-e", text, "--view", view} << "out." + ending;
        }
      }
    }
  }
  void every_writer_of_the_command_line_says_so_and_keeps_the_old_file() {
    QFETCH(const QStringList, command);
    QFETCH(const QString, name);
    const QString path = disk_ + '/' + name;
    put(path, "the old one");
    fill(disk_);
    const Outcome outcome = run_nabla(command + QStringList{"-o", path});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(test::is_one_line(outcome.err) && outcome.err.contains("No space left"),
             qPrintable(outcome.err));
    QCOMPARE(contents(path), "the old one");
    QCOMPARE(filesIn(disk_), (QStringList{"ballast", name}));
    QFile::remove(disk_ + "/ballast");
    QCOMPARE(run_nabla(command + QStringList{"-o", home_.path() + '/' + name}).status, 0);
  }

  void a_document_that_finds_no_room_is_kept_and_saved_elsewhere() {
    const QString path = disk_ + "/one.nabla";
    WindowDesk desk("x = variable(2)\ny = x * x\n");
    QVERIFY(desk.studio.workspace.save(path));
    const QByteArray before = contents(path);
    setText(desk.studio.workspace, "x = variable(2)\ny = x * x * x\n");
    desk.settle();
    fill(disk_);
    desk.window->show();
    QVERIFY(!desk.window->files().save());
    QCOMPARE(contents(path), before);
    QCOMPARE(filesIn(disk_), (QStringList{"ballast", "one.nabla"}));
    QVERIFY(desk.studio.workspace.isModified() && desk.window->isWindowModified());
    QString told;
    for (NoticeBar* bar : desk.window->findChildren<NoticeBar*>()) told += bar->text();
    QVERIFY2(told.contains("No space left"), qPrintable(told));
    QVERIFY(asksBeforeClosing(*desk.window));
    const QString other = home_.path() + "/one.nabla";
    QVERIFY(desk.studio.workspace.save(other));
    QVERIFY(contents(other).contains("x * x * x"));
    QVERIFY(!desk.studio.workspace.isModified());
  }

  void work_kept_against_a_crash_stays_the_last_that_found_room() {
    RecoveryFile file(disk_, "a");
    Recovery recovery{{}, {}, "Work", QDateTime::currentDateTime()};
    recovery.document.program = "y = 1";
    QVERIFY(file.write(recovery));
    const QByteArray before = contents(disk_ + "/a.recovery");
    fill(disk_);
    recovery.document.program = "y = 2";
    const auto done = file.write(recovery);
    QVERIFY(!done);
    QCOMPARE(contents(disk_ + "/a.recovery"), before);
    QVERIFY(file.read());
  }

 private:
  // Stays where it is, as Escape answers.
  static bool asksBeforeClosing(MainWindow& window) {
    bool asked = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&asked] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      if (!box) return;
      asked = box->objectName() == "unsavedChanges";
      box->reject();
    });
    timer.start(10);
    return !window.close() && asked;
  }

  QString disk_;
  QTemporaryDir home_;
};

int main(int argc, char** argv) {
  QTemporaryDir folder;  // before there is any other thread
  if (mounts(folder.path()) && mount_small_disk(folder.path())) {
    qputenv(disk_variable, folder.path().toLocal8Bit());
  }
  int status = 0;
  {
    QApplication app(argc, argv);
    FullDiskTest test;
    status = QTest::qExec(&test, argc, argv);
  }
  umount(qPrintable(folder.path()));
  return status;
}

}  // namespace app_full_disk_test

#include "app_full_disk_test.moc"
