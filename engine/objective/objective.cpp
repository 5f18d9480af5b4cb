#include "engine/objective/objective.h"

#include <algorithm>
#include <mutex>

#include "engine/derive/value_pullback.h"
#include "engine/graph/holes.h"
#include "engine/objective/built.h"

namespace nabla {

using Flag = const std::atomic<bool>*;

struct Objective::State {
  Program program;
  RunOptions options;  // for fresh runs
  Point fixed;         // placeholders, and everything else that is not packed
  Point start;         // of the variables
  std::vector<Packed> layout;
  std::size_t dimension = 0;
  Goal goal = Goal::none;
  std::string output;
  std::unique_ptr<Built> built;  // null where the graph depends on values
  std::mutex in_use;             // `built` derives when first asked

  Point at(const Eigen::VectorXd& x) const;
  // Where the graph depends on values: hands `use` a fresh run at x and its output. The tape has
  // the value already, and the gradient is swept back over it.
  template <class Use>
  auto with_run(const Eigen::VectorXd& x, Flag cancelled, Use use) const
      -> decltype(use(std::declval<Execution&>(), NodeId{}));
  Expected<Eigen::VectorXd> gradient_of(const Execution& execution, NodeId node,
                                        Flag cancelled) const;
  // Hands `use` the graph at x: the one graph, or that of a fresh run.
  template <class Use>
  auto with_graph(const Eigen::VectorXd& x, Flag cancelled, Use use)
      -> decltype(use(*built, fixed, Cancellation()));
};

namespace {

Point unpacked(const std::vector<Packed>& layout, const Eigen::VectorXd& x) {
  Point point;
  for (const Packed& packed : layout) {
    std::vector<double> values(packed.shape.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = x(static_cast<Eigen::Index>(packed.offset + i));
    point.insert_or_assign(packed.name, Tensor(packed.shape, std::move(values)));
  }
  return point;
}

Execution run_in(const Program& program, Mode mode, const Point& point, RunOptions options) {
  options.mode = mode;
  options.point = point;
  return run(program, options);
}

// The one scalar output of a run.
Expected<NamedNode> scalar_output(const Execution& execution) {
  if (execution.outputs.empty()) {
    return Diagnostic{say("the program has no output"), say("assign a result, as in y = x^2"), {}};
  }
  const NamedNode& output = execution.outputs.front();
  const Node& node = execution.graph[output.node];
  if (node.shape.is_scalar()) return output;
  return Diagnostic{
      say("%1 has shape %2: only a single number has a gradient", output.name, node.shape.str()),
      say("reduce it, for example with sum(%1) or mean(%1)", output.name), node.span};
}

// A point that names what the program does not have is a slip of the pen.
Expected<Done> known_names(const Graph& graph, const Point& point) {
  std::string names;
  for (const Input& input : graph.inputs()) {
    if (!is_hole(input)) names += (names.empty() ? "" : ", ") + input.name;
  }
  for (const auto& [name, value] : point) {
    if (graph.input(name) != nullptr) continue;
    const Message hint = names.empty() ? say("it has no inputs") : say("its inputs are %1", names);
    return Diagnostic{say("the program has no input %1", name), hint, {}};
  }
  return Done{};
}

// Whether a node takes it. A name that the run did not come by is an input that none does.
bool is_read(const Graph& graph, NodeId input) {
  return std::ranges::any_of(graph.nodes(), [input](const Node& node) {
    return std::ranges::find(node.inputs, input) != node.inputs.end();
  });
}

// Every input has a value to start from, or the error names the one that has not. Holes that the
// output does not wait for, and inputs that nothing reads, have none and need none.
Expected<Point> starting_values(const Graph& graph, NodeId output, const Point& point) {
  const std::vector<NodeId> holes = holes_of(graph, output);
  if (!holes.empty()) return not_connected(graph[holes.front()].span);
  Point values;
  for (const Input& input : graph.inputs()) {
    if (is_hole(input)) continue;
    const auto given = point.find(input.name);
    if (given != point.end()) {
      values.insert_or_assign(input.name, given->second);
    } else if (input.initial) {
      values.insert_or_assign(input.name, *input.initial);
    } else if (input.node == output || is_read(graph, input.node)) {
      return no_value(input.name, graph[input.node].span);
    }
  }
  return values;
}

}  // namespace

Expected<Objective> Objective::make(const Program& program, const Point& point,
                                    const RunOptions& options, Course course) {
  const Mode first = course == Course::eager ? Mode::eager : Mode::static_graph;
  Execution execution = run_in(program, first, point, options);
  if (!execution.ok() && course == Course::as_it_allows) {
    execution = run_in(program, Mode::eager, point, options);
  }
  if (!execution.ok()) return execution.diagnostics.front();
  const bool fixed_graph = execution.mode == Mode::static_graph;
  auto output = scalar_output(execution);
  if (!output) return output.error();
  if (auto known = known_names(execution.graph, point); fixed_graph && !known) return known.error();
  auto values = starting_values(execution.graph, output->node, point);
  if (!values) return values.error();

  auto state = std::make_shared<State>();
  state->program = program;
  state->options = options;
  state->options.cancelled = nullptr;
  state->fixed = point;
  state->goal = execution.goal;
  state->output = output->name;
  for (const Input* input : execution.variables()) {
    const auto found = values->find(input->name);
    if (found == values->end()) continue;
    const Tensor& start = found->second;
    state->layout.push_back({input->name, start.shape(), state->dimension});
    state->dimension += start.size();
    state->start.insert_or_assign(input->name, start);
  }
  if (fixed_graph) {
    state->built = std::make_unique<Built>(std::move(execution.graph), output->node, state->layout,
                                           course != Course::traversal);
  }
  return Objective(std::move(state));
}

Point Objective::State::at(const Eigen::VectorXd& x) const {
  Point point = fixed;
  for (auto& [name, value] : unpacked(layout, x)) point.insert_or_assign(name, value);
  return point;
}

template <class Use>
auto Objective::State::with_run(const Eigen::VectorXd& x, Flag cancelled, Use use) const
    -> decltype(use(std::declval<Execution&>(), NodeId{})) {
  RunOptions now = options;
  now.cancelled = cancelled;
  Execution execution = run_in(program, Mode::eager, at(x), std::move(now));
  if (!execution.ok()) return execution.diagnostics.front();
  const auto node = scalar_output(execution);
  if (!node) return node.error();
  return use(execution, node->node);
}

template <class Use>
auto Objective::State::with_graph(const Eigen::VectorXd& x, Flag cancelled, Use use)
    -> decltype(use(*built, fixed, Cancellation())) {
  const Point point = at(x);
  if (built != nullptr) {
    const std::lock_guard lock(in_use);
    return use(*built, point, Cancellation(cancelled));
  }
  return with_run(x, cancelled, [&](Execution& execution, NodeId node) {
    Built once(std::move(execution.graph), node, layout, false);
    return use(once, point, Cancellation(cancelled));
  });
}

Expected<Eigen::VectorXd> Objective::State::gradient_of(const Execution& execution, NodeId node,
                                                        Flag cancelled) const {
  std::vector<NodeId> wrt;
  std::vector<std::size_t> offsets;
  for (const Packed& packed : layout) {
    const Input* input = execution.graph.input(packed.name);
    if (input == nullptr) continue;  // this run did not read it
    wrt.push_back(input->node);
    offsets.push_back(packed.offset);
  }
  PullbackCache cache;
  const TapeView tape{execution.graph, execution.values, execution.varying};
  auto gradients = pullback_values(tape, node, wrt, cache, cancelled);
  if (!gradients) return gradients.error();
  Eigen::VectorXd out = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(dimension));
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    const auto elements = (*gradients)[i].values();
    for (std::size_t k = 0; k < elements.size(); ++k) {
      out(static_cast<Eigen::Index>(offsets[i] + k)) = elements[k];
    }
  }
  return out;
}

