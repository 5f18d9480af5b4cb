#include "engine/ops/axes.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace nabla {

Expected<std::int64_t> normal_axis(std::int64_t axis, std::size_t rank, const Shape& shape) {
  const auto count = static_cast<std::int64_t>(rank);
  if (axis < -count || axis >= count) {
    if (rank > shape.rank()) {
      return Diagnostic{say("the result has no axis %1", std::to_string(axis)),
                        say("axes count from 0; -1 is the last one"),
                        {}};
    }
    if (rank == 0) {
      return Diagnostic{say("a single number has no axes"), say("give a vector, as in [a, b]"), {}};
    }
    return Diagnostic{say("axis %1 does not exist in shape %2", std::to_string(axis), shape.str()),
                      say("axes count from 0; -1 is the last one"),
                      {}};
  }
  return axis < 0 ? axis + count : axis;
}

Expected<std::vector<std::int64_t>> reduced_axes(const Shape& shape, const Attributes& attributes) {
  std::vector<std::int64_t> axes = attributes.integers("axis");
  if (!attributes.has("axis")) {
    axes.resize(shape.rank());
    std::iota(axes.begin(), axes.end(), 0);
    return axes;
  }
  for (std::int64_t& axis : axes) {
    const auto normal = normal_axis(axis, shape.rank(), shape);
    if (!normal) return normal.error();
    axis = *normal;
  }
  std::sort(axes.begin(), axes.end());
  const auto twice = std::adjacent_find(axes.begin(), axes.end());
  if (twice != axes.end()) {
    return Diagnostic{say("axis %1 is named twice", std::to_string(*twice)), {}, {}};
  }
  return axes;
}

Expected<std::int64_t> single_axis(const Shape& shape, const Attributes& attributes,
                                   std::int64_t fallback) {
  const std::vector<std::int64_t> axes = attributes.integers("axis");
  if (attributes.has("axis") && axes.size() != 1) {
    return Diagnostic{say("one axis is needed here, not %1", std::to_string(axes.size())),
                      say("write axis=0, for instance"),
                      {}};
  }
  return normal_axis(axes.empty() ? fallback : axes.front(), shape.rank(), shape);
}

Shape kept_shape(const Shape& shape, std::span<const std::int64_t> axes) {
  std::vector<std::int64_t> extents = shape.extents();
  for (const std::int64_t axis : axes) extents[static_cast<std::size_t>(axis)] = 1;
  return Shape(std::move(extents));
}

Expected<Shape> reduction_shape(std::span<const Shape> shapes, const Attributes& attributes) {
  const Shape& shape = shapes[0];
  const auto axes = reduced_axes(shape, attributes);
  if (!axes) return axes.error();
  if (attributes.integer("keepdims", 0) != 0) return kept_shape(shape, *axes);
  std::vector<std::int64_t> extents;
  for (std::size_t i = 0; i < shape.rank(); ++i) {
    if (!std::binary_search(axes->begin(), axes->end(), static_cast<std::int64_t>(i))) {
      extents.push_back(shape[i]);
    }
  }
  return Shape(std::move(extents));
}

Tensor permuted(const Tensor& a, std::span<const std::int64_t> order, Cancellation cancelled) {
  if (std::is_sorted(order.begin(), order.end())) return a;
  const std::vector<std::size_t> strides = a.shape().strides();
  std::vector<std::int64_t> extents;
  std::vector<std::size_t> steps;
  for (const std::int64_t axis : order) {
    extents.push_back(a.shape()[static_cast<std::size_t>(axis)]);
    steps.push_back(strides[static_cast<std::size_t>(axis)]);
  }
  Tensor out = Tensor::filled(Shape(extents), 0.0);
  const auto from = a.values();
  const auto to = out.mutable_values();
  std::vector<std::int64_t> index(order.size(), 0);
  std::size_t position = 0;
  in_blocks(to.size(), elements_at_once, cancelled, [&](std::size_t first, std::size_t last) {
    for (double& element : to.subspan(first, last - first)) {
      element = from[position];
      for (std::size_t axis = order.size(); axis-- > 0;) {
        position += steps[axis];
        if (++index[axis] < extents[axis]) break;
        position -= steps[axis] * static_cast<std::size_t>(extents[axis]);
        index[axis] = 0;
      }
    }
  });
  return out;
}

Lanes lanes_of(const Tensor& a, const std::vector<std::int64_t>& axes, Cancellation cancelled) {
  Lanes lanes{a};
  const Shape& shape = a.shape();
  if (axes.empty()) {  // each element by itself
    lanes.inner = a.size();
    return lanes;
  }
  const auto first = static_cast<std::size_t>(axes.front());
  const auto last = static_cast<std::size_t>(axes.back());
  const bool adjacent = last - first + 1 == axes.size();
  if (!adjacent) {  // bring the reduced axes to the end
    std::vector<std::int64_t> order;
    for (std::size_t i = 0; i < shape.rank(); ++i) {
      const auto axis = static_cast<std::int64_t>(i);
      if (!std::binary_search(axes.begin(), axes.end(), axis)) order.push_back(axis);
    }
    order.insert(order.end(), axes.begin(), axes.end());
    lanes.values = permuted(a, order, cancelled);
  }
  for (const std::int64_t axis : axes) {
    lanes.length *= static_cast<std::size_t>(shape[static_cast<std::size_t>(axis)]);
  }
  for (std::size_t i = 0; i < shape.rank(); ++i) {
    if (std::binary_search(axes.begin(), axes.end(), static_cast<std::int64_t>(i))) continue;
    std::size_t& side = adjacent && i > last ? lanes.inner : lanes.outer;
    side *= static_cast<std::size_t>(shape[i]);
  }
  return lanes;
}

}  // namespace nabla
