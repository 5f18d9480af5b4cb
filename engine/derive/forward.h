// Forward mode: appends to a graph the nodes that push tangents from inputs to every dependent
// node. Griewank, Walther: Evaluating Derivatives, 2nd ed., section 3.1.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

struct ForwardSweep {
  std::vector<NodeId> order;                    // nodes with a tangent, in graph order
  std::unordered_map<NodeId, NodeId> tangents;  // a structural zero is absent

  std::optional<NodeId> tangent(NodeId node) const;
};

// Tangents of the nodes that `output` needs, given those of some inputs (node -> tangent node of
// its shape). Fails when a seed has another shape than its node, or as `check` does.
Expected<ForwardSweep> forward(Graph& graph, NodeId output,
                               const std::unordered_map<NodeId, NodeId>& seeds,
                               const Check& check = {});
// Of all nodes that one of `outputs` needs, in one sweep.
Expected<ForwardSweep> forward(Graph& graph, std::span<const NodeId> outputs,
                               const std::unordered_map<NodeId, NodeId>& seeds,
                               const Check& check = {});

}  // namespace nabla
