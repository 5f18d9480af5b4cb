#include <cmath>

#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"

namespace nabla {
namespace {

Sym squared(Sym x) { return x * x; }

// x / (x1^2 + x2^2) for an operand x, divided twice by the length: no square overflows or vanishes.
Sym over_square_of_length(const RuleArgs& a, std::size_t operand) {
  const Sym length = hypot(a.inputs[0], a.inputs[1]);
  return a.inputs[operand] / length / length;
}

std::vector<OpDef> circular() {
  return {
      unary(
          "sin", "Sine", function("sin", "\\sin\\left(#1\\right)"),
          [](double x) { return std::sin(x); }, [](const RuleArgs& a) { return cos(a.inputs[0]); }),
      unary(
          "cos", "Cosine", function("cos", "\\cos\\left(#1\\right)"),
          [](double x) { return std::cos(x); },
          [](const RuleArgs& a) { return -sin(a.inputs[0]); }),
      unary(
          "tan", "Tangent", function("tan", "\\tan\\left(#1\\right)"),
          [](double x) { return std::tan(x); },
          [](const RuleArgs& a) { return 1.0 + squared(a.output); }, {-1.2, 1.2}),
      unary(
          "asin", "Angle of that sine", function("asin", "\\arcsin\\left(#1\\right)"),
          [](double x) { return std::asin(x); },
          [](const RuleArgs& a) { return 1.0 / sqrt(1.0 - squared(a.inputs[0])); }, {-0.8, 0.8}),
      unary(
          "acos", "Angle of that cosine", function("acos", "\\arccos\\left(#1\\right)"),
          [](double x) { return std::acos(x); },
          [](const RuleArgs& a) { return -1.0 / sqrt(1.0 - squared(a.inputs[0])); }, {-0.8, 0.8}),
      unary(
          "atan", "Angle of that tangent", function("atan", "\\arctan\\left(#1\\right)"),
          [](double x) { return std::atan(x); },
          [](const RuleArgs& a) { return 1.0 / (1.0 + squared(a.inputs[0])); }),
      binary(
          "atan2", "Angle of the point (x2, x1) against the x axis",
          function("atan2", "\\operatorname{atan2}\\left(#1, #2\\right)"),
          [](double y, double x) { return std::atan2(y, x); },
          Pointwise{{[](const RuleArgs& a) { return over_square_of_length(a, 1); },
                     [](const RuleArgs& a) { return -over_square_of_length(a, 0); }}},
          {{-2, 2}, {0.3, 2}}, "the derivative at (0, 0) is nan"),
  };
}

std::vector<OpDef> hyperbolic() {
  return {
      unary(
          "sinh", "Hyperbolic sine", function("sinh", "\\sinh\\left(#1\\right)"),
          [](double x) { return std::sinh(x); },
          [](const RuleArgs& a) { return cosh(a.inputs[0]); }),
      unary(
          "cosh", "Hyperbolic cosine", function("cosh", "\\cosh\\left(#1\\right)"),
          [](double x) { return std::cosh(x); },
          [](const RuleArgs& a) { return sinh(a.inputs[0]); }),
      unary(
          "tanh", "Hyperbolic tangent", function("tanh", "\\tanh\\left(#1\\right)"),
          [](double x) { return std::tanh(x); },
          [](const RuleArgs& a) { return 1.0 - squared(a.output); }),
      unary(
          "asinh", "Inverse of sinh", function("asinh", "\\operatorname{arsinh}\\left(#1\\right)"),
          [](double x) { return std::asinh(x); },
          [](const RuleArgs& a) {
            return 1.0 / hypot(a.inputs[0], constant_like(a.inputs[0], 1.0));
          }),
      unary(
          "acosh", "Inverse of cosh", function("acosh", "\\operatorname{arcosh}\\left(#1\\right)"),
          [](double x) { return std::acosh(x); },
          [](const RuleArgs& a) {
            return 1.0 / (sqrt(a.inputs[0] - 1.0) * sqrt(a.inputs[0] + 1.0));
          },
          {1.3, 3}, "the derivative at 1 is inf"),
      unary(
          "atanh", "Inverse of tanh", function("atanh", "\\operatorname{artanh}\\left(#1\\right)"),
          [](double x) { return std::atanh(x); },
          [](const RuleArgs& a) { return 1.0 / (1.0 - squared(a.inputs[0])); }, {-0.8, 0.8}),
  };
}

}  // namespace

std::vector<OpDef> trigonometric_ops() {
  std::vector<OpDef> ops = circular();
  for (const OpDef& op : hyperbolic()) ops.push_back(op);
  return in_family("elementary", std::move(ops));
}

}  // namespace nabla
