// What the OpDefs of a family share, so that each entry of a list says only what is its own.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/op_def.h"

namespace nabla {

using Ints = std::vector<std::int64_t>;

// The language's function of that name; on a card the glyph, which is the name where none is given.
inline Notation function(std::string_view name, std::string_view latex = {},
                         std::string_view glyph = {}) {
  return {NotationKind::function, name, glyph.empty() ? name : glyph, latex};
}

inline Notation infix(std::string_view symbol, std::string_view glyph, std::string_view latex) {
  return {NotationKind::infix, symbol, glyph, latex};
}

inline Notation prefix(std::string_view symbol, std::string_view glyph, std::string_view latex) {
  return {NotationKind::prefix, symbol, glyph, latex};
}

// An argument that may be absent; its attribute is absent then.
inline Argument optional(std::string_view name, ArgumentKind kind) { return {name, kind, false}; }
inline Argument axis_argument() { return optional("axis", ArgumentKind::axis); }
inline Argument keepdims_argument() { return optional("keepdims", ArgumentKind::boolean); }

// A scalar function applied elementwise to `x`, with its partial (null: zero everywhere).
inline OpDef unary(std::string_view name, std::string_view summary, Notation notation,
                   UnaryFunction function_of_x, Partial partial, Domain domain = {},
                   std::string_view convention = {}) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"x"}},
               .notation = notation,
               .kernel = function_of_x,
               .rule = Pointwise{{partial}},
               .domains = {domain},
               .convention = convention};
}

// A scalar function applied elementwise to `x1` and `x2` with broadcasting.
inline OpDef binary(std::string_view name, std::string_view summary, Notation notation,
                    BinaryFunction function_of_both, Rule rule, std::vector<Domain> domains = {},
                    std::string_view convention = {}) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"x1"}, {"x2"}},
               .notation = notation,
               .kernel = function_of_both,
               .rule = std::move(rule),
               .domains = domains.empty() ? std::vector<Domain>(2) : std::move(domains),
               .convention = convention};
}

inline std::vector<OpDef> in_family(std::string_view family, std::vector<OpDef> ops) {
  for (OpDef& op : ops) op.family = family;
  return ops;
}

// A copy with one attribute set.
inline Attributes with(Attributes attributes, std::string name, Attribute value) {
  attributes.set(std::move(name), std::move(value));
  return attributes;
}

}  // namespace nabla
