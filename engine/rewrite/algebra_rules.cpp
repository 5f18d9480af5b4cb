#include <array>
#include <cmath>

#include "engine/rewrite/builder.h"
#include "engine/rewrite/rules.h"

namespace nabla {

namespace {

double number(const Builder& builder, const Binding& binding, char letter) {
  return *builder.number(binding.of(letter));
}

// --- guards: what README.md promises ---

// Factors of moderate size: their products are numbers, so that one factor in place of two loses
// nothing, however large or small the term is that they stand before.
bool moderate(double factor) { return std::abs(factor) >= 0x1p-100 && std::abs(factor) <= 0x1p100; }

bool scales(const Builder& builder, const Binding& binding) {
  for (const char letter : {'c', 'd'}) {
    const TermId id = binding.of(letter);
    if (id.valid() && !moderate(*builder.number(id))) return false;
  }
  return true;
}

// A factor that is taken out of a product or quotient of two terms is missing in what is computed
// first. One of 1 or more may be: what overflows without it overflows with it, and what is rounded
// among the smallest numbers is rounded there by a few units more. A smaller one may be where the
// two make no larger number of each other.
bool at_most_one(const Builder& builder, const Binding& binding) {
  return scales(builder, binding) && std::abs(number(builder, binding, 'c')) <= 1;
}

bool one_to_eight(const Builder& builder, const Binding& binding) {
  const double size = std::abs(number(builder, binding, 'c'));
  return size >= 1 && size <= 8;
}

bool leaves_a_product(const Builder& builder, const Binding& binding) {
  const Fact& x = builder.fact(binding.of('x'));
  const Fact& y = builder.fact(binding.of('y'));
  const bool shrinks = (x.low >= -1 && x.high <= 1) || (y.low >= -1 && y.high <= 1);
  return one_to_eight(builder, binding) || (shrinks && at_most_one(builder, binding));
}

bool leaves_a_quotient(const Builder& builder, const Binding& binding) {
  const Fact& y = builder.fact(binding.of('y'));
  const bool shrinks = y.low >= 1 || y.high <= -1;
  return one_to_eight(builder, binding) || (shrinks && at_most_one(builder, binding));
}

// Terms of one sign do not cancel, and infinite ones add up to the same infinity.
bool one_sign(const Builder& builder, const Binding& binding) {
  return scales(builder, binding) &&
         number(builder, binding, 'c') * number(builder, binding, 'd') > 0;
}

bool positive(const Builder& builder, const Binding& binding) {
  return scales(builder, binding) && number(builder, binding, 'c') > 0;
}

// Its reciprocal is exact.
bool power_of_two(const Builder& builder, const Binding& binding) {
  int exponent = 0;
  const double c = number(builder, binding, 'c');
  return std::abs(std::frexp(c, &exponent)) == 0.5 && std::abs(exponent) < 1000;
}

template <char letter>
bool finite(const Builder& builder, const Binding& binding) {
  return builder.fact(binding.of(letter)).finite();
}

template <char letter>
bool never_negative(const Builder& builder, const Binding& binding) {
  return builder.fact(binding.of(letter)).never_negative();
}

template <char letter>
bool never_minus_zero(const Builder& builder, const Binding& binding) {
  return !builder.fact(binding.of(letter)).minus_zero;
}

template <char letter>
bool never_zero(const Builder& builder, const Binding& binding) {
  return !builder.fact(binding.of(letter)).has_zero();
}

bool finite_and_never_negative(const Builder& builder, const Binding& binding) {
  return finite<'x'>(builder, binding) && never_negative<'x'>(builder, binding);
}

constexpr RuleLine lines[] = {
    // neutral elements
    {"1 * x -> x"},
    {"x / 1 -> x"},
    {"x - 0 -> x"},
    {"0 + x -> x", never_minus_zero<'x'>},
    {"0 * x -> 0", finite_and_never_negative},
    {"x - x -> 0", finite<'x'>},

    // signs
    {"-(-x) -> x"},
    {"-1 * x -> -x"},
    {"-(c * x) -> -c * x"},
    {"-(c / x) -> -c / x", nullptr, When::once},
    {"x + -y -> x - y"},
    {"x - -y -> x + y"},
    {"-x * y -> -(x * y)", nullptr, When::once},
    {"-x / y -> -(x / y)", nullptr, When::once},
    {"x / -y -> -(x / y)", nullptr, When::once},

    // constants outward
    {"c * (d * x) -> c * d * x", scales, When::always, Keeps::value},
    {"c * (x / d) -> c / d * x", scales, When::always, Keeps::value},
    {"c * (d / x) -> c * d / x", scales, When::once, Keeps::value},
    {"c * x / d -> c / d * x", scales, When::always, Keeps::value},
    {"c * x * y -> c * (x * y)", leaves_a_product, When::once, Keeps::value},
    {"c * x * y -> c * (x * y)", scales, When::once, Keeps::meaning},
    {"c * x / y -> c * (x / y)", leaves_a_quotient, When::once, Keeps::value},
    {"c * x / y -> c * (x / y)", scales, When::once, Keeps::meaning},
    {"x / c -> 1 / c * x", power_of_two},

    // like terms
    {"x + x -> 2 * x"},
    {"x + c * x -> (1 + c) * x", positive, When::always, Keeps::value},
    {"c * x + d * x -> (c + d) * x", one_sign, When::always, Keeps::value},

    // quotients
    {"1 / x * y -> y / x", nullptr, When::once, Keeps::value},
    {"-1 / x * y -> -(y / x)", nullptr, When::once, Keeps::value},

    // powers
    {"x ** 0 -> 1"},
    {"x ** 1 -> x"},
    {"x ** 2 -> x * x"},
    {"x ** 3 -> x * (x * x)", nullptr, When::always, Keeps::value},
    {"x ** 4 -> x * x * (x * x)", nullptr, When::always, Keeps::value},
    {"x ** -1 -> 1 / x"},
    {"x ** -2 -> 1 / x / x", nullptr, When::always, Keeps::value},
    {"x ** 0.5 -> sqrt(x)", never_negative<'x'>},

    // even and odd functions
    {"abs(x) -> x", never_negative<'x'>},
    {"abs(-x) -> abs(x)"},
    {"abs(x) * abs(x) -> x * x"},
    {"cos(-x) -> cos(x)"},
    {"cosh(-x) -> cosh(x)"},
    {"sin(-x) -> -sin(x)", nullptr, When::once},
    {"tan(-x) -> -tan(x)", nullptr, When::once},
    {"tanh(-x) -> -tanh(x)", nullptr, When::once},
    {"sinh(-x) -> -sinh(x)", nullptr, When::once},
    {"asin(-x) -> -asin(x)", nullptr, When::once},
    {"atan(-x) -> -atan(x)", nullptr, When::once},
    {"asinh(-x) -> -asinh(x)", nullptr, When::once},
    {"atanh(-x) -> -atanh(x)", nullptr, When::once},
    {"erf(-x) -> -erf(x)", nullptr, When::once},
    {"cbrt(-x) -> -cbrt(x)", nullptr, When::once},

    // choices
    {"relu(x) -> x", never_negative<'x'>},
    {"maximum(x, x) -> x"},
    {"minimum(x, x) -> x"},
    {"where(x, y, y) -> y"},
    {"where(logical_not(x), y, z) -> where(x, z, y)"},
    {"chain(x, 0) -> 0"},
    {"chain(x, 1) -> x"},
    {"chain(x, y) -> x * y", never_zero<'y'>},
    {"chain(x, y) -> x * y", finite<'x'>},
    {"stop_gradient(x) -> x"},
};

using RulesByKind = std::array<std::vector<AlgebraRule>, kind_count>;

RulesByKind read_lines() {
  RulesByKind rules;
  for (const RuleLine& line : lines) {
    AlgebraRule rule = parse_rule(line);
    rules[static_cast<std::size_t>(rule.kind())].push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

std::span<const RuleLine> algebra_lines() { return lines; }

std::span<const AlgebraRule> algebra_rules(Kind kind) {
  static const RulesByKind rules = read_lines();
  return rules[static_cast<std::size_t>(kind)];
}

}  // namespace nabla
