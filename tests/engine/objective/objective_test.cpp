// A program as a function of its packed variables.
#include <QTest>

#include "engine/language/parser.h"
#include "engine/objective/objective.h"

namespace engine_objective_objective_test {

using namespace nabla;

class ObjectiveTest : public QObject {
  Q_OBJECT

 private slots:
  void packs_tensor_variables_row_by_row();
  void value_gradient_and_hessian_are_those_of_the_formula();
  void placeholders_are_fixed_by_the_point();
  void counts_what_is_asked();
  void runs_anew_where_the_path_depends_on_values();
  void a_variable_that_a_path_does_not_read_has_gradient_zero();
  void a_missing_value_is_named();
  void a_name_that_is_no_input_is_refused();
  void a_vector_output_is_refused_with_its_shape();
  void an_open_input_matters_only_where_the_output_waits_for_it();
  void a_program_without_output_is_refused();
  void an_output_that_depends_on_nothing_has_gradient_zero();
  void every_course_gives_the_same_function();
  void a_graph_is_refused_where_the_program_looks_at_values();
};

namespace {

Expected<Objective> make(const char* text, const Point& point = {}) {
  return Objective::make(parse(text).program, point);
}

Eigen::VectorXd vector(std::initializer_list<double> values) {
  Eigen::VectorXd out(static_cast<Eigen::Index>(values.size()));
  Eigen::Index i = 0;
  for (const double value : values) out(i++) = value;
  return out;
}

const char* const two_paths =
    "x = variable(2)\ny = variable(5)\nif x > 0:\n    f = x^3\nelse:\n    f = x*y\n";

}  // namespace

void ObjectiveTest::packs_tensor_variables_row_by_row() {
  const Objective f =
      make("A = variable([[1, 2], [3, 4]])\nb = variable(7)\nf = sum(A) * b").value();
  QCOMPARE(f.dimension(), std::size_t{5});
  QVERIFY(f.start() == vector({1, 2, 3, 4, 7}));
  QCOMPARE(f.layout()[1].offset, std::size_t{4});
  const Point point = f.unpack(vector({5, 6, 7, 8, 9}));
  QVERIFY(point.at("A") == Tensor(Shape{2, 2}, {5, 6, 7, 8}));
  QVERIFY(f.pack(point) == vector({5, 6, 7, 8, 9}));
  QVERIFY(f.pack({{"b", Tensor(0.0)}}) == vector({1, 2, 3, 4, 0}));
}

void ObjectiveTest::value_gradient_and_hessian_are_those_of_the_formula() {
  const Objective f =
      make("x = variable(0)\nv = variable([0, 0])\nf = x^2*v[0] + v[1]^3\nminimize f").value();
  const Eigen::VectorXd at = vector({2, 3, 5});
  QCOMPARE(f.value(at).value(), 137.0);
  QVERIFY(f.gradient(at).value() == vector({12, 4, 75}));
  Eigen::MatrixXd expected(3, 3);
  expected << 6, 4, 0, 4, 0, 0, 0, 0, 30;
  QVERIFY(f.hessian(at).value() == expected);
  QCOMPARE(f.goal(), Goal::minimize);
  QCOMPARE(f.output_name(), std::string("f"));
}

void ObjectiveTest::placeholders_are_fixed_by_the_point() {
  const Objective f =
      make("w = variable(2)\nd = placeholder()\nf = w*d", {{"d", Tensor(10.0)}}).value();
  QCOMPARE(f.dimension(), std::size_t{1});
  QCOMPARE(f.value(vector({3})).value(), 30.0);
  QVERIFY(f.gradient(vector({3})).value() == vector({10}));
}

void ObjectiveTest::counts_what_is_asked() {
  const Objective f = make("x = variable(2)\nf = x^2").value();
  QVERIFY(f.value(f.start()).has_value() && f.value(f.start()).has_value());
  QVERIFY(f.gradient(f.start()).has_value());
  QCOMPARE(f.evaluations().value, std::size_t{2});
  QCOMPARE(f.evaluations().gradient, std::size_t{1});
  QCOMPARE(f.evaluations().hessian, std::size_t{0});
  QCOMPARE(f.counted_apart().evaluations().value, std::size_t{0});
}

void ObjectiveTest::runs_anew_where_the_path_depends_on_values() {
  const Objective f = make(two_paths).value();
  QCOMPARE(f.value(vector({2, 5})).value(), 8.0);
  QCOMPARE(f.value(vector({-2, 5})).value(), -10.0);
  QVERIFY(f.gradient(vector({-2, 5})).value() == vector({5, -2}));
  Eigen::MatrixXd expected(2, 2);
  expected << 0, 1, 1, 0;
  QVERIFY(f.hessian(vector({-2, 5})).value() == expected);
}

void ObjectiveTest::a_variable_that_a_path_does_not_read_has_gradient_zero() {
  QVERIFY(make(two_paths)->gradient(vector({2, 5})).value() == vector({12, 0}));
}

void ObjectiveTest::a_missing_value_is_named() {
  const auto f = make("f = x*y", {{"x", Tensor(1.0)}});
  QVERIFY(!f);
  QCOMPARE(f.error().what.str(), std::string("y has no value"));
  QVERIFY(f.error().hint.str().find("--at") != std::string::npos);
  QVERIFY(make("f = x*y", {{"x", Tensor(1.0)}, {"y", Tensor(1.0)}}).has_value());
}

void ObjectiveTest::a_name_that_is_no_input_is_refused() {
  const auto f = make("x = variable(1)\nf = x^2", {{"z", Tensor(1.0)}});
  QVERIFY(!f);
  QCOMPARE(f.error().what.str(), std::string("the program has no input z"));
}

void ObjectiveTest::a_vector_output_is_refused_with_its_shape() {
  const auto f = make("x = variable([1, 2])\ny = x*2");
  QVERIFY(!f);
  QVERIFY(f.error().what.str().find("y has shape (2,)") != std::string::npos);
}

void ObjectiveTest::an_open_input_matters_only_where_the_output_waits_for_it() {
  const Objective f = make("x = variable(3)\na = sin(_)\ny = x^2").value();
  QCOMPARE(f.value(f.start()).value(), 9.0);
  QVERIFY(f.gradient(f.start()).value() == vector({6}));
  const auto waits = make("x = variable(3)\ny = x * sin(_)");
  QVERIFY(!waits);
  QCOMPARE(waits.error().what.str(), std::string("an input is not connected"));
}

void ObjectiveTest::a_program_without_output_is_refused() { QVERIFY(!make("pass")); }

void ObjectiveTest::an_output_that_depends_on_nothing_has_gradient_zero() {
  const Objective f = make("x = variable(1)\ny = 3").value();
  QVERIFY(f.gradient(f.start()).value() == vector({0}));
  QVERIFY(f.hessian(f.start()).value() == Eigen::MatrixXd::Zero(1, 1));
}

void ObjectiveTest::every_course_gives_the_same_function() {
  const Program program =
      parse("x = variable(0.3)\nw = variable([1, 2])\nf = sum(w^2)*x^3").program;
  for (const Course course : {Course::eager, Course::traversal, Course::compiled}) {
    const Objective f = Objective::make(program, {}, {}, course).value();
    const Eigen::VectorXd at = vector({2, 1, 2});
    QCOMPARE(f.value(at).value(), 40.0);
    QVERIFY(f.gradient(at).value() == vector({60, 16, 32}));
    QCOMPARE(f.hessian(at).value()(0, 0), 60.0);
  }
}

void ObjectiveTest::a_graph_is_refused_where_the_program_looks_at_values() {
  const Program program = parse(two_paths).program;
  QVERIFY(Objective::make(program, {}, {}, Course::eager).has_value());
  for (const Course course : {Course::traversal, Course::compiled}) {
    const auto refused = Objective::make(program, {}, {}, course);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.str().find("not known while the graph is built") !=
            std::string::npos);
  }
}

QTEST_APPLESS_MAIN(ObjectiveTest)

}  // namespace engine_objective_objective_test

#include "engine_objective_objective_test.moc"
