#include "engine/graph/evaluate.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"

namespace nabla {

namespace {

// The elementwise op of numbers: what most nodes of a tape are.
std::optional<double> scalar_result(const Node& node, const std::vector<Tensor>& values) {
  if (const auto* unary = std::get_if<UnaryFunction>(&node.op->kernel)) {
    const Tensor& x = values[node.inputs[0].index];
    if (x.is_scalar()) return (*unary)(x.item());
  } else if (const auto* binary = std::get_if<BinaryFunction>(&node.op->kernel)) {
    const Tensor& a = values[node.inputs[0].index];
    const Tensor& b = values[node.inputs[1].index];
    if (a.is_scalar() && b.is_scalar()) return (*binary)(a.item(), b.item());
  }
  return std::nullopt;
}

}  // namespace

Tensor apply_op(const Node& node, const std::vector<Tensor>& values, Cancellation cancelled) {
  if (const auto number = scalar_result(node, values)) return Tensor(*number);
  std::array<const Tensor*, 4> few{};
  std::vector<const Tensor*> many;
  std::span<const Tensor*> operands(few.data(), std::min(few.size(), node.inputs.size()));
  if (node.inputs.size() > few.size()) {
    many.resize(node.inputs.size());
    operands = many;
  }
  std::size_t i = 0;
  for (const NodeId input : node.inputs) operands[i++] = &values[input.index];
  return evaluate(*node.op, Values(operands, cancelled), attributes_of(node));
}

const Attributes& attributes_of(const Node& node) {
  static const Attributes none;
  return node.attributes ? *node.attributes : none;
}

Expected<Tensor> input_value(const Graph& graph, NodeId id, const Point& point) {
  const Input& input = *graph.input(id);
  const Node& node = graph[id];
  const auto fed = point.find(input.name);
  if (fed == point.end()) {
    if (input.initial) return *input.initial;
    return no_value(input.name, node.span);
  }
  if (fed->second.shape() == node.shape) return fed->second;
  return Diagnostic{say("%1 has shape %2, but the value fed has shape %3", input.name,
                        node.shape.str(), fed->second.shape().str()),
                    say("feed a value of shape %1", node.shape.str()), node.span};
}

Expected<Done> evaluate_node(const Graph& graph, NodeId id, const Point& point,
                             std::vector<Tensor>& values, Cancellation cancelled) {
  if (values.size() <= id.index) values.resize(id.index + 1);
  const Node& node = graph[id];
  if (node.op == &input_op()) {
    Expected<Tensor> value = input_value(graph, id, point);
    if (!value) return value.error();
    values[id.index] = *std::move(value);
  } else if (node.op == &constant_op()) {
    values[id.index] = *graph.constant(id);
  } else {
    values[id.index] = apply_op(node, values, cancelled);
  }
  return Done{};
}

std::vector<bool> needed_for(const Graph& graph, std::span<const NodeId> targets) {
  std::size_t end = 0;
  for (const NodeId target : targets) end = std::max<std::size_t>(end, target.index + 1);
  std::vector<bool> needed(end, false);
  for (const NodeId target : targets) needed[target.index] = true;
  for (std::size_t i = end; i-- > 0;) {
    if (!needed[i]) continue;
    for (const NodeId input : graph.nodes()[i].inputs) needed[input.index] = true;
  }
  return needed;
}

}  // namespace nabla
