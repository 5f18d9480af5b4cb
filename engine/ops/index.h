// Basic indexing, `a[1:3, -1]`, as attributes of the op getitem.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/attributes.h"
#include "engine/ops/build.h"
#include "engine/tensor/shape.h"

namespace nabla {

// What stands between two commas: `start:stop:step`, each of which may be absent, or one index.
struct AxisIndex {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> stop;
  std::optional<std::int64_t> step;
  bool single = false;  // `a[start]`: the axis disappears
};

// The attributes of getitem for a tensor of that shape: the lists `start`, `stop`, `step` and
// `single`, one entry per indexed axis. Starts and stops are counted from 0 and within the axis, as
// Python's slice.indices() gives them (a stop of -1 stands before 0, for a negative step). Errors:
// too many indices, one out of range, a step of 0.
Expected<Attributes> index_attributes(const Shape& shape, std::span<const AxisIndex> indices);

// The shape of what these attributes select.
Expected<Shape> indexed_shape(const Shape& shape, const Attributes& attributes);

// The flat positions of the selected elements, in order.
std::vector<std::size_t> selected_positions(const Shape& shape, const Attributes& attributes);

// a[start:stop] along one axis.
Sym slice(Sym a, std::size_t axis, std::int64_t start, std::int64_t stop, std::int64_t step = 1);
// a[..., index, ...]: without the axis.
Sym select(Sym a, std::size_t axis, std::int64_t index);

}  // namespace nabla
