// Shapes of matrices, of stacks of matrices (the last two axes) and of vectors among them.
#pragma once

#include <initializer_list>
#include <utility>

#include "engine/ops/define.h"
#include "engine/ops/functions.h"

namespace nabla {

inline std::int64_t last(const Shape& shape) { return shape[shape.rank() - 1]; }

inline Shape batch_of(const Shape& shape) {
  return Shape(Ints(shape.extents().begin(), shape.extents().end() - 2));
}

inline Shape extended(const Shape& front, std::initializer_list<std::int64_t> back) {
  Ints extents = front.extents();
  extents.insert(extents.end(), back.begin(), back.end());
  return Shape(std::move(extents));
}

inline Diagnostic misfit(const Shape& a, const Shape& b, Message hint) {
  return {say("shapes %1 and %2 do not fit together", a.str(), b.str()), std::move(hint), {}};
}

// A vector on the left is a row, on the right a column.
inline Shape as_left(const Shape& shape) { return shape.rank() == 1 ? Shape{1, shape[0]} : shape; }
inline Shape as_right(const Shape& shape) { return shape.rank() == 1 ? Shape{shape[0], 1} : shape; }

// The transpose of each matrix of a stack.
inline Sym turned(Sym a) {
  const auto rank = static_cast<std::int64_t>(shape_of(a).rank());
  if (rank <= 2) return transpose(a);
  Ints axes;
  for (std::int64_t i = 0; i < rank - 2; ++i) axes.push_back(i);
  axes.push_back(rank - 1);
  axes.push_back(rank - 2);
  return transpose(a, axes);
}

}  // namespace nabla
