#include "ui/workspace/analysis.h"

#include "engine/derive/open_composite.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"

namespace nabla::ui {
namespace {

// The window goes on with a free name that has no value: it starts at 1 and is marked.
constexpr double missing_start = 1;

RunOptions options_of(const AnalysisRequest& request, const std::atomic<bool>& cancelled) {
  RunOptions options;
  options.mode = request.execution;
  options.point = request.point;
  options.missing_value = missing_start;
  options.cancelled = &cancelled;
  return options;
}

// Feeds for every input: the program's own values, overridden by the request's where the shapes
// agree.
Point feeds_of(const Graph& graph, const Point& point) {
  Point feeds;
  for (const Input& input : graph.inputs()) {
    const auto given = point.find(input.name);
    if (given != point.end()) {
      feeds[input.name] = given->second;
    } else if (input.initial) {
      feeds[input.name] = *input.initial;
    } else {
      feeds[input.name] = Tensor::filled(graph[input.node].shape, missing_start);
    }
  }
  return feeds;
}

// What forward mode is taken with respect to: the one asked for, else the first scalar variable.
std::optional<std::string> tangent_input(const Execution& execution, const std::string& asked) {
  std::optional<std::string> first;
  for (const Input* input : execution.variables()) {
    if (!execution.graph[input->node].shape.is_scalar()) continue;
    if (input->name == asked) return asked;
    if (!first) first = input->name;
  }
  return first;
}

TraceOptions trace_options(const Execution& execution, const AnalysisRequest& request) {
  TraceOptions options;
  const NodeId output = execution.outputs.front().node;
  if (waiting_nodes(execution.graph)[output.index]) return options;
  options.backward = request.mode == RunMode::reverse &&
                     execution.graph[output].shape.size() == 1 &&
                     execution.graph[output].shape.is_scalar();
  if (request.mode == RunMode::forward) {
    options.tangent_of = tangent_input(execution, request.tangent_of);
  }
  return options;
}

Message note_of(const Execution& execution, const AnalysisRequest& request) {
  const NodeId output = execution.outputs.front().node;
  if (waiting_nodes(execution.graph)[output.index]) {
    return say("%1 waits for an input that is not connected", execution.outputs.front().name);
  }
  const Shape& shape = execution.graph[output].shape;
  if (request.mode == RunMode::reverse && !shape.is_scalar()) {
    return say("%1 has shape %2: gradients are taken of a single number, sum(%1) for instance",
               execution.outputs.front().name, shape.str());
  }
  if (request.mode == RunMode::forward && !tangent_input(execution, request.tangent_of)) {
    return say("forward mode needs a variable that is a single number");
  }
  return {};
}

// Composite ops that were opened stand there as their bodies.
void open_bodies(Analysis& analysis, Execution& execution) {
  const Graph& graph = execution.graph;
  bool any = false;
  for (std::uint32_t i = 0; i < graph.size() && !any; ++i)
    any = std::holds_alternative<Composite>(graph[NodeId{i}].op->rule);
  if (!any) return;
  OpenedGraph opened = open_composites(graph, analysis.request.opened);
  for (NamedNode& output : execution.outputs) output.node = opened.places[output.node.index];
  analysis.outputs = execution.outputs;
  analysis.composites = std::move(opened.composites);
  analysis.bodies = std::move(opened.bodies);
  execution.graph = std::move(opened.graph);
}

void record_trace(Analysis& analysis, Execution execution, const std::atomic<bool>& cancelled) {
  TraceOptions options = trace_options(execution, analysis.request);
  options.cancelled = &cancelled;
  analysis.note = note_of(execution, analysis.request);
  const Point feeds = feeds_of(execution.graph, analysis.request.point);
  const NodeId output = execution.outputs.front().node;
  Expected<Trace> trace = record(std::move(execution.graph), output, feeds, options);
  if (!trace) {
    analysis.diagnostics.push_back(trace.error());
    return;
  }
  analysis.trace = std::make_shared<const Trace>(std::move(*trace));
}

}  // namespace

Point Analysis::values() const {
  Point point;
  if (!trace) return request.point;
  const TraceState end = state_at(*trace, trace->steps.size());
  for (const Input& input : trace->graph.inputs()) {
    if (is_hole(input)) continue;
    if (const auto& value = end.values[input.node.index]) point[input.name] = *value;
  }
  return point;
}

std::shared_ptr<const Analysis> analyse(AnalysisRequest request,
                                        const std::atomic<bool>& cancelled) {
  auto analysis = std::make_shared<Analysis>();
  analysis->request = std::move(request);
  ParseResult parsed = parse(analysis->request.text);
  analysis->program = std::move(parsed.program);
  analysis->diagnostics = std::move(parsed.diagnostics);
  if (!parsed.ok()) return analysis;

  Execution execution = run(analysis->program, options_of(analysis->request, cancelled));
  if (cancelled) return nullptr;
  analysis->diagnostics = execution.diagnostics;
  analysis->missing = execution.missing;
  analysis->outputs = execution.outputs;
  analysis->goal = execution.goal;
  if (analysis->ok() && !execution.outputs.empty()) {
    open_bodies(*analysis, execution);
    record_trace(*analysis, std::move(execution), cancelled);
  }
  if (cancelled) return nullptr;
  return analysis;
}

}  // namespace nabla::ui
