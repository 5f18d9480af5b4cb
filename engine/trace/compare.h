// Whether a run differs from an earlier one in its numbers alone: then what was made of the earlier
// graph (a derivative, a drawing) still holds.
#pragma once

#include "engine/graph/graph.h"
#include "engine/trace/trace.h"

namespace nabla {

// The first `count` nodes of both: the same ops on the same operands, with the same shapes,
// attributes, names and contexts. Constants may have other values, and the text may have moved.
bool same_structure(const Graph& a, const Graph& b, std::size_t count);

// Graphs of one and the same text, and their constants and places in the text agree too. Both have
// `count` nodes, or derived ones after them.
bool same_graph(const Graph& a, const Graph& b, std::size_t count);

// The same structure of the forward nodes, the same output, and the same steps in the same order.
bool same_structure(const Trace& a, const Trace& b);

}  // namespace nabla
