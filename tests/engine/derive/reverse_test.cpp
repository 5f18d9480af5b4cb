#include "engine/derive/reverse.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/engine/derive/formula.h"

namespace engine_derive_reverse_test {

using namespace nabla;
using nabla::test::input;
using nabla::test::named;
using nabla::test::value;

namespace {

ReverseSweep sweep(Graph& graph, Sym output, std::vector<NodeId> wrt) {
  return reverse(graph, output.id, wrt).value();
}

// dy/dx at the initial values.
double slope(Sym y, Sym x) {
  Graph& graph = *y.graph;
  const auto gradient = sweep(graph, y, {x.id}).gradient(x.id);
  return gradient ? value(graph, *gradient).item() : std::nan("");
}

// mean(x * x): an op defined by others.
const OpDef& mean_square() {
  static const OpDef op{
      .name = "mean_square",
      .arguments = {{"x"}, {"y"}},
      .kernel =
          [](Values v, const Attributes&) {
            double total = 0;
            for (std::size_t i = 0; i < v[0].size(); ++i) total += v[0][i] * v[1][i];
            return Tensor(total / static_cast<double>(v[0].size()));
          },
      .shape = [](std::span<const Shape>, const Attributes&) -> Expected<Shape> { return Shape(); },
      .rule =
          Composite{[](const RuleArgs& a) { return apply("mean", {a.inputs[0] * a.inputs[1]}); }}};
  return op;
}

Sym mean_square(Sym x, Sym y) {
  const Sym operands[] = {x, y};
  return apply(mean_square(), operands);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

class ReverseTest : public QObject {
  Q_OBJECT

 private slots:
  void each_factor_of_a_product_gets_the_other() {
    Graph graph;
    const Sym x1 = input(graph, "x1", 3);
    const Sym x2 = input(graph, "x2", 5);
    const Sym y = x1 * x2;
    const ReverseSweep found = sweep(graph, y, {x1.id, x2.id});
    QCOMPARE(value(graph, *found.gradient(x1.id)).item(), 5.0);
    QCOMPARE(value(graph, *found.gradient(x2.id)).item(), 3.0);
    QCOMPARE(found.contributions.size(), 2U);
    QCOMPARE(found.contributions[0].local->index, x2.id.index);
    QCOMPARE(found.contributions[0].upstream.index, found.seed.index);
    QCOMPARE(found.contributions[0].to.index, x1.id.index);
    QCOMPARE(found.contributions[1].to.index, x2.id.index);
  }

  void a_node_used_twice_adds_its_shares_up() {
    Graph graph;
    const Sym x = input(graph, "x", 3);
    const Sym y = x * x;
    const ReverseSweep found = sweep(graph, y, {x.id});
    QCOMPARE(found.contributions.size(), 2U);
    QCOMPARE(value(graph, found.contributions[0].total).item(), 3.0);
    QCOMPARE(value(graph, found.contributions[1].total).item(), 6.0);
    QCOMPARE(found.gradient(x.id)->index, found.contributions[1].total.index);
  }

  void later_uses_come_first() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym early = x * 3.0;
    const Sym late = x * 5.0;
    const ReverseSweep found = sweep(graph, early + late, {x.id});
    std::vector<double> totals;
    for (const Contribution& edge : found.contributions) {
      if (edge.to == x.id) totals.push_back(value(graph, edge.total).item());
    }
    QCOMPARE(totals, (std::vector<double>{5, 8}));
  }

  void what_the_output_does_not_depend_on_has_no_gradient() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym unused = input(graph, "unused", 2);
    const Sym data = input(graph, "data", 2, InputKind::placeholder);
    const Sym side = x * 7.0;
    const Sym flat = apply("floor", {x});
    const Sym stopped = apply("stop_gradient", {x * data});
    const Sym y = flat + stopped * data;
    const ReverseSweep found = sweep(graph, y, {x.id, unused.id});
    QVERIFY(!found.gradient(x.id));
    QVERIFY(!found.gradient(unused.id));
    QVERIFY(!found.gradient(data.id));
    QVERIFY(!found.gradient(side.id));
    QVERIFY(found.contributions.empty());
  }

  void only_the_way_from_wrt_to_the_output_is_active() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym z = input(graph, "z", 4);
    const Sym through_z = apply("sin", {z});
    const Sym y = x * through_z;
    const ReverseSweep found = sweep(graph, y, {x.id});
    QVERIFY(found.gradient(x.id));
    QVERIFY(!found.gradient(through_z.id));
    QVERIFY(!found.gradient(z.id));
  }

  void every_derived_node_says_where_it_comes_from() {
    Graph graph;
    graph.set_span({2, 4});
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    graph.set_span({5, 9});
    const Sym s = apply("softmax", {x});
    graph.set_span({10, 30});
    const Sym y = apply("sum", {s * s + 1.0});
    graph.set_span({0, 0});
    const std::size_t size = graph.size();
    sweep(graph, y, {x.id});
    QVERIFY(graph.size() > size);
    for (std::size_t i = size; i < graph.size(); ++i) {
      const Node& node = graph.nodes()[i];
      QVERIFY(node.origin.role != Role::forward);
      QVERIFY(node.origin.source.index < size);
      QCOMPARE(node.span, graph[node.origin.source].span);
    }
    QCOMPARE(graph.origin(), Origin());
    QCOMPARE(graph.span(), SourceSpan());
  }

