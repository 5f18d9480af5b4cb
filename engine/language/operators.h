// How tightly each operator binds: the one table behind the parser and the printer; and what `and`
// and `or` do not always compute.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/language/token.h"

namespace nabla {

struct Expr;

// Loosest first. What stands deeper in a tree needs parentheses where its level is looser.
enum class Level : std::uint8_t {
  lambda,
  conditional,
  or_,
  and_,
  not_,
  comparison,
  sum,
  product,
  unary,
  power,
  postfix,
  primary,
};

struct BinaryOperator {
  TokenKind token;
  std::string_view text;  // as in Expr
  Level level;
};

// The operator that a token between two operands is, or null. Powers are not among them: they bind
// tighter than the unary minus and are read apart.
const BinaryOperator* binary_operator(TokenKind token);

// The level of Expr::text for ExprKind::binary.
Level level_of_operator(std::string_view text);

// Whether `and` and `or` leave out this second operand where the first one decides: it calls or
// indexes, which may fail or never end. Any other goes into the graph, eagerly and statically.
bool may_be_skipped(const Expr& second);

inline Level tighter(Level level) {
  return static_cast<Level>(static_cast<std::uint8_t>(level) + 1);
}

}  // namespace nabla
