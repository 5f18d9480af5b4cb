// eager, static and compiled runs of the binary: one meaning, however it is run.
#include <QDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/app/nabla_process.h"

namespace app_modes_test {

using namespace nabla;
using namespace nabla::test;

class ModesTest : public QObject {
  Q_OBJECT

 private slots:
  void all_modes_agree();
  void a_compiled_run_gives_every_output_and_gradient();
  void every_example_gives_the_same_compiled_data();
  void every_example_gives_the_same_compiled();
  void a_compiled_run_names_what_is_missing();
  void a_compiled_program_has_no_steps_to_trace();
  void check_compares_the_gradient_that_optimizers_run();
  void check_compares_the_gradient_of_the_mode_asked_for_data();
  void check_compares_the_gradient_of_the_mode_asked_for();
  void check_refuses_what_eval_refuses_data();
  void check_refuses_what_eval_refuses();
};

namespace {

QString shown(const Json& json) {
  return QString::fromStdString(write_json(json, JsonLayout::one_line));
}

QString line(const char* text) { return QString::fromUtf8(text) + QLatin1Char('\n'); }

// The same names and shapes, and numbers within a few units in the last place.
bool nearly_equal(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) {
    const double x = a.get<double>();
    const double y = b.get<double>();
    if (x == y || (std::isnan(x) && std::isnan(y))) return true;
    return std::abs(x - y) <= 2e-14 * std::max(1.0, std::abs(y));
  }
  if (!a.is_structured() || a.type() != b.type() || a.size() != b.size()) return a == b;
  if (a.is_object()) {
    return std::ranges::all_of(a.items(), [&b](const auto& item) {
      return b.contains(item.key()) && nearly_equal(item.value(), b[item.key()]);
    });
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!nearly_equal(a[i], b[i])) return false;
  }
  return true;
}

}  // namespace

void ModesTest::all_modes_agree() {
  QStringList arguments{"eval",      "-e",           "y = sin(x1) * exp(x2) / x1",
                        "--at",      "x1=0.7,x2=-2", "--grad",
                        "--hessian", "--json"};
  const QString eager = run_nabla(arguments).out;
  QVERIFY(!eager.isEmpty());
  QCOMPARE(run_nabla(arguments + QStringList{"--mode", "static"}).out, eager);
  const Json compiled = run_nabla(arguments + QStringList{"--mode", "compiled"}).json();
  QVERIFY(nearly_equal(compiled, *read_json(eager.toStdString())));
}

void ModesTest::a_compiled_run_gives_every_output_and_gradient() {
  const Outcome outputs = run_nabla({"eval", "-e", "a = x*x; b = a + 1\noutput b, a", "--at", "x=3",
                                     "--mode", "compiled", "--json"});
  QCOMPARE(outputs.out, line(R"({"outputs": {"b": 10.0, "a": 9.0}})"));
  const Outcome gradients =
      run_nabla({"eval", "-e", "w = variable([1, 2]); u = variable(3)\ny = sum(w^2) * x", "--at",
                 "x=2", "--mode", "compiled", "--grad", "--json"});
  QCOMPARE(shown(gradients.json()["gradients"]),
           QStringLiteral(R"({"w": [4.0, 8.0], "u": 0.0, "x": 5.0})"));
}

void ModesTest::every_example_gives_the_same_compiled_data() {
  QTest::addColumn<QString>("path");
  const QDir examples(QStringLiteral(NABLA_SOURCE_DIR) + "/resources/examples");
  for (const QFileInfo& info : examples.entryInfoList({"*.nb"})) {
    QTest::addRow("%s", qPrintable(info.fileName())) << info.filePath();
  }
}

void ModesTest::every_example_gives_the_same_compiled() {
  QFETCH(QString, path);
  const Outcome built = run_nabla({"eval", path, "--grad", "--json", "--mode", "static"});
  const Outcome compiled = run_nabla({"eval", path, "--grad", "--json", "--mode", "compiled"});
  QCOMPARE(compiled.status, built.status);
  QCOMPARE(compiled.err, built.err);
  if (built.status == 0) QVERIFY2(nearly_equal(compiled.json(), built.json()), qPrintable(path));
}

