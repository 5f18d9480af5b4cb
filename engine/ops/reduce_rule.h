// What the rules of reductions share: spreading a reduced value over the elements it came from.
#pragma once

#include "engine/ops/axes.h"
#include "engine/ops/define.h"
#include "engine/ops/functions.h"

namespace nabla {

// `reduced`, which has the shape of a reduction of `x`, with its axes of extent 1 back in place.
inline Sym with_kept_axes(Sym reduced, Sym x, const Attributes& attributes) {
  if (shape_of(reduced).is_scalar()) return reduced;
  const auto axes = reduced_axes(shape_of(x), attributes).value();
  return reshape(reduced, kept_shape(shape_of(x), axes));
}

// `reduced` repeated to the shape of `x`.
inline Sym spread(Sym reduced, Sym x, const Attributes& attributes) {
  return broadcast_to(with_kept_axes(reduced, x, attributes), shape_of(x));
}

// How many elements of `shape` make one element of the result.
inline double reduced_count(const Shape& shape, const Attributes& attributes) {
  double count = 1;
  const Ints axes = reduced_axes(shape, attributes).value();
  for (const std::int64_t axis : axes) {
    count *= static_cast<double>(shape[static_cast<std::size_t>(axis)]);
  }
  return count;
}

inline std::vector<Sample> reduction_samples() {
  const Ints last{-1};
  const Ints outer{0, 2};
  return {{{Shape{}}},
          {{Shape{5}}},
          {{Shape{2, 3}}, {{"axis", last}}},
          {{Shape{3, 2}}, {{"axis", Ints{0}}, {"keepdims", std::int64_t{1}}}},
          {{Shape{2, 3, 2}}, {{"axis", outer}}},
          {{Shape{2, 2, 3}}, {{"axis", outer}, {"keepdims", std::int64_t{1}}}}};
}

// A reduction of `a` with NumPy's arguments axis and keepdims.
inline OpDef reduction(std::string_view name, std::string_view summary, Notation notation,
                       TensorKernel kernel, Rule rule, std::string_view convention = {}) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"a"}, axis_argument(), keepdims_argument()},
               .notation = notation,
               .kernel = kernel,
               .shape = reduction_shape,
               .rule = std::move(rule),
               .domains = {{}},
               .samples = reduction_samples(),
               .convention = convention};
}

}  // namespace nabla
