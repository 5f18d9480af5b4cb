#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "engine/ops/families.h"
#include "engine/ops/reduce_rule.h"
#include "engine/tensor/broadcast.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

Shape told_shape(const Attributes& attributes) { return Shape(attributes.integers("shape")); }

Sym back_to_operand(const RuleArgs& a, std::size_t, Sym g) {
  return reshape(g, shape_of(a.inputs[0]));
}

// --- reshape, squeeze, expand_dims: the same elements under another shape ---

Diagnostic cannot_reshape(const Shape& from, const Shape& to) {
  return {say("shape %1 cannot become %2", from.str(), to.str()),
          say("the number of elements must stay %1", std::to_string(from.size())),
          {}};
}

// One extent may be -1: what is left over.
Expected<Shape> reshape_shape(Shapes shapes, const Attributes& attributes) {
  const Shape told = told_shape(attributes);
  Ints extents = told.extents();
  std::int64_t known = 1;
  for (const std::int64_t extent : extents) {
    if (extent < -1) {
      return Diagnostic{say("%1 is not a length", std::to_string(extent)),
                        say("lengths are 0 or more; -1 stands for what is left over"),
                        {}};
    }
    if (extent >= 0) known *= extent;
  }
  if (std::count(extents.begin(), extents.end(), -1) > 1) {
    return Diagnostic{say("only one length can be -1, for what is left over"),
                      say("write the others as numbers"),
                      {}};
  }
  const auto free = std::find(extents.begin(), extents.end(), -1);
  const auto size = static_cast<std::int64_t>(shapes[0].size());
  if (free != extents.end()) {
    if (known == 0 || size % known != 0) return cannot_reshape(shapes[0], told);
    *free = size / known;
  }
  const Shape result(std::move(extents));
  if (result.size() != shapes[0].size()) return cannot_reshape(shapes[0], told);
  return result;
}

// Without `axis` all axes of extent 1 go.
Expected<Shape> squeeze_shape(Shapes shapes, const Attributes& attributes) {
  const Shape& shape = shapes[0];
  const bool told = attributes.has("axis");
  const auto axes = reduced_axes(shape, attributes);
  if (!axes) return axes.error();
  Ints extents;
  for (std::size_t i = 0; i < shape.rank(); ++i) {
    const bool named = std::binary_search(axes->begin(), axes->end(), static_cast<std::int64_t>(i));
    if (told && named && shape[i] != 1) {
      return Diagnostic{
          say("axis %1 of shape %2 cannot go: its extent is not 1", std::to_string(i), shape.str()),
          {},
          {}};
    }
    if (!named || shape[i] != 1) extents.push_back(shape[i]);
  }
  return Shape(std::move(extents));
}

// The axes count in the result, as in NumPy.
Expected<Shape> expand_shape(Shapes shapes, const Attributes& attributes) {
  Ints axes = attributes.integers("axis");
  const std::size_t rank = shapes[0].rank() + axes.size();
  for (std::int64_t& axis : axes) {
    const auto normal = normal_axis(axis, rank, shapes[0]);
    if (!normal) return normal.error();
    axis = *normal;
  }
  std::sort(axes.begin(), axes.end());
  if (std::adjacent_find(axes.begin(), axes.end()) != axes.end()) {
    return Diagnostic{say("an axis is named twice"), {}, {}};
  }
  Ints extents = shapes[0].extents();
  for (const std::int64_t axis : axes) extents.insert(extents.begin() + axis, 1);
  return Shape(std::move(extents));
}

template <ShapeRule rule>
Tensor reshaped(Values v, const Attributes& attributes) {
  return v[0].reshaped(rule(std::span(&v[0].shape(), 1), attributes).value());
}

template <ShapeRule rule>
OpDef reshaping(std::string_view name, std::string_view summary, Argument how,
                std::vector<Sample> samples) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"a"}, how},
               .notation = function(name),
               .kernel = reshaped<rule>,
               .shape = rule,
               .rule = Linear{back_to_operand},
               .domains = {{}},
               .samples = std::move(samples)};
}

