// First derivatives of a tensor by tensors, as one matrix, by whichever mode needs fewer sweeps.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

enum class Direction : std::uint8_t { forward, reverse };

// A forward sweep gives one column (the derivatives by one element of the inputs), a reverse sweep
// one row (those of one element of the output); reverse where both are equal.
Direction cheaper_direction(const Graph& graph, NodeId output, std::span<const NodeId> wrt);

struct Jacobian {
  Direction direction = Direction::reverse;
  std::size_t sweeps = 0;
  NodeId matrix;  // shape (m, n)
};

// Appends the derivatives of the m elements of `output`, row-major, by the n elements of all inputs
// in `wrt`, in order. Structural zeros are zeros of the matrix. Griewank, Walther: Evaluating
// Derivatives, 2nd ed., sections 3.1 and 3.2. Fails only as `check` does.
Expected<Jacobian> jacobian(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                            std::optional<Direction> direction = {}, const Check& check = {});

}  // namespace nabla
