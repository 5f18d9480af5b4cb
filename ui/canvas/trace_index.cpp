#include "ui/canvas/trace_index.h"

#include "engine/graph/holes.h"

namespace nabla::ui {

TraceIndex::TraceIndex(const Trace& trace)
    : value_(trace.forward_size, never),
      tangent_(trace.forward_size, never),
      gradient_(trace.forward_size, never),
      waits_for_(trace.forward_size),
      missing_(trace.forward_size, never) {
  findWaiting(trace);
  int edges = 0;
  for (std::size_t i = 0; i < trace.forward_size; ++i) {
    first_edge_.push_back(edges);
    edges += static_cast<int>(trace.graph.nodes()[i].inputs.size());
  }
  first_edge_.push_back(edges);
  edge_.assign(static_cast<std::size_t>(edges), never);
  for (std::size_t s = 0; s < trace.steps.size(); ++s) {
    const Step& step = trace.steps[s];
    const int at = static_cast<int>(s);
    if (step.phase == Phase::forward) {
      value_[step.node.index] = at;
    } else if (step.phase == Phase::tangent) {
      tangent_[step.node.index] = at;
      tangents_ = true;
    } else {
      backward_ = true;
      int& first = gradient_[step.operand < 0 ? step.node.index : step.to.index];
      if (first == never) first = at;
      if (step.operand >= 0)
        edge_[static_cast<std::size_t>(first_edge_[step.node.index] + step.operand)] = at;
    }
  }
}

void TraceIndex::findWaiting(const Trace& trace) {
  for (std::uint32_t i = 0; i < trace.forward_size; ++i) {
    const Operands& inputs = trace.graph.nodes()[i].inputs;
    if (is_hole(trace.graph, NodeId{i})) waits_for_[i] = NodeId{i};
    for (std::size_t k = inputs.size(); k-- > 0;) {
      const std::uint32_t input = inputs[k].index;
      if (!waits_for_[input].valid()) continue;
      const bool direct = waits_for_[input].index == input && missing_[input] == never;
      waits_for_[i] = direct ? NodeId{i} : waits_for_[input];
      missing_[i] = direct ? static_cast<int>(k) : missing_[input];
    }
  }
}

int TraceIndex::backwardStep(NodeId consumer, int operand) const {
  return edge_[static_cast<std::size_t>(first_edge_[consumer.index] + operand)];
}

}  // namespace nabla::ui
