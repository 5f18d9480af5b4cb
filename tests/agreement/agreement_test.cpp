// Eager and static runs mean the same: equal values bit for bit and, without control flow on
// values, equal graphs. Derivatives agree with central differences.
#include <QTest>
#include <bit>

#include "engine/graph/op_def.h"
#include "engine/objective/objective.h"
#include "engine/program/session.h"
#include "engine/tensor/format.h"
#include "tests/agreement/programs.h"

namespace agreement_agreement_test {

using namespace nabla;
using namespace nabla::test;

class AgreementTest : public QObject {
  Q_OBJECT

 private slots:
  void programs_run_alike_eagerly_and_statically_data() { add_rows("programs"); }
  void programs_run_alike_eagerly_and_statically();
  void programs_have_the_gradient_that_differences_have_data() { add_rows("programs"); }
  void programs_have_the_gradient_that_differences_have();
  void random_programs_run_alike_eagerly_and_statically();
  void random_programs_have_the_gradient_that_differences_have();
  void random_programs_have_the_hessian_that_differences_have();
};

namespace {

constexpr unsigned gradients_every = random_programs / 100;
constexpr unsigned hessians_every = random_programs / 15;

bool same_bits(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool both_nan = std::isnan(a[i]) && std::isnan(b[i]);
    if (!both_nan && std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i]))
      return false;
  }
  return true;
}

bool same_node(const Graph& left, const Graph& right, NodeId id) {
  const Node& a = left[id];
  const Node& b = right[id];
  const bool inputs =
      std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end());
  const bool attributes = (a.attributes == nullptr) == (b.attributes == nullptr) &&
                          (a.attributes == nullptr || *a.attributes == *b.attributes);
  const Tensor* x = left.constant(id);
  const Tensor* y = right.constant(id);
  const bool constants = (x == nullptr) == (y == nullptr) && (x == nullptr || same_bits(*x, *y));
  return a.op == b.op && inputs && attributes && constants && a.shape == b.shape &&
         a.span == b.span && a.origin == b.origin && a.context == b.context &&
         left.name(id) == right.name(id);
}

// The first node that differs, or nothing.
std::string difference(const Graph& a, const Graph& b) {
  for (std::uint32_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (!same_node(a, b, NodeId{i}))
      return "node " + std::to_string(i) + ": " + std::string(a[NodeId{i}].op->name);
  }
  return a.size() == b.size()
             ? ""
             : "sizes " + std::to_string(a.size()) + " and " + std::to_string(b.size());
}

std::string value_difference(const Execution& eager, const Execution& built, const Point& point) {
  if (eager.outputs.size() != built.outputs.size()) return "the number of outputs";
  for (std::size_t i = 0; i < eager.outputs.size(); ++i) {
    const NamedNode& a = eager.outputs[i];
    const NamedNode& b = built.outputs[i];
    const auto value = Session(built.graph).run(b.node, point);
    if (!value) return value.error().what.str();
    if (a.name != b.name || !same_bits(eager.values[a.node.index], *value)) return a.name;
  }
  return "";
}

// cond and while_loop choose eagerly by the value; a graph holds both choices.
bool chooses(const ProgramFile& file) {
  return file.text.find("cond(") != std::string::npos ||
         file.text.find("while_loop(") != std::string::npos;
}

// The largest deviation of the gradient from central differences, relative to the gradient's size.
double gradient_deviation(const Objective& f) {
  const Eigen::VectorXd x = f.start();
  const Eigen::VectorXd exact = f.gradient(x).value();
  Eigen::VectorXd difference(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const double h = 1e-5 * std::max(1.0, std::abs(x(i)));
    Eigen::VectorXd up = x;
    Eigen::VectorXd down = x;
    up(i) += h;
    down(i) -= h;
    difference(i) = (f.value(up).value() - f.value(down).value()) / (up(i) - down(i));
  }
  return (exact - difference).norm() / std::max(1.0, exact.norm());
}

