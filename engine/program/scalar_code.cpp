#include "engine/program/scalar_code.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace nabla {

namespace {

// Factors that may change places without leaving the range of numbers earlier than before.
bool moderate(double x) { return std::fabs(x) < 0x1p60 && std::fabs(x) > 0x1p-60; }

bool commutes(Code code) {
  switch (code) {
    case Code::add:
    case Code::mul:
    case Code::neg_mul:
    case Code::equal:
    case Code::not_equal:
    case Code::both:
    case Code::either:
      return true;
    default:
      return false;
  }
}

// Codes that hand a structural zero on, or leave it out.
bool keeps_zeros(Code code) {
  switch (code) {
    case Code::add:
    case Code::sub:
    case Code::mul:
    case Code::div:
    case Code::chain:
    case Code::select:
      return true;
    default:
      return false;
  }
}

std::size_t hash_of(const Instruction& i) {
  std::uint64_t h = static_cast<std::uint64_t>(i.code) + 0x9e3779b97f4a7c15ULL * i.a;
  h = (h ^ (h >> 29)) * 0xbf58476d1ce4e5b9ULL + i.b;
  h = (h ^ (h >> 32)) * 0x94d049bb133111ebULL + i.c;
  return static_cast<std::size_t>(h ^ (h >> 29));
}

}  // namespace

std::span<std::uint32_t> Instruction::operands() {
  return {&a, static_cast<std::size_t>(operands_of(code))};
}

std::span<const std::uint32_t> Instruction::operands() const {
  return {&a, static_cast<std::size_t>(operands_of(code))};
}

ScalarBuilder::ScalarBuilder(std::size_t expected) {
  static_assert(sizeof(Instruction) == 16);  // operands() walks over a, b and c
  code_.instructions.reserve(expected);
  table_.resize(std::bit_ceil(2 * expected + 16));
  code_.constants.push_back(0.0);
  code_.instructions.push_back({Code::constant, 0});  // the structural zero, found by no look-up
}

bool ScalarBuilder::is_constant(std::uint32_t value, double number) const {
  return is_constant(value) && code_.constants[at(value).a] == number;
}

bool ScalarBuilder::scaled(std::uint32_t value) const {
  return is(value, Code::mul) && is_constant(at(value).a) && moderate(number(at(value).a));
}

void ScalarBuilder::grow() {
  std::vector<std::uint32_t> old(table_.size() * 2);
  old.swap(table_);
  for (const std::uint32_t entry : old) {
    if (entry == 0) continue;
    std::size_t k = hash_of(at(entry - 1));
    while (table_[k & (table_.size() - 1)] != 0) ++k;
    table_[k & (table_.size() - 1)] = entry;
  }
}

std::uint32_t ScalarBuilder::intern(const Instruction& instruction) {
  if (2 * code_.instructions.size() > table_.size()) grow();
  for (std::size_t k = hash_of(instruction);; ++k) {
    std::uint32_t& entry = table_[k & (table_.size() - 1)];
    if (entry == 0) {
      code_.instructions.push_back(instruction);
      entry = static_cast<std::uint32_t>(code_.instructions.size());
      return entry - 1;
    }
    if (at(entry - 1) == instruction) return entry - 1;
  }
}

// Equal bits are one constant; looked for among the latest, where repetitions are.
std::uint32_t ScalarBuilder::constant(double value) {
  const auto& known = code_.constants;
  const std::size_t oldest = known.size() > 32 ? known.size() - 32 : 1;
  for (std::size_t i = known.size(); i-- > oldest;) {
    if (std::bit_cast<std::uint64_t>(known[i]) == std::bit_cast<std::uint64_t>(value)) {
      return intern({Code::constant, static_cast<std::uint32_t>(i)});
    }
  }
  code_.constants.push_back(value);
  return intern({Code::constant, static_cast<std::uint32_t>(known.size() - 1)});
}

std::uint32_t ScalarBuilder::input(std::uint32_t element) {
  code_.inputs = std::max<std::size_t>(code_.inputs, element + 1U);
  return intern({Code::input, element});
}

std::uint32_t ScalarBuilder::make(Code code, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  const int operands = operands_of(code);
  if (a == structural_zero && operands == 1 && code != Code::negation) return a;
  const bool numbers =
      is_constant(a) && (operands < 2 || is_constant(b)) && (operands < 3 || is_constant(c));
  const bool absent = a == structural_zero || (operands > 1 && b == structural_zero) ||
                      (operands > 2 && c == structural_zero);
  if (numbers && !(absent && keeps_zeros(code))) {
    return constant(arithmetic(code, number(a), operands > 1 ? number(b) : 0.0,
                               operands > 2 ? number(c) : 0.0));
  }
  switch (code) {
    case Code::add:
      return add(a, b);
    case Code::sub:
      return sub(a, b);
    case Code::mul:
      return a == b && a != structural_zero ? intern({Code::square, a}) : mul(a, b);
    case Code::div:
      return div(a, b);
    case Code::neg:
      return neg(a);
    case Code::copy:
      return a;
    case Code::chain:
      return chain(a, b);
    case Code::select:
      return select(a, b, c);
    default:
      if (commutes(code) && b < a) std::swap(a, b);
      return intern({code, a, operands > 1 ? b : 0, operands > 2 ? c : 0});
  }
}

