#include <cmath>
#include <limits>
#include <string>

#include "engine/ops/body.h"
#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/tensor/broadcast.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

constexpr double log_floor = -100;  // PyTorch's, so that a wrong certainty costs much but not inf

std::string reduction_of(const Attributes& attributes) {
  return attributes.text("reduction", "mean");
}

Expected<Shape> reduced_loss(const Shape& terms, const Attributes& attributes) {
  const std::string reduction = reduction_of(attributes);
  if (reduction == "none") return terms;
  if (reduction == "mean" || reduction == "sum") return Shape{};
  return Diagnostic{say("there is no reduction \"%1\"", reduction),
                    say("write \"mean\", \"sum\" or \"none\""),
                    {}};
}

Sym reduced(Sym terms, const Attributes& attributes) {
  const std::string reduction = reduction_of(attributes);
  return reduction == "none" ? terms : apply(reduction, {terms});
}

Expected<Shape> elementwise_loss_shape(Shapes shapes, const Attributes& attributes) {
  const auto terms = broadcast_shapes(shapes);
  if (!terms) return terms.error();
  return reduced_loss(*terms, attributes);
}

OpDef loss(std::string_view name, std::string_view summary, TensorKernel kernel, ShapeRule shape,
           Body body, std::vector<Domain> domains, std::vector<Sample> samples,
           std::string_view convention = {}) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"input"}, {"target"}, optional("reduction", ArgumentKind::text)},
               .notation = function(name),
               .kernel = kernel,
               .shape = shape,
               .rule = Composite{body},
               .domains = std::move(domains),
               .samples = std::move(samples),
               .convention = convention};
}

std::vector<Sample> elementwise_samples() {
  return {{{Shape{4}, Shape{4}}},
          {{Shape{2, 3}, Shape{3}}, {{"reduction", std::string("sum")}}},
          {{Shape{3}, Shape{3}}, {{"reduction", std::string("none")}}}};
}

Sym mse_body(const RuleArgs& a) {
  const Sym d = a.inputs[0] - a.inputs[1];
  return reduced(d * d, a.attributes);
}

// --- cross entropy: of logits, against class numbers or against probabilities ---

std::size_t class_axis(const Shape& input) { return input.rank() == 1 ? 0 : 1; }

Shape without_classes(const Shape& input) {
  Ints extents = input.extents();
  extents.erase(extents.begin() + static_cast<std::ptrdiff_t>(class_axis(input)));
  return Shape(std::move(extents));
}

Expected<Shape> cross_entropy_shape(Shapes shapes, const Attributes& attributes) {
  const Shape& input = shapes[0];
  const Shape& target = shapes[1];
  if (!input.is_scalar() && (target == input || target == without_classes(input))) {
    return reduced_loss(without_classes(input), attributes);
  }
  return Diagnostic{say("shapes %1 and %2 do not fit together", input.str(), target.str()),
                    say("the target holds one class number per row, or a probability per class"),
                    {}};
}

// The classes 0, 1, ... along the class axis.
Sym class_numbers(Sym input) {
  const Shape shape = shape_of(input);
  const std::size_t axis = class_axis(shape);
  Ints extents(shape.rank(), 1);
  extents[axis] = shape[axis];
  Tensor numbers = Tensor::filled(Shape(extents), 0.0);
  double next = 0;
  for (double& x : numbers.mutable_values()) x = next++;
  return constant(*input.graph, numbers);
}

Sym cross_entropy_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Sym target = a.inputs[1];
  const Attributes axis{{"axis", Ints{static_cast<std::int64_t>(class_axis(shape_of(x)))}}};
  const Sym logs = apply("log_softmax", {x}, axis);
  if (shape_of(target) == shape_of(x)) {
    return reduced(-sum(chain(logs, target), axis), a.attributes);
  }
  const Sym chosen = equal(apply("expand_dims", {target}, axis), class_numbers(x));
  const Sym costs = -sum(where(chosen, logs, constant_like(x, 0.0)), axis);
  const Sym nan = constant_like(x, std::numeric_limits<double>::quiet_NaN());
  return reduced(where(sum(chosen, axis), costs, nan), a.attributes);
}

