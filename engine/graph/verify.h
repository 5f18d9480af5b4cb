// Checks what every pass must keep true of a graph.
#pragma once

#include <optional>

#include "engine/base/diagnostic.h"
#include "engine/graph/graph.h"

namespace nabla {

// The first fault, or nothing: operands stand before their use, as many as the op takes; shapes are
// what the op's rule gives; a derived node names a source and an operand that exist, a forward node
// none. Origins name nodes of `sources` where a pass made this graph from that one, else earlier
// nodes of the graph itself.
std::optional<Diagnostic> verify(const Graph& graph, const Graph* sources = nullptr);

}  // namespace nabla
