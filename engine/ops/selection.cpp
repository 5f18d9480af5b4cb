#include <algorithm>
#include <utility>

#include "engine/ops/axes.h"
#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/ops/index.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

// --- getitem and its adjoint ---

Expected<Shape> getitem_shape(Shapes shapes, const Attributes& attributes) {
  return indexed_shape(shapes[0], attributes);
}

Tensor getitem_kernel(Values v, const Attributes& attributes) {
  Tensor out = Tensor::filled(indexed_shape(v[0].shape(), attributes).value(), 0.0);
  const auto from = v[0].values();
  const auto to = out.mutable_values();
  std::size_t k = 0;
  for (const std::size_t position : selected_positions(v[0].shape(), attributes)) {
    to[k++] = from[position];
  }
  return out;
}

Sym getitem_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  const Ints shape = shape_of(a.inputs[0]).extents();
  return apply("setitem_zeros", {g}, with(a.attributes, "shape", shape));
}

Attributes sample_index(const Shape& shape, std::vector<AxisIndex> indices) {
  return index_attributes(shape, indices).value();
}

std::vector<Sample> getitem_samples() {
  const Shape vector{5};
  const Shape matrix{4, 3};
  return {{{vector}, sample_index(vector, {{-1, {}, {}, true}})},
          {{vector}, sample_index(vector, {{1, 4, {}, false}})},
          {{vector}, sample_index(vector, {{{}, {}, -2, false}})},
          {{matrix}, sample_index(matrix, {{2, {}, {}, true}})},
          {{matrix}, sample_index(matrix, {{}, {1, {}, {}, true}})},
          {{matrix}, sample_index(matrix, {{{}, {}, 2, false}, {1, 3, {}, false}})}};
}

OpDef getitem_op() {
  return OpDef{.name = "getitem",
               .summary = "Some elements: a[0], a[1:3], a[:, -1]",
               .arguments = {{"a"}},
               .notation = {NotationKind::postfix, "[]", "[·]", "{#1}_{#i}"},
               .kernel = getitem_kernel,
               .shape = getitem_shape,
               .rule = Linear{getitem_adjoint},
               .domains = {{}},
               .samples = getitem_samples()};
}

Expected<Shape> setitem_zeros_shape(Shapes, const Attributes& attributes) {
  return Shape(attributes.integers("shape"));
}

Tensor setitem_zeros_kernel(Values v, const Attributes& attributes) {
  const Shape shape(attributes.integers("shape"));
  Tensor out = Tensor::filled(shape, 0.0);
  const auto from = v[0].values();
  const auto to = out.mutable_values();
  std::size_t k = 0;
  for (const std::size_t position : selected_positions(shape, attributes)) {
    to[position] = from[k++];
  }
  return out;
}

OpDef setitem_zeros_op() {
  const Shape matrix{4, 3};
  const Attributes rows = sample_index(matrix, {{{}, {}, -2, false}});
  const Attributes column = sample_index(matrix, {{}, {1, {}, {}, true}});
  return OpDef{.name = "setitem_zeros",
               .summary = "The elements put back where indexing took them, zeros elsewhere",
               .arguments = {{"a"}, {"shape", ArgumentKind::shape}},
               .notation = function("setitem_zeros", {}, "0[·]"),
               .kernel = setitem_zeros_kernel,
               .shape = setitem_zeros_shape,
               .rule = Linear{[](const RuleArgs& a, std::size_t, Sym g) {
                 return apply("getitem", {g}, a.attributes);
               }},
               .domains = {{}},
               .samples = {{{Shape{2, 3}}, with(rows, "shape", matrix.extents())},
                           {{Shape{4}}, with(column, "shape", matrix.extents())}},
               .internal = true};
}

// --- concat and stack: operands one after another ---

Tensor joined(Values v, std::size_t axis, Shape shape) {
  Tensor out = Tensor::filled(std::move(shape), 0.0);
  std::size_t outer = 1;
  for (std::size_t i = 0; i < axis; ++i) outer *= static_cast<std::size_t>(out.shape()[i]);
  const auto to = out.mutable_values();
  if (to.empty()) return out;
  const std::size_t whole = to.size() / outer;
  std::size_t offset = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const auto from = v[i].values();
    const std::size_t block = from.size() / outer;
    for (std::size_t k = 0; k < outer && !v.cancelled().asked(); ++k) {
      std::ranges::copy(from.subspan(k * block, block), to.subspan(k * whole + offset).begin());
    }
    offset += block;
  }
  return out;
}

