// The gradient that one seed sends back from an output, where the seed need not be the number 1.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// Appends the reverse sweep from `output` with `seed`, a node of its shape, as its gradient. Gives
// a node per input in `wrt`; nothing where the output does not depend on it. A seed of several
// numbers is one-hot as a rule, and its zeros are exact: they stop even an infinite partial. Fails
// only as `check` does.
Expected<std::vector<std::optional<NodeId>>> pullback(Graph& graph, NodeId output,
                                                      std::span<const NodeId> wrt, NodeId seed,
                                                      const Check& check = {});

}  // namespace nabla
