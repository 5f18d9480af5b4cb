// The sweep over a tape gives the very numbers that the graph of the gradient would.
#include <QTest>
#include <array>
#include <bit>
#include <limits>

#include "engine/derive/reverse.h"
#include "engine/derive/value_pullback.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "tests/agreement/random_program.h"
#include "tests/laws/cases.h"

namespace laws_value_pullback_test {

using namespace nabla;
using namespace nabla::laws;

namespace {

bool same_bits(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) && std::isnan(b[i])) continue;
    if (std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return false;
  }
  return true;
}

// The values of the gradient's own nodes, zeros where there is none.
std::vector<Tensor> gradients_by_graph(Graph graph, NodeId output, std::span<const NodeId> wrt,
                                       const Point& point) {
  const auto sweep = reverse(graph, output, wrt);
  Q_ASSERT(sweep);
  const std::vector<Tensor> values = values_of(graph, point);
  std::vector<Tensor> gradients;
  for (const NodeId id : wrt) {
    const auto gradient = sweep->gradient(id);
    gradients.push_back(gradient ? values[gradient->index] : Tensor::filled(graph[id].shape, 0));
  }
  return gradients;
}

bool agree(const Graph& graph, NodeId output, std::span<const NodeId> wrt, const Point& point,
           PullbackCache& cache) {
  const std::vector<Tensor> values = values_of(graph, point);
  const auto found = pullback_values({graph, values}, output, wrt, cache);
  if (!found) return false;
  const auto expected = gradients_by_graph(graph, output, wrt, point);
  return std::equal(found->begin(), found->end(), expected.begin(), expected.end(), same_bits);
}

// Numbers at which rules divide by zero, overflow or choose.
constexpr std::array places{-2.0,
                            -0.0,
                            0.0,
                            0.5,
                            1.0,
                            3.0,
                            std::numeric_limits<double>::infinity(),
                            std::numeric_limits<double>::quiet_NaN()};

// One op on scalars, used twice and behind a choice, so that gradients add up and zeros are
// guarded.
struct ScalarCase {
  Graph graph;
  std::vector<NodeId> wrt;
  NodeId output;
  Point point;
};

std::optional<ScalarCase> scalar_case(const OpDef& op, std::size_t count, std::size_t which) {
  ScalarCase made;
  std::vector<Sym> x;
  for (std::size_t k = 0; k < count; ++k, which /= places.size()) {
    const std::string name = "x" + std::to_string(k);
    const Tensor value(places[which % places.size()]);
    made.wrt.push_back(made.graph.append_input(name, InputKind::variable, {}, value));
    made.point.emplace(name, value);
    x.push_back({&made.graph, made.wrt.back()});
  }
  const auto node = made.graph.append(op, made.wrt);
  if (!node || !made.graph[*node].shape.is_scalar()) return std::nullopt;
  const Sym y{&made.graph, *node};
  const Sym positive = nabla::apply("greater", {x[0], constant(made.graph, 0.0)});
  const Sym chosen = nabla::apply("where", {positive, y, x[0]});
  made.output = (y * x[0] + chosen * nabla::apply("relu", {y})).id;
  return made;
}

std::size_t power(std::size_t base, std::size_t exponent) {
  return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

}  // namespace

class ValuePullbackTest : public QObject {
  Q_OBJECT
 private slots:
  void every_op_sends_back_what_its_graph_says_data() { add_ops(differentiable); }
  void every_op_sends_back_what_its_graph_says() {
    PullbackCache cache;
    for (const Sample& sample : samples_of(fetched_op())) {
      for (unsigned active = 0; active <= sample.shapes.size(); ++active) {
        const Case at = make_case(fetched_op(), sample, active == 0 ? ~0U : 1U << (active - 1));
        QVERIFY(agree(at.graph, at.total, at.active, at.point, cache));
      }
    }
  }

  void scalars_agree_at_zeros_kinks_and_infinities_data() { add_ops(differentiable); }
  void scalars_agree_at_zeros_kinks_and_infinities() {
    const OpDef& op = fetched_op();
    const std::size_t count = op.arity();
    if (count == 0 || count > 3 || op.variadic()) return;
    if (op.internal && !op.elementwise()) return;  // made for tensors, and trusts its maker
    PullbackCache cache;
    for (std::size_t which = 0; which < power(places.size(), count); ++which) {
      const auto at = scalar_case(op, count, which);
      if (!at) return;  // it takes no scalars
      const std::string point = "at point " + std::to_string(which);
      QVERIFY2(agree(at->graph, at->output, at->wrt, at->point, cache), point.c_str());
    }
  }

  void random_programs_agree_and_what_the_run_noted_changes_nothing() {
    PullbackCache cache;
    for (unsigned seed = 0; seed < 60; ++seed) {
      const Program program = parse(test::RandomProgram(seed).text()).program;
      const Execution execution = run(program);
      QVERIFY(execution.ok());
      std::vector<NodeId> wrt;
      for (const Input* input : execution.variables()) wrt.push_back(input->node);
      const NodeId output = execution.outputs.front().node;
      const auto expected = gradients_by_graph(execution.graph, output, wrt, {});
      for (const bool noted : {false, true}) {
        TapeView tape{execution.graph, execution.values};
        if (noted) tape.varying = execution.varying;
        const auto found = pullback_values(tape, output, wrt, cache);
        QVERIFY(found);
        QVERIFY(
            std::equal(found->begin(), found->end(), expected.begin(), expected.end(), same_bits));
      }
    }
  }

  void the_gradient_by_a_value_between_is_found() {
    const Execution execution =
        run(parse("x = variable(2)\nu = x * x\nk = 3 * 1\ny = sin(u) * u * k\n").program);
    const std::array wrt{*execution.graph.find("u"), *execution.graph.find("k")};
    const NodeId output = execution.outputs.front().node;
    PullbackCache cache;
    const auto found =
        pullback_values({execution.graph, execution.values, execution.varying}, output, wrt, cache);
    QVERIFY(found);
    const auto expected = gradients_by_graph(execution.graph, output, wrt, {});
    QVERIFY(std::equal(found->begin(), found->end(), expected.begin(), expected.end(), same_bits));
  }

  void what_the_output_does_not_depend_on_has_zeros_of_its_shape() {
    const Execution execution =
        run(parse("x = variable(2)\nw = variable([1, 2])\ny = x * x\n").program);
    std::vector<NodeId> wrt;
    for (const Input* input : execution.variables()) wrt.push_back(input->node);
    PullbackCache cache;
    const auto found = pullback_values({execution.graph, execution.values},
                                       execution.outputs.front().node, wrt, cache);
    QVERIFY(found);
    QVERIFY(found->at(0) == Tensor(4));
    QVERIFY(found->at(1) == Tensor::filled(Shape{2}, 0));
  }

  void a_vector_has_no_gradient_and_the_error_says_so() {
    const Execution execution = run(parse("w = variable([1, 2])\ny = w * w\n").program);
    const std::array wrt{execution.graph.inputs().front().node};
    PullbackCache cache;
    const auto found = pullback_values({execution.graph, execution.values},
                                       execution.outputs.front().node, wrt, cache);
    QVERIFY(!found);
    QVERIFY(found.error().what.str().find("(2,)") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(ValuePullbackTest)

}  // namespace laws_value_pullback_test

#include "laws_value_pullback_test.moc"
