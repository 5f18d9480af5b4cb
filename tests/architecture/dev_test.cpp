// The one script says in a line what is wrong with a machine, before it installs or builds
// anything, and tells what it does when nobody watches it.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace architecture_dev_test {

namespace {

struct Outcome {
  int status = -1;
  QString err;
};

// A copy of the script in a folder of its own, with programs before those of the machine.
class Machine {
 public:
  Machine() {
    const QDir folder(folder_.path());
    folder.mkpath("resources");
    folder.mkpath("bin");
    const QString root = QStringLiteral(NABLA_SOURCE_DIR);
    QFile::copy(root + "/dev", folder.filePath("dev"));
    for (const char* list : {"run", "test"}) {
      const QString name = QString("resources/packages-%1.txt").arg(list);
      QFile::copy(root + '/' + name, folder.filePath(name));
    }
    has("df", "printf 'Filesystem 1024-blocks Used Available\\n/ 9 9 90000000\\n'");
    has("getconf", "[[ $1 == PAGE_SIZE ]] && echo 4096 || echo 4000000");
    has("apt-get", "echo asked for packages >&2; exit 9");
    has("dpkg-query", "printf 'installed %s\\n' \"${@:4}\"");
    has("cmake", "exit 0");
  }

  void has(const QString& program, const QString& script) {
    QFile file(folder_.filePath("bin/" + program));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write a program");
    file.write(("#!/usr/bin/env bash\n" + script + '\n').toUtf8());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  }

  Outcome dev(const QStringList& arguments) const {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", folder_.filePath("bin") + ':' + environment.value("PATH"));
    process.setProcessEnvironment(environment);
    process.start("bash", QStringList{folder_.filePath("dev")} + arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished()) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
  }

 private:
  QTemporaryDir folder_;
};

void expect_one_line(const Outcome& outcome, const QString& about) {
  QCOMPARE(outcome.status, 1);
  QVERIFY2(outcome.err.contains(about) && outcome.err.count('\n') == 1, qPrintable(outcome.err));
}

}  // namespace

class DevTest : public QObject {
  Q_OBJECT

 private slots:
  void a_full_disk_is_told_first() {
    Machine machine;
    machine.has("df", "printf 'Filesystem 1024-blocks Used Available\\n/ 9 9 1500000\\n'");
    expect_one_line(machine.dev({"run", "--version"}), "this disk has 1.4 GB left");
    expect_one_line(machine.dev({"test"}), "this disk has 1.4 GB left");
  }

  void too_little_memory_is_told_first() {
    Machine machine;
    machine.has("getconf", "[[ $1 == PAGE_SIZE ]] && echo 4096 || echo 250000");
    expect_one_line(machine.dev({"run", "--version"}), "0.9 GB of memory");
  }

  void an_old_compiler_is_told_first() {
    Machine machine;
    machine.has("g++", "echo 10.2.1");
    expect_one_line(machine.dev({"run", "--version"}), "g++ is version 10.2.1");
  }

  void running_asks_for_no_package_of_the_tests() {
    Machine machine;
    const QString missing =
        "for p in \"${@:4}\"; do [[ $p == xvfb || $p == clang ]] || echo \"installed $p\"; done";
    machine.has("dpkg-query", missing);
    machine.has("ninja", "exit 0");
    QVERIFY(!machine.dev({"run", "--version"}).err.contains("installing"));
    QVERIFY(machine.dev({"test"}).err.contains("installing clang xvfb"));
  }

  void progress_is_told_now_and_then_and_errors_at_once() {
    Machine machine;
    machine.has("ninja",
                "[[ \" $* \" == *' -t commands '* ]] && { printf 'g++\\n%.0s' {1..120}; exit; }\n"
                "for i in {1..50}; do echo \"[release $i/120] compiling\"; done\n"
                "echo 'FAILED: a.o'; echo 'a.cpp:1: error: no'; exit 1");
    const Outcome outcome = machine.dev({"run", "--version"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("building release: 120 steps, about "));
    QVERIFY(outcome.err.contains("FAILED: a.o\na.cpp:1: error: no\n"));
    QVERIFY2(outcome.err.count("compiling") <= 1, qPrintable(outcome.err));
    QVERIFY(outcome.err.contains("building release failed"));
  }
};

QTEST_GUILESS_MAIN(DevTest)

}  // namespace architecture_dev_test

#include "architecture_dev_test.moc"
