#include "ui/workspace/analysis.h"

#include <algorithm>
#include <iterator>

#include "engine/derive/open_nodes.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/interpreter/not_known.h"
#include "engine/language/parser.h"
#include "engine/trace/compare.h"
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
  options.load = request.load;
  options.limits = request.limits;
  options.most_ghosts = most_ghosts;
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

Point inputs_of(const Graph& graph, const Point& feeds) {
  Point inputs;
  for (const Input& input : graph.inputs()) {
    if (!is_hole(input)) inputs[input.name] = feeds.at(input.name);
  }
  return inputs;
}

// A value of another shape than the program's own takes its place in the graph: then it is unknown.
Point initial_of(const Graph& graph, const Point& given) {
  Point initial;
  for (const Input& input : graph.inputs()) {
    if (is_hole(input)) continue;
    if (!input.initial) {
      initial[input.name] = Tensor::filled(graph[input.node].shape, missing_start);
    } else if (const auto found = given.find(input.name);
               found == given.end() || !(found->second == *input.initial)) {
      initial[input.name] = *input.initial;
    }
  }
  return initial;
}

bool same_program(const AnalysisRequest& a, const AnalysisRequest& b) {
  return a.text == b.text && a.mode == b.mode && a.execution == b.execution &&
         a.tangent_of == b.tangent_of && a.opened == b.opened && a.folder == b.folder;
}

bool same_shapes(const Point& a, const Point& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return one.first == other.first && one.second.shape() == other.second.shape();
  });
}

// Only values are new, and the program does not look at them: neither is anything built.
bool only_values_differ(const Analysis& before, const AnalysisRequest& request) {
  return before.ok() && before.trace && !before.reads_values &&
         same_program(before.request, request) && same_shapes(before.request.point, request.point);
}

// Those of the program and those of what was opened.
void take_ghosts(Ghosts& ghosts, OpenedGraph& opened) {
  for (GhostBranch& branch : ghosts) {
    for (Ghost& ghost : branch.ghosts) {
      for (GhostOperand& operand : ghost.operands) {
        if (operand.node.valid()) operand.node = opened.places[operand.node.index];
      }
    }
  }
  std::move(opened.ghosts.begin(), opened.ghosts.end(), std::back_inserter(ghosts));
}

// What was opened stands there as what is inside it.
void open_bodies(Analysis& analysis, Execution& execution, const std::atomic<bool>& cancelled) {
  analysis.closed = openable_nodes(execution.graph);
  const std::set<std::string>& keys = analysis.request.opened;
  const bool any = std::any_of(analysis.closed.begin(), analysis.closed.end(),
                               [&](const auto& entry) { return keys.contains(entry.second); });
  if (!any) return;
  const Point feeds = feeds_of(execution.graph, analysis.request.point);
  OpenedGraph opened = open_nodes(execution.graph, keys, feeds, &cancelled);
  for (NamedNode& output : execution.outputs) output.node = opened.places[output.node.index];
  for (Printed& line : analysis.printed) {
    if (line.nodes > 0) line.nodes = opened.places[line.nodes - 1].index + 1;
  }
  take_ghosts(execution.ghosts, opened);
  analysis.outputs = execution.outputs;
  analysis.closed = std::move(opened.closed);
  analysis.bodies = std::move(opened.bodies);
  analysis.reads_values = analysis.reads_values || opened.reads_values;
  analysis.note = opened.note;
  execution.graph = std::move(opened.graph);
}

void keep(Analysis& analysis, Expected<Trace> trace, const Point& feeds) {
  analysis.nonfinite = trace ? first_nonfinite(*trace) : std::nullopt;
  if (!trace) {
    analysis.trace = nullptr;
    analysis.diagnostics.push_back(trace.error());
    return;
  }
  analysis.trace = std::make_shared<const Trace>(*std::move(trace));
  analysis.inputs = inputs_of(analysis.trace->graph, feeds);
}

