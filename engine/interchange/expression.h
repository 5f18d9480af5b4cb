// A graph node written as an expression: what formulas, narration and exporters print.
#pragma once

#include <optional>

#include "engine/graph/graph.h"
#include "engine/language/syntax.h"
#include "engine/trace/trace.h"

namespace nabla {

// The expression that computes `node`, stopping at named nodes (which become names) except `node`
// itself. A name that was given anew since is written out, as is one that an input has; but of a
// node that the program wrote, names are read as they meant there: s = s + x. Shared unnamed nodes
// are written out; past `limit` nodes the rest becomes names by label. Derived nodes print as
// ordinary expressions; the gradient of a named node y with respect to itself prints as 1.
Expr expression_of(const Graph& graph, NodeId node, std::size_t limit = 200);
// The same with names that mean one node each, as Graph::distinct_name() has them, in place of
// writing out what a name no longer means: y_1 * x. Past `limit` nodes the rest is v1, v2 ...
Expr distinct_expression_of(const Graph& graph, NodeId node, std::size_t limit = 200);

// The local factor of a backward step, tidied: `x2`, `2 * x`, `cos(x)`, with names that mean one
// node each. Nothing where the step has none.
std::optional<Expr> partial_expression(const Graph& graph, const Step& step,
                                       std::size_t limit = 60);

}  // namespace nabla
