// Input that nobody sane writes: always one clear line and exit status 1, soon and within little
// memory.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <functional>
#include <vector>

extern char** environ;  // NOLINT: what POSIX calls it

namespace app_hostile_test {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer);
#else
constexpr bool sanitized = false;
#endif

constexpr rlim_t processor_seconds = sanitized ? 60 : 5;
constexpr long most_kilobytes = 1L << 20;

struct Ending {
  int status = -1;  // as waitpid() tells it
  long kilobytes = 0;
  QByteArray out;
  QByteArray err;
};

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray repeated(const char* text, int times) { return QByteArray(text).repeated(times); }

// Starts it with a limit on processor time, so that an endless run is ended by the system.
pid_t start(const QStringList& arguments, const QByteArray& out, const QByteArray& err) {
  std::vector<QByteArray> words{NABLA_BINARY};
  for (const QString& argument : arguments) words.push_back(argument.toUtf8());
  std::vector<char*> pointers;
  for (QByteArray& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  const int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.constData(), flags, 0600);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.constData(), flags, 0600);
  pid_t child = -1;
  const int failed = posix_spawn(&child, NABLA_BINARY, &files, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failed) return -1;
  const rlimit limit{processor_seconds, processor_seconds};
  prlimit(child, RLIMIT_CPU, &limit, nullptr);
  return child;
}

const QByteArray document_head = R"({"format": "nabla", "version": 1, )";

}  // namespace

class HostileTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QVERIFY(folder_.isValid()); }

  void a_program_is_refused_in_one_line_data();
  void a_program_is_refused_in_one_line();
  void every_command_refuses_it_data();
  void every_command_refuses_it();
  void arguments_are_refused_in_one_line_data();
  void arguments_are_refused_in_one_line();
  void what_is_large_but_sane_works();

 private:
  void refused(const QStringList& arguments, const QString& words, int status = 1);
  Ending run(const QStringList& arguments);
  QString file(const QByteArray& bytes);

  QTemporaryDir folder_;
};

QString HostileTest::file(const QByteArray& bytes) {
  const QString path = folder_.filePath("program");
  QFile out(path);
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) return {};
  return path;
}

Ending HostileTest::run(const QStringList& arguments) {
  const QString out = folder_.filePath("out"), err = folder_.filePath("err");
  Ending ending;
  rusage used{};
  const pid_t child = start(arguments, QFile::encodeName(out), QFile::encodeName(err));
  if (child < 0) return ending;
  while (wait4(child, &ending.status, 0, &used) < 0 && errno == EINTR) {
  }
  ending.kilobytes = used.ru_maxrss;
  ending.out = contents(out);
  ending.err = contents(err);
  return ending;
}

void HostileTest::refused(const QStringList& arguments, const QString& words, int status) {
  const Ending ending = run(arguments);
  const QByteArray said = ending.err.left(1000);
  QVERIFY2(WIFEXITED(ending.status), said.isEmpty() ? "ended by a signal" : said.constData());
  QVERIFY2(WEXITSTATUS(ending.status) == status, said.constData());
  QCOMPARE(ending.out, QByteArray());
  QVERIFY2(ending.err.startsWith("nabla: ") && ending.err.endsWith('\n'), said.constData());
  QVERIFY2(ending.err.count('\n') == 1 && ending.err.size() < 1000, said.constData());
  QVERIFY2(QString::fromUtf8(ending.err).contains(words), said.constData());
  if (!sanitized)
    QVERIFY2(ending.kilobytes < most_kilobytes, qPrintable(QString::number(ending.kilobytes)));
}

// --- programs ---

