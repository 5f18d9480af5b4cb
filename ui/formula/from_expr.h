// Expressions of the language as textbook formulas: fractions, powers, roots and no more
// parentheses than needed.
#pragma once

#include <functional>
#include <optional>

#include "engine/language/syntax.h"
#include "ui/formula/math.h"

namespace nabla::ui {

// The colour of a name of the program; nothing for the colour of the text around it.
using NameRole = std::function<std::optional<Role>(const QString& name)>;

Math from_expr(const Expr& expr, const NameRole& role_of = {});

// name = expression
Math assignment(const QString& name, const Expr& expr, const NameRole& role_of = {});

}  // namespace nabla::ui
