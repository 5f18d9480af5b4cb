#include "engine/interpreter/interpreter.h"

#include "engine/interpreter/declare.h"
#include "engine/interpreter/evaluator.h"
#include "engine/language/names.h"

namespace nabla {

std::vector<const Input*> Execution::variables() const {
  std::vector<const Input*> out;
  for (const Input& input : graph.inputs()) {
    if (input.kind == InputKind::variable) out.push_back(&input);
  }
  return out;
}

Expected<Tensor> Execution::value(std::string_view name) const {
  std::optional<NodeId> node = graph.find(name);
  for (const NamedNode& output : outputs) {
    if (output.name == name) node = output.node;
  }
  if (!node) return Diagnostic{say("there is no value named %1", std::string(name)), {}, {}};
  if (mode == Mode::static_graph) {
    return Diagnostic{say("%1 has no value yet: the graph is only built", std::string(name)),
                      say("run it in a Session: values exist only then"), graph[*node].span};
  }
  return values[node->index];
}

Execution run(const Program& program, const RunOptions& options) {
  Execution execution;
  execution.mode = options.mode;
  Evaluator evaluator(program, options, execution);
  if (auto done = evaluator.run(); !done) execution.diagnostics.push_back(done.error());
  if (options.mode == Mode::eager) {
    execution.varying = evaluator.tape().take_varying();
    execution.varying.resize(execution.graph.size());
    execution.values = evaluator.tape().take_values();
    execution.values.resize(execution.graph.size());  // the node that failed has none
  }
  return execution;
}

Evaluator::Evaluator(const Program& program, const RunOptions& options, Execution& execution)
    : program_(program),
      options_(options),
      execution_(execution),
      tape_(execution.graph, options),
      globals_(nullptr, assigned_names(program.statements)) {}

Expected<Done> Evaluator::run() {
  stack_base_ = static_cast<const char*>(__builtin_frame_address(0));
  const auto flow = exec(program_.statements);
  if (!flow) return flow.error();
  const MarkScope mark(tape_.graph());
  tape_.graph().set_context({});
  if (auto named = name_outputs(); !named) return named;
  if (auto all = add_unread_inputs(); !all) return all;
  return tape_.check_cancelled({});  // the last op may have ended early
}

// A name that stands in the program is an input, also where this run did not come by: in a loop of
// no turns, a branch not taken, a function not called. Nothing read it, so it needs no value.
Expected<Done> Evaluator::add_unread_inputs() {
  for (const std::string& name : free_names(program_)) {
    if (globals_.own(name) != nullptr || tape_.graph().find(name)) continue;
    if (auto node = add_unread(*this, name); !node) return node.error();
  }
  return Done{};
}

// The goal, else what `output` names, else what came last: a name that was assigned or a bare
// expression. A declared input is the output only where there is nothing else.
Expected<Done> Evaluator::name_outputs() {
  if (goal_ != nullptr) {
    execution_.goal = goal_->kind == StmtKind::minimize ? Goal::minimize : Goal::maximize;
  }
  const Stmt* chosen = goal_ != nullptr ? goal_ : named_outputs_;
  if (chosen != nullptr) {
    for (std::size_t i = 0; i < chosen->targets.size(); ++i) {
      if (auto done = add_output(chosen->targets[i], chosen->target_spans[i]); !done) return done;
    }
    return Done{};
  }
  if (no_output_) return *no_output_;
  if (last_bare_) {
    execution_.outputs.push_back({"out", *last_bare_});
    return Done{};
  }
  const std::string& name = last_assigned_.empty() ? last_declared_ : last_assigned_;
  return name.empty() ? Done{} : add_output(name, {});
}

Expected<Done> Evaluator::add_output(const std::string& name, SourceSpan span) {
  auto value = read(name, span);
  if (!value) return value.error();
  auto node = node_of(*value, span);
  if (!node) return node.error();
  if (!tape_.graph().find(name)) tape_.graph().bind(name, *node);
  execution_.outputs.push_back({name, *node});
  return Done{};
}

}  // namespace nabla
