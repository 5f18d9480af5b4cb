// Values of nodes from values of their operands: what Session, the recorder and the eager run
// share.
#pragma once

#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// The value of an input: its feed in `point`, else its initial value. With neither, or with a feed
// of another shape, the error names it.
Expected<Tensor> input_value(const Graph& graph, NodeId id, const Point& point);

// Computes values[id.index] from the operands' values, already there; `values` grows as needed.
// Once cancellation is asked for, what is computed is worth nothing.
Expected<Done> evaluate_node(const Graph& graph, NodeId id, const Point& point,
                             std::vector<Tensor>& values, Cancellation cancelled = {});

// The value of an op node, not an input or constant, from its operands' values.
Tensor apply_op(const Node& node, const std::vector<Tensor>& values, Cancellation cancelled = {});

// For each node up to the last of `targets`, whether one of them needs it (they need themselves).
std::vector<bool> needed_for(const Graph& graph, std::span<const NodeId> targets);

// What the node's op was told, empty where it was told nothing.
const Attributes& attributes_of(const Node& node);

}  // namespace nabla