double hessian_deviation(const Objective& f) {
  const Eigen::VectorXd x = f.start();
  const Eigen::MatrixXd exact = f.hessian(x).value();
  Eigen::MatrixXd difference(x.size(), x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    Eigen::VectorXd up = x;
    Eigen::VectorXd down = x;
    up(i) += 1e-5;
    down(i) -= 1e-5;
    difference.col(i) = (f.gradient(up).value() - f.gradient(down).value()) / (up(i) - down(i));
  }
  return (exact - difference).norm() / std::max(1.0, exact.norm());
}

}  // namespace

void AgreementTest::programs_run_alike_eagerly_and_statically() {
  QFETCH(QString, path);
  const ProgramFile file = read_program(path);
  const Execution eager = run_mode(file, Mode::eager);
  const Execution built = run_mode(file, Mode::static_graph);
  QVERIFY2(eager.ok(), first_error(eager, file.text).c_str());
  if (file.eager_only) {
    QVERIFY2(first_error(built, file.text).find("not known while the graph is built") !=
                 std::string::npos,
             first_error(built, file.text).c_str());
    return;
  }
  QVERIFY2(built.ok(), first_error(built, file.text).c_str());
  QVERIFY(built.values.empty());
  QCOMPARE(value_difference(eager, built, file.point), std::string());
  if (!chooses(file)) QCOMPARE(difference(eager.graph, built.graph), std::string());
}

void AgreementTest::programs_have_the_gradient_that_differences_have() {
  QFETCH(QString, path);
  const ProgramFile file = read_program(path);
  const Execution eager = run_mode(file, Mode::eager);
  const bool scalar =
      eager.outputs.size() == 1 && eager.graph[eager.outputs[0].node].shape.is_scalar();
  if (!scalar || file.kink) QSKIP("no scalar output with a gradient");
  const auto f = Objective::make(file.program, file.point);
  QVERIFY2(f.has_value(), "no objective");
  if (f->dimension() == 0) QSKIP("no variables");
  const double deviation = gradient_deviation(*f);
  const bool stops_gradients = file.text.find("stop_gradient") != std::string::npos;
  QVERIFY2((deviation < 1e-6) != stops_gradients, std::to_string(deviation).c_str());
}

void AgreementTest::random_programs_run_alike_eagerly_and_statically() {
  for (unsigned seed = 0; seed < random_programs; ++seed) {
    const ProgramFile file = random_file(seed);
    const Execution eager = run_mode(file, Mode::eager);
    const Execution built = run_mode(file, Mode::static_graph);
    const std::string error = first_error(eager, file.text) + first_error(built, file.text);
    QVERIFY2(error.empty(), (error + "\n" + file.text).c_str());
    if (!chooses(file)) QCOMPARE(difference(eager.graph, built.graph), std::string());
    const std::string differs = value_difference(eager, built, {});
    QVERIFY2(differs.empty(), (differs + "\n" + file.text).c_str());
    QVERIFY2(std::isfinite(eager.value("y")->item()), file.text.c_str());
  }
}

void AgreementTest::random_programs_have_the_gradient_that_differences_have() {
  for (unsigned seed = 0; seed < random_programs; seed += gradients_every) {
    const ProgramFile file = random_file(seed);
    const auto f = Objective::make(file.program, {});
    QVERIFY(f.has_value());
    QCOMPARE(f->dimension(), std::size_t{14});
    const double deviation = gradient_deviation(*f);
    QVERIFY2(deviation < 1e-6, (std::to_string(deviation) + "\n" + file.text).c_str());
  }
}

void AgreementTest::random_programs_have_the_hessian_that_differences_have() {
  for (unsigned seed = 0; seed < random_programs; seed += hessians_every) {
    const ProgramFile file = random_file(seed);
    const auto f = Objective::make(file.program, {});
    QVERIFY(f.has_value());
    const double deviation = hessian_deviation(*f);
    QVERIFY2(deviation < 1e-5, (std::to_string(deviation) + "\n" + file.text).c_str());
  }
}

QTEST_APPLESS_MAIN(AgreementTest)

}  // namespace agreement_agreement_test

#include "agreement_agreement_test.moc"
