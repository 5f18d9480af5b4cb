// What running a graph costs, counted and not measured: node visits, multiplications, function
// calls, and the most memory that is needed at one time. So forward and reverse mode can be
// compared. Griewank, Walther: Evaluating Derivatives, 2nd ed., chapters 3 and 4.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

struct Costs {
  std::size_t visits = 0;           // nodes computed; inputs and constants are only read
  std::size_t multiplications = 0;  // and divisions and powers, one per number
  std::size_t functions = 0;        // calls of sin, exp and their kind, one per number
  std::size_t peak_bytes = 0;       // values alive at one time, each dropped after its last use

  friend bool operator==(const Costs&, const Costs&) = default;
};

// Of computing `fetches` and what they need, each node once and as the rules wrote it: nothing is
// simplified. Composite ops count what their bodies do; a matrix decomposition counts n^3/3.
Costs costs_of(const Graph& graph, std::span<const NodeId> fetches);

// The value of a scalar alone, and value and gradient in both modes.
struct DerivativeCosts {
  Costs value;
  Costs reverse;
  Costs forward;
  std::size_t reverse_sweeps = 1;
  std::size_t forward_sweeps = 0;  // one per number in the variables
};

// Counted by building both in copies of the graph. Forward mode is one sweep per input variable,
// times its number of elements; the values are computed once for all. Fails when `output` is not a
// scalar.
Expected<DerivativeCosts> derivative_costs(const Graph& graph, NodeId output);

}  // namespace nabla
