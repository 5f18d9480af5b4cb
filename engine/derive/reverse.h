// Reverse mode: appends to a graph the nodes that compute the gradient of one output.
// Griewank, Walther: Evaluating Derivatives, 2nd ed., chapter 3.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// What one edge sends back: from `node` through its `operand` to the node `to`.
struct Contribution {
  NodeId node;
  std::size_t operand = 0;
  NodeId to;
  std::optional<NodeId>
      local;            // the partial derivative; absent where the rule is an adjoint, not a factor
  NodeId upstream;      // the whole gradient of `node`
  NodeId contribution;  // local * upstream, or the adjoint applied to upstream; shaped as `to`
  NodeId total;         // the gradient of `to` so far, this contribution included
};

struct ReverseSweep {
  NodeId output;
  NodeId seed;  // the constant 1
  std::vector<Contribution>
      contributions;              // in the order they flow; the last uses of a node come first
  std::vector<NodeId> gradients;  // by node up to the output; invalid for a structural zero

  // The gradient of a node, or nothing where the output does not depend on it differentiably.
  std::optional<NodeId> gradient(NodeId node) const;
};

// Why a node that is no scalar has no gradient.
Diagnostic no_gradient_of(const Graph& graph, NodeId output);

// The gradient of the scalar `output` with respect to the nodes in `wrt`, by way of every node
// between. A node is active when it depends on one in `wrt`; only active nodes get gradients. Fails
// when `output` is not a scalar, or as `check` does. Fan-in is added in a fixed order: later uses
// first.
Expected<ReverseSweep> reverse(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                               const Check& check = {});

}  // namespace nabla
