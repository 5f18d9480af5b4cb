#include <array>
#include <utility>

#include "engine/ops/body.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/ops/window.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

// --- correlate2d is conv2d without bias; its two adjoints are ops of the same kind, so derivatives
// never end ---

Window conv_window(const Shape& weight, const Attributes& attributes) {
  return {{weight[2], weight[3]},
          pair_of(attributes, "stride", {1, 1}),
          pair_of(attributes, "padding", {0, 0})};
}

Expected<Shape> correlate_shape(Shapes shapes, const Attributes& attributes) {
  const Shape& input = shapes[0];
  const Shape& weight = shapes[1];
  if (weight.rank() != 4) {
    return Diagnostic{say("the weights need 4 axes, not shape %1", weight.str()),
                      say("they are (out channels, in channels, height, width)"),
                      {}};
  }
  const Window window = conv_window(weight, attributes);
  if (auto fault = window_fault(window, input, attributes)) return *std::move(fault);
  if (input[input.rank() - 3] != weight[1]) {
    return Diagnostic{
        say("the channels of shapes %1 and %2 differ", input.str(), weight.str()), {}, {}};
  }
  Ints extents = input.extents();
  const std::size_t last = extents.size() - 1;
  extents[last - 2] = weight[0];
  extents[last - 1] = window.count(0, input[last - 1]);
  extents[last] = window.count(1, input[last]);
  return Shape(std::move(extents));
}

// Visits every product of a convolution, unless it is cancelled: f(index in input, index in weight,
// index in output).
template <class F>
void each_product(const Shape& input, const Shape& weight, const Shape& output,
                  const Attributes& attributes, Cancellation cancelled, F f) {
  const Window w = conv_window(weight, attributes);
  const std::size_t top = input.rank() - 3;
  const std::int64_t batch = top == 0 ? 1 : input[0];
  const std::int64_t height = input[top + 1];
  const std::int64_t width = input[top + 2];
  std::int64_t out = 0;
  for (std::int64_t n = 0; n < batch; ++n) {
    for (std::int64_t o = 0; o < weight[0]; ++o) {
      for (std::int64_t y = 0; y < output[top + 1] && !cancelled.asked(); ++y) {
        for (std::int64_t x = 0; x < output[top + 2]; ++x, ++out) {
          std::int64_t k = o * weight[1] * weight[2] * weight[3];
          for (std::int64_t c = 0; c < weight[1]; ++c) {
            for (std::int64_t i = 0; i < weight[2]; ++i) {
              for (std::int64_t j = 0; j < weight[3]; ++j, ++k) {
                const std::int64_t row = y * w.stride[0] + i - w.padding[0];
                const std::int64_t column = x * w.stride[1] + j - w.padding[1];
                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                const std::int64_t at = ((n * weight[1] + c) * height + row) * width + column;
                f(static_cast<std::size_t>(at), static_cast<std::size_t>(k),
                  static_cast<std::size_t>(out));
              }
            }
          }
        }
      }
    }
  }
}

Tensor correlate_kernel(Values v, const Attributes& attributes) {
  const std::array shapes{v[0].shape(), v[1].shape()};
  Tensor out = Tensor::filled(correlate_shape(shapes, attributes).value(), 0.0);
  const auto x = v[0].values();
  const auto w = v[1].values();
  const auto to = out.mutable_values();
  each_product(shapes[0], shapes[1], out.shape(), attributes, v.cancelled(),
               [&](std::size_t i, std::size_t k, std::size_t o) { to[o] += x[i] * w[k]; });
  return out;
}

// correlate2d_input(gradient, weight) and correlate2d_weight(input, gradient), both shaped as the
// attribute `shape` says.
Tensor by_input_kernel(Values v, const Attributes& attributes) {
  Tensor out = Tensor::filled(Shape(attributes.integers("shape")), 0.0);
  const auto g = v[0].values();
  const auto w = v[1].values();
  const auto to = out.mutable_values();
  each_product(out.shape(), v[1].shape(), v[0].shape(), attributes, v.cancelled(),
               [&](std::size_t i, std::size_t k, std::size_t o) { to[i] += g[o] * w[k]; });
  return out;
}

Tensor by_weight_kernel(Values v, const Attributes& attributes) {
  Tensor out = Tensor::filled(Shape(attributes.integers("shape")), 0.0);
  const auto x = v[0].values();
  const auto g = v[1].values();
  const auto to = out.mutable_values();
  each_product(v[0].shape(), out.shape(), v[1].shape(), attributes, v.cancelled(),
               [&](std::size_t i, std::size_t k, std::size_t o) { to[k] += x[i] * g[o]; });
  return out;
}

Expected<Shape> told_shape_rule(Shapes, const Attributes& attributes) {
  return Shape(attributes.integers("shape"));
}

