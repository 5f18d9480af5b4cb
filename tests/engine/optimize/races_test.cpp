// Measured walks: the number of steps that each method takes is known for each function and start.
#include <QTest>

#include "engine/language/parser.h"
#include "engine/optimize/run.h"
#include "tests/engine/optimize/functions.h"

namespace engine_optimize_races_test {

using namespace nabla;
using namespace nabla::test;

class RacesTest : public QObject {
  Q_OBJECT

 private slots:
  void takes_the_known_number_of_steps_data();
  void takes_the_known_number_of_steps();
  void known_points_are_of_their_kind_data();
  void known_points_are_of_their_kind();
};

namespace {

Objective objective_of(const std::string& function) {
  auto made = Objective::make(parse(test_function(function).formula).program,
                              {{"x", Tensor(0.0)}, {"y", Tensor(0.0)}});
  if (!made) qFatal("%s: %s", function.c_str(), made.error().what.str().c_str());
  return *made;
}

// The variables come in order of first appearance: y may stand before x.
Eigen::VectorXd at(const Objective& f, double x, double y) {
  return f.pack({{"x", Tensor(x)}, {"y", Tensor(y)}});
}

RunRecord walk(const Objective& f, const char* method, const Settings& given,
               const Eigen::VectorXd& start, StopRule rule) {
  const Method& chosen = *find_method(method);
  OptimizerRun run(f, chosen, settings_for(chosen, given).value(), start, false, rule);
  run.finish();
  return run.record();
}

}  // namespace

void RacesTest::takes_the_known_number_of_steps_data() {
  QTest::addColumn<QString>("function");
  QTest::addColumn<double>("x");
  QTest::addColumn<double>("y");
  QTest::addColumn<double>("rate");  // 0 for Newton
  QTest::addColumn<int>("steps");
  QTest::addColumn<QString>("kind");
  const auto row = [](const char* function, double x, double y, double rate, int steps,
                      const char* kind) {
    const QString name = QString("%1 %2").arg(rate > 0 ? "gd" : "newton", function);
    QTest::newRow(qPrintable(name)) << function << x << y << rate << steps << kind;
  };
  row("ravine", 6, 3, 0.02, 545, "minimum");
  row("rosenbrock", -2, 2, 0.001, 20903, "minimum");
  row("beale", 1, 1.5, 0.02, 1166, "minimum");
  row("himmelblau", 0, 0, 0.02, 28, "minimum");
  row("branin", 6, 12, 0.1, 63, "minimum");
  row("booth", -8, 8, 0.1, 60, "minimum");
  row("two wells", 1.5, 1.5, 0.02, 38, "minimum");
  row("sine", 1.5, 1.5, 0.5, 23, "minimum");
  row("camel", 2, -1.5, 0.1, 45, "minimum");
  row("ravine", 6, 3, 0, 1, "minimum");
  row("rosenbrock", -2, 2, 0, 6, "minimum");
  row("beale", 1, 1.5, 0, 6, "saddle");
  row("himmelblau", 0, 0, 0, 5, "maximum");
  row("branin", 6, 12, 0, 4, "saddle");
  row("booth", -8, 8, 0, 1, "minimum");
  row("two wells", 1.5, 1.5, 0, 5, "saddle");
  row("sine", 1.5, 1.5, 0, 2, "saddle");
  row("camel", 2, -1.5, 0, 5, "minimum");
}

void RacesTest::takes_the_known_number_of_steps() {
  QFETCH(QString, function);
  QFETCH(double, x);
  QFETCH(double, y);
  QFETCH(double, rate);
  QFETCH(int, steps);
  QFETCH(QString, kind);
  const Objective f = objective_of(function.toStdString());
  StopRule rule;
  rule.steps = 30'000;
  if (rate > 0) rule.tolerance = 1e-4;
  const Settings given = rate > 0 ? Settings{{"rate", rate}} : Settings{};
  const RunRecord record = walk(f, rate > 0 ? "gd" : "newton", given, at(f, x, y), rule);
  QVERIFY(record.converged());
  QCOMPARE(record.iterations(), static_cast<std::size_t>(steps));
  QVERIFY(record.end.has_value());
  QCOMPARE(QString::fromUtf8(name_of(record.end->kind).data()), kind);
}

void RacesTest::known_points_are_of_their_kind_data() {
  QTest::addColumn<QString>("function");
  for (const TestFunction& function : test_functions())
    QTest::newRow(function.name) << function.name;
}

void RacesTest::known_points_are_of_their_kind() {
  QFETCH(QString, function);
  const Objective f = objective_of(function.toStdString());
  for (const KnownPoint& known : test_function(function.toStdString()).points) {
    // A few steps of Newton's method take the four digits to all of them.
    const Eigen::VectorXd start = at(f, known.x, known.y);
    const RunRecord record = walk(f, "newton", {}, start, {20, 1e-8});
    QVERIFY(record.converged());
    QVERIFY2((record.path.back().x - start).norm() < 1e-3, "ended elsewhere");
    QVERIFY2(std::abs(record.path.back().value - known.value) < 5e-3,
             qPrintable(QString::number(record.path.back().value)));
    QVERIFY(record.end.has_value());
    QCOMPARE(name_of(record.end->kind), name_of(known.kind));
  }
}

QTEST_APPLESS_MAIN(RacesTest)

}  // namespace engine_optimize_races_test

#include "engine_optimize_races_test.moc"
