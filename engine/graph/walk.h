// Which nodes a set of nodes needs, and which depend on it.
#pragma once

#include <span>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla {

// The targets and everything they are computed from, each once, operands before their users.
std::vector<NodeId> order_for(const Graph& graph, std::span<const NodeId> targets);

// For each node of the graph, whether it is in `sources` or computed from one of them.
std::vector<bool> dependents_of(const Graph& graph, std::span<const NodeId> sources);

}  // namespace nabla
