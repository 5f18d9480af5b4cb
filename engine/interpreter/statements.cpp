#include "engine/interpreter/declare.h"
#include "engine/interpreter/evaluator.h"
#include "engine/language/tree.h"

namespace nabla {

Expected<Evaluator::Flow> Evaluator::exec(const std::vector<Stmt>& statements) {
  for (const Stmt& statement : statements) {
    const auto flow = exec(statement);
    if (!flow || *flow != Flow::next) return flow;
  }
  return Flow::next;
}

namespace {

template <class FlowType>
Expected<FlowType> then_next(const Expected<Done>& done, FlowType next) {
  if (!done) return done.error();
  return next;
}

}  // namespace

Expected<Evaluator::Flow> Evaluator::exec(const Stmt& statement) {
  if (auto done = count_statement(statement.span); !done) return done.error();
  switch (statement.kind) {
    case StmtKind::assign:
      return then_next(assign(statement), Flow::next);
    case StmtKind::augment:
      return then_next(augment(statement), Flow::next);
    case StmtKind::expression:
      return then_next(bare(statement), Flow::next);
    case StmtKind::if_:
      return branch(statement);
    case StmtKind::while_:
      return loop_while(statement);
    case StmtKind::for_:
      return loop_for(statement);
    case StmtKind::def:
      return then_next(define(statement), Flow::next);
    case StmtKind::return_:
      return leave(statement);
    case StmtKind::break_:
      return Flow::leave_loop;
    case StmtKind::continue_:
      return Flow::next_iteration;
    case StmtKind::minimize:
    case StmtKind::maximize:
    case StmtKind::output:
      return then_next(aim(statement), Flow::next);
    case StmtKind::print:
      return then_next(print_line(statement), Flow::next);
    case StmtKind::pass:
      break;
  }
  return Flow::next;
}

Expected<Evaluator::Flow> Evaluator::leave(const Stmt& statement) {
  returned_ = Value();
  if (statement.value.kind != ExprKind::none) {
    auto value = eval(statement.value);
    if (!value) return value.error();
    returned_ = *std::move(value);
  }
  return Flow::leave_function;
}

Expected<Done> Evaluator::assign(const Stmt& statement) {
  const Expr& value = statement.value;
  if (statement.targets.size() == 1 || value.children.size() != statement.targets.size() ||
      value.kind != ExprKind::tuple) {
    return assign_one(statement, value);
  }
  Value::Elements
      values;  // `x, y = variable(1), variable(2)`: all are computed before any is assigned
  std::vector<bool> declared;
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    auto part = declare_or_eval(statement.targets[i], value.children[i]);
    if (!part) return part.error();
    values.push_back(part->value);
    declared.push_back(part->declared);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto done = set(statement.targets[i], values[i], value.children[i].span, declared[i]);
    if (!done) return done.error();
  }
  return Done{};
}

Expected<Done> Evaluator::assign_one(const Stmt& statement, const Expr& expr) {
  if (statement.targets.size() == 1) {
    auto part = declare_or_eval(statement.targets[0], expr);
    if (!part) return part.error();
    return set(statement.targets[0], part->value, expr.span, part->declared);
  }
  auto value = eval(expr);
  if (!value) return value.error();
  return bind(statement.targets, *value, expr.span);
}

Expected<Evaluator::Assigned> Evaluator::declare_or_eval(const std::string& name,
                                                         const Expr& expr) {
  if (is_declaration(expr) && scope_->owner(expr.text) == nullptr) {
    auto declared = declare(*this, name, expr);
    if (!declared) return declared.error();
    return Assigned{*std::move(declared), expr.text != "constant"};
  }
  auto value = eval(expr);
  if (!value) return value.error();
  return Assigned{*std::move(value), false};
}

