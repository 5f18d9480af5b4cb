// A derivative shown in steps: the chain rule as it was built, then what each rule of rewriting
// makes of it, then the form people write.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/base/expected.h"
#include "engine/base/message.h"
#include "engine/graph/graph.h"
#include "engine/language/syntax.h"

namespace nabla {

struct DerivationStep {
  Message title;     // "chain rule", the rule that fired (`x + x -> 2 * x`), "tidied"
  std::string rule;  // as rewrite() logs it; empty for the first and the last
  Expr formula;      // the whole derivative after the step
};

struct Derivation {
  std::string output;
  std::vector<std::string> wrt;       // one name per order, in the order taken
  bool partial = false;               // the output depends on other variables too
  std::vector<DerivationStep> steps;  // never empty; each reads differently from the one before

  const Expr& built() const { return steps.front().formula; }
  const Expr& simplified() const { return steps.back().formula; }
};

// The derivative of the scalar `output` by the inputs in `wrt`, one after the other: {x} gives
// dy/dx, {x, x} its second derivative, {x, y} a mixed one. Formulas stop at named nodes, as
// expression_of() does. An output that does not depend on one of them has the derivative 0. Errors:
// an output, or a derivative to be derived again, that is no single number; an empty `wrt`.
Expected<Derivation> derive_steps(const Graph& graph, NodeId output, std::span<const NodeId> wrt);

// `dy/dx`, `d2f/dx dy`; in LaTeX a fraction of d's, or of round ones where it is partial.
std::string left_side(const Derivation& derivation);
std::string latex_left_side(const Derivation& derivation);

}  // namespace nabla
