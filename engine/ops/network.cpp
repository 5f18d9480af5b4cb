#include <algorithm>
#include <limits>
#include <utility>

#include "engine/ops/body.h"
#include "engine/ops/catalogue.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/ops/index.h"
#include "engine/ops/window.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

// --- pooling: the places of the window, each as an array of all windows, reduced ---

Window pool_window(const Attributes& attributes) {
  const Pair size = pair_of(attributes, "kernel_size", {1, 1});
  return {size, pair_of(attributes, "stride", size), pair_of(attributes, "padding", {0, 0})};
}

Expected<Shape> pool_shape(Shapes shapes, const Attributes& attributes) {
  const Window window = pool_window(attributes);
  const Shape& input = shapes[0];
  const bool thin =
      2 * window.padding[0] <= window.size[0] && 2 * window.padding[1] <= window.size[1];
  if (auto fault = window_fault(window, input, attributes)) return *std::move(fault);
  if (!thin) {
    return Diagnostic{say("the padding is more than half of the window"),
                      say("a window must touch the input"),
                      {}};
  }
  Ints extents = input.extents();
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t axis = input.rank() - 2 + i;
    extents[axis] = window.count(i, input[axis]);
  }
  return Shape(std::move(extents));
}

// The image within a frame of `edge`.
Sym padded(Sym x, Pair padding, double edge) {
  if (padding == Pair{0, 0}) return x;
  const Shape inside = shape_of(x);
  const std::size_t rank = inside.rank();
  Ints extents = inside.extents();
  std::vector<AxisIndex> middle(rank);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t axis = rank - 2 + i;
    middle[axis].start = padding[i];
    middle[axis].stop = padding[i] + inside[axis];
    extents[axis] += 2 * padding[i];
  }
  const Shape outside(extents);
  const Attributes place = with(index_attributes(outside, middle).value(), "shape", extents);
  const Sym image = apply("setitem_zeros", {x}, place);
  if (edge == 0.0) return image;
  const Sym ones = constant(*x.graph, Tensor::filled(inside, 1.0));
  return where(apply("setitem_zeros", {ones}, place), image, constant_like(x, edge));
}

// What stands at each place of the window, one part per place, row by row.
std::vector<Sym> window_parts(const RuleArgs& a, double edge) {
  const Window w = pool_window(a.attributes);
  const Sym image = padded(a.inputs[0], w.padding, edge);
  const Shape shape = shape_of(a.inputs[0]);
  const std::size_t rank = shape.rank();
  std::vector<Sym> parts;
  for (std::int64_t i = 0; i < w.size[0]; ++i) {
    for (std::int64_t j = 0; j < w.size[1]; ++j) {
      std::vector<AxisIndex> at(rank);
      const std::int64_t bottom = i + (w.count(0, shape[rank - 2]) - 1) * w.stride[0] + 1;
      const std::int64_t right = j + (w.count(1, shape[rank - 1]) - 1) * w.stride[1] + 1;
      at[rank - 2] = {i, bottom, w.stride[0], false};
      at[rank - 1] = {j, right, w.stride[1], false};
      parts.push_back(apply("getitem", {image}, index_attributes(shape_of(image), at).value()));
    }
  }
  return parts;
}

// A later element takes the place only where it is larger, so that the first of equal ones gets
// the gradient; nan counts as larger.
Sym max_pool2d_body(const RuleArgs& a) {
  const std::vector<Sym> parts = window_parts(a, -std::numeric_limits<double>::infinity());
  Sym best = parts.front();
  for (const Sym part : std::span(parts).subspan(1)) {
    const Sym nan = apply("not_equal", {part, part});
    best = where(either(greater(part, best), nan), part, best);
  }
  return best;
}

Sym avg_pool2d_body(const RuleArgs& a) {
  const Sym stack = nabla::apply(*find_op("stack"), window_parts(a, 0.0));
  return apply("mean", {stack}, {{"axis", Ints{0}}});
}

