#include "engine/language/operators.h"

#include <algorithm>

#include "engine/language/syntax.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

constexpr BinaryOperator table[] = {
    {TokenKind::kw_or, "or", Level::or_},
    {TokenKind::kw_and, "and", Level::and_},
    {TokenKind::less, "<", Level::comparison},
    {TokenKind::less_equal, "<=", Level::comparison},
    {TokenKind::greater, ">", Level::comparison},
    {TokenKind::greater_equal, ">=", Level::comparison},
    {TokenKind::equal, "==", Level::comparison},
    {TokenKind::not_equal, "!=", Level::comparison},
    {TokenKind::plus, "+", Level::sum},
    {TokenKind::minus, "-", Level::sum},
    {TokenKind::star, "*", Level::product},
    {TokenKind::slash, "/", Level::product},
    {TokenKind::floor_divide, "//", Level::product},
    {TokenKind::percent, "%", Level::product},
    {TokenKind::at, "@", Level::product},
};

}  // namespace

const BinaryOperator* binary_operator(TokenKind token) {
  for (const BinaryOperator& row : table) {
    if (row.token == token) return &row;
  }
  return nullptr;
}

Level level_of_operator(std::string_view text) {
  for (const BinaryOperator& row : table) {
    if (row.text == text) return row.level;
  }
  return Level::power;
}

bool may_be_skipped(const Expr& second) {
  return second.kind == ExprKind::call || second.kind == ExprKind::index ||
         std::ranges::any_of(operands_of(second),
                             [](const Expr* part) { return may_be_skipped(*part); });
}

}  // namespace nabla
