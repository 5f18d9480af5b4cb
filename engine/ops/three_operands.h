// Elementwise ops of three operands: their shape, and a kernel made of a function of three numbers.
#pragma once

#include <array>

#include "engine/graph/op_def.h"
#include "engine/tensor/broadcast.h"
#include "engine/tensor/elementwise.h"

namespace nabla {

// What all three broadcast to; an error where they do not.
inline Expected<Shape> common_shape(std::span<const Shape> shapes, const Attributes&) {
  return broadcast_shapes(shapes);
}

// f of the three operands, element by element, broadcast together.
template <class F>
Tensor zip3(Values v, F f) {
  if (v[0].is_scalar() && v[1].is_scalar() && v[2].is_scalar()) {
    return f(v[0].item(), v[1].item(), v[2].item());
  }
  const std::array shapes{v[0].shape(), v[1].shape(), v[2].shape()};
  const Shape shape = broadcast_shapes(shapes).value();
  const Tensor a = broadcast_to(v[0], shape, v.cancelled());
  const Tensor b = broadcast_to(v[1], shape, v.cancelled());
  const Tensor c = broadcast_to(v[2], shape, v.cancelled());
  Tensor out = Tensor::filled(shape, 0.0);
  const auto to = out.mutable_values();
  in_blocks(to.size(), elements_at_once, v.cancelled(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) to[i] = f(a[i], b[i], c[i]);
  });
  return out;
}

}  // namespace nabla
