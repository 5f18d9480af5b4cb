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
// A lambda or a comprehension: its parameters mean something of their own in its first child.
bool binds_names(const Expr& expr);
bool binds(const Expr& expr, const std::string& name);
// Statements whose targets name a value: `a = ..`, `a += ..` and `for a in ..`.
bool names_a_value(StmtKind kind);

// Chains of binary operators, such as a + b - c: walkers go along them with a loop, since they are
// as deep as they have terms.

// The expression, its first operand as long as that is binary too, and the operand where it ends:
// outermost first. Of an expression that is not binary, itself.
std::vector<const Expr*> chain_of(const Expr& expr);
// What the expression is made of in the order of the text: its children; of a chain, the operands
// between its operators.
std::vector<const Expr*> operands_of(const Expr& expr);
std::vector<Expr*> operands_of(Expr& expr);

// Whether a name stands anywhere: read, called, assigned, or as a parameter.
bool mentions(const std::vector<Stmt>& statements, const std::string& name);

}  // namespace nabla
