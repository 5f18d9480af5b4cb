// Axes that an op was told: which ones a reduction removes, what shape is left, and the loop over
// them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/op_def.h"

namespace nabla {

// Counts from the end where negative; an error where `axis` is not one of `rank` axes. They are
// those of `shape`, or of a result that has more.
Expected<std::int64_t> normal_axis(std::int64_t axis, std::size_t rank, const Shape& shape);

// The attribute `axis` as ascending axes from 0; all axes where it is absent. A name twice is an
// error.
Expected<std::vector<std::int64_t>> reduced_axes(const Shape& shape, const Attributes& attributes);

// The one axis of the attribute `axis`, or `fallback` where it is absent; counted from 0.
Expected<std::int64_t> single_axis(const Shape& shape, const Attributes& attributes,
                                   std::int64_t fallback);

// `shape` with the extents of `axes` set to 1.
Shape kept_shape(const Shape& shape, std::span<const std::int64_t> axes);

// The shape rule of reductions: attributes `axis` and `keepdims`.
Expected<Shape> reduction_shape(std::span<const Shape> shapes, const Attributes& attributes);

// Elements in the order of another order of axes: axis i of the result is axis order[i] of `a`.
Tensor permuted(const Tensor& a, std::span<const std::int64_t> order, Cancellation cancelled = {});

// A tensor seen as outer x length x inner, where `length` runs over the reduced axes.
struct Lanes {
  Tensor values;
  std::size_t outer = 1;
  std::size_t length = 1;
  std::size_t inner = 1;
};
Lanes lanes_of(const Tensor& a, const std::vector<std::int64_t>& axes, Cancellation cancelled = {});

// The result of a reduction of v[0]: f(lane) for each lane, a span over its elements.
template <class F>
Tensor reduce_lanes(Values v, const Attributes& attributes, F f) {
  const Tensor& a = v[0];
  const Lanes lanes = lanes_of(a, reduced_axes(a.shape(), attributes).value(), v.cancelled());
  const auto from = lanes.values.values();
  Tensor out = Tensor::filled(reduction_shape(std::span(&a.shape(), 1), attributes).value(), 0.0);
  const auto to = out.mutable_values();
  std::vector<double> lane(lanes.length);
  for (std::size_t o = 0; o < lanes.outer; ++o) {
    for (std::size_t i = 0; i < lanes.inner && !v.cancelled().asked(); ++i) {
      const std::size_t first = o * lanes.length * lanes.inner + i;
      for (std::size_t j = 0; j < lanes.length; ++j) lane[j] = from[first + j * lanes.inner];
      to[o * lanes.inner + i] = f(std::span<double>(lane));
    }
  }
  return out;
}

// The lanes along one axis of `a`, each as f(lane) has rewritten it.
template <class F>
Tensor map_lanes(const Tensor& a, std::int64_t axis, F f, Cancellation cancelled) {
  const Lanes lanes = lanes_of(a, {axis});
  const auto from = a.values();
  Tensor out = Tensor::filled(a.shape(), 0.0);
  const auto to = out.mutable_values();
  std::vector<double> lane(lanes.length);
  for (std::size_t o = 0; o < lanes.outer; ++o) {
    for (std::size_t i = 0; i < lanes.inner && !cancelled.asked(); ++i) {
      const std::size_t first = o * lanes.length * lanes.inner + i;
      for (std::size_t j = 0; j < lanes.length; ++j) lane[j] = from[first + j * lanes.inner];
      f(std::span<double>(lane));
      for (std::size_t j = 0; j < lanes.length; ++j) to[first + j * lanes.inner] = lane[j];
    }
  }
  return out;
}

}  // namespace nabla
