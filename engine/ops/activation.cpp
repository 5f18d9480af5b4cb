#include <cmath>
#include <numbers>

#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/tensor/elementwise.h"

namespace nabla {
namespace {

// Neither branch overflows, and both keep full precision in their tail.
double sigmoid_of(double x) {
  if (x >= 0) return 1.0 / (1.0 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1.0 + e);
}

// x Phi(x); erfc keeps full precision where 1 + erf would cancel.
double gelu_of(double x) { return 0.5 * x * std::erfc(-x / std::numbers::sqrt2); }

Sym gelu_slope(const RuleArgs& a) {
  constexpr double inverse_sqrt_two_pi = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
  const Sym x = a.inputs[0];
  const Sym share = 0.5 * erfc(x / -std::numbers::sqrt2);
  return share + inverse_sqrt_two_pi * (x * exp(-0.5 * (x * x)));
}

Sym silu_slope(const RuleArgs& a) {
  const Sym s = sigmoid(a.inputs[0]);
  return s + a.output * (1.0 - s);
}

OpDef relu_op() {
  OpDef op = unary(
      "relu", "x where positive, else 0",
      function("relu", "\\operatorname{relu}\\left(#1\\right)", "relu"),
      [](double x) { return x > 0 || std::isnan(x) ? x : 0.0; },
      [](const RuleArgs& a) { return greater(a.inputs[0], 0.0); }, {}, "the derivative at 0 is 0");
  std::get<Pointwise>(op.rule).selects = true;
  return op;
}

Expected<Shape> same_shape(std::span<const Shape> shapes, const Attributes&) { return shapes[0]; }

// An activation with a parameter that is an attribute, not an operand.
OpDef with_parameter(std::string_view name, std::string_view summary, std::string_view parameter,
                     TensorKernel kernel, Partial partial, std::string_view convention) {
  return OpDef{
      .name = name,
      .summary = summary,
      .arguments = {{"input"}, optional(parameter, ArgumentKind::real)},
      .notation = function(name),
      .kernel = kernel,
      .shape = same_shape,
      .rule = Pointwise{{partial}, true},
      .domains = {{}},
      .samples = {{{Shape{}}}, {{Shape{5}}, {{std::string(parameter), 0.7}}}, {{Shape{2, 3}}}},
      .convention = convention};
}

OpDef leaky_relu_op() {
  return with_parameter(
      "leaky_relu", "x where positive, else a small multiple of x", "negative_slope",
      [](Values v, const Attributes& attributes) {
        const double slope = attributes.real("negative_slope", 0.01);
        return map(
            v[0], [slope](double x) { return x > 0 ? x : slope * x; }, v.cancelled());
      },
      [](const RuleArgs& a) {
        const Sym x = a.inputs[0];
        const double slope = a.attributes.real("negative_slope", 0.01);
        return where(greater(x, 0.0), constant_like(x, 1.0), constant_like(x, slope));
      },
      "the derivative at 0 is the slope for negative x");
}

OpDef elu_op() {
  return with_parameter(
      "elu", "x where positive, else alpha (exp(x) - 1)", "alpha",
      [](Values v, const Attributes& attributes) {
        const double alpha = attributes.real("alpha", 1.0);
        return map(
            v[0], [alpha](double x) { return x > 0 ? x : alpha * std::expm1(x); }, v.cancelled());
      },
      [](const RuleArgs& a) {
        const Sym x = a.inputs[0];
        const double alpha = a.attributes.real("alpha", 1.0);
        return where(greater(x, 0.0), constant_like(x, 1.0), alpha * exp(x));
      },
      "the derivative at 0 is alpha");
}

}  // namespace

std::vector<OpDef> activation_ops() {
  return in_family(
      "activation",
      {
          unary("sigmoid", "1 / (1 + exp(-x))",
                function("sigmoid", "\\sigma\\left(#1\\right)", "σ"), sigmoid_of,
                [](const RuleArgs& a) { return a.output * (1.0 - a.output); }),
          unary(
              "softplus", "log(1 + exp(x)), without overflow",
              function("softplus", "\\operatorname{softplus}\\left(#1\\right)"),
              [](double x) { return std::log1p(std::exp(-std::fabs(x))) + std::fmax(x, 0.0); },
              [](const RuleArgs& a) { return sigmoid(a.inputs[0]); }),
          relu_op(),
          leaky_relu_op(),
          elu_op(),
          unary("gelu", "x times the normal distribution function of x",
                function("gelu", "\\operatorname{gelu}\\left(#1\\right)"), gelu_of, gelu_slope),
          unary(
              "silu", "x times sigmoid(x)",
              function("silu", "\\operatorname{silu}\\left(#1\\right)"),
              [](double x) { return x * sigmoid_of(x); }, silu_slope),
      });
}

}  // namespace nabla
