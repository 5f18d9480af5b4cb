// What the command line says to people: messages, exit statuses and help.
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/nabla_process.h"

using namespace nabla::test;

namespace {

QString program_error(const QString& text) { return run_nabla({"eval", "-e", text}).err; }

}  // namespace

class UsageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QVERIFY(folder_.isValid()); }

  void messages_point_at_the_place();
  void further_errors_are_counted();
  void the_file_is_named_as_given();
  void a_column_counts_characters();
  void what_cannot_be_read_is_said_data();
  void what_cannot_be_read_is_said();
  void wrong_usage_ends_with_2_data();
  void wrong_usage_ends_with_2();
  void unknown_methods_list_the_known_ones();
  void unknown_settings_are_refused();
  void a_full_disk_is_an_error();
  void a_window_needs_a_display();
  void help_is_there_for_every_command_data();
  void help_is_there_for_every_command();
  void version_is_one_line();
  void json_does_not_follow_the_locale();

 private:
  QString file(const QString& name, const QByteArray& bytes) {
    return write_file(folder_.filePath(name), bytes);
  }

  QTemporaryDir folder_;
};

void UsageTest::messages_point_at_the_place() {
  const QString error = program_error("a = 1\ny = a + b");
  QVERIFY2(error.startsWith("nabla: <text>:2:9: ") && error.contains("b"), qPrintable(error));
  QVERIFY(is_one_line(error));
}

void UsageTest::further_errors_are_counted() {
  QVERIFY(!program_error("y = (1").contains("more error"));
  QVERIFY(program_error("y = (1\nz = )").endsWith(" (and 1 more error)\n"));
  QVERIFY(program_error("y = )\nz = )\nw = )").endsWith(" (and 2 more errors)\n"));
}

void UsageTest::the_file_is_named_as_given() {
  const QString path = file("wrong.nb", "y = 1\nz = )\n");
  QVERIFY(run_nabla({"eval", path}).err.startsWith("nabla: " + path + ":2:5: "));
}

void UsageTest::a_column_counts_characters() {
  QVERIFY(program_error(QStringLiteral("π·)")).startsWith("nabla: <text>:1:3: "));
}

void UsageTest::what_cannot_be_read_is_said_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("words");
  QTest::newRow("a folder") << folder_.path() << "is a folder";
  QTest::newRow("no such file") << folder_.filePath("absent.nb") << "cannot open";
  QTest::newRow("a file as a folder") << file("plain.nb", "y = 1") + "/inner.nb"
                                      << "cannot open";
}

void UsageTest::what_cannot_be_read_is_said() {
  QFETCH(QString, path);
  QFETCH(QString, words);
  for (const char* command : {"eval", "trace", "check"}) {
    const Outcome run = run_nabla({command, path});
    QCOMPARE(run.status, 1);
    QVERIFY2(is_one_line(run.err) && run.err.contains(words) && run.err.contains(path),
             qPrintable(run.err));
    QCOMPARE(run.out, QString());
  }
}

void UsageTest::wrong_usage_ends_with_2_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("unknown option") << QStringList{"eval", "-e", "y = 1", "--bogus"};
  QTest::newRow("no program") << QStringList{"eval"};
  QTest::newRow("no text") << QStringList{"eval", "-e"};
  QTest::newRow("two programs") << QStringList{"eval", "a.nb", "b.nb"};
  QTest::newRow("file and text") << QStringList{"eval", "a.nb", "-e", "y = 1"};
  QTest::newRow("unknown mode") << QStringList{"eval", "-e", "y = 1", "--mode", "lazy"};
  QTest::newRow("unknown direction")
      << QStringList{"trace", "-e", "y = 1", "--direction", "sideways"};
  QTest::newRow("steps in words") << QStringList{"optimize", "-e", "y = x", "--steps", "many"};
  QTest::newRow("steps below zero")
      << QStringList{"optimize", "-e", "y = x", "--start", "x=1", "--steps", "-3"};
  QTest::newRow("table and JSON") << QStringList{"optimize", "-e", "y = x", "--json", "--csv"};
  QTest::newRow("no output") << QStringList{"render", "-e", "y = 1"};
  QTest::newRow("unknown language") << QStringList{"eval", "-e", "y = 1", "--lang", "fr"};
}

