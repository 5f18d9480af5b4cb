#include <algorithm>
#include <cmath>

#include "engine/ops/define.h"
#include "engine/ops/families.h"
#include "engine/ops/functions.h"
#include "engine/ops/three_operands.h"

namespace nabla {
namespace {

// What reaches the branch x (operand 1) or y (operand 2) of where(condition, x, y).
Sym chosen(const RuleArgs& a, std::size_t operand, Sym flow) {
  if (operand == 0) return {};
  const Sym zero = constant_like(flow, 0.0);
  const Sym condition = a.inputs[0];
  return operand == 1 ? where(condition, flow, zero) : where(condition, zero, flow);
}

OpDef where_op() {
  return OpDef{
      .name = "where",
      .summary = "x where the condition is not 0, else y",
      .arguments = {{"condition"}, {"x"}, {"y"}},
      .notation = function(
          "where", "\\begin{cases}#2 & \\text{if } #1\\\\ #3 & \\text{else}\\end{cases}", "if"),
      .kernel =
          [](Values v, const Attributes&) {
            return zip3(v, [](double c, double x, double y) { return c != 0.0 ? x : y; });
          },
      .shape = common_shape,
      .rule = Custom{chosen, chosen,
                     "a product with the condition would turn an infinite or NaN gradient of the "
                     "branch not taken into NaN"},
      .domains = {{-1, 1}, {}, {}},
      .samples = {{{Shape{3}, Shape{3}, Shape{3}}},
                  {{Shape{2, 1}, Shape{3}, Shape{}}},
                  {{Shape{}, Shape{}, Shape{2}}}},
      .convention = "nothing flows to the condition or to the branch not taken, not even nan"};
}

OpDef clip_op() {
  return OpDef{.name = "clip",
               .summary = "The nearest value between min and max",
               .arguments = {{"a"},
                             {"min", ArgumentKind::operand, false, -HUGE_VAL},
                             {"max", ArgumentKind::operand, false, HUGE_VAL}},
               .notation = function("clip"),
               .kernel =
                   [](Values v, const Attributes&) {
                     return zip3(v, [](double a, double low, double high) {
                       if (std::isnan(a)) return a;
                       return a > high || low > high ? high : (a < low ? low : a);
                     });
                   },
               .shape = common_shape,
               .rule = Pointwise{{[](const RuleArgs& a) {
                                    return both(greater_equal(a.inputs[0], a.inputs[1]),
                                                less_equal(a.inputs[0], a.inputs[2]));
                                  },
                                  [](const RuleArgs& a) {
                                    return both(less(a.inputs[0], a.inputs[1]),
                                                less(a.inputs[1], a.inputs[2]));
                                  },
                                  [](const RuleArgs& a) {
                                    return either(greater(a.inputs[0], a.inputs[2]),
                                                  less(a.inputs[2], a.inputs[1]));
                                  }},
                                 true},
               .domains = {{-2, 2}, {-1.2, -0.8}, {0.8, 1.2}},
               .samples = {{{Shape{4}, Shape{}, Shape{}}}, {{Shape{2, 3}, Shape{3}, Shape{2, 1}}}},
               .convention = "the derivative at both bounds is 1"};
}

// --- the larger and the smaller ---

// 1 where this operand is strictly better, 1/2 at a tie, else 0.
template <Sym (*better)(Sym, Sym), std::size_t operand>
Sym winner(const RuleArgs& a) {
  const Sym tie = equal(a.inputs[0], a.inputs[1]);
  return where(tie, constant_like(tie, 0.5), better(a.inputs[operand], a.inputs[1 - operand]));
}

OpDef maximum_op() {
  return binary(
      "maximum", "The larger of two values",
      function("maximum", "\\max\\left(#1, #2\\right)", "max"),
      [](double a, double b) { return std::isnan(a) || a > b ? a : b; },
      Pointwise{{winner<greater, 0>, winner<greater, 1>}, true}, {},
      "at a tie each operand gets half of the gradient");
}

OpDef minimum_op() {
  return binary(
      "minimum", "The smaller of two values",
      function("minimum", "\\min\\left(#1, #2\\right)", "min"),
      [](double a, double b) { return std::isnan(a) || a < b ? a : b; },
      Pointwise{{winner<less, 0>, winner<less, 1>}, true}, {},
      "at a tie each operand gets half of the gradient");
}

// --- questions: 1 or 0, without a derivative ---

OpDef question(std::string_view name, std::string_view summary, Notation notation,
               BinaryFunction answer) {
  return binary(name, summary, notation, answer, Pointwise{{nullptr, nullptr}},
                {{-2, -0.1}, {0.1, 2}}, "the derivative is 0 everywhere");
}

double truth(bool value) { return value ? 1.0 : 0.0; }

OpDef not_op() {
  return unary(
      "logical_not", "1 where x is 0, else 0", prefix("not", "¬", "\\lnot #1"),
      [](double x) { return truth(x == 0.0); }, nullptr, {0.3, 2},
      "the derivative is 0 everywhere");
}

}  // namespace

std::vector<OpDef> choice_ops() {
  return in_family(
      "choice",
      {
          where_op(),
          maximum_op(),
          minimum_op(),
          clip_op(),
          question("less", "1 where x1 < x2, else 0", infix("<", "<", "#1 < #2"),
                   [](double a, double b) { return truth(a < b); }),
          question("less_equal", "1 where x1 <= x2, else 0", infix("<=", "≤", "#1 \\le #2"),
                   [](double a, double b) { return truth(a <= b); }),
          question("greater", "1 where x1 > x2, else 0", infix(">", ">", "#1 > #2"),
                   [](double a, double b) { return truth(a > b); }),
          question("greater_equal", "1 where x1 >= x2, else 0", infix(">=", "≥", "#1 \\ge #2"),
                   [](double a, double b) { return truth(a >= b); }),
          question("equal", "1 where x1 and x2 are equal, else 0", infix("==", "=", "#1 = #2"),
                   [](double a, double b) { return truth(a == b); }),
          question("not_equal", "1 where x1 and x2 differ, else 0", infix("!=", "≠", "#1 \\ne #2"),
                   [](double a, double b) { return truth(a != b); }),
          question("logical_and", "1 where both are not 0, else 0",
                   infix("and", "∧", "#1 \\land #2"),
                   [](double a, double b) { return truth(a != 0.0 && b != 0.0); }),
          question("logical_or", "1 where one is not 0, else 0", infix("or", "∨", "#1 \\lor #2"),
                   [](double a, double b) { return truth(a != 0.0 || b != 0.0); }),
          not_op(),
          unary(
              "stop_gradient", "x, taken as a constant by derivatives",
              function("stop_gradient", "#1", "stop"), [](double x) { return x; }, nullptr,
              {0.3, 2}, "the derivative is 0 everywhere"),
      });
}

}  // namespace nabla