Diagnostic cannot_join(const Shape& a, const Shape& b) {
  return {say("shapes %1 and %2 cannot be joined", a.str(), b.str()),
          say("all extents must agree, except along the axis of concat"),
          {}};
}

Expected<Shape> concat_shape(Shapes shapes, const Attributes& attributes) {
  const auto axis = single_axis(shapes[0], attributes, 0);
  if (!axis) return axis.error();
  const auto along = static_cast<std::size_t>(*axis);
  Ints extents = shapes[0].extents();
  for (const Shape& shape : shapes.subspan(1)) {
    bool fits = shape.rank() == extents.size();
    for (std::size_t i = 0; fits && i < shape.rank(); ++i) {
      fits = i == along || shape[i] == extents[i];
    }
    if (!fits) return cannot_join(shapes[0], shape);
    extents[along] += shape[along];
  }
  return Shape(std::move(extents));
}

std::vector<Shape> shapes_of(Values v) {
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < v.size(); ++i) shapes.push_back(v[i].shape());
  return shapes;
}

Tensor concat_kernel(Values v, const Attributes& attributes) {
  const auto axis = static_cast<std::size_t>(single_axis(v[0].shape(), attributes, 0).value());
  return joined(v, axis, concat_shape(shapes_of(v), attributes).value());
}

Sym concat_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  const auto axis = static_cast<std::size_t>(single_axis(shape_of(g), a.attributes, 0).value());
  std::int64_t start = 0;
  for (std::size_t i = 0; i < operand; ++i) start += shape_of(a.inputs[i])[axis];
  return slice(g, axis, start, start + shape_of(a.inputs[operand])[axis]);
}

// The new axis counts in the result.
Expected<std::size_t> stack_axis(const Shape& shape, const Attributes& attributes) {
  const Ints axes = attributes.integers("axis");
  const auto axis = normal_axis(axes.empty() ? 0 : axes.front(), shape.rank() + 1, shape);
  if (!axis) return axis.error();
  return static_cast<std::size_t>(*axis);
}

Expected<Shape> stack_shape(Shapes shapes, const Attributes& attributes) {
  const auto axis = stack_axis(shapes[0], attributes);
  if (!axis) return axis.error();
  for (const Shape& shape : shapes) {
    if (shape != shapes[0]) return cannot_join(shapes[0], shape);
  }
  Ints extents = shapes[0].extents();
  extents.insert(extents.begin() + static_cast<std::ptrdiff_t>(*axis),
                 static_cast<std::int64_t>(shapes.size()));
  return Shape(std::move(extents));
}

Tensor stack_kernel(Values v, const Attributes& attributes) {
  const std::size_t axis = stack_axis(v[0].shape(), attributes).value();
  return joined(v, axis, stack_shape(shapes_of(v), attributes).value());
}

Sym stack_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  const std::size_t axis = stack_axis(shape_of(a.inputs[0]), a.attributes).value();
  return select(g, axis, static_cast<std::int64_t>(operand));
}

OpDef join_op(std::string_view name, std::string_view summary, TensorKernel kernel, ShapeRule shape,
              Adjoint adjoint, std::vector<Sample> samples) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"arrays", ArgumentKind::operands}, axis_argument()},
               .notation = function(name),
               .kernel = kernel,
               .shape = shape,
               .rule = Linear{adjoint},
               .domains = {{}},
               .samples = std::move(samples)};
}

}  // namespace

std::vector<OpDef> selection_ops() {
  return in_family("shape", {
                                getitem_op(),
                                join_op("concat", "Tensors one after another along an axis",
                                        concat_kernel, concat_shape, concat_adjoint,
                                        {{{Shape{2}, Shape{3}}},
                                         {{Shape{2, 2}, Shape{1, 2}, Shape{3, 2}}},
                                         {{Shape{2, 1}, Shape{2, 3}}, {{"axis", Ints{-1}}}}}),
                                join_op("stack", "Tensors of one shape along a new axis",
                                        stack_kernel, stack_shape, stack_adjoint,
                                        {{{Shape{}, Shape{}, Shape{}}},
                                         {{Shape{3}, Shape{3}}},
                                         {{Shape{2, 3}, Shape{2, 3}}, {{"axis", Ints{-1}}}},
                                         {{Shape{2, 3}, Shape{2, 3}}, {{"axis", Ints{1}}}}}),
                                setitem_zeros_op(),
                            });
}

}  // namespace nabla
