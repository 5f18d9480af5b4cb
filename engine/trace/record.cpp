#include "engine/trace/record.h"

#include <cassert>

#include "engine/derive/forward.h"
#include "engine/derive/reverse.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"

namespace nabla {

namespace {

// An input that nothing read may have no value, and nothing to show.
bool has_no_value(const Graph& graph, NodeId id, const Point& point) {
  const Input* input = graph.input(id);
  return input != nullptr && !input->initial && !point.contains(input->name);
}

// What is worth watching: what the output needs, and what the user wrote or named.
std::vector<NodeId> watched(const Graph& graph, NodeId output, const Point& point) {
  std::vector<NodeId> nodes{output};
  const auto add = [&](NodeId id) {
    if (!has_no_value(graph, id, point)) nodes.push_back(id);
  };
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.nodes()[i].origin.role == Role::forward) add(NodeId{i});
  }
  for (const auto& [name, node] : graph.names()) add(node);
  return nodes;
}

Expected<NodeId> tangent_seed(Graph& graph, const std::string& name) {
  const Input* input = graph.input(name);
  if (!input) return Diagnostic{say("there is no input called %1", name), {}, {}};
  const NodeId node = input->node;
  if (!graph[node].shape.is_scalar()) {
    return Diagnostic{say("forward mode starts from one number, but %1 has shape %2", name,
                          graph[node].shape.str()),
                      say("choose a scalar input, or go backward"), graph[node].span};
  }
  const MarkScope scope(graph);
  graph.set_span(graph[node].span);
  graph.set_origin({node, -1, Role::seed});
  return graph.append_constant(1.0);
}

class Recorder {
 public:
  Recorder(Graph graph, NodeId output, const Point& point, const TraceOptions& options)
      : graph_(std::move(graph)), point_(point), options_(options) {
    trace_.forward_size = graph_.size();
    trace_.output = output;
  }

  Expected<Trace> run() {
    const std::vector<bool> needed = needed_for(graph_, watched(graph_, trace_.output, point_));
    if (const auto built = differentiate(); !built) return built.error();
    if (const auto done = evaluate_all(needed); !done) return done.error();
    show_values(needed);
    if (backward_) show_backward();
    if (auto going = cancelled().check(); !going) return going.error();
    trace_.graph = SharedGraph(std::move(graph_));
    return std::move(trace_);
  }

 private:
  Expected<Done> differentiate();
  Expected<Done> evaluate_all(const std::vector<bool>& needed);
  void show_values(const std::vector<bool>& needed);
  void show_backward();
  void begin(Phase phase, NodeId node, int operand = -1, NodeId to = {});
  void note(EventKind kind, NodeId value);

  Cancellation cancelled() { return Cancellation(options_.cancelled).with(obstacle_); }

  Obstacle obstacle_;
  Graph graph_;
  Trace trace_;
  const Point& point_;
  const TraceOptions& options_;
  std::vector<Tensor> values_;
  std::optional<ReverseSweep> backward_;
  std::optional<ForwardSweep> tangents_;
};

// Appends the nodes of the derivatives that were asked for.
Expected<Done> Recorder::differentiate() {
  if (waiting_nodes(graph_)[trace_.output.index]) return Done{};
  if (options_.tangent_of) {
    const Expected<NodeId> seed = tangent_seed(graph_, *options_.tangent_of);
    if (!seed) return seed.error();
    const NodeId input = graph_.input(*options_.tangent_of)->node;
    auto sweep = forward(graph_, trace_.output, {{input, *seed}}, check_of(cancelled()));
    if (!sweep) return sweep.error();
    tangents_ = *std::move(sweep);
  } else if (options_.backward && graph_[trace_.output].shape.is_scalar()) {
    std::vector<NodeId> variables;
    for (const Input& input : graph_.inputs()) {
      if (input.kind == InputKind::variable) variables.push_back(input.node);
    }
    auto sweep = reverse(graph_, trace_.output, variables, check_of(cancelled()));
    if (!sweep) return sweep.error();
    backward_ = *std::move(sweep);
  }
  return Done{};
}

