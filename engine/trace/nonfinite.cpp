#include "engine/trace/nonfinite.h"

#include <cmath>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

// What a tensor or a step holds that is not finite; nan says more than an infinity.
struct NotFinite {
  std::optional<double> infinite, nan;

  bool any() const { return infinite || nan; }
  double worst() const { return nan ? *nan : *infinite; }
  void add(const NotFinite& more) {
    if (!infinite) infinite = more.infinite;
    if (!nan) nan = more.nan;
  }
};

NotFinite found_in(const Tensor& tensor) {
  NotFinite found;
  for (const double x : tensor.values()) {
    if (std::isnan(x)) found.nan = x;
    if (std::isinf(x) && !found.infinite) found.infinite = x;
  }
  return found;
}

NotFinite found_in(const Trace& trace, const Step& step) {
  NotFinite found;
  for (const Event& event : trace.events_of(step)) found.add(found_in(event.value));
  return found;
}

// What each node has that is not finite because something from outside is not.
class Outside {
 public:
  explicit Outside(const Trace& trace) : graph_(trace.graph), nodes_(trace.forward_size) {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (const Tensor* constant = graph_.constant(NodeId{i})) nodes_[i] = found_in(*constant);
    }
  }

  // Whether what a node gives is to blame on what it took: nan on nan, since inf - inf makes a nan
  // of its own.
  bool explains(NodeId id, const NotFinite& given) const {
    if (graph_[id].op == &input_op()) return true;
    NotFinite taken = nodes_[id.index];
    for (const NodeId input : graph_[id].inputs) taken.add(nodes_[input.index]);
    return given.nan ? taken.nan.has_value() : taken.any();
  }
  void add(NodeId id, const NotFinite& given) { nodes_[id.index].add(given); }

 private:
  const Graph& graph_;
  std::vector<NotFinite> nodes_;
};

}  // namespace

NodeId cause_of_nonfinite(const Graph& graph, std::span<const Tensor> values, NodeId node) {
  for (bool earlier = true; earlier;) {
    earlier = false;
    const bool nan = found_in(values[node.index]).nan.has_value();
    for (const NodeId input : graph[node].inputs) {
      const NotFinite taken = found_in(values[input.index]);
      if (nan ? !taken.nan : !taken.any()) continue;
      node = input;
      earlier = true;
      break;
    }
  }
  return node;
}

std::optional<NonFinite> first_nonfinite(const Trace& trace) {
  Outside outside(trace);
  for (std::size_t s = 0; s < trace.steps.size(); ++s) {
    const Step& step = trace.steps[s];
    const NotFinite found = found_in(trace, step);
    if (!found.any()) continue;
    const bool back = step.phase == Phase::backward;
    const NodeId given = back && step.to.valid() ? step.to : step.node;
    if (outside.explains(step.node, found)) {
      outside.add(given, found);
      continue;
    }
    return NonFinite{s, given, back, found.worst()};
  }
  return {};
}

Diagnostic describe_nonfinite(const Trace& trace, const NonFinite& found) {
  const Graph& graph = trace.graph;
  const Step& step = trace.steps[found.step];
  const std::string name = graph.label(found.node);
  const std::string value = format_number(found.value);
  const SourceSpan span = graph[step.node].span;
  if (found.gradient) {
    return {say("the gradient of %1 becomes %2 here", name, value), {}, span};
  }
  return {say("%1 becomes %2 here", name, value), {}, span};
}

}  // namespace nabla
