// Second derivatives: the gradient graph differentiated once more.
#pragma once

#include <span>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// The Hessian of the scalar `output` over the packed elements of `wrt`, row by row: one entry per
// row, each a list with one node per input in `wrt`, shaped as that input; nothing where
// structurally zero. Rows count the elements of all inputs in order, row-major.
struct HessianRows {
  std::vector<std::vector<std::optional<NodeId>>> rows;
};

Expected<HessianRows> hessian(Graph& graph, NodeId output, std::span<const NodeId> wrt);

}  // namespace nabla
