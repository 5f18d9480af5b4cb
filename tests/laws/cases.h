// Every op of the catalogue at random points of its domain: what the laws are checked on.
#pragma once

#include <QtTest>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "engine/graph/evaluate.h"
#include "engine/graph/graph.h"
#include "engine/ops/build.h"
#include "engine/ops/catalogue.h"

namespace nabla::laws {

inline QString text(std::string_view s) {
  return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

// One row per op, so that a failure names it.
inline void add_ops(bool (*wanted)(const OpDef&)) {
  QTest::addColumn<QString>("name");
  for (const OpDef* op : all_ops()) {
    if (wanted(*op)) QTest::newRow(std::string(op->name).c_str()) << text(op->name);
  }
}

inline const OpDef& fetched_op() {
  const QString name = *static_cast<QString*>(QTest::qData("name", qMetaTypeId<QString>()));
  return *find_op(name.toStdString());
}

// The samples of an op; elementwise ones are made here, broadcasting included.
inline std::vector<Sample> samples_of(const OpDef& op) {
  if (!op.elementwise()) return op.samples;
  if (std::holds_alternative<UnaryFunction>(op.kernel)) {
    return {{{Shape{}}}, {{Shape{3}}}, {{Shape{2, 3}}}};
  }
  return {{{Shape{}, Shape{}}},         {{Shape{3}, Shape{3}}},   {{Shape{2, 3}, Shape{3}}},
          {{Shape{2, 1}, Shape{1, 3}}}, {{Shape{}, Shape{2, 2}}}, {{Shape{3}, Shape{}}}};
}

inline Tensor random_tensor(const Shape& shape, Domain domain, std::mt19937_64& random) {
  Tensor out = Tensor::filled(shape, 0.0);
  for (double& x : out.mutable_values()) {
    const double unit = static_cast<double>(random() >> 11U) * 0x1p-53;
    x = domain.low + (domain.high - domain.low) * unit;
  }
  return out;
}

inline Domain domain_of(const OpDef& op, std::size_t operand) {
  return op.domains[std::min(operand, op.domains.size() - 1)];
}

// A graph of one op on variables x0, x1, ... (constants where not active), weighted by random
// numbers and summed, so that the gradient of `total` sees every element of the result.
struct Case {
  Graph graph;
  std::vector<NodeId> operands;
  std::vector<NodeId> active;
  NodeId result;
  Tensor weights;
  NodeId total;
  Point point;
};

// Bit i of `active` makes operand i a variable.
inline Case make_case(const OpDef& op, const Sample& sample, unsigned active = ~0U) {
  std::mt19937_64 random(20240501);
  Case made;
  std::vector<Sym> operands;
  for (std::size_t i = 0; i < sample.shapes.size(); ++i) {
    const Tensor value = random_tensor(sample.shapes[i], domain_of(op, i), random);
    const std::string name = "x" + std::to_string(i);
    const bool variable = ((active >> i) & 1U) != 0;
    const NodeId id = variable
                          ? made.graph.append_input(name, InputKind::variable, value.shape(), value)
                          : made.graph.append_constant(value);
    if (variable) {
      made.active.push_back(id);
      made.point.emplace(name, value);
    }
    made.operands.push_back(id);
    operands.push_back({&made.graph, id});
  }
  const Sym result = nabla::apply(op, operands, sample.attributes);
  made.result = result.id;
  made.weights = random_tensor(shape_of(result), {0.5, 1.5}, random);
  const Sym weighted = result * constant(made.graph, made.weights);
  made.total = nabla::apply("sum", {weighted}).id;
  return made;
}

inline std::vector<Tensor> values_of(const Graph& graph, const Point& point) {
  std::vector<Tensor> values(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const auto done = evaluate_node(graph, NodeId{i}, point, values);
    Q_ASSERT(done);
  }
  return values;
}

inline Tensor value_at(const Graph& graph, NodeId node, const Point& point) {
  return values_of(graph, point)[node.index];
}

// (f(x + h) - f(x - h)) / 2h of a scalar node, by one element of an input.
inline double central_difference(const Graph& graph, NodeId node, const Point& point,
                                 const std::string& input, std::size_t element) {
  const double h = 1e-5;
  Point moved = point;
  double& x = moved.find(input)->second.mutable_values()[element];
  const double middle = x;
  x = middle + h;
  const double above = value_at(graph, node, moved).item();
  x = middle - h;
  return (above - value_at(graph, node, moved).item()) / (2 * h);
}

inline bool close(double a, double b, double tolerance) {
  return std::fabs(a - b) <= tolerance * (1.0 + std::fabs(b));
}

inline double inner(const Tensor& a, const Tensor& b) {
  double total = 0;
  for (std::size_t i = 0; i < a.size(); ++i) total += a[i] * b[i];
  return total;
}

// stop_gradient differs from its differences on purpose; conventions_test says how.
inline bool differentiable(const OpDef& op) {
  return !std::holds_alternative<NoDerivative>(op.rule) && op.name != "stop_gradient";
}

}  // namespace nabla::laws
