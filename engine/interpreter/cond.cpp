// cond and while_loop: choices and loops written as functions, as TensorFlow 1 and JAX have them.
// What is known is decided at once; what is not becomes a node with graphs inside.
#include <optional>

#include "engine/interpreter/builtins.h"
#include "engine/interpreter/control_nodes.h"
#include "engine/language/printer.h"

namespace nabla {

namespace {

// A branch is a function without parameters, or a value.
Expected<Value> take(Evaluator& evaluator, const BuiltinCall& c, int branch) {
  const Expr& expr = *c.bound[branch == 1 ? 1 : 2];
  const MarkScope mark(evaluator.tape().graph());
  evaluator.enter_branch(*c.bound[0], c.call.span, branch == 1, c.bound[branch == 1 ? 2 : 1]);
  auto value = evaluator.eval_on_tape(expr);
  if (!value || value->as_function() == nullptr) return value;
  return evaluator.call_value(*value, {}, c.call.span);
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
  auto yes = evaluator.eval_on_tape(*c.bound[1]);
  if (!yes) return yes;
  auto no = evaluator.eval_on_tape(*c.bound[2]);
  if (!no) return no;
  return cond_node(evaluator, {*condition, *yes, *no, print(*c.bound[0]), c.call.span});
}

Value::Elements as_arguments(const Value& state) {
  return state.as_tuple() != nullptr ? *state.as_tuple() : Value::Elements{state};
}

// The node of a loop is in none of its turns, and the test that could not decide is in the node.
void leave_turn(Evaluator& evaluator, const std::optional<Graph>& before) {
  Graph& graph = evaluator.tape().graph();
  if (before && before->inputs().size() == graph.inputs().size()) return evaluator.restore(*before);
  graph.set_context(graph.contexts()[graph.context().index].parent);
}

Expected<Value> while_loop(Evaluator& evaluator, const BuiltinCall& c) {
  const SourceSpan span = c.call.span;
  auto test = evaluator.eval(*c.bound[0]);
  if (!test) return test;
  auto body = evaluator.eval(*c.bound[1]);
  if (!body) return body;
  auto state = evaluator.eval_on_tape(*c.bound[2]);
  if (!state) return state;
  std::optional<Graph> before;
  if (evaluator.options().mode == Mode::static_graph) before = evaluator.tape().graph();
  for (int turn = 0;; ++turn) {
    if (auto done = evaluator.count_statement(span); !done) return done.error();
    const MarkScope mark(evaluator.tape().graph());
    evaluator.enter(ContextKind::iteration, span, turn);
    auto condition = evaluator.call_value(*test, as_arguments(*state), c.bound[0]->span);
    if (!condition) return condition;
    // While the graph is built the turns are written out as long as the test is known, then the
    // rest of the loop is one node.
    if (condition->tensor() && evaluator.known(*condition) == nullptr) {
      leave_turn(evaluator, before);
      return loop_node(evaluator, {*test, *body, as_arguments(*state), span});
    }
    const auto more = evaluator.truth(*condition, c.bound[0]->span);
    if (!more) return more.error();
    if (!*more) return state;
    before.reset();  // from now on there are turns that stay
    state = evaluator.call_value(*body, as_arguments(*state), c.bound[1]->span);
    if (!state) return state;
  }
}

}  // namespace

std::vector<Builtin> control_builtins() {
  return {
      {"cond",
       {{"p"}, {"f"}, {"g"}},
       cond,
       "control",
       "f() where p holds, else g(); a choice that a graph can hold"},
      {"while_loop",
       {{"test"}, {"body"}, {"init"}},
       while_loop,
       "control",
       "body(init) again and again while test holds; a loop that a graph can hold"},
  };
}

}  // namespace nabla