std::uint32_t ScalarBuilder::add(std::uint32_t a, std::uint32_t b) {
  if (is_constant(a, 0.0)) return b;
  if (is_constant(b, 0.0)) return a;
  if (a == b) return mul(constant(2.0), a);
  if (is(b, Code::neg)) return sub(a, at(b).a);
  if (is(a, Code::neg)) return sub(b, at(a).a);
  if (b < a) std::swap(a, b);
  return intern({Code::add, a, b});
}

std::uint32_t ScalarBuilder::sub(std::uint32_t a, std::uint32_t b) {
  if (is_constant(b, 0.0)) return a;
  if (a == structural_zero) return neg(b);
  if (is(b, Code::neg)) return add(a, at(b).a);
  return intern({Code::sub, a, b});
}

std::uint32_t ScalarBuilder::neg(std::uint32_t a) {
  if (a == structural_zero) return a;
  if (is_constant(a)) return constant(-number(a));
  if (is(a, Code::neg)) return at(a).a;
  if (is(a, Code::sub)) return sub(at(a).b, at(a).a);
  if (scaled(a)) return mul(constant(-number(at(a).a)), at(a).b);
  return intern({Code::neg, a});
}

// Constants stand first in a product; of two products the constants meet.
std::uint32_t ScalarBuilder::mul(std::uint32_t a, std::uint32_t b) {
  if (a == structural_zero || b == structural_zero) return structural_zero;
  if (is_constant(b) && !is_constant(a)) std::swap(a, b);
  if (is_constant(a) && is_constant(b)) return constant(number(a) * number(b));
  if (is_constant(a, 1.0)) return b;
  if (is_constant(a, -1.0)) return neg(b);
  if (is_constant(a) && is(b, Code::neg)) return mul(constant(-number(a)), at(b).a);
  if (is(a, Code::neg) && is(b, Code::neg)) return make(Code::mul, at(a).a, at(b).a);
  if (is(a, Code::neg)) return neg(make(Code::mul, at(a).a, b));
  if (is(b, Code::neg)) return neg(make(Code::mul, a, at(b).a));
  if (is_constant(a) && moderate(number(a)) && scaled(b)) {
    return mul(constant(number(a) * number(at(b).a)), at(b).b);
  }
  if (!is_constant(a) && scaled(a)) return mul(at(a).a, make(Code::mul, at(a).b, b));
  if (!is_constant(a) && scaled(b)) return mul(at(b).a, make(Code::mul, a, at(b).b));
  if (!is_constant(a) && b < a) std::swap(a, b);
  return intern({Code::mul, a, b});
}

std::uint32_t ScalarBuilder::div(std::uint32_t a, std::uint32_t b) {
  if (a == structural_zero || is_constant(b, 1.0)) return a;
  int exponent = 0;
  if (is_constant(b) && moderate(number(b)) && std::frexp(std::fabs(number(b)), &exponent) == 0.5) {
    return mul(constant(1.0 / number(b)), a);
  }
  if (is(a, Code::neg)) return neg(div(at(a).a, b));
  return intern({Code::div, a, b});
}

std::uint32_t ScalarBuilder::chain(std::uint32_t partial, std::uint32_t gradient) {
  if (partial == structural_zero || is_constant(gradient, 0.0)) return structural_zero;
  if (is_constant(gradient)) return make(Code::mul, partial, gradient);
  if (is_constant(partial, 1.0)) return gradient;
  if (is_constant(partial) && std::isfinite(number(partial))) return mul(partial, gradient);
  return intern({Code::chain, partial, gradient});
}

std::uint32_t ScalarBuilder::select(std::uint32_t condition, std::uint32_t x, std::uint32_t y) {
  if (is_constant(condition)) return number(condition) != 0.0 ? x : y;
  if (x == y) return x;
  return intern({Code::select, condition, x, y});
}

std::uint32_t ScalarBuilder::function(const OpDef& op) {
  const auto found = std::find(code_.functions.begin(), code_.functions.end(), &op);
  if (found == code_.functions.end()) {
    code_.functions.push_back(&op);
    return static_cast<std::uint32_t>(code_.functions.size() - 1);
  }
  return static_cast<std::uint32_t>(found - code_.functions.begin());
}

std::uint32_t ScalarBuilder::call(const OpDef& op, std::uint32_t a) {
  if (is_constant(a)) return constant((*std::get_if<UnaryFunction>(&op.kernel))(number(a)));
  return intern({Code::call1, a, 0, function(op)});
}

std::uint32_t ScalarBuilder::call(const OpDef& op, std::uint32_t a, std::uint32_t b) {
  if (is_constant(a) && is_constant(b)) {
    return constant((*std::get_if<BinaryFunction>(&op.kernel))(number(a), number(b)));
  }
  return intern({Code::call2, a, b, function(op)});
}

// A whole power up to 4 is made of products, each rounded: an ulp or two.
std::uint32_t ScalarBuilder::power(const OpDef& op, std::uint32_t base, std::uint32_t exponent) {
  if (!is_constant(exponent) || is_constant(base)) return call(op, base, exponent);
  const double n = number(exponent);
  if (n == 0.0) return constant(1.0);
  if (n == 1.0) return base;
  if (n == 2.0) return make(Code::mul, base, base);
  if (n == 3.0) return make(Code::mul, base, make(Code::mul, base, base));
  if (n == -1.0) return make(Code::div, constant(1.0), base);
  if (n == 4.0 || n == -2.0) {
    const std::uint32_t square = make(Code::mul, base, base);
    return n == 4.0 ? make(Code::mul, square, square) : make(Code::div, constant(1.0), square);
  }
  return call(op, base, exponent);
}

}  // namespace nabla
