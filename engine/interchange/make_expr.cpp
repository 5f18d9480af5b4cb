#include "engine/interchange/make_expr.h"

#include <cmath>
#include <numbers>
#include <utility>

#include "engine/tensor/format.h"

namespace nabla {

namespace {

Expr make(ExprKind kind, std::string_view text, std::vector<Expr> children) {
  Expr expr;
  expr.kind = kind;
  expr.text = text;
  expr.children = std::move(children);
  return expr;
}

// The part of a tensor under one index of its leading axes, as lists.
Expr nested(const Tensor& value, std::size_t axis, std::size_t first, std::size_t count) {
  if (axis == value.rank()) return make_number(value[first]);
  const auto extent = static_cast<std::size_t>(value.shape()[axis]);
  const std::size_t part = extent == 0 ? 0 : count / extent;
  std::vector<Expr> elements;
  for (std::size_t i = 0; i < extent; ++i) {
    elements.push_back(nested(value, axis + 1, first + i * part, part));
  }
  return make_list(std::move(elements));
}

}  // namespace

Expr make_number(double value) {
  if (std::isnan(value)) return make_name("nan");
  if (std::signbit(value) && value != 0) return make_unary("-", make_number(-value));
  if (std::isinf(value)) return make_name("inf");
  if (value == std::numbers::pi) return make_name("pi");
  if (value == std::numbers::e) return make_name("e");
  const double number = value == 0 ? 0 : value;
  Expr expr = make(ExprKind::number, format_number(number), {});
  expr.number = number;
  return expr;
}

Expr make_name(std::string name) { return make(ExprKind::name, name, {}); }

Expr make_unary(std::string_view op, Expr child) {
  return make(ExprKind::unary, op, {std::move(child)});
}

Expr make_binary(std::string_view op, Expr left, Expr right) {
  return make(ExprKind::binary, op, {std::move(left), std::move(right)});
}

Expr make_compare(std::string_view op, Expr left, Expr right) {
  Expr expr = make(ExprKind::compare, "", {std::move(left), std::move(right)});
  expr.operators.emplace_back(op);
  return expr;
}

Expr make_list(std::vector<Expr> elements) { return make(ExprKind::list, "", std::move(elements)); }

Expr make_tensor(const Tensor& value) { return nested(value, 0, 0, value.size()); }

Expr make_integers(const std::vector<std::int64_t>& values) {
  std::vector<Expr> elements;
  for (const std::int64_t value : values) {
    elements.push_back(make_number(static_cast<double>(value)));
  }
  return make(ExprKind::tuple, "", std::move(elements));
}

Expr make_call(std::string_view function, std::vector<Expr> arguments) {
  Expr expr = make(ExprKind::call, function, std::move(arguments));
  expr.keywords.resize(expr.children.size());
  return expr;
}

void add_keyword(Expr& call, std::string_view keyword, Expr value) {
  call.children.push_back(std::move(value));
  call.keywords.emplace_back(keyword);
}

}  // namespace nabla