void UsageTest::wrong_usage_ends_with_2() {
  QFETCH(QStringList, arguments);
  const Outcome run = run_nabla(arguments);
  QCOMPARE(run.status, 2);
  QVERIFY2(is_one_line(run.err), qPrintable(run.err));
  QCOMPARE(run.out, QString());
}

void UsageTest::unknown_methods_list_the_known_ones() {
  const Outcome run =
      run_nabla({"optimize", "-e", "y = x^2", "--start", "x=1", "--method", "guess"});
  QCOMPARE(run.status, 2);
  QVERIFY(is_one_line(run.err));
  for (const char* words : {"guess", "known: ", "gd", "newton"})
    QVERIFY2(run.err.contains(words), qPrintable(run.err));
}

void UsageTest::unknown_settings_are_refused() {
  const Outcome run = run_nabla(
      {"optimize", "-e", "y = x^2", "--start", "x=1", "--method", "gd", "--set", "speed=1"});
  QCOMPARE(run.status, 2);
  QVERIFY2(is_one_line(run.err) && run.err.contains("speed") && run.err.contains("rate"),
           qPrintable(run.err));
}

void UsageTest::a_full_disk_is_an_error() {
  if (!QFile::exists("/dev/full")) QSKIP("there is no /dev/full here");
  const Outcome run = run_nabla({"eval", "-e", "y = 1"}, {}, "/dev/full");
  QCOMPARE(run.status, 1);
  QVERIFY2(is_one_line(run.err) && run.err.contains("cannot write"), qPrintable(run.err));
}

void UsageTest::a_window_needs_a_display() {
  const Outcome run = run_nabla({});
  QCOMPARE(run.status, 1);
  QVERIFY2(is_one_line(run.err) && run.err.contains("display"), qPrintable(run.err));
}

void UsageTest::help_is_there_for_every_command_data() {
  QTest::addColumn<QString>("command");
  QTest::addColumn<QStringList>("options");
  const QStringList source{"FILE", "-e,", "--at"};
  QTest::newRow("nabla") << "" << QStringList{"eval",   "trace",  "check", "optimize",
                                              "render", "export", "ops",   "--version"};
  QTest::newRow("eval") << "eval"
                        << source + QStringList{"--grad", "--hessian", "--mode", "--json"};
  QTest::newRow("trace") << "trace"
                         << source + QStringList{"--mode", "--direction", "--wrt", "--json"};
  QTest::newRow("check") << "check" << source + QStringList{"--mode", "--json"};
  QTest::newRow("optimize") << "optimize"
                            << source + QStringList{"--method", "--set",      "--start", "--steps",
                                                    "--tol",    "--maximize", "--csv"};
  QTest::newRow("render") << "render"
                          << source + QStringList{"--view", "-o,",     "--step", "--reading",
                                                  "--size", "--scale", "--theme"};
  QTest::newRow("export") << "export" << source + QStringList{"--to", "-o,", "latex"};
  QTest::newRow("ops") << "ops" << QStringList{"--json"};
}

void UsageTest::help_is_there_for_every_command() {
  QFETCH(QString, command);
  QFETCH(QStringList, options);
  const Outcome run =
      run_nabla(command.isEmpty() ? QStringList{"--help"} : QStringList{command, "--help"});
  QCOMPARE(run.status, 0);
  QCOMPARE(run.err, QString());
  for (const QString& option : options)
    QVERIFY2(run.out.contains(option), qPrintable(option + "\n" + run.out));
}

void UsageTest::version_is_one_line() {
  const Outcome run = run_nabla({"--version"});
  QCOMPARE(run.status, 0);
  QVERIFY2(QRegularExpression("^nabla \\d+\\.\\d+\\.\\d+\\n$").match(run.out).hasMatch(),
           qPrintable(run.out));
}

void UsageTest::json_does_not_follow_the_locale() {
  const QStringList arguments{"eval", "-e", "y = x / 2", "--at", "x=3", "--grad", "--json"};
  QCOMPARE(run_nabla(arguments + QStringList{"--lang", "zh"}).out, run_nabla(arguments).out);
}

QTEST_GUILESS_MAIN(UsageTest)
#include "usage_test.moc"
