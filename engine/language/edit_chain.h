// Expressions that make several nodes at once, a < b < c and max(a, b, c), and how they are taken
// apart when one of the nodes is edited.
#pragma once

#include <optional>

#include "engine/language/edit_place.h"

namespace nabla {

// One of the nodes of such an expression, by the children that it covers: the comparison of two
// neighbours, or all from the first one to the right one. Its text is that of these children, and
// that of the whole where it covers all.
struct ChainPart {
  const Expr* whole;
  std::size_t left;
  std::size_t right;

  // The child that is this operand of the node and of no other one. Other operands have no place
  // of their own: they are other parts, or children that two comparisons share.
  std::optional<std::size_t> child(std::size_t operand) const;
};

// a < b < c with two comparisons or more, or max or min of three values or more.
bool makes_several(const Expr& expr);

// (a < b < c) as a < b and b < c, max(a, b, c) as maximum(maximum(a, b), c), each node with the
// text that made it; other expressions as they are.
Expr taken_apart(const Expr& expr);

// The part with that text; the pointer is into the program.
std::optional<ChainPart> find_part(const Program& program, SourceSpan span);

// Writes the expression with that text, which makes several nodes, apart. What two comparisons
// share and what `and` might skip gets a name in a line above where it is more than a name or a
// number, so that every node stays the one node that it was.
void take_apart(Program& program, SourceSpan whole);

}  // namespace nabla
