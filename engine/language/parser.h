// Program text to syntax tree: a lexer, a Pratt parser for expressions, and recovery at line ends.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/expected.h"
#include "engine/language/syntax.h"

namespace nabla {

struct ParseLimits {
  std::size_t bytes = 4 << 20;    // longest text
  int nesting = 200;              // parentheses, blocks, operators
  int chain = 1000;               // operations one on top of another, as in a + a + a ...
  std::size_t diagnostics = 100;  // later errors are counted, not kept
};

struct ParseResult {
  Program program;                      // what could be read; whole only without diagnostics
  std::vector<Diagnostic> diagnostics;  // every error found, in order of place
  std::size_t error_count = 0;          // may exceed diagnostics.size()

  bool ok() const { return error_count == 0; }
};

// Reads a whole program. Invalid UTF-8, NUL bytes and over-long text are diagnostics too.
ParseResult parse(std::string_view text, const ParseLimits& limits = {});

// What the program around an expression defines: it may call its functions and shadow `e`.
struct NamesInScope {
  std::vector<std::string> functions;
  std::vector<std::string> values;
};
NamesInScope names_in_scope(const Program& program);

// Reads one expression, as typed into a field; the error is the first one.
Expected<Expr> parse_expression(std::string_view text, const ParseLimits& limits = {},
                                const NamesInScope& scope = {});

}  // namespace nabla