Expected<Done> Evaluator::augment(const Stmt& statement) {
  const SourceSpan span =
      statement.target_spans.empty() ? statement.span : statement.target_spans.front();
  auto before = read(statement.targets.front(), span);
  if (!before) return before.error();
  auto by = operand(statement.value);
  if (!by) return by.error();
  const OpDef& op = op_for_symbol(NotationKind::infix, statement.op);
  auto value = apply(op, {*before, *by}, {}, statement.span);
  if (!value) return value.error();
  return set(statement.targets.front(), *std::move(value), statement.span, false);
}

// What stands alone is the output until something else is assigned; a call that gives nothing back
// was made for what it does.
Expected<Done> Evaluator::bare(const Stmt& statement) {
  auto value = eval(statement.value);
  if (!value) return value.error();
  if (!scope_->global() || value->nothing()) return Done{};
  const SourceSpan span = statement.value.span;
  if (!value->tensor()) {
    no_output_ = Diagnostic{say("this, written last, is %1 and no output", value->kind()),
                            say("name the output, as in output y"), span};
    return Done{};
  }
  auto node = node_of(*value, span);
  if (!node) return node.error();
  last_bare_ = *node;
  no_output_.reset();
  return Done{};
}

Diagnostic wrong_number(std::size_t names, std::size_t values, SourceSpan span) {
  const std::string many = std::to_string(names);
  return {values == 1 ? say("%1 names cannot take 1 value", many)
                      : say("%1 names cannot take %2 values", many, std::to_string(values)),
          say("write as many names as values"), span};
}

// Gives several targets the elements of one value.
Expected<Done> Evaluator::bind(const std::vector<std::string>& names, const Value& value,
                               SourceSpan span) {
  if (names.size() == 1) return set(names.front(), value, span, false);
  auto elements = elements_of(value, span);
  if (!elements) return elements.error();
  if (elements->size() != names.size()) {
    return wrong_number(names.size(), elements->size(), span);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (auto done = set(names[i], (*elements)[i], span, false); !done) return done;
  }
  return Done{};
}

// A name of the program names its node; a name inside a function does not, or calls would fight for
// it.
Expected<Done> Evaluator::set(const std::string& name, Value value, SourceSpan span,
                              bool declared) {
  if (scope_->global() && value.tensor()) {
    auto node = node_of(value, span);
    if (!node) return node.error();
    tape_.graph().bind(name, *node);
    value = *node;
    (declared ? last_declared_ : last_assigned_) = name;
    if (!declared) last_bare_.reset();
    no_output_.reset();
  } else if (scope_->global()) {
    no_output_ = Diagnostic{say("%1, assigned last, is %2 and no output", name, value.kind()),
                            say("name the output, as in output y"), span};
  }
  scope_->set(name, std::move(value));
  return Done{};
}

Expected<Done> Evaluator::define(const Stmt& statement) {
  auto function = std::make_shared<Function>();
  function->name = statement.name;
  function->definition = &statement;
  function->closure = scope_;
  for (const Parameter& parameter : statement.parameters) {
    function->parameters.push_back(parameter.name);
    function->defaults.emplace_back();
    if (parameter.default_value.empty()) continue;
    auto value = eval(parameter.default_value.front());
    if (!value) return value.error();
    function->defaults.back() = *std::move(value);
  }
  scope_->captured = true;
  scope_->set(statement.name, Value(std::shared_ptr<const Function>(std::move(function))));
  return Done{};
}

// minimize, maximize, output: kept until the end, when the names have their last values.
Expected<Done> Evaluator::aim(const Stmt& statement) {
  if (!scope_->global()) {
    return Diagnostic{say("this belongs to the whole program, not inside a function"),
                      say("move it to the end of the program"), statement.span};
  }
  const bool outputs = statement.kind == StmtKind::output;
  const Stmt*& place = outputs ? named_outputs_ : goal_;
  if (place != nullptr && place != &statement) {
    if (outputs) {
      return Diagnostic{say("the outputs are named a second time"),
                        say("name all of them in one line: output a, b"), statement.span};
    }
    return Diagnostic{say("the program has a goal already"),
                      say("leave one: minimize or maximize a single value"), statement.span};
  }
  place = &statement;
  return Done{};
}

}  // namespace nabla
