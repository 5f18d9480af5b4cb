// Whether a graph and what it was rewritten to have the same values.
#pragma once

#include <QString>
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/rewrite/rewrite.h"
#include "tests/engine/derive/formula.h"

namespace nabla::test {

// Equal up to `ulps` units in the last place; NaN equals NaN, 0 equals -0.
inline bool within_ulps(double a, double b, double ulps) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  if (a == b) return true;
  if (std::isinf(a) || std::isinf(b)) return false;
  const double size = std::max(std::abs(a), std::abs(b));
  const double unit = std::nextafter(size, INFINITY) - size;
  return std::abs(a - b) <= ulps * unit;
}

inline std::vector<Tensor> all_values(const Graph& graph, const Point& point) {
  std::vector<Tensor> values(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!evaluate_node(graph, NodeId{i}, point, values)) values[i] = Tensor(NAN);
  }
  return values;
}

// What differs first, or "" where all targets agree. With `of_largest` the unit is that of the
// largest finite element of a target, at least that of 1: numbers of that size may have cancelled.
inline std::string difference(const Graph& graph, const std::vector<NodeId>& targets,
                              const Rewritten& result, const Point& point, double ulps,
                              bool of_largest = false) {
  const std::vector<Tensor> before = all_values(graph, point);
  const std::vector<Tensor> after = all_values(result.graph, point);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    const Tensor& a = before[targets[k].index];
    const Tensor& b = after[result.targets[k].index];
    if (a.shape() != b.shape()) return "shapes " + a.shape().str() + " and " + b.shape().str();
    double largest = 1;
    for (const double x : a.values())
      largest = std::isfinite(x) ? std::max(largest, std::abs(x)) : largest;
    const double slack = of_largest ? ulps * largest * 0x1p-52 : 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (within_ulps(a[i], b[i], ulps) || std::abs(a[i] - b[i]) <= slack) continue;
      return "target " + std::to_string(k) + '[' + std::to_string(i) +
             "]: " + std::to_string(a[i]) + " became " + std::to_string(b[i]) + ", apart by " +
             QString::number(a[i] - b[i]).toStdString();
    }
  }
  return {};
}

// Nodes that compute something. A cube or fourth power counts as the two products that it becomes.
inline std::size_t work_in(const Graph& graph) {
  std::size_t work = 0;
  for (const Node& node : graph.nodes()) {
    if (node.inputs.size() == 0) continue;
    const Tensor* exponent = node.op->name == "pow" ? graph.constant(node.inputs[1]) : nullptr;
    const bool two =
        exponent && exponent->size() == 1 && (exponent->item() == 3 || exponent->item() == 4);
    work += two ? 2 : 1;
  }
  return work;
}

}  // namespace nabla::test
