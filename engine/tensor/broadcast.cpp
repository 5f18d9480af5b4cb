#include "engine/tensor/broadcast.h"

#include <algorithm>
#include <string>
#include <vector>

namespace nabla {

namespace {

// The extent of the axis `from_last` places before the end, 1 where the shape has no such axis.
std::int64_t extent_from_last(const Shape& shape, std::size_t from_last) {
  return from_last < shape.rank() ? shape[shape.rank() - 1 - from_last] : 1;
}

// One axis of the large tensor, and how far the small one moves per index along it (0: repeated).
struct Axis {
  std::size_t extent;
  std::size_t stride;
};

// The axes of `large`, outermost first, with neighbours merged where one loop serves both, so that
// scalars, rows and columns need only one or two loops. Never empty.
std::vector<Axis> axes_between(const Shape& small, const Shape& large) {
  const std::vector<std::size_t> strides = small.strides();
  const std::size_t missing = large.rank() - small.rank();
  std::vector<Axis> axes;
  for (std::size_t k = 0; k < large.rank(); ++k) {
    const auto extent = static_cast<std::size_t>(large[k]);
    if (extent == 1) continue;
    const bool repeated = k < missing || small[k - missing] == 1;
    const Axis axis{extent, repeated ? 0 : strides[k - missing]};
    if (!axes.empty() && axes.back().stride == axis.stride * axis.extent) {
      axes.back() = {axes.back().extent * axis.extent, axis.stride};
    } else {
      axes.push_back(axis);
    }
  }
  if (axes.empty()) axes.push_back({1, 0});
  return axes;
}

// Calls row(large offset, small offset) for each run of the innermost axis, in row-major order,
// unless it is cancelled.
template <class Row>
void for_each_row(const std::vector<Axis>& axes, std::size_t size, Cancellation cancelled,
                  Row row) {
  std::vector<std::size_t> index(axes.size() - 1, 0);
  std::size_t small = 0;
  for (std::size_t large = 0; large < size && !cancelled.asked(); large += axes.back().extent) {
    row(large, small);
    for (std::size_t k = index.size(); k-- > 0;) {
      small += axes[k].stride;
      if (++index[k] < axes[k].extent) break;
      small -= axes[k].stride * axes[k].extent;
      index[k] = 0;
    }
  }
}

[[maybe_unused]] bool broadcasts(const Shape& small, const Shape& large) {
  const Expected<Shape> both = broadcast_shapes(small, large);
  return both && *both == large;
}

}  // namespace

Expected<Shape> broadcast_shapes(const Shape& a, const Shape& b) {
  if (a == b) return a;
  const std::size_t rank = std::max(a.rank(), b.rank());
  std::vector<std::int64_t> extents(rank);
  for (std::size_t k = 0; k < rank; ++k) {
    const std::int64_t left = extent_from_last(a, k);
    const std::int64_t right = extent_from_last(b, k);
    if (left != right && left != 1 && right != 1) {
      return Diagnostic{say("shapes %1 and %2 do not broadcast", a.str(), b.str()),
                        say("counted from the last axis, extents must be equal or one of them 1; "
                            "here they are %1 and %2",
                            std::to_string(left), std::to_string(right)),
                        {}};
    }
    extents[rank - 1 - k] = left == 1 ? right : left;
  }
  return Shape(std::move(extents));
}

Expected<Shape> broadcast_shapes(std::span<const Shape> shapes) {
  Shape all;
  for (const Shape& shape : shapes) {
    Expected<Shape> next = broadcast_shapes(all, shape);
    if (!next) return next;
    all = *std::move(next);
  }
  return all;
}

Tensor broadcast_to(const Tensor& a, const Shape& shape, Cancellation cancelled) {
  if (a.shape() == shape) return a;
  assert(broadcasts(a.shape(), shape));
  if (a.size() == shape.size()) return a.reshaped(shape);
  if (a.size() == 1) return Tensor::filled(shape, a.item(), cancelled);
  Tensor out = Tensor::filled(shape, 0);
  const auto from = a.values();
  const auto to = out.mutable_values();
  const std::vector<Axis> axes = axes_between(a.shape(), shape);
  const auto [extent, stride] = axes.back();
  for_each_row(axes, to.size(), cancelled,
               [&, n = extent, step = stride](std::size_t at, std::size_t source) {
                 for (std::size_t i = 0; i < n; ++i) to[at + i] = from[source + i * step];
               });
  return out;
}

Tensor sum_to(const Tensor& a, const Shape& shape, Cancellation cancelled) {
  if (a.shape() == shape) return a;
  assert(broadcasts(shape, a.shape()));
  if (a.size() == shape.size()) return a.reshaped(shape);
  Tensor out = Tensor::filled(shape, 0);
  const auto from = a.values();
  const auto to = out.mutable_values();
  const std::vector<Axis> axes = axes_between(shape, a.shape());
  const auto [extent, stride] = axes.back();
  for_each_row(axes, from.size(), cancelled,
               [&, n = extent, step = stride](std::size_t at, std::size_t target) {
                 for (std::size_t i = 0; i < n; ++i) to[target + i * step] += from[at + i];
               });
  return out;
}

}  // namespace nabla
