// Lowers a graph of numbers and small tensors to straight-line code, element by element: slices,
// reshapes and broadcasts cost nothing then, and what is zero by structure is never computed.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/program/scalar_code.h"

namespace nabla {

struct ScalarLimits {
  std::size_t elements = 64;          // of any one tensor
  std::size_t instructions = 400000;  // in all
};

// The code that computes the fetches, element after element; nothing where a tensor is too large or
// an op has no meaning element by element (inverse, convolution ...). `offsets` says for each input
// of the graph where its elements stand among the packed ones. Only what is needed is kept.
std::optional<ScalarCode> lower_scalars(const Graph& graph, std::span<const NodeId> fetches,
                                        std::span<const std::size_t> offsets,
                                        const ScalarLimits& limits = {});

}  // namespace nabla
