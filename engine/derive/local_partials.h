// The local derivatives of one node: what the rule of its op says of each operand, wherever the
// node stands and whatever it is used for.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla {

// A small graph of its own: the node over what its formula names, and the partials.
struct LocalPartials {
  Graph graph;
  NodeId node;
  // By operand; nothing where the rule is no factor (matmul), or there is no slope (a constant).
  std::vector<std::optional<NodeId>> partials;
  // The inputs of `graph`, and the nodes of the other that they stand for.
  std::vector<std::pair<NodeId, NodeId>> leaves;
};

// Formulas of more than `limit` nodes are cut: what is further away is an input under its label.
LocalPartials local_partials(const Graph& graph, NodeId node, std::size_t limit = 40);

// The number of a partial, from the values of the nodes that the leaves stand for; nothing while
// one is not known.
std::optional<Tensor> partial_value(const LocalPartials& partials, std::size_t operand,
                                    const std::function<const Tensor*(NodeId)>& value_of);

}  // namespace nabla
