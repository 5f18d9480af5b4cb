// Ops and what they are told: kernels, arguments, attributes.
#include "engine/graph/op_def.h"

#include <QTest>
#include <array>

namespace engine_graph_op_def_test {

using namespace nabla;

namespace {

double minus(double a, double b) { return a - b; }
double twice(double a) { return 2 * a; }
Tensor repeat_first(Values inputs, const Attributes& attributes) {
  return Tensor::filled({attributes.integer("times", 1)},
                        inputs[0].item() + static_cast<double>(inputs.size()));
}

}  // namespace

class OpDefTest : public QObject {
  Q_OBJECT

 private slots:
  void scalar_functions_apply_with_broadcasting() {
    const Tensor column(Shape{2, 1}, {1, 2});
    const Tensor row = Tensor::vector({10, 20});
    const std::array<const Tensor*, 2> both = {&column, &row};
    QCOMPARE(evaluate({.kernel = minus}, Values(both), {}),
             Tensor(Shape{2, 2}, {-9, -19, -8, -18}));
    QCOMPARE(evaluate({.kernel = twice}, Values(std::span(both).first(1)), {}),
             Tensor(Shape{2, 1}, {2, 4}));
  }

  void tensor_kernels_see_operands_and_attributes() {
    const Tensor a = 3.0;
    const std::array<const Tensor*, 2> both = {&a, &a};
    QCOMPARE(evaluate({.kernel = repeat_first}, Values(both), {{"times", 2}}),
             Tensor::vector({5, 5}));
    QCOMPARE(evaluate({.kernel = repeat_first}, Values(both), {}), Tensor::vector({5}));
  }

  void only_operands_count_as_operands() {
    const OpDef op{.arguments = {{"x"}, {"y"}, {"axis", ArgumentKind::axis, false}}};
    QCOMPARE(op.arity(), std::size_t{2});
    QVERIFY(!op.variadic());
    const OpDef many{
        .arguments = {{"arrays", ArgumentKind::operands}, {"axis", ArgumentKind::axis}}};
    QCOMPARE(many.arity(), std::size_t{0});
    QVERIFY(many.variadic());
  }

  void only_scalar_functions_are_elementwise() {
    QVERIFY((OpDef{.kernel = minus}.elementwise()));
    QVERIFY((OpDef{.kernel = twice}.elementwise()));
    QVERIFY((!OpDef{.kernel = repeat_first}.elementwise()));
    QVERIFY(!input_op().elementwise());
  }

  void the_leaves_are_two_different_ops() {
    QVERIFY(&input_op() != &constant_op());
    QCOMPARE(&input_op(), &input_op());
    QCOMPARE(input_op().arity(), std::size_t{0});
  }

  void attributes_have_the_type_they_were_given() {
    Attributes attributes{
        {"axis", std::int64_t{-1}}, {"slope", 0.01}, {"file", std::string("a.npy")}};
    attributes.set("shape", std::vector<std::int64_t>{2, 3});
    QCOMPARE(attributes.integer("axis", 0), std::int64_t{-1});
    QCOMPARE(attributes.real("slope", 0), 0.01);
    QCOMPARE(attributes.text("file", ""), std::string("a.npy"));
    QCOMPARE(attributes.integers("shape"), (std::vector<std::int64_t>{2, 3}));
  }

  void an_absent_attribute_takes_the_fallback() {
    const Attributes none;
    QVERIFY(none.empty() && !none.has("axis"));
    QCOMPARE(none.integer("axis", 7), std::int64_t{7});
    QCOMPARE(none.real("slope", 0.5), 0.5);
    QCOMPARE(none.text("file", "b"), std::string("b"));
    QVERIFY(none.integers("shape").empty());
  }

  void setting_again_replaces_in_place() {
    Attributes attributes{{"a", 1.0}, {"b", 2.0}};
    attributes.set("a", 3.0);
    QCOMPARE(attributes, (Attributes{{"a", 3.0}, {"b", 2.0}}));
    QCOMPARE(attributes.entries().size(), std::size_t{2});
  }
};

QTEST_APPLESS_MAIN(OpDefTest)

}  // namespace engine_graph_op_def_test

#include "engine_graph_op_def_test.moc"
