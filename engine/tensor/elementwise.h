// Elementwise application with broadcasting; scalars and equal shapes take a path without index
// work.
#pragma once

#include "engine/base/cancellation.h"
#include "engine/tensor/broadcast.h"

namespace nabla {

// f(a[i]) in the shape of `a`.
template <class F>
Tensor map(const Tensor& a, F f, Cancellation cancelled = {}) {
  if (a.is_scalar()) return Tensor(f(a.item()));
  Tensor out = Tensor::filled(a.shape(), 0.0);
  const auto from = a.values();
  const auto to = out.mutable_values();
  in_blocks(to.size(), elements_at_once, cancelled, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) to[i] = f(from[i]);
  });
  return out;
}

// f(a[i], b[i]) in the broadcast shape, which must exist.
template <class F>
Tensor zip(const Tensor& a, const Tensor& b, F f, Cancellation cancelled = {}) {
  if (a.is_scalar() && b.is_scalar()) return Tensor(f(a.item(), b.item()));
  if (a.is_scalar())
    return map(
        b, [&, x = a.item()](double y) { return f(x, y); }, cancelled);
  if (b.is_scalar())
    return map(
        a, [&, y = b.item()](double x) { return f(x, y); }, cancelled);
  if (a.shape() != b.shape()) {
    const Shape shape = broadcast_shapes(a.shape(), b.shape()).value();
    return zip(broadcast_to(a, shape, cancelled), broadcast_to(b, shape, cancelled), f, cancelled);
  }
  Tensor out = Tensor::filled(a.shape(), 0.0);
  const auto left = a.values();
  const auto right = b.values();
  const auto to = out.mutable_values();
  in_blocks(to.size(), elements_at_once, cancelled, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) to[i] = f(left[i], right[i]);
  });
  return out;
}

}  // namespace nabla