void ModesTest::a_compiled_run_names_what_is_missing() {
  const Outcome built = run_nabla({"eval", "-e", "y = x*z", "--at", "x=1", "--mode", "static"});
  const Outcome compiled =
      run_nabla({"eval", "-e", "y = x*z", "--at", "x=1", "--mode", "compiled"});
  QCOMPARE(compiled.status, 1);
  QVERIFY2(compiled.err.contains("z has no value"), qPrintable(compiled.err));
  QCOMPARE(compiled.err, built.err);
}

void ModesTest::a_compiled_program_has_no_steps_to_trace() {
  const Outcome run = run_nabla({"trace", "-e", "y = x", "--at", "x=1", "--mode", "compiled"});
  QCOMPARE(run.status, 2);
  QVERIFY(is_one_line(run.err));
  QVERIFY2(run.err.contains("take eager or static"), qPrintable(run.err));
}

// A function that does not depend on values for its course is compiled before it is differenced.
void ModesTest::check_compares_the_gradient_that_optimizers_run() {
  const Outcome run =
      run_nabla({"check", "-e", "y = sin(x) * w @ w", "--at", "x=0.7,w=[1,2,3]", "--json"});
  QCOMPARE(run.status, 0);
  const double gradient = run.json()["variables"]["x"]["gradient"].get<double>();
  const Json compiled = run_nabla({"eval", "-e", "y = sin(x) * w @ w", "--at", "x=0.7,w=[1,2,3]",
                                   "--grad", "--json", "--mode", "compiled"})
                            .json();
  QCOMPARE(compiled["gradients"]["x"].get<double>(), gradient);
}

// The three differ in the last digits here, so that another mode than the one asked for would show.
void ModesTest::check_compares_the_gradient_of_the_mode_asked_for_data() {
  QTest::addColumn<QString>("mode");
  for (const char* mode : {"eager", "static", "compiled"}) QTest::newRow(mode) << mode;
}

void ModesTest::check_compares_the_gradient_of_the_mode_asked_for() {
  QFETCH(QString, mode);
  const QStringList asked{"-e",     "y = (sin(x) * exp(z) / x - tanh(x*z)*x) / 3",
                          "--at",   "x=0.7,z=-2.3",
                          "--mode", mode,
                          "--json"};
  const Outcome check = run_nabla(QStringList{"check"} + asked);
  QVERIFY2(check.status == 0, qPrintable(check.err));
  QCOMPARE(shown(check.json()["ok"]), QStringLiteral("true"));
  const Json gradients = run_nabla(QStringList{"eval", "--grad"} + asked).json()["gradients"];
  for (const char* name : {"x", "z"}) {
    QCOMPARE(check.json()["variables"][name]["gradient"].get<double>(),
             gradients[name].get<double>());
  }
}

void ModesTest::check_refuses_what_eval_refuses_data() {
  QTest::addColumn<QStringList>("arguments");
  const QString branch = QStringLiteral(NABLA_SOURCE_DIR) + "/resources/examples/static_branch.nb";
  QTest::newRow("a branch in a graph") << QStringList{branch, "--mode", "static"};
  QTest::newRow("a branch compiled") << QStringList{branch, "--mode", "compiled"};
  for (const char* mode : {"eager", "static", "compiled"}) {
    QTest::addRow("a missing value, %s", mode)
        << QStringList{"-e", "y = x*z", "--at", "x=1", "--mode", mode};
    QTest::addRow("shapes, %s", mode)
        << QStringList{"-e", "y = [1, 2] + [1, 2, 3]", "--mode", mode};
  }
  QTest::newRow("a mode there is not") << QStringList{"-e", "y = 1", "--mode", "lazy"};
}

void ModesTest::check_refuses_what_eval_refuses() {
  QFETCH(QStringList, arguments);
  const Outcome eval = run_nabla(QStringList{"eval"} + arguments);
  const Outcome check = run_nabla(QStringList{"check"} + arguments);
  QVERIFY(eval.status != 0);
  QVERIFY2(is_one_line(check.err), qPrintable(check.err));
  QCOMPARE(check.status, eval.status);
  // The hints name what the command offers.
  const auto without_hint = [](const QString& line) {
    return line.section(QStringLiteral(" ("), 0, 0);
  };
  QCOMPARE(without_hint(check.err), without_hint(eval.err));
}

QTEST_GUILESS_MAIN(ModesTest)

}  // namespace app_modes_test

#include "app_modes_test.moc"
