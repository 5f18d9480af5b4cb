#include "engine/interchange/distinct_names.h"

#include <string>

#include "engine/graph/distinct_names.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"

namespace nabla {

namespace {

void copy_node(const Graph& from, NodeId id, Graph& to) {
  const Node& node = from[id];
  to.set_span(node.span);
  if (const Input* input = from.input(id)) {
    to.append_input(input->name, input->kind, node.shape, input->initial);
  } else if (const Tensor* value = from.constant(id)) {
    to.append_constant(*value);
  } else {
    (void)to.append(*node.op, node.inputs.span(), attributes_of(node)).value();
  }
}

// "" where it has none, as for a number that had the name before.
std::string name_of(const Graph& graph, NodeId id) {
  const bool unnamed = graph.name(id).empty() || graph.input(id) != nullptr;
  std::string name = unnamed ? std::string() : graph.distinct_name(id);
  return graph.constant(id) != nullptr && graph.find(name) != id ? std::string() : name;
}

}  // namespace

Graph with_distinct_names(const Graph& graph) {
  Graph out;
  for (std::uint32_t i = 0; i < graph.size(); ++i) copy_node(graph, NodeId{i}, out);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string name = name_of(graph, NodeId{i});
    if (!name.empty()) out.bind(name, NodeId{i});
  }
  return out;
}

}  // namespace nabla
