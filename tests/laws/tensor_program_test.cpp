// Every op gives the same in a compiled tensor program as by its own kernel, and so does its
// derivative.
#include "engine/derive/reverse.h"
#include "engine/program/tensor_machine.h"
#include "tests/laws/cases.h"

namespace laws_tensor_program_test {

using namespace nabla;

class TensorProgramTest : public QObject {
  Q_OBJECT

 private slots:
  void values_and_gradients_are_those_of_the_kernels_data() {
    laws::add_ops([](const OpDef& op) { return op.kernel.index() != 0; });
  }
  void values_and_gradients_are_those_of_the_kernels();
};

namespace {

double deviation(const Tensor& got, std::span<const double> wanted) {
  double worst = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (got[i] == wanted[i] || (std::isnan(got[i]) && std::isnan(wanted[i]))) continue;
    worst = std::fmax(worst, std::fabs(got[i] - wanted[i]) / std::fmax(1.0, std::fabs(wanted[i])));
  }
  return worst;
}

// The fetches by the machine, twice in one frame: nothing is left over from the first time.
std::vector<Tensor> run_twice(const Graph& graph, std::span<const NodeId> fetches,
                              std::span<const NodeId> inputs, const Point& point) {
  const TensorMachine machine(graph, fetches, inputs);
  std::vector<const double*> from;
  for (const NodeId id : inputs) from.push_back(point.at(graph.input(id)->name).values().data());
  std::vector<Tensor> out;
  for (const NodeId id : fetches) out.push_back(Tensor::filled(graph[id].shape, 7.0));
  std::vector<double*> to;
  for (Tensor& tensor : out) to.push_back(tensor.mutable_values().data());
  TensorMachine::Frame frame = machine.frame();
  machine.run(from, to, frame);
  machine.run(from, to, frame);
  return out;
}

void compare(laws::Case& made) {
  std::vector<NodeId> fetches{made.result, made.total};
  const auto sweep = reverse(made.graph, made.total, made.active);
  if (sweep) {
    for (const NodeId input : made.active) {
      if (const auto gradient = sweep->gradient(input)) fetches.push_back(*gradient);
    }
  }
  std::vector<Tensor> values;
  const std::vector<bool> needed = needed_for(made.graph, fetches);
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) QVERIFY(evaluate_node(made.graph, NodeId{i}, made.point, values));
  }
  const auto got = run_twice(made.graph, fetches, made.active, made.point);
  for (std::size_t k = 0; k < fetches.size(); ++k) {
    const double worst = deviation(got[k], values[fetches[k].index].values());
    QVERIFY2(worst < 1e-11, qPrintable(QString("fetch %1 is off by %2").arg(k).arg(worst)));
  }
}

}  // namespace

void TensorProgramTest::values_and_gradients_are_those_of_the_kernels() {
  const OpDef& op = laws::fetched_op();
  for (const Sample& sample : laws::samples_of(op)) {
    laws::Case made = laws::make_case(op, sample);
    compare(made);
    if (QTest::currentTestFailed()) return;
  }
}

QTEST_GUILESS_MAIN(TensorProgramTest)

}  // namespace laws_tensor_program_test

#include "laws_tensor_program_test.moc"
