#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/ops/axes.h"
#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

// --- transpose ---

// The attribute `axes`, or all axes in reverse.
Expected<Ints> transpose_order(const Shape& shape, const Attributes& attributes) {
  Ints order = attributes.integers("axes");
  if (!attributes.has("axes")) {
    order.resize(shape.rank());
    std::iota(order.rbegin(), order.rend(), 0);
    return order;
  }
  Ints sorted;
  for (std::int64_t& axis : order) {
    const auto normal = normal_axis(axis, shape.rank(), shape);
    if (!normal) return normal.error();
    sorted.push_back(axis = *normal);
  }
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() != shape.rank() ||
      std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    return Diagnostic{say("each axis of shape %1 must be named once", shape.str()), {}, {}};
  }
  return order;
}

Expected<Shape> transpose_shape(Shapes shapes, const Attributes& attributes) {
  const auto order = transpose_order(shapes[0], attributes);
  if (!order) return order.error();
  Ints extents;
  for (const std::int64_t axis : *order)
    extents.push_back(shapes[0][static_cast<std::size_t>(axis)]);
  return Shape(std::move(extents));
}

Sym transpose_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  if (!a.attributes.has("axes")) return transpose(g);
  const Ints order = transpose_order(shape_of(a.inputs[0]), a.attributes).value();
  Ints inverse(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    inverse[static_cast<std::size_t>(order[i])] = static_cast<std::int64_t>(i);
  }
  return transpose(g, inverse);
}

OpDef transpose_op() {
  return OpDef{.name = "transpose",
               .summary = "The axes in reverse, or in the order given",
               .arguments = {{"a"}, optional("axes", ArgumentKind::axis)},
               .notation = {NotationKind::postfix, ".T", "ᵀ", "{#1}^{\\mathsf{T}}"},
               .kernel =
                   [](Values v, const Attributes& attributes) {
                     return permuted(v[0], transpose_order(v[0].shape(), attributes).value(),
                                     v.cancelled());
                   },
               .shape = transpose_shape,
               .rule = Linear{transpose_adjoint},
               .domains = {{}},
               .samples = {{{Shape{}}},
                           {{Shape{3}}},
                           {{Shape{2, 3}}},
                           {{Shape{2, 3, 4}}, {{"axes", Ints{1, 2, 0}}}},
                           {{Shape{2, 3, 2}}, {{"axes", Ints{0, -1, 1}}}}}};
}

// --- flip and cumsum ---

Expected<Shape> flip_shape(Shapes shapes, const Attributes& attributes) {
  const auto axes = reduced_axes(shapes[0], attributes);
  if (!axes) return axes.error();
  return shapes[0];
}

Tensor flip_kernel(Values v, const Attributes& attributes) {
  Tensor out = v[0];
  const Ints axes = reduced_axes(v[0].shape(), attributes).value();
  for (const std::int64_t axis : axes) {
    out = map_lanes(
        out, axis, [](std::span<double> lane) { std::reverse(lane.begin(), lane.end()); },
        v.cancelled());
  }
  return out;
}

OpDef flip_op() {
  return OpDef{.name = "flip",
               .summary = "The elements in reverse order along the axes",
               .arguments = {{"m"}, axis_argument()},
               .notation = function("flip"),
               .kernel = flip_kernel,
               .shape = flip_shape,
               .rule = Linear{[](const RuleArgs& a, std::size_t, Sym g) {
                 return apply("flip", {g}, a.attributes);
               }},
               .domains = {{}},
               .samples = {{{Shape{4}}}, {{Shape{2, 3}}}, {{Shape{2, 3}}, {{"axis", Ints{1}}}}}};
}

// Without `axis` the result is flat, as in NumPy.
Expected<Shape> cumsum_shape(Shapes shapes, const Attributes& attributes) {
  if (!attributes.has("axis")) {
    return Shape{static_cast<std::int64_t>(shapes[0].size())};
  }
  const auto axis = single_axis(shapes[0], attributes, 0);
  if (!axis) return axis.error();
  return shapes[0];
}

Tensor cumsum_kernel(Values v, const Attributes& attributes) {
  const Shape shape = cumsum_shape(std::span(&v[0].shape(), 1), attributes).value();
  const Tensor a = v[0].reshaped(shape);
  return map_lanes(
      a, single_axis(shape, attributes, 0).value(),
      [](std::span<double> lane) { std::partial_sum(lane.begin(), lane.end(), lane.begin()); },
      v.cancelled());
}

Sym cumsum_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  const Attributes axis{{"axis", Ints{single_axis(shape_of(g), a.attributes, 0).value()}}};
  const Sym sums = apply("cumsum", {apply("flip", {g}, axis)}, axis);
  return reshape(apply("flip", {sums}, axis), shape_of(a.inputs[0]));
}

OpDef cumsum_op() {
  return OpDef{.name = "cumsum",
               .summary = "Running sums along an axis",
               .arguments = {{"a"}, axis_argument()},
               .notation = function("cumsum"),
               .kernel = cumsum_kernel,
               .shape = cumsum_shape,
               .rule = Linear{cumsum_adjoint},
               .domains = {{}},
               .samples = {{{Shape{4}}},
                           {{Shape{2, 3}}},
                           {{Shape{2, 3}}, {{"axis", Ints{0}}}},
                           {{Shape{2, 3}}, {{"axis", Ints{-1}}}}}};
}

}  // namespace

std::vector<OpDef> order_ops() {
  return in_family("shape", {transpose_op(), flip_op(), cumsum_op()});
}

}  // namespace nabla
