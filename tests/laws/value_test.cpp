// What every kernel of the catalogue keeps, whatever it computes.
#include <QtTest>
#include <array>

#include "tests/laws/cases.h"

namespace laws_value_test {

using namespace nabla;

namespace {

using namespace laws;

bool every(const OpDef&) { return true; }
bool composite(const OpDef& op) { return std::holds_alternative<Composite>(op.rule); }
bool linear(const OpDef& op) { return std::holds_alternative<Linear>(op.rule); }
bool multilinear(const OpDef& op) { return std::holds_alternative<Multilinear>(op.rule); }

std::vector<Tensor> random_operands(const OpDef& op, const Sample& sample, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Tensor> operands;
  for (std::size_t i = 0; i < sample.shapes.size(); ++i) {
    operands.push_back(random_tensor(sample.shapes[i], domain_of(op, i), random));
  }
  return operands;
}

Tensor evaluated(const OpDef& op, const std::vector<Tensor>& operands,
                 const Attributes& attributes) {
  std::vector<const Tensor*> pointers;
  for (const Tensor& operand : operands) pointers.push_back(&operand);
  return evaluate(op, Values(pointers), attributes);
}

Tensor combined(const Tensor& a, double factor, const Tensor& b) {
  Tensor out = a;
  const auto to = out.mutable_values();
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * b[i];
  return out;
}

void compare(const Tensor& actual, const Tensor& expected, double tolerance) {
  QCOMPARE(actual.shape().str(), expected.shape().str());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    QVERIFY2(close(actual[i], expected[i], tolerance),
             (std::to_string(actual[i]) + " is not " + std::to_string(expected[i])).c_str());
  }
}

}  // namespace

class ValueTest : public QObject {
  Q_OBJECT
 private slots:
  void the_value_has_the_shape_that_the_rule_said_data() { add_ops(every); }
  void the_value_has_the_shape_that_the_rule_said() {
    const OpDef& op = fetched_op();
    const auto samples = samples_of(op);
    QVERIFY(!samples.empty());
    for (const Sample& sample : samples) {
      const Case at = make_case(op, sample);
      const Tensor value = value_at(at.graph, at.result, at.point);
      QCOMPARE(value.shape().str(), at.graph[at.result].shape.str());
      QCOMPARE(value.size(), value.shape().size());
    }
  }

  void evaluating_again_gives_the_same_bits_data() { add_ops(every); }
  void evaluating_again_gives_the_same_bits() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      const auto operands = random_operands(op, sample, 3);
      QVERIFY(evaluated(op, operands, sample.attributes) ==
              evaluated(op, operands, sample.attributes));
    }
  }

  void values_are_finite_on_the_domain_data() { add_ops(every); }
  void values_are_finite_on_the_domain() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Tensor value = evaluated(op, random_operands(op, sample, seed), sample.attributes);
        for (const double x : value.values()) QVERIFY(std::isfinite(x));
      }
    }
  }

  void evaluation_leaves_the_operands_alone_data() { add_ops(every); }
  void evaluation_leaves_the_operands_alone() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      const auto operands = random_operands(op, sample, 5);
      [[maybe_unused]] const Tensor value = evaluated(op, operands, sample.attributes);
      QVERIFY(operands == random_operands(op, sample, 5));
    }
  }

  void the_body_of_a_composite_computes_what_its_kernel_does_data() { add_ops(composite); }
  void the_body_of_a_composite_computes_what_its_kernel_does() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      Graph graph;
      std::vector<Sym> inputs;
      const auto operands = random_operands(op, sample, 9);
      for (const Tensor& operand : operands) inputs.push_back(constant(graph, operand));
      const Sym output = nabla::apply(op, inputs, sample.attributes);
      const Sym body = std::get<Composite>(op.rule).body({inputs, output, sample.attributes});
      compare(value_at(graph, body.id, {}), value_at(graph, output.id, {}), 1e-13);
    }
  }

  void linear_ops_are_linear_in_all_operands_together_data() { add_ops(linear); }
  void linear_ops_are_linear_in_all_operands_together() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      const auto a = random_operands(op, sample, 1);
      const auto b = random_operands(op, sample, 2);
      std::vector<Tensor> sum;
      for (std::size_t i = 0; i < a.size(); ++i) sum.push_back(combined(a[i], -3, b[i]));
      const Attributes& told = sample.attributes;
      compare(evaluated(op, sum, told),
              combined(evaluated(op, a, told), -3, evaluated(op, b, told)), 1e-13);
    }
  }

  void multilinear_ops_are_linear_in_each_operand_data() { add_ops(multilinear); }
  void multilinear_ops_are_linear_in_each_operand() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      const auto a = random_operands(op, sample, 1);
      const auto b = random_operands(op, sample, 2);
      for (std::size_t i = 0; i < a.size(); ++i) {
        auto sum = a;
        auto other = a;
        sum[i] = combined(a[i], -3, b[i]);
        other[i] = b[i];
        const Attributes& told = sample.attributes;
        compare(evaluated(op, sum, told),
                combined(evaluated(op, a, told), -3, evaluated(op, other, told)), 1e-13);
      }
    }
  }
};

QTEST_APPLESS_MAIN(ValueTest)

}  // namespace laws_value_test

#include "laws_value_test.moc"
