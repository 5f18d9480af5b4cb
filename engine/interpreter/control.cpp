// if, while and for: ordinary control flow on values, each turn marked in the graph.
#include "engine/interpreter/evaluator.h"

namespace nabla {

void Evaluator::enter(ContextKind kind, SourceSpan span, int index, std::string name) {
  Graph& graph = tape_.graph();
  graph.set_context(graph.add_context({kind, graph.context(), span, index, std::move(name)}));
}

Expected<Done> Evaluator::count_statement(SourceSpan span) {
  if (++statements_ > options_.limits.statements) {
    return Diagnostic{
        say("stopped after %1 statements", std::to_string(options_.limits.statements)),
        say("is there a loop that never ends? --limit statements=... raises the limit"), span};
  }
  return tape_.check_cancelled(span);
}

Expected<bool> Evaluator::eval_condition(const Expr& expr) {
  auto value = eval_beside(expr);
  if (!value) return value.error();
  return truth(*value, expr.span);
}

Expected<bool> Evaluator::truth(const Value& value, SourceSpan span) const {
  if (!value.tensor()) {
    return Diagnostic{say("a condition must be a number, not %1", value.kind()), {}, span};
  }
  if (shape_of(value).size() != 1) {
    return Diagnostic{
        say("a condition must be a single number, but this has shape %1", shape_of(value).str()),
        say("reduce it with min or max, or choose element by element with where"), span};
  }
  const Tensor* number = known(value);
  if (number == nullptr) return not_known(span);
  return number->item() != 0;
}

Expected<Evaluator::Flow> Evaluator::branch(const Stmt& statement) {
  const auto condition = eval_condition(statement.value);
  if (!condition) return condition.error();
  if (!*condition && statement.orelse.empty() && options_.most_ghosts == 0) return Flow::next;
  const MarkScope mark(tape_.graph());
  enter_branch(statement.value, statement.span, *condition,
               *condition ? &statement.orelse : &statement.body);
  return exec(*condition ? statement.body : statement.orelse);
}

Expected<Evaluator::Flow> Evaluator::loop_while(const Stmt& statement) {
  for (int turn = 0;; ++turn) {
    if (auto done = count_statement(statement.span); !done) return done.error();
    const auto condition = eval_condition(statement.value);
    if (!condition) return condition.error();
    if (!*condition) return Flow::next;
    const MarkScope mark(tape_.graph());
    enter(ContextKind::iteration, statement.span, turn);
    const auto flow = exec(statement.body);
    if (!flow || *flow == Flow::leave_function) return flow;
    if (*flow == Flow::leave_loop) return Flow::next;
  }
}

Expected<Evaluator::Flow> Evaluator::loop_for(const Stmt& statement) {
  auto sequence = iterated(statement.value);
  if (!sequence) return sequence.error();
  auto count = length_of(*sequence, statement.value.span);
  if (!count) return count.error();
  for (std::int64_t turn = 0; turn < *count; ++turn) {
    if (auto done = count_statement(statement.span); !done) return done.error();
    const MarkScope mark(tape_.graph());
    enter(ContextKind::iteration, statement.span, static_cast<int>(turn));
    auto value = element(*sequence, turn, statement.value.span);
    if (!value) return value.error();
    if (auto done = bind_loop(statement, *value); !done) return done.error();
    const auto flow = exec(statement.body);
    if (!flow || *flow == Flow::leave_function) return flow;
    if (*flow == Flow::leave_loop) return Flow::next;
  }
  return Flow::next;
}

// Loop names are not results: they become nodes only where an op takes them, and never the
// program's output.
Expected<Done> Evaluator::bind_loop(const Stmt& statement, const Value& value) {
  if (statement.targets.size() == 1) {
    scope_->set(statement.targets.front(), value);
    if (scope_->global() && value.node() != nullptr) {
      tape_.graph().bind(statement.targets.front(), *value.node());
    }
    return Done{};
  }
  return bind_turn(statement.targets, value, statement.value.span);
}

Expected<Done> Evaluator::bind_turn(const std::vector<std::string>& names, const Value& value,
                                    SourceSpan span) {
  if (names.size() == 1) {
    scope_->set(names.front(), value);
    return Done{};
  }
  auto elements = elements_of(value, span);
  if (!elements) return elements.error();
  if (elements->size() != names.size()) return wrong_number(names.size(), elements->size(), span);
  for (std::size_t i = 0; i < elements->size(); ++i) scope_->set(names[i], (*elements)[i]);
  return Done{};
}

// `for v in w` takes the rows of the node w; `for i in range(n)` numbers that need no node.
Expected<Value> Evaluator::iterated(const Expr& expr) {
  auto value = eval(expr);
  if (!value) return value.error();
  if (value->tensor() || value->as_tuple() != nullptr) return value;
  return Diagnostic{say("a loop cannot go over %1", value->kind()),
                    say("go over range(n), a vector or a list"), expr.span};
}

}  // namespace nabla
