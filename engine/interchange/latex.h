// Expressions as LaTeX, for formulas on screen, in lectures and in exported files.
#pragma once

#include <string>
#include <string_view>

#include "engine/language/syntax.h"

namespace nabla {

// Math-mode text without delimiters: `\frac{x_{1}}{2}`. Ops print as their Notation says.
std::string latex_of(const Expr& expr);

// A name: `x_{1}`, `\alpha`, `w_{\mathrm{out}}`, `\mathrm{loss}`.
std::string latex_of_name(std::string_view name);

}  // namespace nabla
