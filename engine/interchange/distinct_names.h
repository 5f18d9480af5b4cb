// A graph whose names mean one node each, for writing it out line by line.
#pragma once

#include "engine/graph/graph.h"

namespace nabla {

// The graph, node for node, with numbers at the names that do not mean their nodes: of `x = 2 * x`
// and `x = x * x` after an input x the nodes are called x_1 and x_2 (Graph::distinct_name).
// Constants get none: they are written out.
Graph with_distinct_names(const Graph& graph);

}  // namespace nabla
