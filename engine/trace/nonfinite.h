// Where NaN or an infinity first appeared in a recorded run.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/base/diagnostic.h"
#include "engine/trace/trace.h"

namespace nabla {

struct NonFinite {
  std::size_t step = 0;  // index into the trace's steps
  NodeId node;           // whose value, tangent or gradient it is
  bool gradient = false;
  double value = 0;  // nan, inf or -inf
};

// The first step that made one from finite numbers, or nan from infinities. What came in from
// outside, a constant or an input that is not finite itself, is not reported, nor is what follows
// from it.
std::optional<NonFinite> first_nonfinite(const Trace& trace);

// One sentence with its place: `y is nan here, for the first time`.
// Where what is NaN or infinite at `node` came from: the node furthest back that made it of
// operands that were not, a NaN of ones that were at most infinite. `values` has one per node; what
// is finite is its own cause.
NodeId cause_of_nonfinite(const Graph& graph, std::span<const Tensor> values, NodeId node);

Diagnostic describe_nonfinite(const Trace& trace, const NonFinite& found);

}  // namespace nabla