OpDef pooling(std::string_view name, std::string_view summary, TensorKernel kernel, Body body,
              std::string_view convention) {
  const Attributes two{{"kernel_size", Ints{2}}};
  const Attributes apart{
      {"kernel_size", Ints{3, 2}}, {"stride", Ints{2, 1}}, {"padding", Ints{1, 0}}};
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"input"},
                             {"kernel_size", ArgumentKind::shape},
                             optional("stride", ArgumentKind::shape),
                             optional("padding", ArgumentKind::shape)},
               .notation = function(name),
               .kernel = kernel,
               .shape = pool_shape,
               .rule = Composite{body},
               .domains = {{}},
               .samples = {{{Shape{1, 4, 4}}, two}, {{Shape{2, 1, 3, 3}}, apart}},
               .convention = convention};
}

// --- layer_norm over the last axes ---

Expected<Shape> layer_norm_shape(Shapes shapes, const Attributes& attributes) {
  const Ints last = attributes.integers("normalized_shape");
  const Ints& extents = shapes[0].extents();
  if (last.empty() || last.size() > extents.size() ||
      !std::equal(last.rbegin(), last.rend(), extents.rbegin())) {
    return Diagnostic{say("%1 is not the end of shape %2", Shape(last).str(), shapes[0].str()),
                      say("normalized_shape must be the last extents"),
                      {}};
  }
  for (const Shape& affine : shapes.subspan(1)) {
    if (affine == Shape(last)) continue;
    return Diagnostic{say("shapes %1 and %2 do not fit together", shapes[0].str(), affine.str()),
                      say("weight and bias have the normalized shape %1", Shape(last).str()),
                      {}};
  }
  return shapes[0];
}

Sym layer_norm_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  Ints axes;
  for (std::size_t i = a.attributes.integers("normalized_shape").size(); i > 0; --i) {
    axes.push_back(-static_cast<std::int64_t>(i));
  }
  const Attributes over{{"axis", axes}, {"keepdims", std::int64_t{1}}};
  const Sym d = x - apply("mean", {x}, over);
  const Sym variance = apply("mean", {d * d}, over);
  Sym result = d / sqrt(variance + a.attributes.real("eps", 1e-5));
  if (a.inputs.size() > 1) result = result * a.inputs[1];
  return a.inputs.size() > 2 ? result + a.inputs[2] : result;
}

OpDef layer_norm_op() {
  return OpDef{.name = "layer_norm",
               .summary = "Shifts and scales to mean 0 and variance 1",
               .arguments = {{"input"},
                             {"normalized_shape", ArgumentKind::shape},
                             optional("weight", ArgumentKind::operand),
                             optional("bias", ArgumentKind::operand),
                             optional("eps", ArgumentKind::real)},
               .notation = function("layer_norm"),
               .kernel = by_body<layer_norm_body>,
               .shape = layer_norm_shape,
               .rule = Composite{layer_norm_body},
               .domains = {{}},
               .samples = {{{Shape{4}}, {{"normalized_shape", Ints{4}}}},
                           {{Shape{2, 2, 3}}, {{"normalized_shape", Ints{2, 3}}}},
                           {{Shape{2, 3}, Shape{3}, Shape{3}}, {{"normalized_shape", Ints{3}}}}}};
}

}  // namespace

std::vector<OpDef> network_ops() {
  std::vector<OpDef> ops;
  ops.push_back(pooling("max_pool2d", "Largest value in each window", by_body<max_pool2d_body>,
                        max_pool2d_body,
                        "of equal largest elements of a window the first gets the gradient"));
  ops.push_back(pooling("avg_pool2d", "Mean of each window, padding counted as zeros",
                        by_body<avg_pool2d_body>, avg_pool2d_body, {}));
  ops.push_back(layer_norm_op());
  return in_family("network", std::move(ops));
}

}  // namespace nabla
