// Names that mean one node each, where a program assigns one name several times.
#pragma once

#include "engine/graph/graph.h"

namespace nabla {

// Whether the node's name means it: no node got the name later, and it is no other node's as an
// input.
bool name_means(const Graph& graph, NodeId node);
// Whether it did when `reader` was written, as s does in the body of a loop: s = s + x.
bool name_means(const Graph& graph, NodeId node, NodeId reader);

// The graph, node for node, with numbers at the names that do not mean their nodes: of `x = 2 * x`
// and `x = x * x` after an input x the nodes are called x_1 and x_2. A number that would make a
// name of the program, as it prints in LaTeX, is skipped. Constants get none.
Graph with_distinct_names(const Graph& graph);

}  // namespace nabla
