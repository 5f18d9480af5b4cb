// Calls and powers as formulas: roots, bars, e to a power, sin²(x); the part of from_expr() that
// knows functions.
#pragma once

#include "ui/formula/from_expr.h"

namespace nabla::ui::formula {

// How tightly a formula holds together, from loose to tight.
enum class Level : std::uint8_t {
  lowest,
  disjunction,
  conjunction,
  comparison,
  sum,
  product,
  power,
  atom,
};

struct Formula {
  Math math;
  Level level = Level::atom;
  bool starts_with_number = false;  // nothing may be written right before it without a sign
  bool ends_in_number = false;      // a name right after it means a product
  bool starts_with_sign = false;    // -x
};

struct Context {
  const NameRole& role_of;
  bool in_script = false;  // raised or lowered: fractions become slashes
};

Formula formulaOf(const Expr& expr, const Context& context);
// A call of a function.
Formula calledOf(const Expr& expr, const Context& context);
Formula power(const Expr& base, const Expr& exponent, const Context& context);

Formula atom(Math math);
// In parentheses if it is looser than that.
Math atLeast(Formula formula, Level level);
// What a script can be put on: in parentheses unless it is one sign.
Math base_of_script(Formula formula);

}  // namespace nabla::ui::formula
