#include "engine/document/constant_expression.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/language/tree.h"
#include "engine/tensor/elementwise.h"

namespace nabla {

namespace {

constexpr std::size_t most_elements = 10'000'000;  // a short text must not ask for much memory

using Function = double (*)(double);
using BinaryFunction = double (*)(double, double);

template <class T>
using Table = std::initializer_list<std::pair<std::string_view, T>>;

template <class T>
std::optional<T> look_up(Table<T> table, std::string_view name) {
  for (const auto& [key, value] : table) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::optional<double> named_constant(std::string_view name) {
  return look_up<double>({{"pi", std::numbers::pi},
                          {"e", std::numbers::e},
                          {"inf", std::numeric_limits<double>::infinity()},
                          {"nan", std::numeric_limits<double>::quiet_NaN()}},
                         name);
}

std::optional<Function> unary_function(std::string_view name) {
  return look_up<Function>({{"-", [](double x) { return -x; }},
                            {"+", [](double x) { return x; }},
                            {"exp", [](double x) { return std::exp(x); }},
                            {"sqrt", [](double x) { return std::sqrt(x); }}},
                           name);
}

std::optional<BinaryFunction> binary_function(std::string_view name) {
  return look_up<BinaryFunction>({{"+", [](double a, double b) { return a + b; }},
                                  {"-", [](double a, double b) { return a - b; }},
                                  {"*", [](double a, double b) { return a * b; }},
                                  {"/", [](double a, double b) { return a / b; }},
                                  {"**", [](double a, double b) { return std::pow(a, b); }}},
                                 name);
}

Diagnostic not_constant(const Expr& expr) {
  const Message hint = say("only numbers, lists, + - * / ** and pi, e, inf, nan can stand here");
  if (expr.kind == ExprKind::name) return {say("%1 is not a constant", expr.text), hint, expr.span};
  return {say("this is not a constant"), hint, expr.span};
}

Diagnostic too_large(const Expr& expr) {
  return {say("this has too many elements"), say("larger data goes into a file for load"),
          expr.span};
}

Expected<Tensor> unary_value(const Expr& expr) {
  const auto function = unary_function(expr.text);
  if (!function || expr.children.size() != 1) return not_constant(expr);
  Expected<Tensor> operand = constant_value(expr.children[0]);
  if (!operand) return operand;
  return map(*operand, *function);
}

Expected<Tensor> joined_value(const Expr& expr, const Tensor& left) {
  const auto function = binary_function(expr.text);
  if (!function) return not_constant(expr);
  Expected<Tensor> right = constant_value(expr.children[1]);
  if (!right) return right;
  const Expected<Shape> shape = broadcast_shapes(left.shape(), right->shape());
  if (!shape) return Diagnostic{shape.error().what, shape.error().hint, expr.span};
  if (shape->size() > most_elements) return too_large(expr);
  return zip(left, *right, *function);
}

Expected<Tensor> binary_value(const Expr& expr) {
  const std::vector<const Expr*> chain = chain_of(expr);
  Expected<Tensor> value = constant_value(*chain.back());
  for (std::size_t i = chain.size() - 1; value && i-- > 0;) value = joined_value(*chain[i], *value);
  return value;
}

Expected<Tensor> list_value(const Expr& expr) {
  std::vector<std::int64_t> extents = {static_cast<std::int64_t>(expr.children.size())};
  std::vector<double> values;
  Shape first;
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    Expected<Tensor> entry = constant_value(expr.children[i]);
    if (!entry) return entry;
    if (i == 0) first = entry->shape();
    if (entry->shape() != first) {
      return Diagnostic{say("the lists are not equally long and deep"),
                        say("write a matrix as [[1, 2], [3, 4]]"), expr.children[i].span};
    }
    if (values.size() + entry->size() > most_elements) return too_large(expr);
    values.insert(values.end(), entry->values().begin(), entry->values().end());
  }
  extents.insert(extents.end(), first.extents().begin(), first.extents().end());
  return Tensor(Shape(std::move(extents)), std::move(values));
}

}  // namespace

Expected<Tensor> constant_value(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::number:
    case ExprKind::boolean:
      return Tensor(expr.number);
    case ExprKind::name:
      if (const auto value = named_constant(expr.text)) return Tensor(*value);
      return not_constant(expr);
    case ExprKind::unary:
    case ExprKind::call:
      return unary_value(expr);
    case ExprKind::binary:
      return binary_value(expr);
    case ExprKind::list:
      return list_value(expr);
    default:
      return not_constant(expr);
  }
}

}  // namespace nabla
