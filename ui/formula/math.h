// A formula as a value: a tree of symbols, fractions, scripts and roots, built with small
// functions.
//
//   using namespace nabla::ui::math;
//   row({partial("y", "x1"), op("="), sym("x2"), op("="), num("3", Role::value)})
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/theme/theme.h"

namespace nabla::ui::math {

enum class Kind : std::uint8_t {
  row,       // children side by side
  symbol,    // text: a variable or a word, in `style`
  number,    // text: digits, upright
  op,        // text: an operator or a sign; its spacing depends on its neighbours
  space,     // amount: width in em
  fraction,  // children: numerator, denominator
  script,    // children: base, subscript, superscript; an empty row is no script
  root,      // children: radicand, degree; an empty row is a square root
  fence,     // children: what is inside; open and close grow with it
  matrix,    // children: entries, row by row, `columns` in each, centred or flush left
  accent,    // text: "bar", "dot", "hat" or "tilde"; children: what is below
};

enum class Style : std::uint8_t { italic, upright, bold };

struct Math {
  Kind kind = Kind::row;
  QString text;
  Style style = Style::italic;
  std::optional<Role> role;  // without one, that of what is around it
  std::vector<Math> children;
  QString open, close;      // fence
  int columns = 0;          // matrix
  bool flush_left = false;  // matrix
  double amount = 0;        // space

  bool isEmpty() const { return kind == Kind::row && children.empty(); }
};

Math row(std::vector<Math> parts);
// A name as mathematicians write it: x1 is x with subscript 1, theta is θ, a word of several
// letters is upright.
Math sym(const QString& name, std::optional<Role> role = {});
Math num(const QString& digits, std::optional<Role> role = {});
// Upright words, also with spaces and in any script: units, conditions, "if".
Math words(const QString& text, std::optional<Role> role = {});
// "+", "·", "=", "→", "," ...; - becomes a true minus sign, <= becomes ≤. Letters are a function's
// name: "sin".
Math op(const QString& sign, std::optional<Role> role = {});
Math space(double em);
Math frac(Math numerator, Math denominator);
Math sup(Math base, Math exponent);
Math sub(Math base, Math index);
Math subsup(Math base, Math index, Math exponent);
Math root(Math radicand, Math degree = {});
Math fence(const QString& open, Math inside, const QString& close);
Math paren(Math inside);
Math bars(Math inside);
// An upright function name before its argument in parentheses: sin(x).
Math call(const QString& function, Math argument);
// Entries row by row in square brackets; their number is a multiple of `columns`.
Math matrix(std::vector<Math> entries, int columns);
// One case per line after a brace: value, condition, value, condition ...
Math cases(std::vector<Math> values_and_conditions);
Math accent(const QString& name, Math below);
// ∂y/∂x as a fraction.
Math partial(const QString& y, const QString& x, std::optional<Role> role = {});
// a = b = c
Math equals(std::vector<Math> sides);
// The same formula in the colour of the role, where its parts have none of their own.
Math tint(Role role, Math formula);

// One line of plain text for screen readers and tool tips: "∂y/∂x₁ = x₂ = 3".
QString plainText(const Math& formula);

}  // namespace nabla::ui::math

namespace nabla::ui {
using math::Math;
}