std::size_t Objective::dimension() const { return state_->dimension; }
const std::vector<Packed>& Objective::layout() const { return state_->layout; }
Goal Objective::goal() const { return state_->goal; }
const std::string& Objective::output_name() const { return state_->output; }
Eigen::VectorXd Objective::start() const { return pack({}); }
const Evaluations& Objective::evaluations() const { return *evaluations_; }
void Objective::reset_evaluations() { *evaluations_ = {}; }

Objective Objective::counted_apart() const { return Objective(state_).cancelled_by(cancelled_); }

Objective Objective::cancelled_by(Flag cancelled) const {
  Objective same = *this;
  same.cancelled_ = cancelled;
  return same;
}

Eigen::VectorXd Objective::pack(const Point& point) const {
  Eigen::VectorXd x(static_cast<Eigen::Index>(state_->dimension));
  for (const Packed& packed : state_->layout) {
    const auto given = point.find(packed.name);
    const bool usable = given != point.end() && given->second.shape() == packed.shape;
    const Tensor& value = usable ? given->second : state_->start.at(packed.name);
    for (std::size_t i = 0; i < value.size(); ++i)
      x(static_cast<Eigen::Index>(packed.offset + i)) = value[i];
  }
  return x;
}

Point Objective::unpack(const Eigen::VectorXd& x) const { return unpacked(state_->layout, x); }

Expected<double> Objective::value(const Eigen::VectorXd& x) const {
  ++evaluations_->value;
  if (state_->built == nullptr) {
    return state_->with_run(x, cancelled_, [](const Execution& run, NodeId node) {
      return Expected<double>(run.values[node.index].item());
    });
  }
  return state_->with_graph(x, cancelled_, [](Built& built, const Point& point, Cancellation flag) {
    return built.value(point, flag);
  });
}

Expected<Eigen::VectorXd> Objective::gradient(const Eigen::VectorXd& x) const {
  ++evaluations_->gradient;
  if (state_->built == nullptr) {
    return state_->with_run(x, cancelled_, [this](const Execution& run, NodeId node) {
      return state_->gradient_of(run, node, cancelled_);
    });
  }
  return state_->with_graph(x, cancelled_, [](Built& built, const Point& point, Cancellation flag) {
    return built.gradient(point, flag);
  });
}

Expected<Eigen::MatrixXd> Objective::hessian(const Eigen::VectorXd& x) const {
  ++evaluations_->hessian;
  const std::size_t most = state_->options.limits.elements;
  if (state_->dimension > most / std::max<std::size_t>(1, state_->dimension)) {
    return Diagnostic{say("a Hessian by %1 numbers is too large", std::to_string(dimension())),
                      say("at most %1 elements", std::to_string(most)),
                      {}};
  }
  return state_->with_graph(x, cancelled_, [](Built& built, const Point& point, Cancellation flag) {
    return built.hessian(point, flag);
  });
}

}  // namespace nabla
