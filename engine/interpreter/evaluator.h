// Walks a syntax tree and builds the tape: the machine behind run().
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/not_known.h"
#include "engine/interpreter/scope.h"
#include "engine/interpreter/tape.h"

namespace nabla {

// A value known now, with what it took to know it.
struct Known {
  Tensor value;
  bool varies = false;  // it came from an input
};

// The branch that is not taken: statements, or an expression that may be a function.
using LeftBranch = std::variant<const std::vector<Stmt>*, const Expr*>;

class Evaluator {
 public:
  Evaluator(const Program& program, const RunOptions& options, Execution& execution);

  // Runs everything and names the outputs.
  Expected<Done> run();

  // --- what an expression means ---
  Expected<Value> eval(const Expr& expr);
  // What is known is computed without nodes: for conditions, indices, axes, shapes.
  Expected<Value> eval_beside(const Expr& expr);
  // With nodes, even inside eval_beside.
  Expected<Value> eval_on_tape(const Expr& expr);
  // The same, and the value must be a tensor.
  Expected<Value> eval_tensor(const Expr& expr);
  Expected<NodeId> eval_node(const Expr& expr);
  // Its value now; in a static run that of an input is not known, which is an error.
  Expected<Known> eval_known(const Expr& expr);
  Expected<bool> eval_condition(const Expr& expr);

  // --- what can be said of a tensor value ---
  const Tensor* known(const Value& value) const;  // null while it is not known
  bool varies(const Value& value) const;          // depends on an input
  const Shape& shape_of(const Value& value) const;
  Expected<bool> truth(const Value& value, SourceSpan span) const;
  Expected<std::int64_t> length_of(const Value& value, SourceSpan span) const;
  // The node of a tensor value; a literal becomes one.
  Expected<NodeId> node_of(const Value& value, SourceSpan span);

  // Applies an op: beside the graph where asked and possible, else as a node.
  Expected<Value> apply(const OpDef& op, std::span<const Value> operands, Attributes attributes,
                        SourceSpan span);
  Expected<Value> apply(std::string_view op, std::span<const Value> operands, Attributes attributes,
                        SourceSpan span);
  Expected<Value> apply(const OpDef& op, std::initializer_list<Value> operands,
                        Attributes attributes, SourceSpan span) {
    return apply(op, std::span(operands.begin(), operands.size()), std::move(attributes), span);
  }
  Expected<Value> apply(std::string_view op, std::initializer_list<Value> operands,
                        Attributes attributes, SourceSpan span) {
    return apply(op, std::span(operands.begin(), operands.size()), std::move(attributes), span);
  }
  // Calls a function value with these arguments by position.
  Expected<Value> call_value(const Value& function, const Value::Elements& arguments,
                             SourceSpan span);

  Tape& tape() { return tape_; }
  const RunOptions& options() const { return options_; }
  // Counts one executed statement or iteration against the limit.
  Expected<Done> count_statement(SourceSpan span);
  // A context for nodes made until the end of the MarkScope that the caller holds.
  void enter(ContextKind kind, SourceSpan span, int index, std::string name = {});
  // Enters one branch of a choice; what the other one, `left`, would compute is kept as ghosts.
  // Whether the condition is true is a guess where it waits for a hole.
  void enter_branch(const Expr& condition, SourceSpan span, bool yes, const LeftBranch& left);
  // A function's graph for parameters of these shapes, run once and taken out of the tape again:
  // its nodes are those from `first` on, and what they take from before is captured.
  struct Traced {
    Graph graph;
    std::size_t first = 0;
    std::vector<NodeId> parameters;
    std::vector<NodeId> outputs;
  };
  Expected<Traced> trace_call(const Value& function, const std::vector<Shape>& shapes,
                              SourceSpan span);
  // Takes what was made since then out of the tape again.
  void restore(Graph before);
  // An input that took the value for missing ones.
  void note_missing(const std::string& name) { execution_.missing.push_back(name); }

 private:
  enum class Flow : std::uint8_t { next, leave_loop, next_iteration, leave_function };
  struct Assigned {
    Value value;
    bool declared = false;  // an input: the program's output only where there is no other
  };

