// Products and quotients with a convention for 0 times infinity and 0 / 0. Derivative rules are
// written with them; programs cannot call them.
#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/ops/three_operands.h"

namespace nabla {
namespace {

// Multiplies a partial with what flows through it, where a zero flow stays zero even if the partial
// is infinite or NaN. That keeps the branch that `where` did not take from leaking through the ops
// before it.
OpDef chain_op() {
  OpDef op = binary(
      "chain", "A partial times a gradient; a gradient of 0 stays 0",
      function("chain", "#1 \\cdot #2", "·"),
      [](double partial, double gradient) { return gradient == 0.0 ? 0.0 : partial * gradient; },
      Multilinear{[](const RuleArgs& a, std::size_t operand, Sym g) {
        if (operand == 1) return chain(a.inputs[0], g);
        return chain(g, a.inputs[1]);
      }},
      {}, "0 where the second operand is 0, whatever the first one is");
  op.internal = true;
  return op;
}

// A quotient where 0 / 0 is 0 by convention, as in the slope of a norm. The convention is for this
// value alone: the derivatives at 0 stay inf and nan, for nothing is known of them there.
OpDef ratio_op() {
  OpDef op = binary(
      "ratio", "Quotient of two values; 0 where the divisor is 0",
      function("ratio", "\\frac{#1}{#2}", "÷"),
      [](double a, double b) { return b == 0.0 ? 0.0 : a / b; },
      Pointwise{{[](const RuleArgs& a) { return 1.0 / a.inputs[1]; },
                 [](const RuleArgs& a) { return -(a.output / a.inputs[1]); }}},
      {{-2, 2}, {0.5, 2}},
      "0 where the second operand is 0; its derivatives there are inf and nan");
  op.internal = true;
  return op;
}

// ratio(a, b) * c in one op, so that b stands below whatever flows back: a flow of 0 that meets a b
// of 0 on its way is nan then, which c * ratio(a, b) would have made 0 before it came there.
OpDef scaled_ratio_op() {
  return OpDef{
      .name = "scaled_ratio",
      .summary = "Quotient of two values times a third; 0 where the divisor is 0",
      .arguments = {{"x1"}, {"x2"}, {"x3"}},
      .notation = function("scaled_ratio", "\\frac{#1}{#2} \\cdot #3", "÷ ·"),
      .kernel =
          [](Values v, const Attributes&) {
            return zip3(v,
                        [](double a, double b, double c) { return (b == 0.0 ? 0.0 : a / b) * c; });
          },
      .shape = common_shape,
      .rule = Pointwise{{[](const RuleArgs& a) { return a.inputs[2] / a.inputs[1]; },
                         [](const RuleArgs& a) { return -(a.output / a.inputs[1]); },
                         [](const RuleArgs& a) { return ratio(a.inputs[0], a.inputs[1]); }}},
      .domains = {{-2, 2}, {0.5, 2}, {-2, 2}},
      .samples = {{{Shape{4}, Shape{4}, Shape{}}}, {{Shape{2, 3}, Shape{3}, Shape{2, 1}}}},
      .convention = "0 where the second operand is 0; its derivatives there are not finite",
      .internal = true};
}

}  // namespace

std::vector<OpDef> guarded_ops() {
  return in_family("arithmetic", {chain_op(), ratio_op(), scaled_ratio_op()});
}

}  // namespace nabla
