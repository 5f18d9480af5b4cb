// What a graph costs is counted as a student would by hand, and reverse mode pays off where there
// are many inputs.
#include "engine/program/costs.h"

#include <QTest>

#include "tests/engine/derive/formula.h"

namespace engine_program_costs_test {

using namespace nabla;
using nabla::test::input;

class CostsTest : public QObject {
  Q_OBJECT

 private slots:
  void nodes_multiplications_and_functions_are_counted() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2, 3}));
    const Sym y = nabla::apply("sum", {nabla::apply("sin", {x * x}) + 2.0});
    const Costs costs = costs_of(graph, std::array{y.id});
    QCOMPARE(costs.visits, std::size_t{4});
    QCOMPARE(costs.multiplications, std::size_t{3});
    QCOMPARE(costs.functions, std::size_t{3});
  }

  void products_of_matrices_count_their_terms() {
    Graph graph;
    const Sym a = input(graph, "a", Tensor::filled({2, 3}, 1));
    const Sym b = input(graph, "b", Tensor::filled({3, 5}, 1));
    const Sym c = nabla::apply("matmul", {a, b});
    QCOMPARE(costs_of(graph, std::array{c.id}).multiplications, std::size_t{30});
    const Sym image = input(graph, "image", Tensor::filled({1, 4, 4}, 1));
    const Sym filter = input(graph, "filter", Tensor::filled({2, 1, 3, 3}, 1));
    const Sym d = nabla::apply("conv2d", {image, filter});
    QCOMPARE(costs_of(graph, std::array{d.id}).multiplications, std::size_t{8 * 9});
  }

  void composite_ops_cost_what_their_bodies_do() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2, 3}));
    const Sym p = nabla::apply("softmax", {x});
    const Costs costs = costs_of(graph, std::array{p.id});
    QCOMPARE(costs.visits, std::size_t{1});
    QCOMPARE(costs.multiplications, std::size_t{3});
    QCOMPARE(costs.functions, std::size_t{3});
  }

  void a_value_is_dropped_after_its_last_use() {
    Graph graph;
    Sym x = input(graph, "x", 1);
    for (int i = 0; i < 10; ++i) x = nabla::apply("sin", {x});
    // The input, one value and the next: three numbers, however long the chain.
    QCOMPARE(costs_of(graph, std::array{x.id}).peak_bytes, 3 * sizeof(double));
  }

  void reverse_mode_keeps_the_values_that_forward_mode_may_drop() {
    Graph graph;
    Sym x = input(graph, "x", 1);
    for (int i = 0; i < 10; ++i) x = nabla::apply("sin", {x});
    const DerivativeCosts costs = derivative_costs(graph, x.id).value();
    QCOMPARE(costs.forward_sweeps, std::size_t{1});
    QVERIFY(costs.reverse.peak_bytes > costs.forward.peak_bytes);
  }

  void forward_mode_pays_for_every_input() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::filled({100}, 0.5));
    const Sym y = nabla::apply("sum", {x * x});
    const DerivativeCosts costs = derivative_costs(graph, y.id).value();
    QCOMPARE(costs.forward_sweeps, std::size_t{100});
    QCOMPARE(costs.value.multiplications, std::size_t{100});
    QVERIFY(costs.forward.multiplications > 50 * costs.reverse.multiplications);
    QVERIFY(costs.reverse.multiplications <= 5 * costs.value.multiplications);
  }

  void a_tensor_has_no_gradient_to_count() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    QVERIFY(!derivative_costs(graph, (x * x).id));
  }
};

QTEST_APPLESS_MAIN(CostsTest)

}  // namespace engine_program_costs_test

#include "engine_program_costs_test.moc"