  // statements.cpp
  Expected<Flow> exec(const std::vector<Stmt>& statements);
  Expected<Flow> exec(const Stmt& statement);
  Expected<Flow> leave(const Stmt& statement);
  Expected<Done> assign(const Stmt& statement);
  Expected<Done> assign_one(const Stmt& statement, const Expr& expr);
  Expected<Assigned> declare_or_eval(const std::string& name, const Expr& expr);
  Expected<Done> augment(const Stmt& statement);
  Expected<Done> bare(const Stmt& statement);
  // printing.cpp
  Expected<Done> print_line(const Stmt& statement);
  std::string printed_text(const Value& value) const;
  Expected<Done> bind(const std::vector<std::string>& names, const Value& value, SourceSpan span);
  Expected<Done> set(const std::string& name, Value value, SourceSpan span, bool declared);
  Expected<Done> define(const Stmt& statement);
  Expected<Done> aim(const Stmt& statement);
  // control.cpp
  Expected<Flow> branch(const Stmt& statement);
  Expected<Flow> loop_while(const Stmt& statement);
  Expected<Flow> loop_for(const Stmt& statement);
  Expected<Done> bind_loop(const Stmt& statement, const Value& value);
  Expected<Done> bind_turn(const std::vector<std::string>& names, const Value& value,
                           SourceSpan span);
  Expected<Value> iterated(const Expr& expr);
  // interpreter.cpp
  Expected<Done> name_outputs();
  Expected<Done> add_output(const std::string& name, SourceSpan span);
  Expected<Done> add_unread_inputs();
  // expressions.cpp
  Expected<Value> read(const std::string& name, SourceSpan span);
  Expected<Value> operand(const Expr& expr);
  Expected<Value> operand_of(Value value, const Expr& expr) const;
  Expected<Value> unary(const Expr& expr);
  Expected<Value> binary(const Expr& expr);
  Expected<Value> joined(const Expr& expr, const Value& left);
  Expected<Value> transpose(const Expr& expr);
  Expected<Value> lambda(const Expr& expr);
  bool nested_too_deeply() const;
  // tensors.cpp
  Expected<std::optional<Value>> apply_beside(const OpDef& op, std::span<const Value> operands,
                                              const Attributes& attributes, SourceSpan span);
  // declare.cpp
  Expected<Value> free_input(const std::string& name, SourceSpan span);
  Expected<Value> hole(SourceSpan span);
  // branches.cpp
  bool waits(const Expr& expr) const;
  std::vector<Ghost> ghosts_of(const LeftBranch& left) const;
  // comprehensions.cpp
  template <class Take>
  Expected<Done> for_each(const Expr& comprehension, Take take);
  Expected<Value> comprehension(const Expr& expr);
  Expected<Value> folded(const std::string& name, const Expr& call);
  // logic.cpp
  Expected<Value> logical(const Expr& expr, const Value& left);
  Expected<Value> negation(const Expr& expr);
  Expected<Value> compare(const Expr& expr);
  Expected<Value> conditional(const Expr& expr);
  // indexing.cpp
  Expected<Value> list(const Expr& expr);
  // Values of one shape along a new first axis; numbers alone make one constant. `spans` are
  // theirs.
  Expected<Value> stacked(const Value::Elements& elements, const std::vector<SourceSpan>& spans,
                          SourceSpan whole);
  Expected<Value> tuple(const Expr& expr);
  Expected<Value> index(const Expr& expr);
  Expected<Value> index_tuple(const Value& tuple, const Expr& expr);
  Expected<Value> element(const Value& value, std::int64_t position, SourceSpan span);
  Expected<Value::Elements> elements_of(const Value& value, SourceSpan span);
  Expected<Value::Elements> eval_elements(const Expr& expr);
  // calls.cpp
  Expected<Value> call(const Expr& call);
  Expected<Value> call_language(const std::string& name, const Expr& call);
  Expected<Value> call_op(const OpDef& op, const Expr& call);
  bool takes_an_array(const Expr& expr);
  Expected<Done> flattened(Value::Elements& operands, SourceSpan span);
  Expected<Value> extreme_of(const std::string& name, const Expr& call);
  Expected<Value> not_a_function(const Expr& call) const;
  Expected<Value> unknown_function(const Expr& call) const;
  std::vector<std::string> function_names() const;
  // functions.cpp
  Expected<Value> call_user(const Function& function, const Expr& call);
  Expected<Value> call_function(const Function& function,
                                std::vector<std::optional<Value>> arguments, SourceSpan span);
  Expected<Value> run_body(const Function& function, Scope& scope);
  // control_nodes.cpp
  Expected<Done> trace_into(Traced& traced, const Value& function, const std::vector<Shape>& shapes,
                            SourceSpan span);
  bool in_graph(const Literal& literal) const;

  const Program& program_;
  const RunOptions& options_;
  Execution& execution_;
  Tape tape_;
  Scope globals_;
  Scope* scope_ = &globals_;
  std::vector<std::unique_ptr<Scope>> captured_;  // of calls that made functions
  bool beside_ = false;
  bool any_cut_ = false;  // nodes were taken out again, so a literal may name one that is gone
  int calls_ = 0;
  std::size_t statements_ = 0;
  const char* stack_base_ = nullptr;
  Value returned_;
  std::string last_assigned_;
  std::string last_declared_;
  std::optional<NodeId> last_bare_;      // a bare expression that came after it
  std::optional<Diagnostic> no_output_;  // what came last is no tensor
  const Stmt* goal_ = nullptr;
  const Stmt* named_outputs_ = nullptr;
  std::map<std::size_t, NodeId> holes_;  // by place in the text
  std::size_t ghosts_ = 0;               // made so far
};

// Whether the language itself has a function of that name.
bool is_function_name(std::string_view name);
// The op written with that symbol.
const OpDef& op_for_symbol(NotationKind kind, std::string_view symbol);
// What is said where so many names are to take so many values.
Diagnostic wrong_number(std::size_t names, std::size_t values, SourceSpan span);

// Restores a variable at the end of a scope.
template <class T>
class Restore {
 public:
  Restore(T& target, T value) : target_(target), before_(target) { target = value; }
  ~Restore() { target_ = before_; }
  Restore(const Restore&) = delete;
  Restore& operator=(const Restore&) = delete;

 private:
  T& target_;
  T before_;
};

}  // namespace nabla
