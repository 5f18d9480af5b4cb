#include "engine/derive/forward.h"

#include <QTest>
#include <cmath>

#include "engine/derive/reverse.h"
#include "engine/ops/catalogue.h"
#include "tests/engine/derive/formula.h"

namespace engine_derive_forward_test {

using namespace nabla;
using nabla::test::input;
using nabla::test::value;

namespace {

std::vector<Sample> samples_of(const OpDef& op) {
  if (!op.samples.empty()) return op.samples;
  if (op.arguments.size() == 1) return {{{Shape{}}}, {{Shape{3}}}};
  return {{{Shape{}, Shape{}}}, {{Shape{2, 1}, Shape{3}}}, {{Shape{}, Shape{3}}}};
}

// Numbers that differ from each other and keep away from the ends of the domain.
Tensor spread_over(const Domain& domain, const Shape& shape, std::size_t salt) {
  Tensor out = Tensor::filled(shape, 0);
  std::size_t i = salt * 7;
  for (double& x : out.mutable_values()) {
    const double part = std::fmod(0.137 + 0.381966 * static_cast<double>(++i), 1.0);
    x = domain.low + (domain.high - domain.low) * (0.05 + 0.9 * part);
  }
  return out;
}

double dot(const Tensor& a, const Tensor& b) {
  double total = 0;
  for (std::size_t i = 0; i < a.size(); ++i) total += a[i] * b[i];
  return total;
}

}  // namespace

class ForwardTest : public QObject {
  Q_OBJECT

 private slots:
  void tangents_follow_the_graph_in_order() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym z = input(graph, "z", 5);
    const Sym a = x * z;
    const Sym b = apply("sin", {a});
    const NodeId one = graph.append_constant(1.0);
    const ForwardSweep sweep = forward(graph, b.id, {{x.id, one}}).value();
    QCOMPARE(sweep.order, (std::vector{x.id, a.id, b.id}));
    QVERIFY(!sweep.tangent(z.id));
    QCOMPARE(value(graph, *sweep.tangent(a.id)).item(), 5.0);
    QCOMPARE(value(graph, *sweep.tangent(b.id)).item(), 5 * std::cos(10.0));
  }

  void what_the_output_does_not_need_has_no_tangent() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym side = apply("exp", {x});
    const Sym y = x + 1.0;
    const NodeId one = graph.append_constant(1.0);
    const ForwardSweep sweep = forward(graph, y.id, {{x.id, one}}).value();
    QVERIFY(!sweep.tangent(side.id));
    QVERIFY(sweep.tangent(y.id));
  }

  void every_derived_node_says_where_it_comes_from() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym y = apply("sum", {apply("softmax", {x}) * x});
    const NodeId seed = graph.append_constant(Tensor::vector({1, 0}));
    const std::size_t size = graph.size();
    QVERIFY(forward(graph, y.id, {{x.id, seed}}));
    for (std::size_t i = size; i < graph.size(); ++i) {
      const Origin origin = graph.nodes()[i].origin;
      QVERIFY(origin.role == Role::local || origin.role == Role::tangent);
      QVERIFY(origin.source.index < size);
    }
  }

  void the_branch_not_taken_lets_nothing_through() {
    Graph graph;
    const Sym x = input(graph, "x", -1);
    const Sym positive = apply("greater", {x, constant_like(x, 0)});
    const Sym y = apply("where", {positive, apply("log", {x}), 2.0 * x});
    const NodeId one = graph.append_constant(1.0);
    const ForwardSweep sweep = forward(graph, y.id, {{x.id, one}}).value();
    QCOMPARE(value(graph, *sweep.tangent(y.id)).item(), 2.0);
  }

  void a_seed_of_another_shape_is_an_error() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const NodeId one = graph.append_constant(1.0);
    const auto sweep = forward(graph, x.id, {{x.id, one}});
    QVERIFY(!sweep);
    QCOMPARE(sweep.error().what.str(),
             std::string("x has shape (2,), but its tangent has shape ()"));
  }

  // <w, J t> = <J' w, t> for every op, by forward mode on the left and reverse mode on the right.
  void forward_and_reverse_mode_agree_data() {
    QTest::addColumn<QString>("op");
    QTest::addColumn<int>("sample");
    for (const OpDef* op : all_ops()) {
      const auto count = static_cast<int>(samples_of(*op).size());
      const std::string name(op->name);
      for (int i = 0; i < count; ++i) {
        QTest::addRow("%s %d", name.c_str(), i) << QString::fromStdString(name) << i;
      }
    }
  }
  void forward_and_reverse_mode_agree() {
    QFETCH(QString, op);
    QFETCH(int, sample);
    const OpDef& def = *find_op(op.toStdString());
    const Sample chosen = samples_of(def)[static_cast<std::size_t>(sample)];
    Graph graph;
    std::vector<Sym> operands;
    std::vector<NodeId> wrt;
    std::unordered_map<NodeId, NodeId> seeds;
    for (std::size_t k = 0; k < chosen.shapes.size(); ++k) {
      const Domain domain = def.domains.at(std::min(k, def.domains.size() - 1));
      operands.push_back(
          input(graph, "x" + std::to_string(k), spread_over(domain, chosen.shapes[k], k)));
      wrt.push_back(operands.back().id);
      seeds[wrt.back()] = graph.append_constant(spread_over({-1, 1}, chosen.shapes[k], k + 10));
    }
    const Sym result = apply(def, operands, chosen.attributes);
    const Sym weights = constant(graph, spread_over({-1, 1}, shape_of(result), 20));
    const Sym y = apply("sum", {result * weights});
    const ForwardSweep ahead = forward(graph, y.id, seeds).value();
    const ReverseSweep back = reverse(graph, y.id, wrt).value();
    double expected = 0;
    for (const NodeId x : wrt) {
      const auto gradient = back.gradient(x);
      if (gradient) expected += dot(value(graph, *gradient), value(graph, seeds[x]));
    }
    const auto tangent = ahead.tangent(y.id);
    const double found = tangent ? value(graph, *tangent).item() : 0;
    QVERIFY2(std::abs(found - expected) <= 1e-10 * (1 + std::abs(expected)),
             qPrintable(QString("%1 against %2").arg(found).arg(expected)));
  }
};

QTEST_APPLESS_MAIN(ForwardTest)

}  // namespace engine_derive_forward_test

#include "engine_derive_forward_test.moc"
