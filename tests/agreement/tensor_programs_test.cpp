// Random graphs on arrays, some larger than a block, with their gradients: tensor programs give
// what the ops' own kernels give.
#include <algorithm>
#include <random>

#include "engine/derive/reverse.h"
#include "engine/ops/index.h"
#include "engine/program/tensor_machine.h"
#include "engine/tensor/broadcast.h"
#include "tests/laws/cases.h"

namespace agreement_tensor_programs_test {

using namespace nabla;

class TensorProgramsTest : public QObject {
  Q_OBJECT

 private slots:
  void random_graphs_agree_with_their_kernels();
};

namespace {

using Ints = std::vector<std::int64_t>;

// Grows a graph by ops that fit what is there already.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {
    const Shape shapes[] = {Shape{}, Shape{pick(3, 600)}, Shape{pick(2, 9), pick(2, 90)},
                            Shape{pick(1, 4), pick(2, 5), pick(2, 40)}};
    for (const Shape& shape : shapes) {
      const std::string name = "x" + std::to_string(inputs.size());
      const Tensor value = laws::random_tensor(shape, {-1.5, 1.5}, random_);
      inputs.push_back(graph.append_input(name, InputKind::variable, shape, value));
      nodes_.push_back({&graph, inputs.back()});
      point.emplace(name, value);
    }
  }

  void grow(int count) {
    for (int i = 0; i < count; ++i) {
      const Sym made = made_from(any());
      if (shape_of(made).size() <= 3000 && shape_of(made).size() > 0) nodes_.push_back(made);
    }
  }

  // The sum of all that nothing else reads.
  NodeId total() {
    std::vector<bool> read(graph.size(), false);
    for (const Node& node : graph.nodes()) {
      for (const NodeId input : node.inputs) read[input.index] = true;
    }
    Sym sum = constant(graph, 0.5);
    for (const Sym node : nodes_) {
      if (!read[node.id.index]) sum = sum + apply("sum", {apply("sin", {node})});
    }
    return sum.id;
  }

  Graph graph;
  std::vector<NodeId> inputs;
  Point point;

 private:
  std::int64_t pick(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  Sym any() { return nodes_[static_cast<std::size_t>(pick(0, std::ssize(nodes_) - 1))]; }
  std::size_t any_axis(const Shape& shape) {
    return static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(shape.rank()) - 1));
  }

  Sym made_from(Sym a) {
    const Shape shape = shape_of(a);
    if (shape.is_scalar()) return elementwise(a);
    const Ints axis{static_cast<std::int64_t>(any_axis(shape))};
    const std::int64_t keep = pick(0, 1);
    switch (pick(0, 12)) {
      case 0:
        return sliced(a);
      case 1:
        return apply("transpose", {a});
      case 2:
        return apply("reshape", {a}, {{"shape", Ints{static_cast<std::int64_t>(shape.size())}}});
      case 3:
        return apply("flip", {a}, {{"axis", axis}});
      case 4:
        return apply(keep == 0 ? "sum" : "mean", {a}, {{"axis", axis}, {"keepdims", keep}});
      case 5:
        return apply(keep == 0 ? "max" : "min", {a}, {{"axis", axis}, {"keepdims", keep}});
      case 6:
        return apply("softmax", {a}, {{"axis", axis}});
      case 7:
        return apply(pick(0, 1) == 0 ? "concat" : "stack", {a, apply("sin", {a}), a},
                     {{"axis", axis}});
      case 8:
        return product(a);
      case 9:
        return apply("cumsum", {a}, {{"axis", axis}});
      default:
        return elementwise(a);
    }
  }

  Sym elementwise(Sym a) {
    const Sym b = partner(a);
    switch (pick(0, 7)) {
      case 0:
        return apply("tanh", {a});
      case 1:
        return apply("sigmoid", {a}) * b;
      case 2:
        return a - b;
      case 3:
        return apply("sin", {a}) + apply("cos", {a}) * b;
      case 4:
        return apply("where", {apply("less", {a, b}), a, b});
      case 5:
        return apply("maximum", {a, b});
      case 6:
        return 0.5 * a + b;
      default:
        return a / (1.0 + b * b);
    }
  }

  // Something that broadcasts with it.
  Sym partner(Sym a) {
    for (int i = 0; i < 20; ++i) {
      const Sym b = any();
      if (broadcast_shapes(shape_of(a), shape_of(b))) return b;
    }
    return a;
  }

  Sym sliced(Sym a) {
    const std::size_t axis = any_axis(shape_of(a));
    const std::int64_t extent = shape_of(a)[axis];
    const std::int64_t start = pick(0, extent - 1);
    if (pick(0, 3) == 0) return select(a, axis, start);
    return slice(a, axis, start, pick(start + 1, extent), pick(1, 3));
  }

  Sym product(Sym a) {
    const Sym other = apply("transpose", {a});
    if (shape_of(a).rank() > 2) return apply("sigmoid", {a});
    return apply("tanh", {0.1 * apply("matmul", {a, apply("cos", {other})})});
  }

  std::mt19937_64 random_;
  std::vector<Sym> nodes_;
};

double deviation(std::span<const double> got, std::span<const double> wanted) {
  double worst = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    worst = std::fmax(worst, std::fabs(got[i] - wanted[i]) / std::fmax(1.0, std::fabs(wanted[i])));
  }
  return worst;
}

void check(Generator& made, std::uint64_t seed) {
  const NodeId total = made.total();
  std::vector<NodeId> fetches{total};
  const ReverseSweep sweep = reverse(made.graph, total, made.inputs).value();
  for (const NodeId input : made.inputs) {
    if (const auto gradient = sweep.gradient(input)) fetches.push_back(*gradient);
  }
  const std::vector<Tensor> wanted = laws::values_of(made.graph, made.point);
  const TensorMachine machine(made.graph, fetches, made.inputs);
  std::vector<const double*> from;
  for (const auto& [name, value] : made.point) from.push_back(value.values().data());
  std::vector<Tensor> got;
  for (const NodeId fetch : fetches) got.push_back(Tensor::filled(made.graph[fetch].shape, 7.0));
  std::vector<double*> to;
  for (Tensor& tensor : got) to.push_back(tensor.mutable_values().data());
  TensorMachine::Frame frame = machine.frame();
  machine.run(from, to, frame);
  for (std::size_t k = 0; k < fetches.size(); ++k) {
    const double off = deviation(got[k].values(), wanted[fetches[k].index].values());
    QVERIFY2(off < 1e-9,
             qPrintable(QString("seed %1, fetch %2 is off by %3").arg(seed).arg(k).arg(off)));
  }
}

}  // namespace

void TensorProgramsTest::random_graphs_agree_with_their_kernels() {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Generator made(seed);
    made.grow(4 + static_cast<int>(seed % 21));
    check(made, seed);
    if (QTest::currentTestFailed()) return;
  }
}

QTEST_GUILESS_MAIN(TensorProgramsTest)

}  // namespace agreement_tensor_programs_test

#include "agreement_tensor_programs_test.moc"