void HostileTest::a_program_is_refused_in_one_line_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("words");
  constexpr int many = 100'000, megabytes_10 = 10 << 20;
  QTest::newRow("many parentheses")
      << "y = " + repeated("(", many) + "1" + repeated(")", many) << "nested";
  QTest::newRow("many open parentheses") << "y = " + repeated("(", many) << "nested";
  QTest::newRow("many brackets") << "y = " + repeated("[", many) << "nested";
  QTest::newRow("many signs") << "y = " + repeated("-", many) + "x"
                              << "nested";
  QTest::newRow("many powers") << "y = " + repeated("2^", many) + "x"
                               << "nested";
  QByteArray blocks;
  for (int i = 0; i < 2000; ++i) blocks += repeated(" ", i) + "if 1:\n";
  QTest::newRow("many blocks") << blocks + repeated(" ", 2000) + "y = 1"
                               << "nested";
  QTest::newRow("a long line") << "y = 1" + repeated("+1", megabytes_10 / 2) << "too long";
  QTest::newRow("a long name") << "y = " + repeated("a", megabytes_10) << "too long";
  QTest::newRow("a long list") << "y = [1" + repeated(",1", megabytes_10 / 2) + "]"
                               << "too long";
  QTest::newRow("a long line of nothing known") << repeated("$", megabytes_10) << "too long";
  QTest::newRow("a zero byte") << QByteArray("y = 1\0+2\n", 9) << ":1:6: a zero byte";
  QTest::newRow("bytes that are no text") << QByteArray(
                                                 "y = \xff\xfe"
                                                 "1")
                                          << ":1:5: this is not a text";
  QTest::newRow("half a character") << QByteArray("# \xc3\ny = 1") << ":1:3: this is not a text";
  QByteArray every_byte;
  for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
  QTest::newRow("a program that is none") << every_byte.repeated(100) << "not a text";
  QTest::newRow("an unknown function") << QByteArray("y = sinus(3)") << "sinus";
  QTest::newRow("an unknown name") << QByteArray("y = 2 * speed") << "speed";
  QTest::newRow("shapes that differ") << QByteArray("y = [1, 2] + [1, 2, 3]") << "(2,) and (3,)";
  QTest::newRow("an endless loop")
      << QByteArray("while true:\n    pass\ny = 1") << ":2:5: stopped after";
  QTest::newRow("an endless loop of sums")
      << QByteArray("y = 0\nwhile true:\n    y += 1") << "stopped after";
  QTest::newRow("an endless loop inside the graph")
      << QByteArray("y = while_loop(lambda i: true, lambda i: i, 0)") << "stopped after";
  QTest::newRow("endless recursion")
      << QByteArray("def f(a):\n    return f(a)\ny = f(1)") << "levels deep";
  QTest::newRow("a gigantic tensor") << QByteArray("y = zeros((100000, 100000))") << "too large";
  QTest::newRow("a tensor beyond counting")
      << QByteArray("y = ones((1e9, 1e9, 1e9))") << "too large";
  QTest::newRow("a gigantic range")
      << QByteArray("for i in range(1e12):\n    y = i") << "too large";
  QTest::newRow("a gigantic broadcast")
      << QByteArray("a = ones(20000)\ny = sum(outer(a, a))") << "too large";
  QTest::newRow("a tensor that doubles")
      << QByteArray("a = ones(10)\nfor i in range(60):\n    a = concat([a, a])\ny = sum(a)")
      << "too large";
  QTest::newRow("an index beyond counting") << QByteArray("y = [1, 2][1e300]") << "whole number";
  QTest::newRow("a file of others")
      << QByteArray("y = sum(load(\"/etc/passwd\"))") << "is not in the document's folder";
  QTest::newRow("a document cut off") << QByteArray("{") << "JSON";
  QTest::newRow("a document of others") << QByteArray("{}") << "not a Nabla document";
  QTest::newRow("a document of tomorrow")
      << QByteArray(R"({"format": "nabla", "version": 99, "program": "y = 1"})") << "version 99";
  QTest::newRow("a program that is a number") << document_head + R"("program": 7})"
                                              << "text";
  QTest::newRow("a point that is a word")
      << document_head + R"("program": "y = x", "point": {"x": "three"}})"
      << "three";
  QTest::newRow("a ragged point") << document_head +
                                         R"("program": "y = x", "point": {"x": [[1], [1, 2]]}})"
                                  << "equally long";
  QTest::newRow("a document nested deeply") << repeated("{\"a\":", many) << "nested";
}

