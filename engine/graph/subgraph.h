// A graph inside a node, as a loop has one for its test and one for its body.
#pragma once

#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"

namespace nabla {

struct Subgraph {
  Graph graph;
  std::vector<NodeId> parameters;  // inputs, in the order of the arguments
  std::vector<NodeId> outputs;
};

// The outputs for these arguments, one per parameter and of its shape.
std::vector<Tensor> run(const Subgraph& subgraph, std::span<const Tensor> arguments,
                        Cancellation cancelled = {});

// Appends the subgraph to `graph` with these nodes in place of its parameters; gives its outputs.
std::vector<NodeId> inlined(const Subgraph& subgraph, Graph& graph,
                            std::span<const NodeId> arguments);

// The part of `graph` from `first` on that `outputs` need, as a graph of its own. Its parameters
// are `parameters`, which may lie on both sides of `first`; what else it takes from before must be
// constant and is copied.
Subgraph extracted(const Graph& graph, std::size_t first, std::span<const NodeId> parameters,
                   std::span<const NodeId> outputs);

// The nodes before `first`, constants aside, that `outputs` need the value of, in order.
std::vector<NodeId> captured(const Graph& graph, std::size_t first,
                             std::span<const NodeId> outputs);

}  // namespace nabla
