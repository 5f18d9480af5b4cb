// Syntax tree to canonical text; comments and blank lines are kept.
#pragma once

#include <string>
#include <vector>

#include "engine/language/syntax.h"

namespace nabla {

// Parsing the text gives a program of the same meaning, and printing that the same text.
std::string print(const Program& program);
// With the fewest parentheses that keep the meaning.
std::string print(const Expr& expr);

// The text, and where in it the statements stand: those before others that they are printed before,
// and blocks after their headers.
struct PrintedProgram {
  struct Place {
    SourceSpan span;      // without comments; of a statement with a block, its header
    bool simple = false;  // it has no block
  };
  std::string text;
  std::vector<Place> statements;
};
PrintedProgram print_placed(const Program& program);

}  // namespace nabla
