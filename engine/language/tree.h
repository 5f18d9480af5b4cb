// Questions that are asked of a syntax tree wherever it is read or edited.
#pragma once

#include "engine/language/syntax.h"

namespace nabla {

// variable(..) or placeholder(..): what makes an input.
bool declares_input(const Expr& value);
// One of these, or constant(..).
bool is_declaration(const Expr& value);
// A number or a hole, signed or in lists: data, not a computation.
bool is_data(const Expr& value);
// Statements whose targets name a value: `a = ..`, `a += ..` and `for a in ..`.
bool names_a_value(StmtKind kind);
// Whether a name stands anywhere: read, called, assigned, or as a parameter.
bool mentions(const std::vector<Stmt>& statements, const std::string& name);

}  // namespace nabla
