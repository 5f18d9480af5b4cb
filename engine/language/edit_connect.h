// Wires between nodes, as edits of the expressions that read them.
#pragma once

#include "engine/language/edit_place.h"

namespace nabla {

// Where an operand stands in the expression of its node: the way down the children. For `y += x`,
// {0} is y and {1} is x; for one of the nodes of a < b < c or max(a, b, c) they are its two
// operands.
using OperandPath = std::vector<std::size_t>;

// The operand now reads `source`, by its name; a source without one is extracted first, and lines
// move so that definitions come before uses. Refused for circles, and for values out of reach.
Expected<Edited> connected(const Program& program, SourceSpan node, const OperandPath& operand,
                           const NodeText& source);

// The operand becomes a hole.
Expected<Edited> disconnected(const Program& program, SourceSpan node, const OperandPath& operand);

// The operand becomes this expression.
Expected<Edited> with_operand(const Program& program, SourceSpan node, const OperandPath& operand,
                              const Expr& value);

// The operand as it is written, or null when there is none.
const Expr* operand_at(const Expr& node, const OperandPath& operand);

}  // namespace nabla