Sym correlate2d_input(Sym g, Sym weight, Sym like, const Attributes& attributes) {
  return apply("correlate2d_input", {g, weight},
               with(attributes, "shape", shape_of(like).extents()));
}

Sym correlate2d_weight(Sym input, Sym g, Sym like, const Attributes& attributes) {
  return apply("correlate2d_weight", {input, g},
               with(attributes, "shape", shape_of(like).extents()));
}

Sym correlate_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  if (operand == 0) return correlate2d_input(g, a.inputs[1], a.inputs[0], a.attributes);
  return correlate2d_weight(a.inputs[0], g, a.inputs[1], a.attributes);
}

Sym by_input_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  if (operand == 0) return apply("correlate2d", {g, a.inputs[1]}, a.attributes);
  return correlate2d_weight(g, a.inputs[0], a.inputs[1], a.attributes);
}

Sym by_weight_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  if (operand == 0) return correlate2d_input(a.inputs[1], g, a.inputs[0], a.attributes);
  return apply("correlate2d", {a.inputs[0], g}, a.attributes);
}

OpDef convolution(std::string_view name, std::string_view summary, Argument first, Argument second,
                  TensorKernel kernel, ShapeRule shape, Adjoint adjoint,
                  std::vector<Sample> samples) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {first, second, optional("stride", ArgumentKind::shape),
                             optional("padding", ArgumentKind::shape)},
               .notation = function(name, "#1 * #2", "∗"),
               .kernel = kernel,
               .shape = shape,
               .rule = Multilinear{adjoint},
               .domains = {{}, {}},
               .samples = std::move(samples),
               .internal = true};
}

std::vector<OpDef> convolutions() {
  const Attributes apart{{"stride", Ints{2, 1}}, {"padding", Ints{1}}};
  const Ints image{2, 3, 3};
  const Ints filter{2, 2, 2, 2};
  return {
      convolution(
          "correlate2d", "conv2d without bias", {"input"}, {"weight"}, correlate_kernel,
          correlate_shape, correlate_adjoint,
          {{{Shape{1, 3, 3}, Shape{2, 1, 2, 2}}}, {{Shape{2, 2, 3, 4}, Shape{1, 2, 2, 3}}, apart}}),
      convolution("correlate2d_input", "The gradient of correlate2d by its input", {"gradient"},
                  {"weight"}, by_input_kernel, told_shape_rule, by_input_adjoint,
                  {{{Shape{2, 2, 2}, Shape{2, 2, 2, 2}}, {{"shape", image}}}}),
      convolution("correlate2d_weight", "The gradient of correlate2d by its weights", {"input"},
                  {"gradient"}, by_weight_kernel, told_shape_rule, by_weight_adjoint,
                  {{{Shape{2, 3, 3}, Shape{2, 2, 2}}, {{"shape", filter}}}}),
  };
}

// --- conv2d ---

Expected<Shape> conv2d_shape(Shapes shapes, const Attributes& attributes) {
  const auto shape = correlate_shape(shapes.first(2), attributes);
  if (!shape || shapes.size() == 2 || shapes[2] == Shape{shapes[1][0]}) return shape;
  return Diagnostic{
      say("a bias of shape %1 does not fit weights of shape %2", shapes[2].str(), shapes[1].str()),
      say("it holds one number per output channel"),
      {}};
}

Sym conv2d_body(const RuleArgs& a) {
  const Sym product = apply("correlate2d", {a.inputs[0], a.inputs[1]}, a.attributes);
  if (a.inputs.size() == 2) return product;
  return product + reshape(a.inputs[2], Shape{shape_of(a.inputs[2])[0], 1, 1});
}

OpDef conv2d_op() {
  const Attributes apart{{"stride", Ints{2, 1}}, {"padding", Ints{1}}};
  return OpDef{.name = "conv2d",
               .summary = "Slides filters over an image",
               .arguments = {{"input"},
                             {"weight"},
                             optional("bias", ArgumentKind::operand),
                             optional("stride", ArgumentKind::shape),
                             optional("padding", ArgumentKind::shape)},
               .notation = function("conv2d", "#1 * #2", "∗"),
               .kernel = by_body<conv2d_body>,
               .shape = conv2d_shape,
               .rule = Composite{conv2d_body},
               .domains = {{}},
               .samples = {{{Shape{1, 3, 3}, Shape{2, 1, 2, 2}}},
                           {{Shape{2, 2, 3, 4}, Shape{1, 2, 2, 3}, Shape{1}}, apart}}};
}

}  // namespace

std::vector<OpDef> convolution_ops() {
  std::vector<OpDef> ops = convolutions();
  ops.push_back(conv2d_op());
  return in_family("network", std::move(ops));
}

}  // namespace nabla
