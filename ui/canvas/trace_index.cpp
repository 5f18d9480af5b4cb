#include "ui/canvas/trace_index.h"

namespace nabla::ui {

TraceIndex::TraceIndex(const Trace& trace)
    : value_(trace.forward_size, never),
      tangent_(trace.forward_size, never),
      gradient_(trace.forward_size, never) {
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

int TraceIndex::backwardStep(NodeId consumer, int operand) const {
  return edge_[static_cast<std::size_t>(first_edge_[consumer.index] + operand)];
}

}  // namespace nabla::ui
