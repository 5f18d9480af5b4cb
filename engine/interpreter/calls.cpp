#include "engine/interpreter/arguments.h"
#include "engine/interpreter/builtins.h"
#include "engine/interpreter/evaluator.h"
#include "engine/interpreter/suggest.h"
#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

const OpDef* public_op(std::string_view name) {
  const OpDef* op = find_op(name);
  return op == nullptr || op->internal ? nullptr : op;
}

}  // namespace

bool is_function_name(std::string_view name) {
  return find_builtin(name) != nullptr || public_op(name) != nullptr;
}

std::vector<std::string> Evaluator::function_names() const {
  std::vector<std::string> names;
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->parent()) {
    for (const auto& [name, value] : scope->values()) {
      if (value.as_function() != nullptr) names.push_back(name);
    }
  }
  for (const OpDef* op : all_ops()) {
    if (!op->internal) names.emplace_back(op->name);
  }
  for (const Builtin& builtin : all_builtins()) names.emplace_back(builtin.name);
  return names;
}

Expected<Value> Evaluator::call(const Expr& call) {
  const auto [owner, value] = scope_->find(call.text);
  if (owner != nullptr) {
    if (value == nullptr) {
      return Diagnostic{say("%1 has no value yet", call.text), say("define it before this line"),
                        call.span};
    }
    const Function* function = value->as_function();
    if (function == nullptr) return not_a_function(call);
    if (!function->builtin()) {
      const Value keep = *value;  // the call may assign the name anew
      return call_user(*function, call);
    }
    return call_language(function->name, call);
  }
  return call_language(call.text, call);
}

Expected<Value> Evaluator::call_language(const std::string& name, const Expr& call) {
  const bool each = call.children.size() == 1 && call.children[0].kind == ExprKind::comprehension &&
                    call.children[0].text == "each";
  if (each) return folded(name, call);
  const bool several = call.children.size() > 1 && keyword_of(call, 1).empty();
  if ((name == "max" || name == "min") && several) return extreme_of(name, call);
  if (const Builtin* builtin = find_builtin(name)) {
    auto bound = bind_arguments(call, builtin->name, builtin->arguments);
    if (!bound) return bound.error();
    drop_none(*bound, builtin->arguments);
    return builtin->run(*this, {call, *bound});
  }
  if (const OpDef* op = public_op(name)) return call_op(*op, call);
  return unknown_function(call);
}

namespace {

// "0" or "-1" where the expression is a whole number written out, as an axis would be.
std::optional<std::string> written_integer(const Expr& expr) {
  const bool minus = expr.kind == ExprKind::unary && expr.text == "-";
  const Expr& number = minus ? expr.children[0] : expr;
  const bool whole =
      number.kind == ExprKind::number && number.text.find_first_of(".eE") == std::string::npos;
  if (!whole) return std::nullopt;
  return (minus ? "-" : "") + number.text;
}

}  // namespace

// max(a, b) as Python writes it: elementwise, for any number of values. A node's text is that of
// the values that it covers.
Expected<Value> Evaluator::extreme_of(const std::string& name, const Expr& call) {
  std::optional<Value> result;
  const std::string op = name == "max" ? "maximum" : "minimum";
  for (std::size_t i = 0; i < call.children.size(); ++i) {
    if (const auto keyword = keyword_of(call, i); !keyword.empty()) {
      return Diagnostic{
          say("%1 of several values takes no %2", name, keyword), {}, call.children[i].span};
    }
    auto value = operand(call.children[i]);
    if (!value) return value;
    const bool last = i + 1 == call.children.size();
    const SourceSpan span = last ? call.span : cover(call.children[0].span, call.children[i].span);
    if (result && last && i == 1 && shape_of(*result).rank() > 0) {
      if (const auto number = written_integer(call.children[1])) {
        return Diagnostic{
            say("%1 of an array and %2: an axis, or a number to compare with?", name, *number),
            say("write %1(a, axis=%2), or %3(a, %2)", name, *number, op), call.span};
      }
    }
    if (result) value = apply(op, {*result, *value}, {}, span);
    if (!value) return value;
    result = *std::move(value);
  }
  return *std::move(result);
}

// concat(a, b): the second array stands where the axis is.
bool Evaluator::takes_an_array(const Expr& expr) {
  const auto value = eval_beside(expr);
  return value && value->tensor() && shape_of(*value).rank() > 0;
}

Expected<Done> Evaluator::flattened(Value::Elements& operands, SourceSpan span) {
  for (Value& operand : operands) {
    auto flat = apply("reshape", {operand}, {{"shape", std::vector<std::int64_t>{-1}}}, span);
    if (!flat) return flat.error();
    operand = *std::move(flat);
  }
  return Done{};
}

Expected<Value> Evaluator::call_op(const OpDef& op, const Expr& call) {
  auto bound = bind_arguments(call, op.name, op.arguments);
  if (!bound) return bound.error();
  Value::Elements operands;
  Attributes attributes;
  std::string_view absent;  // an optional operand that was left away
  for (std::size_t i = 0; i < op.arguments.size(); ++i) {
    const Expr* expr = (*bound)[i];
    const Argument& argument = op.arguments[i];
    const bool is_operand = argument.kind == ArgumentKind::operand;
    if (expr == nullptr || (is_operand && !argument.required && is_none(*expr))) {
      if (argument.otherwise) {
        operands.push_back(Value::literal(Tensor(*argument.otherwise), call.span));
      } else if (is_operand) {
        absent = argument.name;
      }
      continue;
    }
    if (is_operand) {
      if (!absent.empty()) {
        return Diagnostic{say("%1 needs its argument %2 where %3 is given", std::string(op.name),
                              std::string(absent), std::string(argument.name)),
                          say("it is called as %1", signature(op.name, op.arguments)), expr->span};
      }
      auto value = operand(*expr);
      if (!value) return value;
      operands.push_back(*std::move(value));
    } else if (argument.kind == ArgumentKind::operands) {
      auto values = eval_elements(*expr);
      if (!values) return values.error();
      operands.insert(operands.end(), values->begin(), values->end());
    } else if (op.name == "concat" && is_none(*expr)) {  // NumPy: all of them flat
      if (auto flat = flattened(operands, call.span); !flat) return flat.error();
    } else if (op.variadic() && takes_an_array(*expr)) {
      return Diagnostic{say("%1 takes its arrays as one list", std::string(op.name)),
                        say("write %1", std::string(op.name) + "([a, b])"), expr->span};
    } else if (auto done = set_attribute(*this, attributes, op.name, argument, *expr); !done) {
      return done.error();
    }
  }
  return apply(op, operands, std::move(attributes), call.span);
}

Expected<Value> Evaluator::not_a_function(const Expr& call) const {
  return Diagnostic{say("%1 is not a function", call.text),
                    say("to multiply, write %1*(...)", call.text), call.span};
}

Expected<Value> Evaluator::unknown_function(const Expr& call) const {
  if (tape_.graph().input(call.text) != nullptr) return not_a_function(call);
  const std::string near = nearest_name(call.text, function_names());
  const Message hint =
      near.empty() ? say("to multiply, write %1*(...)", call.text) : say("did you mean %1?", near);
  return Diagnostic{say("there is no function %1", call.text), hint, call.span};
}

}  // namespace nabla
