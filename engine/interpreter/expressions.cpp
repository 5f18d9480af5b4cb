#include <limits>
#include <numbers>

#include "engine/interpreter/evaluator.h"
#include "engine/language/tree.h"

namespace nabla {

Expected<Value> Evaluator::eval(const Expr& expr) {
  if (nested_too_deeply()) {
    return Diagnostic{say("this is nested too deeply"), say("does the recursion end?"), expr.span};
  }
  switch (expr.kind) {
    case ExprKind::number:
    case ExprKind::boolean:
      return Value::literal(Tensor(expr.number), expr.span);
    case ExprKind::string:
      return Value::text(expr.text);
    case ExprKind::name:
      return read(expr.text, expr.span);
    case ExprKind::hole:
      return hole(expr.span);
    case ExprKind::unary:
      return unary(expr);
    case ExprKind::binary:
      return binary(expr);
    case ExprKind::compare:
      return compare(expr);
    case ExprKind::conditional:
      return conditional(expr);
    case ExprKind::call:
      return call(expr);
    case ExprKind::index:
      return index(expr);
    case ExprKind::transpose:
      return transpose(expr);
    case ExprKind::list:
      return list(expr);
    case ExprKind::tuple:
      return tuple(expr);
    case ExprKind::lambda:
      return lambda(expr);
    case ExprKind::comprehension:
      return comprehension(expr);
    case ExprKind::slice:
      return Diagnostic{say("a slice belongs inside an index, as in a[1:3]"), {}, expr.span};
    case ExprKind::none:
      break;
  }
  return Diagnostic{say("an expression is missing here"), {}, expr.span};
}

Expected<Value> Evaluator::eval_beside(const Expr& expr) {
  const Restore<bool> restore(beside_, true);
  return eval(expr);
}

Expected<Value> Evaluator::eval_on_tape(const Expr& expr) {
  const Restore<bool> restore(beside_, false);
  return eval(expr);
}

Expected<Known> Evaluator::eval_known(const Expr& expr) {
  auto value = eval_beside(expr);
  if (!value) return value.error();
  if (!value->tensor()) {
    return Diagnostic{
        say("a number or a list of numbers is needed here, not %1", value->kind()), {}, expr.span};
  }
  const Tensor* tensor = known(*value);
  if (tensor == nullptr) return not_known(expr.span);
  return Known{*tensor, varies(*value)};
}

Expected<NodeId> Evaluator::eval_node(const Expr& expr) {
  auto value = eval_on_tape(expr);
  if (!value) return value.error();
  return node_of(*value, expr.span);
}

Expected<Value> Evaluator::eval_tensor(const Expr& expr) {
  const Restore<bool> restore(beside_, false);
  return operand(expr);
}

// An expression that an op takes: it must be a tensor.
Expected<Value> Evaluator::operand(const Expr& expr) {
  auto value = eval(expr);
  if (!value) return value;
  return operand_of(*std::move(value), expr);
}

Expected<Value> Evaluator::operand_of(Value value, const Expr& expr) const {
  if (value.tensor()) return value;
  if (const Function* function = value.as_function()) {
    return Diagnostic{say("%1 is a function: it needs its arguments", function->name.c_str()),
                      say("write %1(...)", function->name.c_str()), expr.span};
  }
  return Diagnostic{say("a number or tensor is needed here, not %1", value.kind()), {}, expr.span};
}

namespace {

std::optional<double> named_constant(std::string_view name) {
  if (name == "pi") return std::numbers::pi;
  if (name == "e") return std::numbers::e;
  if (name == "inf") return std::numeric_limits<double>::infinity();
  if (name == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (name == "true" || name == "True") return 1;
  if (name == "false" || name == "False") return 0;
  return std::nullopt;
}

}  // namespace

Expected<Value> Evaluator::read(const std::string& name, SourceSpan span) {
  const auto [owner, value] = scope_->find(name);
  if (value != nullptr) return *value;
  if (owner != nullptr) {
    return Diagnostic{say("%1 has no value yet", name), say("assign it before this line"), span};
  }
  if (const auto number = named_constant(name)) return Value::literal(Tensor(*number), span);
  if (name == "None") return Value();
  if (is_function_name(name)) {
    auto function = std::make_shared<Function>();
    function->name = name;
    return Value(std::shared_ptr<const Function>(std::move(function)));
  }
  return free_input(name, span);
}

Expected<Value> Evaluator::unary(const Expr& expr) {
  const Expr& child = expr.children.front();
  if (expr.text == "not") return negation(expr);
  auto value = operand(child);
  if (!value || expr.text == "+") return value;
  const Literal* literal = value->as_literal();
  const bool written = child.kind == ExprKind::number || child.kind == ExprKind::unary ||
                       (child.kind == ExprKind::name && scope_->owner(child.text) == nullptr);
  if (written && literal != nullptr && !literal->node.valid() &&
      literal->value.is_scalar()) {  // -1 and -inf are numbers, not ops
    return Value::literal(Tensor(-literal->value.item()), expr.span, literal->varies);
  }
  return apply(op_for_symbol(NotationKind::prefix, "-"), {*value}, {}, expr.span);
}

// A chain a + b + c is as deep as it has terms: it is computed from its first one on.
Expected<Value> Evaluator::binary(const Expr& expr) {
  const Expr& first = expr.children[0];
  if (first.kind != ExprKind::binary) {
    auto left = operand(first);
    return left ? joined(expr, *left) : left;
  }
  const std::vector<const Expr*> chain = chain_of(expr);
  auto value = operand(*chain.back());
  for (std::size_t i = chain.size() - 1; value && i-- > 0;) value = joined(*chain[i], *value);
  return value;
}

// The operation, its first operand being known.
Expected<Value> Evaluator::joined(const Expr& expr, const Value& left) {
  if (expr.text == "and" || expr.text == "or") return logical(expr, left);
  auto right = operand(expr.children[1]);
  if (!right) return right;
  return apply(op_for_symbol(NotationKind::infix, expr.text), {left, *right}, {}, expr.span);
}

Expected<Value> Evaluator::transpose(const Expr& expr) {
  auto value = operand(expr.children.front());
  if (!value) return value;
  return apply("transpose", {*value}, {}, expr.span);
}

Expected<Value> Evaluator::lambda(const Expr& expr) {
  auto function = std::make_shared<Function>();
  function->name = "lambda";
  function->lambda = &expr.children.front();
  function->parameters = expr.parameters;
  function->defaults.resize(expr.parameters.size());
  function->closure = scope_;
  scope_->captured = true;
  return Value(std::shared_ptr<const Function>(std::move(function)));
}

// Expressions recurse as deep as the user's functions do, so the limit is the machine's stack
// itself.
bool Evaluator::nested_too_deeply() const {
  constexpr std::ptrdiff_t room = 4 << 20;
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  return stack_base_ - here >= room;
}

}  // namespace nabla
