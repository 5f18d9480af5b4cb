// The one rule of each op against differences, both directions against each other, and twice.
#include <QtTest>

#include "engine/derive/forward.h"
#include "engine/derive/reverse.h"
#include "tests/laws/cases.h"

namespace laws_derivative_test {

using namespace nabla;

namespace {

using namespace laws;

// Compares a gradient, absent meaning zero, with differences of `node`.
void compare_with_differences(const Case& at, NodeId node, const ReverseSweep& sweep) {
  for (const NodeId input : at.active) {
    const std::string& name = at.graph.input(input)->name;
    const auto id = sweep.gradient(input);
    const Tensor gradient =
        id ? value_at(at.graph, *id, at.point) : Tensor::filled(at.graph[input].shape, 0.0);
    QCOMPARE(gradient.shape().str(), at.graph[input].shape.str());
    for (std::size_t k = 0; k < gradient.size(); ++k) {
      const double expected = central_difference(at.graph, node, at.point, name, k);
      const std::string where = name + "[" + std::to_string(k) +
                                "]: " + std::to_string(gradient[k]) + " but differences give " +
                                std::to_string(expected);
      QVERIFY2(close(gradient[k], expected, 2e-7), where.c_str());
    }
  }
}

// sum of <gradient of operand, direction>, with random directions: a scalar that depends on all
// gradients.
std::optional<Sym> gradient_along_directions(Case& at, const ReverseSweep& sweep) {
  std::mt19937_64 random(7);
  std::optional<Sym> total;
  for (const NodeId input : at.active) {
    const auto gradient = sweep.gradient(input);
    if (!gradient) continue;
    const Tensor direction = random_tensor(at.graph[input].shape, {0.5, 1.5}, random);
    const Sym part =
        nabla::apply("sum", {Sym{&at.graph, *gradient} * constant(at.graph, direction)});
    total = total ? *total + part : part;
  }
  return total;
}

}  // namespace

class DerivativeTest : public QObject {
  Q_OBJECT
 private slots:
  void reverse_mode_agrees_with_differences_data() { add_ops(differentiable); }
  void reverse_mode_agrees_with_differences() {
    const OpDef& op = fetched_op();
    const auto samples = samples_of(op);
    QVERIFY2(!samples.empty(), "no samples to test");
    for (const Sample& sample : samples) {
      Case at = make_case(op, sample);
      const auto sweep = reverse(at.graph, at.total, at.active);
      QVERIFY(sweep);
      compare_with_differences(at, at.total, *sweep);
    }
  }

  void one_active_operand_gets_the_gradient_it_gets_among_others_data() { add_ops(differentiable); }
  void one_active_operand_gets_the_gradient_it_gets_among_others() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      for (unsigned i = 0; i < sample.shapes.size(); ++i) {
        Case at = make_case(op, sample, 1U << i);
        const auto sweep = reverse(at.graph, at.total, at.active);
        QVERIFY(sweep);
        compare_with_differences(at, at.total, *sweep);
      }
    }
  }

  void forward_and_reverse_mode_are_adjoint_data() { add_ops(differentiable); }
  void forward_and_reverse_mode_are_adjoint() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      Case at = make_case(op, sample);
      std::mt19937_64 random(11);
      std::unordered_map<NodeId, NodeId> seeds;
      std::vector<Tensor> tangents;
      for (const NodeId input : at.active) {
        tangents.push_back(random_tensor(at.graph[input].shape, {-1, 1}, random));
        seeds.emplace(input, at.graph.append_constant(tangents.back()));
      }
      const auto sweep = reverse(at.graph, at.total, at.active);
      const auto pushed = forward(at.graph, at.result, seeds);
      QVERIFY(sweep);
      QVERIFY(pushed);
      const auto values = values_of(at.graph, at.point);
      double by_reverse = 0;
      for (std::size_t i = 0; i < at.active.size(); ++i) {
        const auto gradient = sweep->gradient(at.active[i]);
        if (gradient) by_reverse += inner(values[gradient->index], tangents[i]);
      }
      const auto tangent = pushed->tangent(at.result);
      if (tangent) QCOMPARE(values[tangent->index].shape().str(), at.graph[at.result].shape.str());
      const double by_forward = tangent ? inner(values[tangent->index], at.weights) : 0.0;
      QVERIFY2(
          close(by_forward, by_reverse, 1e-11),
          (std::to_string(by_forward) + " forward, reverse " + std::to_string(by_reverse)).c_str());
    }
  }

  void the_gradient_of_the_gradient_agrees_with_differences_data() { add_ops(differentiable); }
  void the_gradient_of_the_gradient_agrees_with_differences() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      Case at = make_case(op, sample);
      const auto first = reverse(at.graph, at.total, at.active);
      QVERIFY(first);
      const auto along = gradient_along_directions(at, *first);
      if (!along) continue;
      const auto second = reverse(at.graph, along->id, at.active);
      QVERIFY(second);
      compare_with_differences(at, along->id, *second);
    }
  }

  void forward_over_reverse_agrees_with_reverse_over_reverse_data() { add_ops(differentiable); }
  void forward_over_reverse_agrees_with_reverse_over_reverse() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      Case at = make_case(op, sample);
      const auto first = reverse(at.graph, at.total, at.active);
      QVERIFY(first);
      const auto along = gradient_along_directions(at, *first);
      if (!along) continue;
      std::mt19937_64 random(13);
      std::unordered_map<NodeId, NodeId> seeds;
      std::vector<Tensor> tangents;
      for (const NodeId input : at.active) {
        tangents.push_back(random_tensor(at.graph[input].shape, {-1, 1}, random));
        seeds.emplace(input, at.graph.append_constant(tangents.back()));
      }
      const auto second = reverse(at.graph, along->id, at.active);
      const auto pushed = forward(at.graph, along->id, seeds);
      QVERIFY(second);
      QVERIFY(pushed);
      const auto values = values_of(at.graph, at.point);
      double by_reverse = 0;
      for (std::size_t i = 0; i < at.active.size(); ++i) {
        const auto gradient = second->gradient(at.active[i]);
        if (gradient) by_reverse += inner(values[gradient->index], tangents[i]);
      }
      const auto tangent = pushed->tangent(along->id);
      const double by_forward = tangent ? values[tangent->index].item() : 0.0;
      QVERIFY2(
          close(by_forward, by_reverse, 1e-10),
          (std::to_string(by_forward) + " forward, reverse " + std::to_string(by_reverse)).c_str());
    }
  }
};

QTEST_APPLESS_MAIN(DerivativeTest)

}  // namespace laws_derivative_test

#include "laws_derivative_test.moc"
