#include "engine/trace/nonfinite.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

std::optional<double> nonfinite_in(const Tensor& tensor) {
  const auto values = tensor.values();
  const auto found =
      std::find_if(values.begin(), values.end(), [](double x) { return !std::isfinite(x); });
  if (found == values.end()) return {};
  return *found;
}

// The first number of a step that is not finite.
std::optional<double> nonfinite_in(const Trace& trace, const Step& step) {
  for (const Event& event : trace.events_of(step)) {
    if (const auto value = nonfinite_in(event.value)) return value;
  }
  return {};
}

// The nodes whose value is not finite because something from outside is not.
class Outside {
 public:
  explicit Outside(const Trace& trace) : graph_(trace.graph), nodes_(trace.forward_size, false) {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Tensor* constant = graph_.constant(NodeId{i});
      nodes_[i] = constant != nullptr && nonfinite_in(*constant);
    }
  }

  // Whether what a node gives is to blame on what it took.
  bool explains(NodeId id) const {
    const auto inputs = graph_[id].inputs;
    return nodes_[id.index] || graph_[id].op == &input_op() ||
           std::any_of(inputs.begin(), inputs.end(),
                       [this](NodeId input) { return nodes_[input.index]; });
  }
  void add(NodeId id) { nodes_[id.index] = true; }

 private:
  const Graph& graph_;
  std::vector<bool> nodes_;
};

}  // namespace

std::optional<NonFinite> first_nonfinite(const Trace& trace) {
  Outside outside(trace);
  for (std::size_t s = 0; s < trace.steps.size(); ++s) {
    const Step& step = trace.steps[s];
    const auto value = nonfinite_in(trace, step);
    if (!value) continue;
    if (outside.explains(step.node)) {
      outside.add(step.node);
      continue;
    }
    const bool back = step.phase == Phase::backward;
    return NonFinite{s, back && step.to.valid() ? step.to : step.node, back, *value};
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
