#include "engine/rewrite/facts.h"

#include <algorithm>
#include <cmath>

#include "engine/base/numbers.h"

namespace nabla {

namespace {

bool can_be_infinite(const Fact& a) { return a.low == -infinity || a.high == infinity; }

Fact within(double low, double high, bool nan, bool minus_zero) {
  return {low, high, nan, minus_zero};
}

// Every value of either.
Fact hull(const Fact& a, const Fact& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high), a.nan || b.nan,
          a.minus_zero || b.minus_zero};
}

Fact negated(const Fact& a) { return {-a.high, -a.low, a.nan, a.has_zero()}; }

// Rounding is monotone, so the rounded ends hold. inf - inf is the only new NaN, -0 + -0 the only
// new -0.
Fact sum_of(const Fact& a, const Fact& b) {
  const bool opposite =
      (a.high == infinity && b.low == -infinity) || (a.low == -infinity && b.high == infinity);
  Fact sum{a.low + b.low, a.high + b.high, a.nan || b.nan || opposite,
           a.minus_zero && b.minus_zero};
  if (std::isnan(sum.low)) sum.low = -infinity;
  if (std::isnan(sum.high)) sum.high = infinity;
  return sum;
}

Fact difference_of(const Fact& a, const Fact& b) {
  Fact difference = sum_of(a, negated(b));
  difference.minus_zero = a.minus_zero && b.has_zero();
  return difference;
}

Fact product_of(const Fact& a, const Fact& b, bool same) {
  const bool nan = a.nan || b.nan || (can_be_infinite(a) && b.has_zero() && !same) ||
                   (can_be_infinite(b) && a.has_zero() && !same);
  if (same) return within(0, infinity, nan, false);
  const double corners[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  Fact product{infinity, -infinity, nan, true};
  for (const double corner : corners) {
    const double value = std::isnan(corner) ? 0 : corner;  // 0 * inf: the end of an open interval
    product.low = std::min(product.low, value);
    product.high = std::max(product.high, value);
  }
  product.minus_zero = !(a.never_negative() && b.never_negative());
  return product;
}

// Sums over elements start at 0, but a sum of one element is that element.
Fact total_of(const Fact& a) {
  const bool opposite = a.low == -infinity && a.high == infinity;
  return within(a.low >= 0 ? 0 : -infinity, a.high <= 0 ? 0 : infinity, a.nan || opposite,
                a.minus_zero);
}

}  // namespace

Fact fact_of(const Tensor& constant) {
  Fact fact{infinity, -infinity, false, false};
  for (const double value : constant.values()) {
    if (std::isnan(value)) {
      fact.nan = true;
      continue;
    }
    fact.low = std::min(fact.low, value);
    fact.high = std::max(fact.high, value);
    fact.minus_zero = fact.minus_zero || (value == 0 && std::signbit(value));
  }
  return fact.low <= fact.high ? fact : Fact{-infinity, infinity, true, true};
}

Fact fact_of(Kind kind, std::span<const Fact> facts, bool same) {
  const Fact& a = facts[0];
  switch (kind) {
    case Kind::add:
      return sum_of(a, facts[1]);
    case Kind::sub:
      return difference_of(a, facts[1]);
    case Kind::mul:
      return product_of(a, facts[1], same);
    case Kind::neg:
      return negated(a);
    case Kind::abs:
      return within(0, std::max(std::abs(a.low), std::abs(a.high)), a.nan, false);
    case Kind::exp:
      return within(0, infinity, a.nan, false);
    case Kind::sigmoid:
      return within(0, 1, a.nan, false);
    case Kind::softplus:
      return within(0, infinity, a.nan, false);
    case Kind::relu:
      return within(0, std::max(a.high, 0.0), a.nan, false);
    case Kind::sqrt:
      return within(0, infinity, a.nan || a.low < 0, a.minus_zero);
    case Kind::sin:
    case Kind::cos:
      return within(-1, 1, a.nan || can_be_infinite(a), kind == Kind::sin && a.minus_zero);
    case Kind::tanh:
    case Kind::erf:
    case Kind::sign:
      return within(-1, 1, a.nan, kind != Kind::sign && a.has_zero());
    case Kind::atan:
      return within(-2, 2, a.nan, a.has_zero());
    case Kind::less:
    case Kind::less_equal:
    case Kind::greater:
    case Kind::greater_equal:
    case Kind::equal:
    case Kind::not_equal:
    case Kind::logical_and:
    case Kind::logical_or:
    case Kind::logical_not:
      return within(0, 1, false, false);
    case Kind::where:
      return hull(facts[1], facts[2]);
    case Kind::maximum:
    case Kind::minimum:
    case Kind::concat:
    case Kind::stack: {
      Fact all = a;
      for (const Fact& fact : facts.subspan(1)) all = hull(all, fact);
      return all;
    }
    case Kind::setitem_zeros:
      return hull(a, within(0, 0, false, false));
    case Kind::sum:
    case Kind::sum_to:
      return total_of(a);
    case Kind::reshape:
    case Kind::squeeze:
    case Kind::expand_dims:
    case Kind::broadcast_to:
    case Kind::transpose:
    case Kind::getitem:
    case Kind::stop_gradient:
      return a;
    default:
      return {};
  }
}

}  // namespace nabla
