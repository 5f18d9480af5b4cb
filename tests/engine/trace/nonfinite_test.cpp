// NaN and infinities are reported where they first appeared, not where they ended up.
#include "engine/trace/nonfinite.h"

#include <QTest>
#include <cmath>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"

namespace engine_trace_nonfinite_test {

using namespace nabla;

namespace {

// "node: value", or "" where all is finite.
std::string first_of(const char* text, bool backward = true) {
  Execution execution = run(parse(text).program);
  const NodeId output = execution.outputs.front().node;
  TraceOptions options;
  options.backward = backward;
  const Trace trace = record(std::move(execution.graph), output, {}, options).value();
  const auto found = first_nonfinite(trace);
  return found ? describe_nonfinite(trace, *found).what.str() : "";
}

}  // namespace

class NonfiniteTest : public QObject {
  Q_OBJECT

 private slots:
  void finite_runs_have_none() { QCOMPARE(first_of("x = variable(2)\ny = log(x)"), std::string()); }

  void the_node_that_made_it_is_named() {
    QCOMPARE(first_of("x = variable(-1)\na = x + 2\nb = log(x)\nc = b * a\ny = exp(c)"),
             std::string("b becomes nan here"));
    QCOMPARE(first_of("x = variable(0)\na = 1 / x\ny = a - a"), std::string("a becomes inf here"));
  }

  void the_place_is_the_expression() {
    Execution execution = run(parse("x = variable(-1)\ny = 1 + sqrt(x)").program);
    const NodeId output = execution.outputs.front().node;
    const Trace trace = record(std::move(execution.graph), output, {}).value();
    const Diagnostic note = describe_nonfinite(trace, first_nonfinite(trace).value());
    QCOMPARE(note.span.begin, std::size_t{25});
  }

  void an_infinite_slope_is_found_in_the_backward_pass() {
    QCOMPARE(first_of("x = variable(0)\ny = sqrt(x)"),
             std::string("the gradient of x becomes inf here"));
    QCOMPARE(first_of("x = variable(0)\ny = sqrt(x)", false), std::string());
  }

  void what_comes_in_from_outside_is_no_accident() {
    QCOMPARE(first_of("x = variable(inf)\ny = x + 1", false), std::string());
    QCOMPARE(first_of("x = variable(3)\ny = x * inf", false), std::string());
    QCOMPARE(first_of("x = variable(0)\na = minimum(x, inf)\ny = log(a)", false),
             std::string("y becomes -inf here"));
  }

  void nan_from_an_infinity_is_an_accident_of_its_own() {
    QCOMPARE(first_of("x = variable(inf)\na = x + 1\nb = a - x\ny = 2 * b", false),
             std::string("b becomes nan here"));
    QCOMPARE(first_of("x = variable(0)\nb = x * inf\ny = b + 1", false),
             std::string("b becomes nan here"));
    QCOMPARE(first_of("x = variable(nan)\ny = x + inf", false), std::string());
  }

  void a_gradient_that_came_from_outside_stays_one() {
    QCOMPARE(first_of("x = variable(1)\nh = 2 * x\ny = nan * h"), std::string());
  }
};

QTEST_APPLESS_MAIN(NonfiniteTest)

}  // namespace engine_trace_nonfinite_test

#include "engine_trace_nonfinite_test.moc"
