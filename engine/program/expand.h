// Takes a graph of numbers and small tensors apart into terms that are numbers, element by element:
// slices, reshapes and broadcasts cost nothing then, and what is zero by structure is never
// computed.
#pragma once

#include <optional>
#include <span>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"
#include "engine/rewrite/draft.h"

namespace nabla {

struct ScalarLimits {
  std::size_t elements = 64;   // of any one tensor
  std::size_t terms = 400000;  // in all
  Cancellation cancelled = {};
};

// The terms that the elements of the fetches need; these, fetch after fetch, are the targets. An
// input term carries the place of its element among the packed ones: `offsets` says for each input
// of the graph where its elements start. Nothing where a tensor is too large or an op has no
// meaning element by element (inverse, convolution ...), and once cancelled.
std::optional<Draft> expand(const Graph& graph, std::span<const NodeId> fetches,
                            std::span<const std::size_t> offsets, Tables& tables,
                            const ScalarLimits& limits = {});

}  // namespace nabla
