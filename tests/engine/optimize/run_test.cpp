// An optimizer run: when it stops, what it records, how it may be told off.
#include <QTest>
#include <limits>

#include "engine/language/parser.h"
#include "engine/optimize/run.h"

namespace engine_optimize_run_test {

using namespace nabla;

class RunTest : public QObject {
  Q_OBJECT

 private slots:
  void records_the_start_first_and_every_iterate();
  void stops_at_once_where_the_gradient_is_zero();
  void fails_where_there_is_no_variable();
  void stops_at_the_step_limit();
  void stops_when_it_diverges();
  void stops_when_the_step_no_longer_moves_the_point();
  void stops_when_cancelled();
  void fails_where_the_hessian_is_singular();
  void a_tail_is_no_critical_point();
  void a_flat_minimum_is_one_at_every_scale();
  void maximizing_climbs();
  void counts_the_evaluations_of_each_run_apart();
  void stepping_gives_the_same_as_finishing();
  void settings_are_checked();
  void kinds_have_the_names_of_the_command_line();
};

namespace {

Objective objective(const char* text) { return Objective::make(parse(text).program, {}).value(); }

RunRecord finished(const Objective& f, const char* name, const Settings& given, StopRule rule,
                   bool maximize = false) {
  const Method& method = *find_method(name);
  OptimizerRun run(f, method, settings_for(method, given).value(), f.start(), maximize, rule);
  run.finish();
  return run.record();
}

}  // namespace

void RunTest::records_the_start_first_and_every_iterate() {
  const RunRecord record =
      finished(objective("x = variable(1)\nf = x^2"), "gd", {{"rate", 0.25}}, {3, 1e-8});
  QCOMPARE(record.path.size(), std::size_t{4});
  double x = 1;
  for (std::size_t i = 0; i < record.path.size(); ++i, x /= 2) {
    QCOMPARE(record.path[i].x(0), x);
    QCOMPARE(record.path[i].value, x * x);
    QCOMPARE(record.path[i].gradient_norm, 2 * x);
    QCOMPARE(record.path[i].step, i == 0 ? 0 : x);
  }
}

void RunTest::fails_where_there_is_no_variable() {
  const RunRecord record = finished(objective("y = 3"), "gd", {}, {});
  QCOMPARE(record.stop, StopReason::failed);
  QVERIFY(record.error.has_value() && record.path.empty());
}

void RunTest::stops_at_once_where_the_gradient_is_zero() {
  const RunRecord record = finished(objective("x = variable(0)\nf = x^2"), "gd", {}, {});
  QVERIFY(record.converged());
  QCOMPARE(record.iterations(), std::size_t{0});
  QCOMPARE(record.end->kind, PointKind::minimum);
}

void RunTest::stops_at_the_step_limit() {
  const RunRecord record = finished(objective("x = variable(1)\nf = x^2"), "gd", {}, {7, 1e-8});
  QCOMPARE(record.stop, StopReason::step_limit);
  QCOMPARE(record.iterations(), std::size_t{7});
  QCOMPARE(record.end->kind, PointKind::not_critical);
}

void RunTest::stops_when_it_diverges() {
  const RunRecord record =
      finished(objective("x = variable(1)\nf = x^2"), "gd", {{"rate", 10}}, {});
  QCOMPARE(record.stop, StopReason::diverged);
  QVERIFY(!record.end);
  QVERIFY(record.iterations() < 20);
  QCOMPARE(finished(objective("x = variable(0)\nf = log(x)"), "gd", {}, {}).stop,
           StopReason::diverged);
}

void RunTest::stops_when_the_step_no_longer_moves_the_point() {
  const RunRecord record =
      finished(objective("x = variable(1)\nf = x"), "gd", {{"rate", 1e-18}}, {});
  QCOMPARE(record.stop, StopReason::stalled);
  QCOMPARE(record.iterations(), std::size_t{1});
}

void RunTest::stops_when_cancelled() {
  const Objective f = objective("x = variable(1)\nf = x^2");
  const Method& gd = *find_method("gd");
  OptimizerRun run(f, gd, settings_for(gd, {}).value(), f.start(), false, {});
  const std::atomic<bool> cancelled = true;
  run.finish(&cancelled);
  QCOMPARE(run.record().stop, StopReason::cancelled);
}

void RunTest::fails_where_the_hessian_is_singular() {
  const RunRecord record =
      finished(objective("x = variable(1)\ny = variable(1)\nf = (x + y)^2"), "newton", {}, {});
  QCOMPARE(record.stop, StopReason::failed);
  QVERIFY(record.error.has_value());
  QVERIFY(record.error->what.str().find("singular") != std::string::npos);
}

// On a tail the curvature vanishes together with the gradient, at every scale.
void RunTest::a_tail_is_no_critical_point() {
  for (const char* text :
       {"x = variable(0)\nf = exp(x)", "x = variable(0)\nf = exp(1e4*x)",
        "x = variable(0)\nf = 1e-8*exp(x/1e6)", "x = variable(1.5)\nf = -exp(-x^2)",
        "x = variable(3)\nf = x^-2", "x = variable(-3)\nf = sigmoid(x)",
        "x = variable(0)\ny = variable(1)\nf = exp(x) + 1e-6*(y - 2)^2",
        "x = variable(1.5)\nf = exp(-x^4)"}) {
    const RunRecord record = finished(objective(text), "newton", {}, {500, 1e-10});
    QVERIFY2(record.converged(), text);
    QVERIFY2(record.end && record.end->kind == PointKind::not_critical, text);
  }
}

void RunTest::a_flat_minimum_is_one_at_every_scale() {
  for (const char* text :
       {"x = variable(1)\nf = x^4", "x = variable(1)\nf = x^12", "x = variable(6)\nf = (x - 5)^4",
        "x = variable(1e-3)\nf = (1e3*x)^4", "x = variable(1e6)\nf = 1e-3*(x/1e6)^4",
        "x = variable(1)\ny = variable(1)\nf = x^4 + (y - 3)^2", "x = variable(1)\nf = exp(x) - x",
        "x = variable(0.1)\nf = 1 - exp(-x^2)"}) {
    const RunRecord record = finished(objective(text), "newton", {}, {500, 1e-10});
    QVERIFY2(record.converged(), text);
    QVERIFY2(record.end && record.end->kind == PointKind::minimum, text);
  }
}

void RunTest::maximizing_climbs() {
  const RunRecord record = finished(objective("x = variable(1)\nf = 4 - (x - 2)^2"), "gd",
                                    {{"rate", 0.25}}, {200, 1e-8}, true);
  QVERIFY(record.converged());
  QVERIFY(std::abs(record.path.back().x(0) - 2) < 1e-8);
  QCOMPARE(record.end->kind, PointKind::maximum);
}

void RunTest::counts_the_evaluations_of_each_run_apart() {
  const Objective f = objective("x = variable(1)\nf = x^4");
  const RunRecord first = finished(f, "newton", {}, {5, 1e-30});
  const RunRecord second = finished(f, "newton", {}, {5, 1e-30});
  for (const RunRecord& record : {first, second}) {
    QCOMPARE(record.evaluations.value, std::size_t{6});
    QCOMPARE(record.evaluations.gradient, std::size_t{6});
    QCOMPARE(record.evaluations.hessian, std::size_t{5});
  }
  QCOMPARE(f.evaluations().value, std::size_t{0});
}

void RunTest::stepping_gives_the_same_as_finishing() {
  const Objective f =
      objective("x = variable(-1.2)\ny = variable(1)\nf = (1 - x)^2 + 100*(y - x^2)^2");
  const Method& newton = *find_method("newton");
  OptimizerRun run(f, newton, {}, f.start(), false, {});
  while (!run.finished()) run.step();
  const RunRecord whole = finished(f, "newton", {}, {});
  QCOMPARE(run.record().path.size(), whole.path.size());
  for (std::size_t i = 0; i < whole.path.size(); ++i)
    QVERIFY(run.record().path[i].x == whole.path[i].x);
  const std::size_t before = run.record().path.size();
  run.step();
  QCOMPARE(run.record().path.size(), before);
}

void RunTest::settings_are_checked() {
  const Method& gd = *find_method("gd");
  QCOMPARE(settings_for(gd, {}).value().at("rate"), 0.01);
  QVERIFY(!settings_for(gd, {{"speed", 1}}));
  QVERIFY(settings_for(gd, {{"speed", 1}}).error().hint.str().find("rate") != std::string::npos);
  QVERIFY(!settings_for(gd, {{"rate", -1}}));
  QVERIFY(!settings_for(gd, {{"rate", std::numeric_limits<double>::quiet_NaN()}}));
  QVERIFY(find_method("nonsense") == nullptr);
  for (const Method* method : all_methods()) QCOMPARE(find_method(method->name), method);
}

void RunTest::kinds_have_the_names_of_the_command_line() {
  QCOMPARE(name_of(PointKind::not_critical), std::string_view("not critical"));
  QCOMPARE(name_of(PointKind::saddle), std::string_view("saddle"));
  QCOMPARE(name_of(StopReason::gradient_below_tolerance),
           std::string_view("gradient below tolerance"));
}

QTEST_APPLESS_MAIN(RunTest)

}  // namespace engine_optimize_run_test

#include "engine_optimize_run_test.moc"
