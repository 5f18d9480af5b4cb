#include "engine/interchange/tidy.h"

#include <cmath>
#include <optional>
#include <utility>

#include "engine/interchange/make_expr.h"

namespace nabla {

namespace {

// The number an expression writes, its sign included.
std::optional<double> number_in(const Expr& expr) {
  if (expr.kind == ExprKind::number) return expr.number;
  const bool minus = expr.kind == ExprKind::unary && expr.text == "-";
  if (minus && expr.children[0].kind == ExprKind::number) return -expr.children[0].number;
  return {};
}

bool is(const Expr& expr, double value) { return number_in(expr) == value; }
bool is_negation(const Expr& expr) { return expr.kind == ExprKind::unary && expr.text == "-"; }
bool is_product(const Expr& expr) { return expr.kind == ExprKind::binary && expr.text == "*"; }

Expr negated(Expr expr) {
  if (const auto number = number_in(expr)) return make_number(-*number);
  if (is_negation(expr)) return std::move(expr.children[0]);
  return make_unary("-", std::move(expr));
}

// Both operands are numbers: their result, where it stays as short as what was written.
std::optional<double> folded(const std::string& op, double a, double b) {
  double result = 0;
  if (op == "+")
    result = a + b;
  else if (op == "-")
    result = a - b;
  else if (op == "*")
    result = a * b;
  else if (op == "/")
    result = a / b;
  else if (op == "**")
    result = std::pow(a, b);
  else
    return {};
  const bool short_enough = std::abs(result) < 1e15 && std::abs(result * 1000) < 1e15 &&
                            result * 1000 == std::nearbyint(result * 1000);
  return short_enough ? std::optional(result) : std::nullopt;
}

// What a minus sign stands before: y of -y, 2 * y of -2 * y.
std::optional<Expr> behind_minus(const Expr& expr) {
  if (is_negation(expr)) return expr.children[0];
  if (!is_product(expr)) return {};
  auto first = behind_minus(expr.children[0]);
  if (!first) return {};
  return make_binary("*", *std::move(first), expr.children[1]);
}

Expr product(Expr left, Expr right);

// 3 * x as 3 and x, anything else as 1 and itself.
std::pair<double, Expr> coefficient_of(const Expr& expr) {
  if (is_product(expr)) {
    if (const auto number = number_in(expr.children[0])) return {*number, expr.children[1]};
  }
  return {1, expr};
}

// x + x and 2 * x + x as one term.
std::optional<Expr> like_terms(const Expr& left, const Expr& right) {
  const auto [a, x] = coefficient_of(left);
  const auto [b, y] = coefficient_of(right);
  if (number_in(x) || !same_meaning(x, y)) return {};
  const auto both = folded("+", a, b);
  if (!both || *both == 0) return {};
  return product(make_number(*both), x);
}

Expr sum(Expr left, Expr right) {
  if (is(left, 0)) return right;
  if (is(right, 0)) return left;
  if (auto one = like_terms(left, right)) return *std::move(one);
  if (auto rest = behind_minus(right)) return make_binary("-", std::move(left), *std::move(rest));
  return make_binary("+", std::move(left), std::move(right));
}

Expr difference(Expr left, Expr right) {
  if (is(left, 0)) return negated(std::move(right));
  if (is(right, 0)) return left;
  if (auto rest = behind_minus(right)) return make_binary("+", std::move(left), *std::move(rest));
  return make_binary("-", std::move(left), std::move(right));
}

// x ** n as x and n, anything else as itself and 1.
struct Power {
  Expr base;
  double exponent = 1;
};

Power power_of(const Expr& expr) {
  if (expr.kind == ExprKind::binary && expr.text == "**") {
    const auto exponent = number_in(expr.children[1]);
    if (exponent && *exponent > 0) return {expr.children[0], *exponent};
  }
  return {expr, 1};
}

// x * x and x ** 2 * x as powers of one base; nothing where the bases differ or are numbers.
std::optional<Expr> joined_powers(const Expr& left, const Expr& right) {
  const Power a = power_of(left);
  const Power b = power_of(right);
  if (number_in(a.base) || !same_meaning(a.base, b.base)) return {};
  const auto exponent = folded("+", a.exponent, b.exponent);
  if (!exponent) return {};
  return make_binary("**", a.base, make_number(*exponent));
}

// What is left of a product when factors of one base that stand beside each other are joined.
std::optional<Expr> joined_factors(const Expr& left, const Expr& right) {
  if (auto joined = joined_powers(left, right)) return joined;
  if (is_product(left)) {
    if (auto joined = joined_powers(left.children[1], right)) {
      return make_binary("*", left.children[0], *std::move(joined));
    }
  }
  if (is_product(right)) {
    if (auto joined = joined_powers(left, right.children[0])) {
      return make_binary("*", *std::move(joined), right.children[1]);
    }
  }
  return {};
}

Expr product(Expr left, Expr right) {
  if (is(left, 0) || is(right, 0)) return make_number(0);
  if (is(left, 1)) return right;
  if (is(right, 1)) return left;
  if (is(left, -1)) return negated(std::move(right));
  if (is(right, -1)) return negated(std::move(left));
  if (number_in(right)) std::swap(left, right);
  if (!number_in(left) && is_negation(left)) {
    return negated(product(std::move(left.children[0]), std::move(right)));
  }
  if (is_negation(right)) return negated(product(std::move(left), std::move(right.children[0])));
  if (number_in(left) && is_product(right)) {
    const auto inner = number_in(right.children[0]);
    const auto number = inner ? folded("*", *number_in(left), *inner) : std::nullopt;
    if (number) return product(make_number(*number), std::move(right.children[1]));
    return make_binary("*", make_binary("*", std::move(left), std::move(right.children[0])),
                       std::move(right.children[1]));
  }
  if (auto joined = joined_factors(left, right)) return *std::move(joined);
  return make_binary("*", std::move(left), std::move(right));
}

Expr quotient(Expr left, Expr right) {
  if (is(left, 0)) return left;
  if (is(right, 1)) return left;
  if (is(right, -1)) return negated(std::move(left));
  return make_binary("/", std::move(left), std::move(right));
}

Expr power(Expr base, Expr exponent) {
  if (is(exponent, 1)) return base;
  if (is(exponent, 0)) return make_number(1);
  return make_binary("**", std::move(base), std::move(exponent));
}

Expr tidy_binary(Expr expr) {
  Expr& left = expr.children[0];
  Expr& right = expr.children[1];
  const auto a = number_in(left);
  const auto b = number_in(right);
  const auto number = a && b ? folded(expr.text, *a, *b) : std::nullopt;
  if (number) return make_number(*number);
  if (expr.text == "+") return sum(std::move(left), std::move(right));
  if (expr.text == "-") return difference(std::move(left), std::move(right));
  if (expr.text == "*") return product(std::move(left), std::move(right));
  if (expr.text == "/") return quotient(std::move(left), std::move(right));
  if (expr.text == "**") return power(std::move(left), std::move(right));
  return expr;
}

Expr tidied(Expr expr) {
  for (Expr& child : expr.children) child = tidied(std::move(child));
  if (expr.kind == ExprKind::binary) return tidy_binary(std::move(expr));
  if (is_negation(expr)) return negated(std::move(expr.children[0]));
  return expr;
}

// -(x * y) is written -x * y: the sign stands at the first factor.
Expr signed_first(Expr expr) {
  const bool holds = expr.kind == ExprKind::binary && (expr.text == "*" || expr.text == "/");
  if (!holds) return negated(std::move(expr));
  expr.children[0] = signed_first(std::move(expr.children[0]));
  return expr;
}

Expr settled(Expr expr) {
  for (Expr& child : expr.children) child = settled(std::move(child));
  return is_negation(expr) ? signed_first(std::move(expr.children[0])) : std::move(expr);
}

}  // namespace

Expr tidy(Expr expr) { return settled(tidied(std::move(expr))); }

}  // namespace nabla