// --- broadcast_to and its adjoint ---

Expected<Shape> broadcast_to_shape_rule(Shapes shapes, const Attributes& attributes) {
  const Shape told = told_shape(attributes);
  for (const std::int64_t extent : told.extents()) {
    if (extent >= 0) continue;
    return Diagnostic{
        say("%1 is not a length", std::to_string(extent)), say("lengths are 0 or more"), {}};
  }
  const auto common = broadcast_shapes(shapes[0], told);
  if (!common || *common != told) {
    return Diagnostic{say("shape %1 cannot be repeated to %2", shapes[0].str(), told.str()),
                      say("each extent must be equal or 1, compared from the last"),
                      {}};
  }
  return told;
}

OpDef broadcast_to_op() {
  return OpDef{.name = "broadcast_to",
               .summary = "The tensor repeated to a shape",
               .arguments = {{"array"}, {"shape", ArgumentKind::shape}},
               .notation = function("broadcast_to", {}, "⇉"),
               .kernel =
                   [](Values v, const Attributes& attributes) {
                     return broadcast_to(v[0], told_shape(attributes), v.cancelled());
                   },
               .shape = broadcast_to_shape_rule,
               .rule = Linear{[](const RuleArgs& a, std::size_t, Sym g) {
                 return apply("sum_to", {g}, {{"shape", shape_of(a.inputs[0]).extents()}});
               }},
               .domains = {{}},
               .samples = {{{Shape{}}, {{"shape", Ints{3}}}},
                           {{Shape{3}}, {{"shape", Ints{2, 3}}}},
                           {{Shape{2, 1}}, {{"shape", Ints{2, 3}}}}}};
}

Expected<Shape> sum_to_shape_rule(Shapes, const Attributes& attributes) {
  return told_shape(attributes);
}

OpDef sum_to_op() {
  return OpDef{.name = "sum_to",
               .summary = "Sums over the axes along which a shape was repeated",
               .arguments = {{"array"}, {"shape", ArgumentKind::shape}},
               .notation = function("sum_to", "\\sum #1", "Σ"),
               .kernel =
                   [](Values v, const Attributes& attributes) {
                     return sum_to(v[0], told_shape(attributes), v.cancelled());
                   },
               .shape = sum_to_shape_rule,
               .rule = Linear{[](const RuleArgs& a, std::size_t, Sym g) {
                 return broadcast_to(g, shape_of(a.inputs[0]));
               }},
               .domains = {{}},
               .samples = {{{Shape{3}}, {{"shape", Ints{}}}},
                           {{Shape{2, 3}}, {{"shape", Ints{3}}}},
                           {{Shape{2, 3}}, {{"shape", Ints{2, 1}}}}},
               .internal = true};
}

}  // namespace

std::vector<OpDef> shape_ops() {
  return in_family(
      "shape",
      {
          reshaping<reshape_shape>("reshape", "The same elements under another shape",
                                   {"shape", ArgumentKind::shape},
                                   {{{Shape{6}}, {{"shape", Ints{2, 3}}}},
                                    {{Shape{2, 3}}, {{"shape", Ints{-1}}}},
                                    {{Shape{}}, {{"shape", Ints{1, 1}}}},
                                    {{Shape{1}}, {{"shape", Ints{}}}}}),
          reshaping<squeeze_shape>("squeeze", "Without the axes of extent 1", axis_argument(),
                                   {{{Shape{1, 3, 1}}}, {{Shape{1, 3, 1}}, {{"axis", Ints{-1}}}}}),
          reshaping<expand_shape>("expand_dims", "With a new axis of extent 1",
                                  {"axis", ArgumentKind::axis},
                                  {{{Shape{3}}, {{"axis", Ints{0}}}},
                                   {{Shape{2, 3}}, {{"axis", Ints{-1}}}},
                                   {{Shape{}}, {{"axis", Ints{0, 1}}}}}),
          broadcast_to_op(),
          sum_to_op(),
      });
}

}  // namespace nabla