void replay_at(Analysis& analysis, const Analysis& before, const std::atomic<bool>& cancelled) {
  const Point feeds = feeds_of(before.trace->graph, analysis.request.point);
  keep(analysis, replay(*before.trace, feeds, &cancelled), feeds);
  analysis.initial = before.initial;
}

// Derives and records anew, but where the graph is that of before.
void record_trace(Analysis& analysis, Execution execution, const std::atomic<bool>& cancelled,
                  const Analysis* before) {
  if (analysis.note.empty()) analysis.note = note_of(execution, analysis.request);
  const NodeId output = execution.outputs.front().node;
  if (before && before->trace && same_program(before->request, analysis.request) &&
      before->trace->output == output && before->trace->forward_size == execution.graph.size() &&
      same_graph(before->trace->graph, execution.graph, execution.graph.size())) {
    return replay_at(analysis, *before, cancelled);
  }
  TraceOptions options = trace_options(execution, analysis.request);
  options.cancelled = &cancelled;
  const Point feeds = feeds_of(execution.graph, analysis.request.point);
  analysis.initial = initial_of(execution.graph, analysis.request.point);
  keep(analysis, record(std::move(execution.graph), output, feeds, options), feeds);
}

void take_tree(Analysis& analysis, const Analysis* before) {
  if (before && before->parsed && before->request.text == analysis.request.text) {
    analysis.program = before->program;
    analysis.parsed = true;
    return;
  }
  ParseResult parsed = parse(analysis.request.text);
  analysis.parsed = parsed.ok();
  analysis.program = Shared<Program>(std::move(parsed.program));
  analysis.diagnostics = std::move(parsed.diagnostics);
}

// The window shows the sentence without the line that it is about: what is not known is said in it.
void name_what_is_not_known(Analysis& analysis) {
  for (Diagnostic& error : analysis.diagnostics) {
    if (is_not_known(error) && error.what.subject.empty())
      error.what.subject =
          analysis.request.text.substr(error.span.begin, error.span.end - error.span.begin);
  }
}

void run_program(Analysis& analysis, const std::atomic<bool>& cancelled, const Analysis* before) {
  Execution execution = run(analysis.program, options_of(analysis.request, cancelled));
  if (cancelled) return;
  analysis.diagnostics = execution.diagnostics;
  name_what_is_not_known(analysis);
  analysis.missing = execution.missing;
  analysis.outputs = execution.outputs;
  analysis.printed = std::move(execution.printed);
  analysis.goal = execution.goal;
  analysis.reads_values = execution.reads_values;
  if (analysis.ok() && !execution.outputs.empty()) {
    open_bodies(analysis, execution, cancelled);
    if (cancelled) return;
    if (!execution.ghosts.empty())
      analysis.ghosts = std::make_shared<const Ghosts>(std::move(execution.ghosts));
    record_trace(analysis, std::move(execution), cancelled, before);
  }
}

bool same_drawn_ghosts(const Analysis& a, const Analysis& b) {
  if (a.ghosts == b.ghosts) return true;
  return a.ghosts && b.ghosts && same_ghosts(*a.ghosts, *b.ghosts);
}

}  // namespace

std::shared_ptr<const Analysis> analyse(AnalysisRequest request, const std::atomic<bool>& cancelled,
                                        const Analysis* before) {
  auto analysis = std::make_shared<Analysis>();
  if (before && only_values_differ(*before, request)) {
    *analysis = *before;
    analysis->request = std::move(request);
    replay_at(*analysis, *before, cancelled);
  } else {
    analysis->request = std::move(request);
    take_tree(*analysis, before);
    if (analysis->parsed) run_program(*analysis, cancelled, before);
  }
  if (cancelled) return nullptr;
  const bool same = before && before->trace && analysis->trace &&
                    same_structure(*before->trace, *analysis->trace) &&
                    same_drawn_ghosts(*before, *analysis);
  analysis->structure = same ? before->structure : analysis->request.revision;
  return analysis;
}

}  // namespace nabla::ui
