// What the command line says to people: messages, exit statuses and help.
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/nabla_process.h"

namespace app_usage_test {

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
  void a_word_that_is_no_command_is_no_window_data();
  void a_word_that_is_no_command_is_no_window();
  void what_an_option_says_wrongly_is_said_of_it_data();
  void what_an_option_says_wrongly_is_said_of_it();
  void what_is_wrong_with_the_program_comes_before_its_options_data();
  void what_is_wrong_with_the_program_comes_before_its_options();
  void a_document_keeps_values_of_inputs_that_are_gone();
  void limits_can_be_raised_and_lowered();
  void a_fault_in_a_document_names_its_key_data();
  void a_fault_in_a_document_names_its_key();
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

void UsageTest::a_word_that_is_no_command_is_no_window_data() {
  QTest::addColumn<QString>("word");
  QTest::addColumn<QString>("hint");
  QTest::newRow("misspelt") << "evl"
                            << "did you mean eval?";
  QTest::newRow("longer") << "evaluate"
                          << "did you mean eval?";
  QTest::newRow("shorter") << "opt"
                           << "did you mean optimize?";
  QTest::newRow("another") << "unknowncommand"
                           << "nabla --help lists the commands";
}

void UsageTest::a_word_that_is_no_command_is_no_window() {
  QFETCH(QString, word);
  QFETCH(QString, hint);
  const Outcome run = run_nabla({word});
  QCOMPARE(run.status, 2);
  QCOMPARE(run.err, "nabla: there is no command or file " + word + " (" + hint + ")\n");
}

void UsageTest::what_is_wrong_with_the_program_comes_before_its_options_data() {
  QTest::addColumn<QStringList>("arguments");
  const QStringList subcommands[] = {{"eval"},
                                     {"trace"},
                                     {"check"},
                                     {"optimize", "--method", "gd"},
                                     {"render", "-o", "a.svg"},
                                     {"export", "--to", "latex"}};
  for (const QStringList& command : subcommands) {
    QTest::newRow(qPrintable(command.front() + " --at"))
        << command + QStringList{"-e", "lambda x: x^2", "--at", "x=1.7"};
    QTest::newRow(qPrintable(command.front() + " --limit"))
        << command + QStringList{"-e", "lambda x: x^2", "--limit", "foo=1"};
  }
  const QStringList optimize{"optimize", "-e", "lambda x: x^2", "--method"};
  QTest::newRow("method") << optimize + QStringList{"foo"};
  QTest::newRow("set") << optimize + QStringList{"gd", "--set", "foo=1"};
  QTest::newRow("start") << optimize + QStringList{"gd", "--start", "x=1"};
  QTest::newRow("wrt") << QStringList{"trace", "-e", "lambda x: x^2", "--wrt", "x"};
  QTest::newRow("size") << QStringList{"render", "-e", "lambda x: x^2", "-o", "a.svg",
                                       "--size", "big"};
  QTest::newRow("ending") << QStringList{"render", "-e", "lambda x: x^2", "-o", "a.foo"};
}

void UsageTest::what_is_wrong_with_the_program_comes_before_its_options() {
  QFETCH(QStringList, arguments);
  const Outcome run = run_nabla(arguments);
  QCOMPARE(run.status, 1);
  QCOMPARE(run.err, QStringLiteral("nabla: <text>:1:1: this, written last, is a function and no "
                                   "output (name the output, as in output y)\n"));
}

void UsageTest::what_an_option_says_wrongly_is_said_of_it_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("message");
  const QStringList eval{"eval", "-e", "speed = variable(1); y = speed * x"};
  QTest::newRow("a misspelt input") << eval + QStringList{"--at", "sped=2"}
                                    << "--at: the program has no input sped (did you mean speed?)";
  QTest::newRow("another input") << eval + QStringList{"--at", "q=2"}
                                 << "--at: the program has no input q (its inputs are x, speed)";
  QTest::newRow("a result") << eval + QStringList{"--at", "y=2"}
                            << "--at: the program has no input y (its inputs are x, speed)";
  QTest::newRow("no inputs") << QStringList{"eval", "-e", "y = 1", "--at", "x=1"}
                             << "--at: the program has no input x (it has no inputs)";
  QTest::newRow("no value") << eval + QStringList{"--at", "x="}
                            << "--at: x: an expression is missing here";
  QTest::newRow("an array that is missing may be the fault")
      << QStringList{"eval", "-e", "y = A @ A", "--at", "AA=[[1, 2], [3, 4]]"}
      << "--at: the program has no input AA (its inputs are A)";
  QTest::newRow("decimal comma") << eval + QStringList{"--at", "x=2,5"}
                                 << "--at: a decimal point is needed, not a comma (write 2.5, or "
                                    "[2, 5] for a vector)";
  QTest::newRow("decimal comma of a setting")
      << QStringList{"optimize", "-e", "y = x^2", "--method", "gd", "--set", "rate=0,1"}
      << "--set: a decimal point is needed, not a comma (write 0.1, or [0, 1] for a vector)";
  QTest::newRow("no number") << eval + QStringList{"--at", "x=a"} << "--at: x: a is not a constant";
  QTest::newRow("start") << QStringList{"optimize", "-e", "y = x^2", "--start", "z=1"}
                         << "--start: the program has no input z (its inputs are x)";
  QTest::newRow("tangent of nothing")
      << QStringList{"trace",       "-e",      "y = x*x", "--at", "x=3",
                     "--direction", "forward", "--wrt",   "q"}
      << "--wrt: the program has no input q (its inputs are x)";
  QTest::newRow("tangent backward")
      << QStringList{"trace", "-e", "y = x*x", "--at", "x=3", "--wrt", "x"}
      << "--wrt: only forward mode starts from one input (add --direction forward)";
  QTest::newRow("tolerance") << QStringList{"optimize", "-e",    "y = x^2", "--start",
                                            "x=1",      "--tol", "-3"}
                             << "--tol: -3 is no number from 0 up";
  QTest::newRow("tolerance nan") << QStringList{"optimize", "-e",    "y = x^2", "--start",
                                                "x=1",      "--tol", "nan"}
                                 << "--tol: nan is no number from 0 up";
  QTest::newRow("tolerance without end")
      << QStringList{"optimize", "-e", "y = x^2", "--start", "x=1", "--tol", "inf"}
      << "--tol: inf is no number from 0 up";
  QTest::newRow("steps") << QStringList{"optimize", "-e",      "y = x^2", "--start",
                                        "x=1",      "--steps", "2.5"}
                         << "--steps: 2.5 is no whole number from 0 to 1000000000";
  QTest::newRow("setting") << QStringList{"optimize", "-e",    "y = x^2", "--start",
                                          "x=1",      "--set", "rate=-1"}
                           << "--set: rate cannot be -1";
  QTest::newRow("method of a picture")
      << QStringList{"render", "-e", "y = x^2", "-o", "a.png", "--method", "guess"}
      << "--method: guess is none of gd, newton";
  QTest::newRow("size") << QStringList{"render", "-e", "y = x^2", "-o", "a.png", "--size", "0x0"}
                        << "--size: 0x0 is no size";
  QTest::newRow("scale") << QStringList{"render", "-e", "y = x^2", "-o", "a.png", "--scale", "1e9"}
                         << "--scale: 1e9 is no number from 0.1 to 8";
  QTest::newRow("ending") << QStringList{"render", "-e", "y = x^2", "-o", "a.xyz"}
                          << "--output: a.xyz has no ending that tells the format";
  QTest::newRow("limit") << eval + QStringList{"--limit", "time=3"}
                         << "--limit: there is no limit time";
  QTest::newRow("limit of nothing")
      << eval + QStringList{"--limit", "nodes=0"} << "--limit: nodes cannot be 0";
  QTest::newRow("limit of the window")
      << QStringList{"--limit", "time=3"} << "--limit: there is no limit time";
  QTest::newRow("misspelt option")
      << eval + QStringList{"--jsn"} << "there is no option --jsn (did you mean --json?)";
  QTest::newRow("unknown mode") << eval + QStringList{"--mode", "lazy"}
                                << "--mode: lazy is none of eager, static, compiled";
  QTest::newRow("nothing to run") << QStringList{"eval"} << "FILE or -e TEXT is missing";
  QTest::newRow("given twice") << eval + QStringList{"--at", "x=1", "--at", "x=2"}
                               << "--at is given twice";
}

