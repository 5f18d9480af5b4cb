#include <cmath>

#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"

namespace nabla {
namespace {

// The sign of the divisor, as in Python: mod(-1, 3) is 2.
double python_mod(double a, double b) {
  const double rest = std::fmod(a, b);
  if (rest == 0.0) return std::copysign(0.0, b);
  return (rest < 0.0) == (b < 0.0) ? rest : rest + b;
}

// CPython's float_floor_div: the quotient that belongs to python_mod, rounded to the integer it is
// near. Before a division by an infinity the rest is finite, so it is taken before its sign is set.
double python_floordiv(double a, double b) {
  if (b == 0.0) return a / b;
  const double rest = std::fmod(a, b);
  const bool other_side = rest != 0.0 && (rest < 0.0) != (b < 0.0);
  const double quotient = (a - rest) / b - (other_side ? 1.0 : 0.0);
  if (quotient == 0.0) return std::copysign(0.0, a / b);
  const double lower = std::floor(quotient);
  return quotient - lower > 0.5 ? lower + 1.0 : lower;
}

// Common exponents are one operation, rounded once: a compiled program writes them out, and gives
// the same bits.
double power(double a, double b) {
  if (b == 2.0) return a * a;
  if (b == -1.0) return 1.0 / a;
  return b == 0.5 && a > 0.0 ? std::sqrt(a) : std::pow(a, b);
}

// The exponent as a number where it is a scalar constant: the rule is then the one taught at
// school.
const Tensor* constant_exponent(const RuleArgs& a) {
  const Tensor* value = a.inputs[1].graph->constant(a.inputs[1].id);
  return value != nullptr && value->is_scalar() ? value : nullptr;
}

Sym pow_by_base(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Sym n = a.inputs[1];
  if (const Tensor* exponent = constant_exponent(a)) {
    const double value = exponent->item();
    if (value == 0.0 || value == 1.0) return constant_like(x, value);
    return value == 2.0 ? value * x : value * pow(x, value - 1.0);
  }
  return chain(pow(x, n - 1.0), n);
}

Sym pow_by_exponent(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Sym flat = both(equal(x, 0.0), greater_equal(a.inputs[1], 0.0));
  return where(flat, constant_like(x, 0.0), a.output * log(x));
}

OpDef neg_op() {
  OpDef op = unary(
      "neg", "The value with its sign changed", prefix("-", "−", "-#1"),
      [](double x) { return -x; }, nullptr);
  op.rule = Linear{[](const RuleArgs&, std::size_t, Sym g) { return -g; }, {-1}};
  return op;
}

OpDef pow_op() {
  return binary("pow", "x1 to the power x2", infix("**", "xⁿ", "{#1}^{#2}"), power,
                Pointwise{{pow_by_base, pow_by_exponent}}, {{0.3, 2}, {-2, 2}},
                "0**0 is 1; the partial by the base is 0 where the exponent is 0; the partial by "
                "the exponent is 0 where the base is 0 and the exponent is not negative");
}

}  // namespace

std::vector<OpDef> arithmetic_ops() {
  return in_family(
      "arithmetic",
      {
          binary(
              "add", "Sum of two values", infix("+", "+", "#1 + #2"),
              [](double a, double b) { return a + b; },
              Linear{[](const RuleArgs&, std::size_t, Sym g) { return g; }, {1, 1}}),
          binary(
              "sub", "Difference of two values", infix("-", "−", "#1 - #2"),
              [](double a, double b) { return a - b; },
              Linear{[](const RuleArgs&, std::size_t i, Sym g) { return i == 0 ? g : -g; },
                     {1, -1}}),
          binary(
              "mul", "Product of two values, element by element", infix("*", "×", "#1 \\cdot #2"),
              [](double a, double b) { return a * b; },
              Pointwise{{[](const RuleArgs& a) { return a.inputs[1]; },
                         [](const RuleArgs& a) { return a.inputs[0]; }}}),
          binary("div", "Quotient of two values", infix("/", "÷", "\\frac{#1}{#2}"),
                 [](double a, double b) { return a / b; },
                 Pointwise{{[](const RuleArgs& a) { return 1.0 / a.inputs[1]; },
                            [](const RuleArgs& a) { return -(a.output / a.inputs[1]); }}},
                 {{-2, 2}, {0.5, 2}}),
          binary("floordiv", "Quotient rounded down",
                 infix("//", "//", "\\left\\lfloor\\frac{#1}{#2}\\right\\rfloor"), python_floordiv,
                 Pointwise{{nullptr, nullptr}}, {{2.2, 2.8}, {1.01, 1.05}},
                 "the derivative is 0 everywhere, also at the jumps"),
          binary("mod", "Rest of the division, with the sign of the divisor",
                 infix("%", "mod", "#1 \\bmod #2"), python_mod,
                 Pointwise{{[](const RuleArgs& a) { return constant_like(a.output, 1.0); },
                            [](const RuleArgs& a) {
                              return -apply("floordiv", {a.inputs[0], a.inputs[1]});
                            }}},
                 {{2.2, 2.8}, {1.01, 1.05}}, "1 by the dividend, also at the jumps"),
          neg_op(),
          pow_op(),
      });
}

}  // namespace nabla
