#include <cmath>
#include <numbers>

#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"

namespace nabla {
namespace {

constexpr double two_over_sqrt_pi = 2.0 * std::numbers::inv_sqrtpi;

double sign_of(double x) { return std::isnan(x) ? x : static_cast<double>((x > 0) - (x < 0)); }

// The other tail of erf, where 1 - erf(x) has no digits left: for the derivative of gelu.
OpDef erfc_op() {
  OpDef op = unary(
      "erfc", "1 - erf(x), exact for large x",
      function("erfc", "\\operatorname{erfc}\\left(#1\\right)"),
      [](double x) { return std::erfc(x); },
      [](const RuleArgs& a) { return -two_over_sqrt_pi * exp(-(a.inputs[0] * a.inputs[0])); });
  op.internal = true;
  return op;
}

std::vector<OpDef> exponentials() {
  return {
      unary(
          "exp", "e to the power x", function("exp", "e^{#1}"),
          [](double x) { return std::exp(x); }, [](const RuleArgs& a) { return a.output; }),
      unary(
          "expm1", "exp(x) - 1, exact near 0", function("expm1", "e^{#1} - 1"),
          [](double x) { return std::expm1(x); },
          [](const RuleArgs& a) { return exp(a.inputs[0]); }),
      unary(
          "log", "Natural logarithm", function("log", "\\ln\\left(#1\\right)", "ln"),
          [](double x) { return std::log(x); }, [](const RuleArgs& a) { return 1.0 / a.inputs[0]; },
          {0.3, 3}, "at 0 the value is -inf and the derivative inf"),
      unary(
          "log1p", "log(1 + x), exact near 0", function("log1p", "\\ln\\left(1 + #1\\right)"),
          [](double x) { return std::log1p(x); },
          [](const RuleArgs& a) { return 1.0 / (1.0 + a.inputs[0]); }, {-0.6, 2}),
      unary(
          "log2", "Logarithm to base 2", function("log2", "\\log_2\\left(#1\\right)", "log₂"),
          [](double x) { return std::log2(x); },
          [](const RuleArgs& a) { return 1.0 / (a.inputs[0] * std::numbers::ln2); }, {0.3, 3}),
      unary(
          "log10", "Logarithm to base 10",
          function("log10", "\\log_{10}\\left(#1\\right)", "log₁₀"),
          [](double x) { return std::log10(x); },
          [](const RuleArgs& a) { return 1.0 / (a.inputs[0] * std::numbers::ln10); }, {0.3, 3}),
  };
}

std::vector<OpDef> roots() {
  return {
      unary(
          "sqrt", "Square root", function("sqrt", "\\sqrt{#1}", "√"),
          [](double x) { return std::sqrt(x); }, [](const RuleArgs& a) { return 0.5 / a.output; },
          {0.3, 3}, "the derivative at 0 is inf"),
      unary(
          "cbrt", "Cube root", function("cbrt", "\\sqrt[3]{#1}", "∛"),
          [](double x) { return std::cbrt(x); },
          [](const RuleArgs& a) { return 1.0 / (3.0 * (a.output * a.output)); }, {0.3, 3},
          "the derivative at 0 is inf"),
      binary(
          "hypot", "Length of the hypotenuse, without overflow",
          function("hypot", "\\sqrt{#1^2 + #2^2}"),
          [](double a, double b) { return std::hypot(a, b); },
          Pointwise{{[](const RuleArgs& a) { return a.inputs[0] / a.output; },
                     [](const RuleArgs& a) { return a.inputs[1] / a.output; }}},
          {{0.3, 2}, {0.3, 2}}, "the derivative at (0, 0) is nan"),
      unary(
          "erf", "Error function", function("erf", "\\operatorname{erf}\\left(#1\\right)"),
          [](double x) { return std::erf(x); },
          [](const RuleArgs& a) { return two_over_sqrt_pi * exp(-(a.inputs[0] * a.inputs[0])); }),
      erfc_op(),
  };
}

std::vector<OpDef> roundings() {
  const char* flat = "the derivative is 0 everywhere, also at the jumps";
  return {
      unary(
          "abs", "Absolute value", function("abs", "\\left|#1\\right|", "|x|"),
          [](double x) { return std::fabs(x); },
          [](const RuleArgs& a) { return sign(a.inputs[0]); }, {0.3, 2},
          "the derivative at 0 is 0"),
      unary("sign", "-1, 0 or 1", function("sign", "\\operatorname{sign}\\left(#1\\right)"),
            sign_of, nullptr, {0.3, 2}, "the derivative is 0 everywhere, also at 0"),
      unary(
          "floor", "Rounds down", function("floor", "\\left\\lfloor #1 \\right\\rfloor", "⌊x⌋"),
          [](double x) { return std::floor(x); }, nullptr, {0.1, 0.9}, flat),
      unary(
          "ceil", "Rounds up", function("ceil", "\\left\\lceil #1 \\right\\rceil", "⌈x⌉"),
          [](double x) { return std::ceil(x); }, nullptr, {0.1, 0.9}, flat),
      unary(
          "round", "Rounds to the nearest integer, halves to the even one",
          function("round", "\\operatorname{round}\\left(#1\\right)"),
          [](double x) { return std::nearbyint(x); }, nullptr, {0.6, 1.4}, flat),
  };
}

}  // namespace

std::vector<OpDef> elementary_ops() {
  std::vector<OpDef> ops = exponentials();
  for (const OpDef& op : roots()) ops.push_back(op);
  for (const OpDef& op : roundings()) ops.push_back(op);
  return in_family("elementary", std::move(ops));
}

}  // namespace nabla