void UsageTest::what_an_option_says_wrongly_is_said_of_it() {
  QFETCH(QStringList, arguments);
  QFETCH(QString, message);
  const Outcome run = run_nabla(arguments);
  QVERIFY2(run.err.startsWith("nabla: " + message), qPrintable(run.err));
  QVERIFY2(is_one_line(run.err), qPrintable(run.err));
  QCOMPARE(run.status, 2);
  QCOMPARE(run.out, QString());
}

void UsageTest::a_document_keeps_values_of_inputs_that_are_gone() {
  const QString path =
      file("gone.nabla", R"({"format": "nabla", "program": "y = x^2", "point": {"x": 3, "z": 4}})");
  for (const char* command : {"eval", "check", "optimize"}) {
    const Outcome run = run_nabla({command, path, "--json"});
    QVERIFY2(run.status == 0, qPrintable(run.err));
  }
}

void UsageTest::limits_can_be_raised_and_lowered() {
  const QString deep = "def f(n):\n    return 0 if n < 1 else f(n - 1)\ny = f(300)";
  const Outcome stopped = run_nabla({"eval", "-e", deep});
  QCOMPARE(stopped.status, 1);
  QVERIFY2(stopped.err.contains("--limit nesting="), qPrintable(stopped.err));
  QCOMPARE(run_nabla({"eval", "-e", deep, "--limit", "nesting=400"}).out, QString("y = 0\n"));
  const QString picture = file("limit.svg", "");
  QCOMPARE(run_nabla({"render", "-e", deep, "-o", picture}).status, 1);
  QCOMPARE(run_nabla({"render", "-e", deep, "-o", picture, "--limit", "nesting=400"}).status, 0);
  const QString loop = "y = 0\nfor i in range(100):\n    y = y + 1";
  for (const char* limit : {"statements=50", "nodes=50"}) {
    const Outcome run = run_nabla({"eval", "-e", loop, "--limit", limit});
    QCOMPARE(run.status, 1);
    QVERIFY2(is_one_line(run.err), qPrintable(run.err));
  }
  QCOMPARE(run_nabla({"eval", "-e", "y = sum(ones(50))", "--limit", "elements=40"}).status, 1);
}

