// The rules that simplification knows, in tables: a line each.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/rewrite/pattern.h"

namespace nabla {

// Rules of algebra in the order they are tried.
std::span<const RuleLine> algebra_lines();
// The same, read once: those that apply to a kind of term.
std::span<const AlgebraRule> algebra_rules(Kind kind);

// What a line of text cannot say: rules about shapes, axes and elements. `apply` gives the term
// that stands for the one requested, or an invalid id where the rule does not hold.
struct StructureRule {
  std::string_view text;
  TermId (*apply)(Builder&, const Request&);
  Keeps keeps = Keeps::bits;
};
std::span<const StructureRule> structure_rules(Kind kind);
// Those of every elementwise op, where an operand is repeated to a shape.
std::span<const StructureRule> elementwise_rules();

}  // namespace nabla