  void a_gradient_has_the_shape_of_its_node() {
    Graph graph;
    const Sym column = input(graph, "a", Tensor(Shape{2, 1}, {1, 2}));
    const Sym row = input(graph, "b", Tensor::vector({3, 4, 5}));
    const Sym scalar = input(graph, "c", 2);
    const Sym y = apply("sum", {(column + row) * scalar - row / scalar});
    const ReverseSweep found = sweep(graph, y, {column.id, row.id, scalar.id});
    for (std::uint32_t i = 0; i <= y.id.index; ++i) {
      const auto gradient = found.gradient(NodeId{i});
      if (gradient) QCOMPARE(graph[*gradient].shape.str(), graph[NodeId{i}].shape.str());
    }
    for (const Contribution& edge : found.contributions) {
      QCOMPARE(graph[edge.contribution].shape.str(), graph[edge.to].shape.str());
    }
    QVERIFY(value(graph, *found.gradient(column.id)) == Tensor(Shape{2, 1}, {6, 6}));
    QVERIFY(value(graph, *found.gradient(row.id)) == Tensor::vector({3, 3, 3}));
  }

  void where_lets_nothing_through_from_the_branch_not_taken_data() {
    QTest::addColumn<QString>("op");
    QTest::addColumn<double>("at");
    for (const char* op : {"log", "sqrt", "acosh", "asin"}) {
      QTest::addRow("%s at -3", op) << op << -3.0;
      QTest::addRow("%s at 0", op) << op << 0.0;
    }
  }
  void where_lets_nothing_through_from_the_branch_not_taken() {
    QFETCH(QString, op);
    QFETCH(double, at);
    Graph graph;
    const Sym x = input(graph, "x", at);
    const std::string name = op.toStdString();
    const Sym inner = apply("exp", {apply(name, {1.0 * x})}) / x;
    const Sym y = apply("where", {apply("greater", {x, constant_like(x, 0)}), inner, 4.0 * x});
    QCOMPARE(slope(y, x), 4.0);
    const Sym twice = {&graph, *sweep(graph, y * y, {x.id}).gradient(x.id)};
    QCOMPARE(slope(twice, x), 32.0);
  }

  void a_dot_product_not_taken_lets_nothing_through() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym bad = constant(graph, Tensor::vector({infinity, std::nan("")}));
    const Sym no = constant(graph, 0.0);
    const Sym y = apply("where", {no, apply("dot", {x, bad}), apply("sum", {x})});
    const ReverseSweep found = sweep(graph, y, {x.id});
    QVERIFY(value(graph, *found.gradient(x.id)) == Tensor::vector({1, 1}));
  }

  void a_clipped_value_stops_even_an_infinite_gradient() {
    Graph graph;
    const Sym x = input(graph, "x", -1);
    QCOMPARE(slope(apply("sqrt", {apply("relu", {x})}), x), 0.0);
  }

  void a_gradient_can_be_differentiated_again() {
    Graph graph;
    const Sym x = input(graph, "x", 0.7);
    Sym y = apply("sin", {x}) + pow(x, 3);
    const std::vector<double> expected = {std::cos(0.7) + 3 * 0.49, -std::sin(0.7) + 6 * 0.7,
                                          -std::cos(0.7) + 6, std::sin(0.7)};
    for (const double derivative : expected) {
      y = {&graph, *sweep(graph, y, {x.id}).gradient(x.id)};
      QVERIFY(std::abs(value(graph, y.id).item() - derivative) < 1e-12);
    }
  }

  void an_op_with_a_body_is_differentiated_through_it() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym y = input(graph, "y", Tensor::vector({3, 5}));
    const Sym m = mean_square(x, y);
    const ReverseSweep found = sweep(graph, m * 4.0, {x.id, y.id});
    QVERIFY(value(graph, *found.gradient(x.id)) == Tensor::vector({6, 10}));
    QVERIFY(value(graph, *found.gradient(y.id)) == Tensor::vector({2, 4}));
    QCOMPARE(found.contributions.size(), 3U);
    QVERIFY(!found.contributions.back().local);
  }

  void an_operand_that_a_body_gets_twice_has_its_whole_gradient() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const ReverseSweep found = sweep(graph, mean_square(x, x), {x.id});
    QVERIFY(value(graph, *found.gradient(x.id)) == Tensor::vector({1, 2}));
  }

  void the_output_has_gradient_one_to_itself() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    QCOMPARE(slope(x, x), 1.0);
    const Sym y = 3.0 * x;
    QCOMPARE(slope(y, y), 1.0);
  }

  void an_output_that_is_not_one_number_is_an_error() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym y = named("y", 2.0 * x);
    const auto found = reverse(graph, y.id, std::vector{x.id});
    QVERIFY(!found);
    QCOMPARE(found.error().what.str(),
             std::string("a gradient needs an output that is one number, but y has shape (2,)"));
  }
};

QTEST_APPLESS_MAIN(ReverseTest)

}  // namespace engine_derive_reverse_test

#include "engine_derive_reverse_test.moc"
