// Comparisons, and/or/not, `a if c else b`: ops where they make a value, short cuts where they
// decide a path.
#include "engine/interpreter/evaluator.h"
#include "engine/language/operators.h"

namespace nabla {

// Where one number decides, the second operand may be left out: the result has the shape of the
// first. A graph that is built before that number is known computes both, so there the
// second may not give it another shape.
Expected<Value> Evaluator::logical(const Expr& expr, const Value& left) {
  const Expr& second = expr.children[1];
  const bool is_and = expr.text == "and";
  const Shape shape = shape_of(left);
  const bool may_skip = (beside_ || may_be_skipped(second)) && shape.size() == 1;
  const Tensor* value = known(left);
  if (may_skip && value != nullptr && (value->item() != 0) != is_and) {
    return Value::literal(Tensor::filled(shape, is_and ? 0.0 : 1.0), expr.span, varies(left));
  }
  const bool unknown = value == nullptr;
  auto right = operand(second);
  if (!right) return right;
  auto both = apply(is_and ? "logical_and" : "logical_or", {left, *right}, {}, expr.span);
  if (both && may_skip && unknown && shape_of(*both) != shape) {
    return Diagnostic{say("whether this has shape %1 or %2 depends on a value", shape.str(),
                          shape_of(*both).str()),
                      say("compute the second operand in a statement before"), expr.span};
  }
  return both;
}

Expected<Value> Evaluator::negation(const Expr& expr) {
  auto value = operand(expr.children.front());
  if (!value) return value;
  return apply("logical_not", {*value}, {}, expr.span);
}

// a < b < c is (a < b) and (b < c), each operand computed once. A node's text is that of the
// operands that it covers, so that each one can be edited.
Expected<Value> Evaluator::compare(const Expr& expr) {
  auto left = operand(expr.children[0]);
  if (!left) return left;
  std::optional<Value> result;
  for (std::size_t i = 0; i < expr.operators.size(); ++i) {
    const Expr& next = expr.children[i + 1];
    auto right = operand(next);
    if (!right) return right;
    const SourceSpan span =
        expr.operators.size() == 1 ? expr.span : cover(expr.children[i].span, next.span);
    auto one =
        apply(op_for_symbol(NotationKind::infix, expr.operators[i]), {*left, *right}, {}, span);
    if (!one) return one;
    const bool last = i + 1 == expr.operators.size();
    const SourceSpan so_far = last ? expr.span : cover(expr.children[0].span, next.span);
    auto both = result ? apply("logical_and", {*result, *one}, {}, so_far) : one;
    if (!both) return both;
    result = *std::move(both);
    left = std::move(right);
  }
  return *std::move(result);
}

Expected<Value> Evaluator::conditional(const Expr& expr) {
  const auto condition = eval_condition(expr.children[1]);
  if (!condition) return condition.error();
  const MarkScope mark(tape_.graph());
  enter_branch(expr.children[1], expr.span, *condition, &expr.children[*condition ? 2 : 0]);
  return eval(expr.children[*condition ? 0 : 2]);
}

}  // namespace nabla
