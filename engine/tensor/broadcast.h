// NumPy broadcasting: extents are compared from the last; equal, or one of them 1.
// https://numpy.org/doc/stable/user/basics.broadcasting.html
#pragma once

#include <span>

#include "engine/base/expected.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// The shape both broadcast to, or an error that names both. The span is left for the caller.
Expected<Shape> broadcast_shapes(const Shape& a, const Shape& b);
Expected<Shape> broadcast_shapes(std::span<const Shape> shapes);

// Repeats `a` to `shape`; a.shape() must broadcast to it.
Tensor broadcast_to(const Tensor& a, const Shape& shape, Cancellation cancelled = {});

// The adjoint of broadcast_to: sums `a` over the axes along which `shape` was repeated.
Tensor sum_to(const Tensor& a, const Shape& shape, Cancellation cancelled = {});

}  // namespace nabla
