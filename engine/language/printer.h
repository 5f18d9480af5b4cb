// Syntax tree to canonical text; comments and blank lines are kept.
#pragma once

#include <string>

#include "engine/language/syntax.h"

namespace nabla {

// Parsing the text gives a program of the same meaning, and printing that the same text.
std::string print(const Program& program);
// With the fewest parentheses that keep the meaning.
std::string print(const Expr& expr);

}  // namespace nabla
