// cond and while_loop: choices and loops written as functions, as TensorFlow 1 and JAX have them.
#include "engine/interpreter/builtins.h"

namespace nabla {

namespace {

// A branch is a function without parameters, or a value.
Expected<Value> take(Evaluator& evaluator, const BuiltinCall& c, int branch) {
  const Expr& expr = *c.bound[branch == 1 ? 1 : 2];
  const MarkScope mark(evaluator.tape().graph());
  evaluator.enter(ContextKind::branch, c.call.span, branch);
  auto value = evaluator.eval_on_tape(expr);
  if (!value || value->as_function() == nullptr) return value;
  return evaluator.call_value(*value, {}, c.call.span);
}

// Both branches in the graph and a choice between them: all that can be done before the condition
// is known.
Expected<Value> choose(Evaluator& evaluator, const Value& condition, const Value& yes,
                       const Value& no, SourceSpan span) {
  const Value::Elements* left = yes.as_tuple();
  const Value::Elements* right = no.as_tuple();
  if (left != nullptr && right != nullptr && left->size() == right->size()) {
    Value::Elements chosen;
    for (std::size_t i = 0; i < left->size(); ++i) {
      auto one = choose(evaluator, condition, (*left)[i], (*right)[i], span);
      if (!one) return one;
      chosen.push_back(*std::move(one));
    }
    return Value::tuple(std::move(chosen));
  }
  if (!yes.tensor() || !no.tensor() || evaluator.shape_of(yes) != evaluator.shape_of(no)) {
    return Diagnostic{say("both branches of cond must give the same shape"),
                      say("or run it eagerly"), span};
  }
  return evaluator.apply("where", {condition, yes, no}, {}, span);
}

Expected<Value> cond(Evaluator& evaluator, const BuiltinCall& c) {
  auto condition = evaluator.eval_beside(*c.bound[0]);
  if (!condition) return condition;
  const bool later = condition->tensor() && evaluator.known(*condition) == nullptr &&
                     evaluator.shape_of(*condition).size() == 1;
  if (!later) {
    const auto yes = evaluator.truth(*condition, c.bound[0]->span);
    if (!yes) return yes.error();
    return take(evaluator, c, *yes ? 1 : 0);
  }
  auto yes = take(evaluator, c, 1);
  if (!yes) return yes;
  auto no = take(evaluator, c, 0);
  if (!no) return no;
  return choose(evaluator, *condition, *yes, *no, c.call.span);
}

Diagnostic unknown_turns(SourceSpan span) {
  return {say("how often while_loop runs is not known while the graph is built"),
          say("run it eagerly"), span};
}

Value::Elements as_arguments(const Value& state) {
  return state.as_tuple() != nullptr ? *state.as_tuple() : Value::Elements{state};
}

Expected<Value> while_loop(Evaluator& evaluator, const BuiltinCall& c) {
  const SourceSpan span = c.call.span;
  auto test = evaluator.eval(*c.bound[0]);
  if (!test) return test;
  auto body = evaluator.eval(*c.bound[1]);
  if (!body) return body;
  auto state = evaluator.eval_on_tape(*c.bound[2]);
  if (!state) return state;
  for (int turn = 0;; ++turn) {
    if (auto done = evaluator.count_statement(span); !done) return done.error();
    const MarkScope mark(evaluator.tape().graph());
    evaluator.enter(ContextKind::iteration, span, turn);
    auto condition = evaluator.call_value(*test, as_arguments(*state), c.bound[0]->span);
    if (!condition) return condition;
    if (condition->tensor() && evaluator.known(*condition) == nullptr) return unknown_turns(span);
    const auto more = evaluator.truth(*condition, c.bound[0]->span);
    if (!more) return more.error();
    if (!*more) return state;
    state = evaluator.call_value(*body, as_arguments(*state), c.bound[1]->span);
    if (!state) return state;
  }
}

}  // namespace

std::vector<Builtin> control_builtins() {
  return {
      {"cond", {{"p"}, {"f"}, {"g"}}, cond},
      {"while_loop", {{"test"}, {"body"}, {"init"}}, while_loop},
  };
}

}  // namespace nabla
