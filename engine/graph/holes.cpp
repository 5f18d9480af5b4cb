#include "engine/graph/holes.h"

#include "engine/graph/walk.h"

namespace nabla {

std::string hole_name(std::size_t number) { return "_ " + std::to_string(number); }

namespace {

bool is_hole_name(const std::string& name) { return name.rfind("_ ", 0) == 0; }

}  // namespace

bool is_hole(const Input& input) { return is_hole_name(input.name); }

bool is_hole(const Graph& graph, NodeId node) {
  const Input* input = graph.input(node);
  return input != nullptr && is_hole(*input);
}

std::vector<bool> waiting_nodes(const Graph& graph) {
  std::vector<NodeId> holes;
  for (const Input& input : graph.inputs()) {
    if (is_hole(input)) holes.push_back(input.node);
  }
  if (holes.empty()) return std::vector<bool>(graph.size(), false);
  return dependents_of(graph, holes);
}

std::vector<NodeId> holes_of(const Graph& graph, NodeId node) {
  std::vector<NodeId> holes;
  for (const NodeId needed : order_for(graph, std::span(&node, 1))) {
    if (is_hole(graph, needed)) holes.push_back(needed);
  }
  return holes;
}

Diagnostic not_connected(SourceSpan hole) {
  return {say("an input is not connected"), say("connect it, or write a value in place of _"),
          hole};
}

Diagnostic no_value(const std::string& input, SourceSpan span) {
  if (is_hole_name(input)) return not_connected(span);
  return {say("%1 has no value", input),
          say("write %1 = variable(1), or give it with --at %1=1", input), span};
}

const OpDef& waiting_op() {
  static const OpDef op{
      .name = "waiting",
      .family = "leaf",
      .summary = "An op with an operand that is not connected yet",
      .arguments = {{"a", ArgumentKind::operands}},
      .kernel = [](Values, const Attributes&) { return Tensor(1.0); },
      .shape = [](std::span<const Shape>, const Attributes&) -> Expected<Shape> { return Shape(); },
      .internal = true};
  return op;
}

}  // namespace nabla
