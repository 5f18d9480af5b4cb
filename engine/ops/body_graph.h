// The body of a composite op as a graph of its own.
#pragma once

#include <span>

#include "engine/graph/subgraph.h"

namespace nabla {

// One parameter per operand, of its shape; one output. `op` is a composite, and was told
// `attributes`.
Subgraph body_graph(const OpDef& op, std::span<const Shape> operands, const Attributes& attributes);

// That of a node of `graph`.
Subgraph body_graph(const Graph& graph, const Node& node);

}  // namespace nabla