void HostileTest::a_program_is_refused_in_one_line() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, words);
  const QString path = file(bytes);
  QVERIFY(!path.isEmpty());
  const QStringList at = bytes.contains('x') ? QStringList{"--at", "x=1"} : QStringList();
  refused(QStringList{"eval", path, "--grad"} + at, words);
}

// --- every command ---

void HostileTest::every_command_refuses_it_data() {
  QTest::addColumn<QStringList>("arguments");
  const QStringList commands[] = {{"trace", "--json"},
                                  {"check", "--json"},
                                  {"optimize", "--method", "newton"},
                                  {"render", "-o", "picture.svg"}};
  const std::pair<const char*, const char*> programs[] = {
      {"endless", "while true:\n    pass\ny = x"},
      {"gigantic", "y = sum(zeros((100000, 100000))) * x"},
      {"empty", ""}};
  for (const QStringList& command : commands) {
    for (const auto& [name, text] : programs) {
      QTest::addRow("%s: %s", qPrintable(command.front()), name)
          << command + QStringList{"-e", QString::fromLatin1(text)} +
                 (*text ? QStringList{"--at", "x=1"} : QStringList());
    }
  }
}

void HostileTest::every_command_refuses_it() {
  QFETCH(QStringList, arguments);
  const int output = static_cast<int>(arguments.indexOf("picture.svg"));
  if (output >= 0) arguments[output] = folder_.filePath("picture.svg");
  refused(arguments, {});
  QVERIFY(!QFile::exists(folder_.filePath("picture.svg")));
}

// --- arguments ---

void HostileTest::arguments_are_refused_in_one_line_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("words");
  QTest::addColumn<int>("status");
  const auto at = [](const QByteArray& text) {
    return QStringList{"eval", "-e", "y = x", "--at", QString::fromLatin1(text)};
  };
  QTest::newRow("many parentheses") << at("x=" + repeated("(", 100'000)) << "nested" << 2;
  QTest::newRow("no value") << at("x=") << "--at" << 2;
  QTest::newRow("no name") << at("=3") << "--at" << 2;
  QTest::newRow("a program as a value") << at("x=f(y)") << "f" << 2;
  QTest::newRow("a ragged value") << at("x=[[1],[1,2]]") << "--at" << 2;
  QTest::newRow("a value of many digits") << at("x=" + repeated("9", 100'000) + "x") << "--at" << 2;
  QTest::newRow("a start that is none")
      << QStringList{"optimize", "-e", "y = x^2", "--method", "gd", "--start", "x=="} << "value"
      << 2;
  QTest::newRow("a start of another shape")
      << QStringList{"optimize", "-e",       "y = sum([1, 2] * w)", "--method", "gd",
                     "--start",  "w=[1,2,3]"}
      << "(3,)" << 1;
}

void HostileTest::arguments_are_refused_in_one_line() {
  QFETCH(QStringList, arguments);
  QFETCH(QString, words);
  QFETCH(int, status);
  refused(arguments, words, status);
}

// What is refused above is refused for its size alone.
void HostileTest::what_is_large_but_sane_works() {
  const QByteArray programs[] = {
      "y = " + repeated("(", 150) + "x" + repeated(")", 150),
      "y = 1" + repeated("+1", 900) + "\ny = x",
      "y = x\nfor i in range(60):\n    y = y + y",
      "y = x\nfor i in range(20000):\n    y = sin(y)",
      "y = sum(zeros((1000, 1000)) + x)",
  };
  for (const QByteArray& program : programs) {
    const Ending ending = run({"eval", file(program), "--at", "x=1", "--grad"});
    QVERIFY2(WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == 0,
             ending.err.left(500).constData());
  }
}

QTEST_APPLESS_MAIN(HostileTest)

}  // namespace app_hostile_test

#include "app_hostile_test.moc"
