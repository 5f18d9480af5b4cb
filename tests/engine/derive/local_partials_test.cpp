// Local derivatives of single nodes, from the rules of their ops.
#include "engine/derive/local_partials.h"

#include <QTest>
#include <cmath>

#include "engine/graph/op_def.h"
#include "engine/interchange/expression.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "engine/ops/catalogue.h"
#include "tests/engine/derive/formula.h"

namespace engine_derive_local_partials_test {

using namespace nabla;
using namespace nabla::test;

namespace {

struct Desk {
  explicit Desk(const char* text) : execution(run(parse(text).program)) {}
  const Graph& graph() const { return execution.graph; }
  NodeId node(const char* name) const { return graph().find(name).value(); }
  // As it is written, and its number.
  std::string partial(const char* name, std::size_t operand) const {
    const LocalPartials rule = local_partials(graph(), node(name));
    if (!rule.partials[operand]) return "none";
    Step step;
    step.local = rule.partials[operand];
    return print(*partial_expression(rule.graph, step));
  }
  std::optional<Tensor> number(const char* name, std::size_t operand) const {
    const LocalPartials rule = local_partials(graph(), node(name));
    std::map<std::uint32_t, Tensor> values;
    for (std::uint32_t i = 0; i < graph().size(); ++i) values[i] = value(graph(), NodeId{i});
    return partial_value(rule, operand, [&](NodeId id) { return &values.at(id.index); });
  }

  Execution execution;
};

}  // namespace

class LocalPartialsTest : public QObject {
  Q_OBJECT

 private slots:
  void they_are_written_over_what_the_formula_names() {
    const Desk program("x = variable(2)\ny = variable(3)\na = x * y\nb = sin(x * 3)\nc = x\n");
    QCOMPARE(program.partial("a", 0), std::string("y"));
    QCOMPARE(program.partial("a", 1), std::string("x"));
    QCOMPARE(program.partial("b", 0), std::string("cos(3 * x)"));
    QCOMPARE(program.number("a", 0), std::optional(Tensor(3)));
    QCOMPARE(program.number("b", 0), std::optional(Tensor(std::cos(6.0))));
  }

  void constants_have_none_and_neither_have_products_of_matrices() {
    const Desk program("x = variable([[1, 2], [3, 4]])\na = x * 2\nb = matmul(x, x)\n");
    QCOMPARE(program.partial("a", 0), std::string("2"));
    QCOMPARE(program.partial("a", 1), std::string("none"));
    QCOMPARE(program.partial("b", 0), std::string("none"));
  }

  void a_number_waits_for_the_values_that_it_needs() {
    const Desk program("x = variable(2)\ny = variable(3)\na = x * y\n");
    const LocalPartials rule = local_partials(program.graph(), program.node("a"));
    const Tensor two(2);
    const auto only_x = [&](NodeId id) { return id == program.node("x") ? &two : nullptr; };
    QVERIFY(!partial_value(rule, 0, only_x));
    QCOMPARE(partial_value(rule, 1, only_x), std::optional(two));
  }

  void every_function_of_one_number_agrees_with_a_finite_difference() {
    int tried = 0;
    for (const OpDef* op : all_ops()) {
      if (op->arity() != 1 || op->variadic() || !op->elementwise() || op->internal) continue;
      const Domain domain = op->domains.empty() ? Domain{} : op->domains.front();
      const double at = domain.low + 0.37 * (domain.high - domain.low);
      const auto result = [&](double x) {
        Graph graph;
        const Sym in = input(graph, "x", Tensor(x));
        const NodeId out = graph.append(*op, {&in.id, 1}).value();
        return value(graph, out).item();
      };
      Graph graph;
      const Sym in = input(graph, "x", Tensor(at));
      const NodeId out = graph.append(*op, {&in.id, 1}).value();
      const LocalPartials rule = local_partials(graph, out);
      if (!rule.partials[0]) continue;
      const Tensor here(at);
      const double slope = partial_value(rule, 0, [&](NodeId) { return &here; })->item();
      constexpr double h = 1e-5;
      const double difference = (result(at + h) - result(at - h)) / (2 * h);
      ++tried;
      QVERIFY2(std::abs(slope - difference) <= 1e-5 * (1 + std::abs(slope)), op->name.data());
    }
    QVERIFY(tried > 20);
  }
};

QTEST_APPLESS_MAIN(LocalPartialsTest)

}  // namespace engine_derive_local_partials_test

#include "engine_derive_local_partials_test.moc"