void UsageTest::a_fault_in_a_document_names_its_key_data() {
  QTest::addColumn<QByteArray>("document");
  QTest::addColumn<QString>("message");
  QTest::newRow("a value") << QByteArray(R"({"format": "nabla", "program": "y = x",
 "point": {"x": "three"}})")
                           << ":2:12: point.x: a number or nested lists of numbers are needed, "
                              "not \"three\"";
  QTest::newRow("a place") << QByteArray(R"({"format": "nabla", "program": "y = x",
 "layout": {"x": [1, 2], "y": 3}})")
                           << ":2:26: layout.y: a position [x, y] is needed here";
  QTest::newRow("a setting") << QByteArray(R"({"program": "y = x",
 "optimizers": [{"method": "gd", "settings": {"rate": "fast"}}]})")
                             << ":2:47: optimizers.settings.rate: a number is needed here";
  QTest::newRow("the program") << QByteArray(R"({"format": "nabla", "program": 3})")
                               << ":1:21: program: a text in quotes is needed here";
}

void UsageTest::a_fault_in_a_document_names_its_key() {
  QFETCH(QByteArray, document);
  QFETCH(QString, message);
  const QString path = file("fault.nabla", document);
  const Outcome run = run_nabla({"eval", path});
  QCOMPARE(run.status, 1);
  QCOMPARE(run.err, "nabla: " + path + message + "\n");
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
  for (const char* of_the_library : {"Excludes", "FLOAT", "UINT", "Print this help"})
    QVERIFY2(!run.out.contains(of_the_library), qPrintable(run.out));
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

}  // namespace app_usage_test

#include "app_usage_test.moc"
