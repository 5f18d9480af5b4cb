#include "engine/graph/walk.h"

#include <algorithm>

#include "engine/graph/evaluate.h"

namespace nabla {

std::vector<NodeId> order_for(const Graph& graph, std::span<const NodeId> targets) {
  const std::vector<bool> needed = needed_for(graph, targets);
  std::vector<NodeId> order;
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) order.push_back(NodeId{i});
  }
  return order;
}

std::vector<bool> dependents_of(const Graph& graph, std::span<const NodeId> sources) {
  std::vector<bool> depends(graph.size(), false);
  for (const NodeId source : sources) depends[source.index] = true;
  for (std::size_t i = 0; i < depends.size(); ++i) {
    const Operands& inputs = graph.nodes()[i].inputs;
    depends[i] = depends[i] || std::any_of(inputs.begin(), inputs.end(),
                                           [&](NodeId input) { return depends[input.index]; });
  }
  return depends;
}

}  // namespace nabla
