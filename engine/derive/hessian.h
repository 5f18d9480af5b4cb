// Second derivatives: the gradient graph differentiated once more, row by row in reverse or along
// one direction in forward mode.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// The Hessian of the scalar `output` over the packed elements of `wrt`, row by row: one entry per
// row, each a list with one node per input in `wrt`, shaped as that input; nothing where
// structurally zero. Rows count the elements of all inputs in order, row-major.
struct HessianRows {
  std::vector<std::vector<std::optional<NodeId>>> rows;
};

Expected<HessianRows> hessian(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                              const Check& check = {});

// The Hessian of the scalar `output` times a vector, forward over reverse: one sweep, never the
// matrix. `vector` has one node per input in `wrt`, of its shape; so has the result, with nothing
// where it is structurally zero. Pearlmutter, Fast exact multiplication by the Hessian, Neural
// Computation 1994.
Expected<std::vector<std::optional<NodeId>>> hessian_vector(Graph& graph, NodeId output,
                                                            std::span<const NodeId> wrt,
                                                            std::span<const NodeId> vector,
                                                            const Check& check = {});

}  // namespace nabla
