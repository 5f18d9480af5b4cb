#include "app/nonfinite_note.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/derive/hessian.h"
#include "engine/graph/evaluate.h"
#include "engine/tensor/format.h"
#include "engine/trace/nonfinite.h"
#include "engine/trace/record.h"

namespace nabla::app {

namespace {

// The values of all nodes that can be evaluated; empty tensors for the others.
std::vector<Tensor> values_of(const Graph& graph, const Point& feeds) {
  std::vector<Tensor> values(graph.size(), Tensor::filled(Shape{0}, 0));
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const bool read = std::ranges::all_of(graph[NodeId{i}].inputs, [&](NodeId input) {
      return values[input.index].shape() == graph[input].shape;
    });
    if (read) static_cast<void>(evaluate_node(graph, NodeId{i}, feeds, values));
  }
  return values;
}

Point feeds_of(const Source& source, const Graph& graph) {
  Point feeds;
  for (const auto& [name, value] : source.document.point) {
    if (graph.input(name)) feeds[name] = value;
  }
  return feeds;
}

}  // namespace

void note_nonfinite_hessian(const Source& source, Execution execution) {
  Graph& graph = execution.graph;
  std::vector<NodeId> wrt;
  for (const Input* input : execution.variables()) wrt.push_back(input->node);
  const auto second = hessian(graph, execution.outputs.front().node, wrt);
  if (!second) return;
  const std::vector<Tensor> values = values_of(graph, feeds_of(source, graph));
  for (const auto& row : second->rows) {
    for (const std::optional<NodeId>& entry : row) {
      if (!entry) continue;
      const auto numbers = values[entry->index].values();
      const auto found = std::ranges::find_if(numbers, [](double x) { return !std::isfinite(x); });
      if (found == numbers.end()) continue;
      const NodeId cause = cause_of_nonfinite(graph, values, *entry);
      report(source, {say("the second derivatives become %1 here", format_number(*found)),
                      {},
                      graph[cause].span});
      return;
    }
  }
}

void note_nonfinite(const Source& source, Execution execution, bool gradient) {
  const Point feeds = feeds_of(source, execution.graph);
  TraceOptions options;
  options.backward = gradient;
  const NodeId output = execution.outputs.front().node;
  const Expected<Trace> trace = record(std::move(execution.graph), output, feeds, options);
  if (!trace) return;
  if (const auto found = first_nonfinite(*trace)) {
    report(source, describe_nonfinite(*trace, *found));
  }
}

}  // namespace nabla::app
