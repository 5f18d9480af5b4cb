// Where the elements of an operand go, for ops that only move them: known from what the op was
// told, whatever the size.
#pragma once

#include <optional>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/program/tensors/view.h"

namespace nabla {

// What the node's op sees of its one operand's view. Nothing for other ops, and where the result
// is no view of the array.
std::optional<View> moved_view(const Node& node, const View& operand);

// The places of each operand's elements in the result of an op that joins its operands or puts
// them among zeros. Nothing for other ops.
std::optional<std::vector<View>> joined_views(const Graph& graph, const Node& node);

}  // namespace nabla
