// Compiled programs mean what eager ones mean: values and gradients agree within a few ulp.
#include <QTest>

#include "engine/derive/reverse.h"
#include "engine/program/compiled.h"
#include "engine/program/session.h"
#include "tests/agreement/programs.h"
#include "tests/laws/cases.h"

namespace agreement_compiled_test {

using namespace nabla;
using namespace nabla::test;

class CompiledAgreementTest : public QObject {
  Q_OBJECT

 private slots:
  void programs_compute_what_they_compute_eagerly_data() { add_rows("programs"); }
  void programs_compute_what_they_compute_eagerly();
  void random_programs_compute_what_they_compute_eagerly();
  void every_op_and_its_gradient_agree_data() {
    laws::add_ops([](const OpDef& op) { return !op.internal; });
  }
  void every_op_and_its_gradient_agree();
};

namespace {

// Eighteen units in the last place of the larger of the value and 1. Simplified terms are rounded
// otherwise, and arrays take functions of up to 4 units from the vector library; over all of these
// programs, of some dozens of ops each, that adds up to 2.3e-15.
constexpr double few_ulp = 4e-15;

double deviation(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return HUGE_VAL;
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i]))) continue;
    const double apart = std::fabs(a[i] - b[i]) / std::max(1.0, std::fabs(b[i]));
    worst = std::isnan(apart) ? HUGE_VAL : std::max(worst, apart);
  }
  return worst;
}

// The first fetch that differs, or nothing. `eager`: what the first is in the eager run, if known.
std::string difference(const Graph& graph, std::span<const NodeId> fetches, const Point& point,
                       const Tensor* eager = nullptr) {
  const auto expected = Session(graph).run(fetches, point);
  const auto found = Session(graph, Backend::compiled).run(fetches, point);
  if (!expected || !found) return expected || found ? "one of them fails" : "";
  if (eager != nullptr && !(deviation(found->front(), *eager) <= few_ulp)) return "the eager value";
  for (std::size_t i = 0; i < fetches.size(); ++i) {
    const double apart = deviation((*found)[i], (*expected)[i]);
    if (!(apart <= few_ulp)) return graph.label(fetches[i]) + ": " + std::to_string(apart);
  }
  return "";
}

// The outputs, and the gradient of a single scalar one.
std::vector<NodeId> fetches_of(Execution& execution) {
  std::vector<NodeId> fetches;
  for (const NamedNode& output : execution.outputs) fetches.push_back(output.node);
  if (fetches.size() != 1 || !execution.graph[fetches[0]].shape.is_scalar()) return fetches;
  std::vector<NodeId> wrt;
  for (const Input* input : execution.variables()) wrt.push_back(input->node);
  const auto sweep = reverse(execution.graph, fetches[0], wrt);
  for (const NodeId input : wrt) {
    if (const auto gradient = sweep->gradient(input)) fetches.push_back(*gradient);
  }
  return fetches;
}

}  // namespace

void CompiledAgreementTest::programs_compute_what_they_compute_eagerly() {
  QFETCH(QString, path);
  const ProgramFile file = read_program(path);
  if (file.eager_only) QSKIP("runs eagerly only");
  Execution built = run_mode(file, Mode::static_graph);
  QVERIFY2(built.ok(), first_error(built, file.text).c_str());
  const std::vector<NodeId> fetches = fetches_of(built);
  QCOMPARE(difference(built.graph, fetches, file.point), std::string());
}

void CompiledAgreementTest::random_programs_compute_what_they_compute_eagerly() {
  std::size_t gradients = 0;
  for (unsigned seed = 0; seed < random_programs; ++seed) {
    const ProgramFile file = random_file(seed);
    const Execution eager = run_mode(file, Mode::eager);
    Execution built = run_mode(file, Mode::static_graph);
    const std::vector<NodeId> fetches = fetches_of(built);
    gradients += fetches.size() - 1;
    const Tensor y = *eager.value("y");
    const std::string apart = difference(built.graph, fetches, {}, &y);
    QVERIFY2(apart.empty(), (apart + "\n" + file.text).c_str());
  }
  QVERIFY(gradients > 2 * random_programs);
}

void CompiledAgreementTest::every_op_and_its_gradient_agree() {
  const OpDef& op = laws::fetched_op();
  for (const Sample& sample : laws::samples_of(op)) {
    laws::Case made = laws::make_case(op, sample);
    std::vector<NodeId> fetches{made.result, made.total};
    const auto sweep = reverse(made.graph, made.total, made.active);
    for (const NodeId input : made.active) {
      if (const auto gradient = sweep->gradient(input)) fetches.push_back(*gradient);
    }
    QCOMPARE(difference(made.graph, fetches, made.point), std::string());
  }
}

QTEST_APPLESS_MAIN(CompiledAgreementTest)

}  // namespace agreement_compiled_test

#include "agreement_compiled_test.moc"
