#include "engine/graph/subgraph.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"

namespace nabla {

namespace {

// As needed_for, but what lies before `first` is only read.
std::vector<bool> needed_from(const Graph& graph, std::size_t first,
                              std::span<const NodeId> outputs) {
  std::size_t end = 0;
  for (const NodeId output : outputs) end = std::max<std::size_t>(end, output.index + 1);
  std::vector<bool> needed(end, false);
  for (const NodeId output : outputs) needed[output.index] = true;
  for (std::size_t i = end; i-- > first;) {
    if (!needed[i]) continue;
    for (const NodeId input : graph.nodes()[i].inputs) needed[input.index] = true;
  }
  return needed;
}

// Appends a node that is no input to `graph` on the nodes that stand for its operands.
NodeId copied(const Graph& from, NodeId id, Graph& graph, const std::vector<NodeId>& places) {
  const Node& node = from[id];
  graph.set_span(node.span);
  if (const Tensor* constant = from.constant(id)) return graph.append_constant(*constant);
  std::vector<NodeId> operands;
  for (const NodeId input : node.inputs) operands.push_back(places[input.index]);
  return graph.append(*node.op, operands, attributes_of(node)).value();
}

}  // namespace

std::vector<Tensor> run(const Subgraph& subgraph, std::span<const Tensor> arguments,
                        Cancellation cancelled) {
  assert(arguments.size() == subgraph.parameters.size());
  const Graph& graph = subgraph.graph;
  std::vector<Tensor> values(graph.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    values[subgraph.parameters[i].index] = arguments[i];
  }
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph[NodeId{i}].op == &input_op()) continue;
    [[maybe_unused]] const auto done = evaluate_node(graph, NodeId{i}, {}, values, cancelled);
    assert(done);  // its only inputs are the parameters
  }
  std::vector<Tensor> outputs;
  for (const NodeId output : subgraph.outputs) outputs.push_back(values[output.index]);
  return outputs;
}

std::vector<NodeId> inlined(const Subgraph& subgraph, Graph& graph,
                            std::span<const NodeId> arguments) {
  const Graph& inner = subgraph.graph;
  std::vector<NodeId> places(inner.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    places[subgraph.parameters[i].index] = arguments[i];
  }
  const MarkScope mark(graph);
  for (std::uint32_t i = 0; i < inner.size(); ++i) {
    if (inner[NodeId{i}].op == &input_op()) continue;
    places[i] = copied(inner, NodeId{i}, graph, places);
  }
  std::vector<NodeId> outputs;
  for (const NodeId output : subgraph.outputs) outputs.push_back(places[output.index]);
  return outputs;
}

std::vector<NodeId> captured(const Graph& graph, std::size_t first,
                             std::span<const NodeId> outputs) {
  std::vector<NodeId> found;
  const std::vector<bool> needed = needed_from(graph, first, outputs);
  for (std::uint32_t i = 0; i < std::min(first, needed.size()); ++i) {
    if (needed[i] && graph.constant(NodeId{i}) == nullptr) found.push_back(NodeId{i});
  }
  return found;
}

Subgraph extracted(const Graph& graph, std::size_t first, std::span<const NodeId> parameters,
                   std::span<const NodeId> outputs) {
  Subgraph out;
  std::vector<NodeId> places(graph.size());
  for (const NodeId parameter : parameters) {
    const std::string name = "parameter " + std::to_string(out.parameters.size() + 1);
    places[parameter.index] =
        out.graph.append_input(name, InputKind::placeholder, graph[parameter].shape, {});
    out.parameters.push_back(places[parameter.index]);
  }
  const std::vector<bool> needed = needed_from(graph, first, outputs);
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i] || places[i].valid()) continue;
    assert(i >= first || graph.constant(NodeId{i}) != nullptr);
    places[i] = copied(graph, NodeId{i}, out.graph, places);
  }
  for (const NodeId output : outputs) out.outputs.push_back(places[output.index]);
  return out;
}

}  // namespace nabla
