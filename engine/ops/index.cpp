#include "engine/ops/index.h"

#include <algorithm>
#include <string>
#include <utility>

namespace nabla {
namespace {

using Ints = std::vector<std::int64_t>;

// The lists behind the attributes; axes past the last entry are taken whole.
struct Plan {
  Ints start, stop, step, single;

  explicit Plan(const Attributes& attributes)
      : start(attributes.integers("start")),
        stop(attributes.integers("stop")),
        step(attributes.integers("step")),
        single(attributes.integers("single")) {}

  std::int64_t count(std::size_t axis) const {
    const std::int64_t span = stop[axis] - start[axis];
    const std::int64_t by = step[axis];
    const std::int64_t rounded = by > 0 ? span + by - 1 : span + by + 1;
    return std::max<std::int64_t>(0, rounded / by);
  }
};

// slice.indices() of Python.
void add_slice(const AxisIndex& index, std::int64_t extent, Ints& start, Ints& stop, Ints& step) {
  const std::int64_t by = index.step.value_or(1);
  const std::int64_t low = by > 0 ? 0 : -1;
  const std::int64_t high = by > 0 ? extent : extent - 1;
  const auto bounded = [&](std::int64_t i) {
    return std::clamp(i < 0 ? i + extent : i, low, high);
  };
  start.push_back(index.start ? bounded(*index.start) : (by > 0 ? low : high));
  stop.push_back(index.stop ? bounded(*index.stop) : (by > 0 ? high : low));
  step.push_back(by);
}

Diagnostic out_of_range(std::int64_t index, std::size_t axis, const Shape& shape) {
  return {say("index %1 is out of range for axis %2 of shape %3", std::to_string(index),
              std::to_string(axis), shape.str()),
          say("indices count from 0; -1 is the last one"),
          {}};
}

Attributes slice_attributes(Sym a, std::size_t axis, AxisIndex index) {
  std::vector<AxisIndex> indices(axis);
  indices.push_back(index);
  return index_attributes(shape_of(a), indices).value();
}

}  // namespace

Expected<Attributes> index_attributes(const Shape& shape, std::span<const AxisIndex> indices) {
  if (shape.is_scalar() && !indices.empty()) {
    return Diagnostic{say("a single number has no elements"), say("leave the index out"), {}};
  }
  if (indices.size() > shape.rank()) {
    return Diagnostic{
        say("%1 indices are too many for shape %2", std::to_string(indices.size()), shape.str()),
        {},
        {}};
  }
  Ints start, stop, step, single;
  for (std::size_t axis = 0; axis < indices.size(); ++axis) {
    const AxisIndex& index = indices[axis];
    const std::int64_t extent = shape[axis];
    single.push_back(index.single ? 1 : 0);
    if (index.single) {
      const std::int64_t wanted = index.start.value_or(0);
      const std::int64_t at = wanted < 0 ? wanted + extent : wanted;
      if (at < 0 || at >= extent) return out_of_range(wanted, axis, shape);
      start.push_back(at);
      stop.push_back(at + 1);
      step.push_back(1);
    } else {
      if (index.step == 0) return Diagnostic{say("the step of a slice cannot be 0"), {}, {}};
      add_slice(index, extent, start, stop, step);
    }
  }
  return Attributes{{"start", start}, {"stop", stop}, {"step", step}, {"single", single}};
}

Expected<Shape> indexed_shape(const Shape& shape, const Attributes& attributes) {
  const Plan plan(attributes);
  Ints extents;
  for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
    if (axis >= plan.start.size()) {
      extents.push_back(shape[axis]);
    } else if (plan.single[axis] == 0) {
      extents.push_back(plan.count(axis));
    }
  }
  return Shape(std::move(extents));
}

std::vector<std::size_t> selected_positions(const Shape& shape, const Attributes& attributes) {
  const Plan plan(attributes);
  const std::vector<std::size_t> strides = shape.strides();
  std::vector<std::size_t> positions{0};
  for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
    const bool whole = axis >= plan.start.size();
    const std::int64_t count = whole ? shape[axis] : plan.count(axis);
    std::vector<std::size_t> finer;
    finer.reserve(positions.size() * static_cast<std::size_t>(count));
    for (const std::size_t base : positions) {
      for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t at = whole ? i : plan.start[axis] + i * plan.step[axis];
        finer.push_back(base + static_cast<std::size_t>(at) * strides[axis]);
      }
    }
    positions = std::move(finer);
  }
  return positions;
}

Sym slice(Sym a, std::size_t axis, std::int64_t start, std::int64_t stop, std::int64_t step) {
  return apply("getitem", {a}, slice_attributes(a, axis, {start, stop, step, false}));
}

Sym select(Sym a, std::size_t axis, std::int64_t index) {
  return apply("getitem", {a}, slice_attributes(a, axis, {index, {}, {}, true}));
}

}  // namespace nabla