Expected<Done> Recorder::evaluate_all(const std::vector<bool>& needed) {
  values_.resize(graph_.size());
  for (std::uint32_t i = 0; i < graph_.size(); ++i) {
    if (i < trace_.forward_size && (i >= needed.size() || !needed[i])) continue;
    if (auto going = cancelled().check(); !going) return going;
    const auto done = evaluate_node(graph_, NodeId{i}, point_, values_, cancelled());
    if (!done) return done.error();
  }
  return cancelled().check();
}

// A step per value, each followed by its tangent in forward mode. Constants are there from the
// start; what waits for a hole has no value to show.
void Recorder::show_values(const std::vector<bool>& needed) {
  const std::vector<bool> waiting = waiting_nodes(graph_);
  const std::size_t most = needed.size() * (tangents_ ? 2 : 1) + 1;
  const std::size_t edges = backward_ ? backward_->contributions.size() : 0;
  trace_.steps.reserve(most + edges);
  trace_.events.reserve(most + 3 * edges);
  for (std::uint32_t i = 0; i < needed.size() && !cancelled().asked(); ++i) {
    const NodeId node{i};
    if (!needed[i] || waiting[i] || graph_[node].op == &constant_op()) continue;
    begin(Phase::forward, node);
    note(EventKind::forward, node);
    const auto tangent = tangents_ ? tangents_->tangent(node) : std::nullopt;
    if (!tangent) continue;
    begin(Phase::tangent, node);
    note(EventKind::tangent, *tangent);
  }
}

// The seed, then a step per edge that carries gradient back.
void Recorder::show_backward() {
  begin(Phase::backward, trace_.output);
  note(EventKind::seed, backward_->seed);
  trace_.steps.back().contribution = trace_.steps.back().total = backward_->seed;
  for (const Contribution& edge : backward_->contributions) {
    if (cancelled().asked()) return;
    begin(Phase::backward, edge.node, static_cast<int>(edge.operand), edge.to);
    Step& step = trace_.steps.back();
    step.local = edge.local;
    step.contribution = edge.contribution;
    step.total = edge.total;
    if (edge.local) note(EventKind::local, *edge.local);
    note(EventKind::contribution, edge.contribution);
    note(EventKind::accumulation, edge.total);
  }
}

void Recorder::begin(Phase phase, NodeId node, int operand, NodeId to) {
  const std::size_t at = trace_.events.size();
  trace_.steps.push_back({phase, node, operand, to, at, at, {}});
}

// Adds an event to the current step, with the value of a node.
void Recorder::note(EventKind kind, NodeId value) {
  Step& step = trace_.steps.back();
  trace_.events.push_back({kind, step.node, step.operand, step.to, value, values_[value.index]});
  step.last_event = trace_.events.size();
}

}  // namespace

Expected<Trace> record(Graph graph, NodeId output, const Point& point,
                       const TraceOptions& options) {
  assert(output.index < graph.size());
  return Recorder(std::move(graph), output, point, options).run();
}

Expected<Trace> replay(const Trace& trace, const Point& point, const std::atomic<bool>* flag) {
  Obstacle obstacle;
  const Cancellation cancelled = Cancellation(flag).with(obstacle);
  const Graph& graph = trace.graph;
  std::vector<NodeId> shown;
  shown.reserve(trace.events.size());
  for (const Event& event : trace.events) shown.push_back(event.source);
  const std::vector<bool> needed = needed_for(graph, shown);
  std::vector<Tensor> values(graph.size());
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i]) continue;
    if (auto going = cancelled.check(); !going) return going.error();
    if (const auto done = evaluate_node(graph, NodeId{i}, point, values, cancelled); !done)
      return done.error();
  }
  if (auto going = cancelled.check(); !going) return going.error();
  Trace next{trace.graph, trace.forward_size, trace.output, trace.events, trace.steps};
  for (Event& event : next.events) event.value = values[event.source.index];
  return next;
}

}  // namespace nabla