// --- binary cross entropy ---

double clipped_log(double x) { return std::fmax(std::log(x), log_floor); }

double binary_terms(double p, double t) {
  const double no = std::fmax(std::log1p(-p), log_floor);
  return (t - 1.0) * no - t * clipped_log(p);
}

// The slope by p with the divisor that PyTorch guards, so that it stays finite at 0 and 1.
double binary_slope(double p, double t) { return (p - t) / std::fmax(p * (1.0 - p), 1e-12); }

// t / p^2 + (1 - t) / (1 - p)^2, without the guard: it is no part of what is differentiated.
Sym binary_curvature(const RuleArgs& a) {
  const Sym p = a.inputs[0];
  const Sym t = a.inputs[1];
  const Sym not_p = 1.0 - p;
  return chain(1.0 / (p * p), t) + chain(1.0 / (not_p * not_p), 1.0 - t);
}

OpDef slope_op() {
  OpDef op = binary(
      "binary_cross_entropy_slope", "How the cost of each element grows with p",
      function("binary_cross_entropy_slope", "\\frac{#1 - #2}{#1 \\left(1 - #1\\right)}", "bce'"),
      binary_slope,
      Pointwise{{binary_curvature,
                 [](const RuleArgs& a) { return -1.0 / (a.inputs[0] * (1.0 - a.inputs[0])); }}},
      {{0.2, 0.8}, {0.1, 0.9}},
      "the divisor is at least 1e-12, as in PyTorch; its derivatives know no such guard");
  op.internal = true;
  return op;
}

Sym floored(Sym log_of_p) {
  return apply("maximum", {log_of_p, constant_like(log_of_p, log_floor)});
}

OpDef terms_op() {
  OpDef op =
      binary("binary_cross_entropy_terms", "The cost of each element",
             function("binary_cross_entropy_terms", {}, "bce"), binary_terms,
             Pointwise{{[](const RuleArgs& a) {
                          return apply("binary_cross_entropy_slope", {a.inputs[0], a.inputs[1]});
                        },
                        [](const RuleArgs& a) {
                          const Sym p = a.inputs[0];
                          return floored(log1p(-p)) - floored(log(p));
                        }}},
             {{0.2, 0.8}, {0.1, 0.9}}, "logarithms are at least -100");
  op.internal = true;
  return op;
}

Sym binary_cross_entropy_body(const RuleArgs& a) {
  return reduced(apply("binary_cross_entropy_terms", {a.inputs[0], a.inputs[1]}), a.attributes);
}

}  // namespace

std::vector<OpDef> loss_ops() {
  const std::vector<Sample> classes{
      {{Shape{3}, Shape{3}}},
      {{Shape{2, 3}, Shape{2, 3}}},
      {{Shape{2, 3}, Shape{2, 3}}, {{"reduction", std::string("none")}}}};
  return in_family(
      "loss", {
                  loss("mse", "Mean of the squared differences", by_body<mse_body>,
                       elementwise_loss_shape, mse_body, {{}, {}}, elementwise_samples()),
                  loss("cross_entropy", "Cross entropy of logits against classes or probabilities",
                       by_body<cross_entropy_body>, cross_entropy_shape, cross_entropy_body,
                       {{}, {0.1, 0.9}}, classes, "a class that does not exist costs nan"),
                  loss("binary_cross_entropy", "Cross entropy of a probability against 0 or 1",
                       by_body<binary_cross_entropy_body>, elementwise_loss_shape,
                       binary_cross_entropy_body, {{0.2, 0.8}, {0.1, 0.9}}, elementwise_samples(),
                       "logarithms are at least -100, as in PyTorch"),
                  terms_op(),
                  slope_op(),
              });
}

}  // namespace nabla
