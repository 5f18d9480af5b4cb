#include "engine/interpreter/declare.h"

#include "engine/graph/holes.h"
#include "engine/interpreter/arguments.h"
#include "engine/interpreter/builtins.h"

namespace nabla {

namespace {

// A value that the program itself fixes.
Expected<Tensor> fixed_value(Evaluator& evaluator, const Expr& call, const Expr& expr) {
  auto known = evaluator.eval_known(expr);
  if (!known) return known.error();
  if (!known->varies) return known->value;
  const Message hint = call.text == "constant"
                           ? say("to hold a value fixed for derivatives, write stop_gradient(...)")
                           : say("write a number, or assign it without %1", call.text);
  return Diagnostic{say("the value of a %1 must not depend on inputs", call.text), hint, expr.span};
}

}  // namespace

Expected<Value> declare(Evaluator& evaluator, const std::string& name, const Expr& call) {
  auto bound = bind_arguments(call, call.text, find_builtin(call.text)->arguments);
  if (!bound) return bound.error();
  drop_none(*bound, find_builtin(call.text)->arguments);
  std::optional<Tensor> initial;
  if (const Expr* expr = bound->front()) {
    auto value = fixed_value(evaluator, call, *expr);
    if (!value) return value.error();
    initial = *std::move(value);
  }
  if (call.text == "constant") return Value::literal(*initial, call.span);
  if (evaluator.tape().graph().input(name) != nullptr) {
    return Diagnostic{say("%1 is declared twice", name),
                      say("declare it once, before any loop or function"), call.span};
  }
  const InputKind kind = call.text == "variable" ? InputKind::variable : InputKind::placeholder;
  auto node = add_input(evaluator, name, kind, std::move(initial), no_value(name, call.span));
  if (!node) return node.error();
  return Value(*node);
}

namespace {

// The value an input has where no run is stopped, if it has one; `initial` is kept in step with it.
std::optional<Tensor> input_value(Evaluator& evaluator, const std::string& name,
                                  std::optional<Tensor>& initial) {
  const RunOptions& options = evaluator.options();
  std::optional<Tensor> value = initial;
  if (const auto given = options.point.find(name); given != options.point.end()) {
    value = given->second;
    if (initial && initial->shape() != value->shape()) initial = value;
  } else if (!value && options.missing_value) {
    value = initial = Tensor(*options.missing_value);
    evaluator.note_missing(name);
  }
  return value;
}

}  // namespace

Expected<NodeId> add_input(Evaluator& evaluator, const std::string& name, InputKind kind,
                           std::optional<Tensor> initial, const Diagnostic& when_missing) {
  const auto value = input_value(evaluator, name, initial);
  if (!value && evaluator.options().mode == Mode::eager) return when_missing;
  return evaluator.tape().input(name, kind, initial, value, when_missing.span);
}

Expected<NodeId> add_unread(Evaluator& evaluator, const std::string& name) {
  std::optional<Tensor> initial;
  const auto value = input_value(evaluator, name, initial);
  return evaluator.tape().input(name, InputKind::variable, initial, value, {});
}

Expected<Value> Evaluator::free_input(const std::string& name, SourceSpan span) {
  const MarkScope mark(tape_.graph());
  tape_.graph().set_context({});  // it belongs to no loop or call that happens to read it first
  auto node = add_input(*this, name, InputKind::variable, std::nullopt, no_value(name, span));
  if (!node) return node.error();
  globals_.set(name, *node);
  return Value(*node);
}

// `_`: each place in the text is one input of its own.
Expected<Value> Evaluator::hole(SourceSpan span) {
  const auto known_hole = holes_.find(span.begin);
  if (known_hole != holes_.end()) return Value(known_hole->second);
  const MarkScope mark(tape_.graph());
  tape_.graph().set_context({});
  const std::string name = hole_name(holes_.size() + 1);
  const Diagnostic unconnected = not_connected(span);
  auto node = add_input(*this, name, InputKind::placeholder, std::nullopt, unconnected);
  if (!node) return node.error();
  holes_.emplace(span.begin, *node);
  return Value(*node);
}

}  // namespace nabla
