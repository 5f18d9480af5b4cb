// Functions of the program: def and lambda, called in a scope and a context of their own.
#include <utility>

#include "engine/interpreter/arguments.h"
#include "engine/interpreter/evaluator.h"
#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

// A default is a node of its own in each call that takes it.
std::optional<Value> fresh(const std::optional<Value>& value) {
  const Literal* literal = value ? value->as_literal() : nullptr;
  if (literal == nullptr) return value;
  return Value::literal(literal->value, literal->span, literal->varies);
}

}  // namespace

Expected<Value> Evaluator::call_user(const Function& function, const Expr& call) {
  auto bound = bind_in_order(call, function.parameters.size());
  if (!bound) {
    auto named = bind_names(call, function.name, function.parameters, signature(function));
    if (!named) return named.error();
    bound = *std::move(named);
  }
  std::vector<std::optional<Value>> arguments(function.parameters.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if ((*bound)[i] == nullptr) continue;
    auto value = eval_on_tape(*(*bound)[i]);
    if (!value) return value;
    arguments[i] = *std::move(value);
  }
  return call_function(function, std::move(arguments), call.span);
}

Expected<Value> Evaluator::call_function(const Function& function,
                                         std::vector<std::optional<Value>> arguments,
                                         SourceSpan span) {
  if (calls_ >= options_.limits.nesting) {
    return Diagnostic{say("%1 is called more than %2 levels deep", function.name,
                          std::to_string(options_.limits.nesting)),
                      say("does the recursion end? --limit nesting=... raises the limit"), span};
  }
  const Stmt* definition = function.definition;
  auto scope = std::make_unique<Scope>(
      function.closure, definition != nullptr ? assigned_names(definition->body) : NameSet());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::optional<Value> value =
        arguments[i] ? std::move(arguments[i]) : fresh(function.defaults[i]);
    if (!value) {
      return Diagnostic{say("%1 needs a value for %2", function.name, function.parameters[i]),
                        say("it is called as %1", signature(function)), span};
    }
    scope->set(function.parameters[i], *std::move(value));
  }
  const Restore<int> depth(calls_, calls_ + 1);
  const Restore<bool> on_tape(beside_, false);
  const MarkScope mark(tape_.graph());
  enter(ContextKind::call, span, 0, function.name);
  auto result = run_body(function, *scope);
  if (scope->captured) captured_.push_back(std::move(scope));
  return result;
}

Expected<Value> Evaluator::run_body(const Function& function, Scope& scope) {
  const Restore<Scope*> inside(scope_, &scope);
  if (function.lambda != nullptr) return eval(*function.lambda);
  returned_ = Value();
  const auto flow = exec(function.definition->body);
  if (!flow) return flow.error();
  return std::exchange(returned_, Value());
}

Expected<Value> Evaluator::call_value(const Value& function, const Value::Elements& arguments,
                                      SourceSpan span) {
  const Function* called = function.as_function();
  if (called == nullptr)
    return Diagnostic{say("a function is needed here, not %1", function.kind()), {}, span};
  if (called->builtin()) {
    const OpDef* op = find_op(called->name);
    if (op != nullptr && !op->internal && !op->variadic() && op->arity() == arguments.size()) {
      return apply(*op, arguments, {}, span);
    }
    return Diagnostic{say("%1 cannot be called here", called->name),
                      say("wrap it: lambda x: %1(x)", called->name), span};
  }
  if (arguments.size() > called->parameters.size()) {
    return Diagnostic{arguments.size() == 1 ? say("%1 is called with 1 value", called->name)
                                            : say("%1 is called with %2 values", called->name,
                                                  std::to_string(arguments.size())),
                      say("it is called as %1", signature(*called)), span};
  }
  std::vector<std::optional<Value>> given(arguments.begin(), arguments.end());
  given.resize(called->parameters.size());
  return call_function(*called, std::move(given), span);
}

}  // namespace nabla
