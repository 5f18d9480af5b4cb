#include "ui/playback/backward_graph.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"

namespace nabla::ui {

std::shared_ptr<const BackwardGraph> BackwardGraph::of(const Trace& trace) {
  const bool backward = std::any_of(trace.steps.begin(), trace.steps.end(),
                                    [](const Step& step) { return step.phase == Phase::backward; });
  if (!backward) return nullptr;
  return std::shared_ptr<const BackwardGraph>(new BackwardGraph(trace));
}

BackwardGraph::BackwardGraph(const Trace& trace)
    : first_(trace.forward_size), nodes_(trace.graph.size() - trace.forward_size) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].origin = trace.graph.nodes()[first_ + i].origin;
    nodes_[i].home = nodes_[i].origin.source;
  }
  readSteps(trace);
  spread(trace);
  number();
  evaluate(trace);
}

// What the steps of the player bring: factors, shares and sums. The last sum is the gradient.
void BackwardGraph::readSteps(const Trace& trace) {
  const auto bring = [this](NodeId node, int step) {
    BackwardNode& brought = at(node);
    if (brought.known != BackwardNode::never) return;
    brought.known = step;
    brought.shown = true;
  };
  std::vector<NodeId> gradients(first_);
  for (std::size_t s = 0; s < trace.steps.size(); ++s) {
    const Step& step = trace.steps[s];
    if (step.phase != Phase::backward) continue;
    const NodeId to = step.operand >= 0 ? step.to : step.node;
    for (const NodeId node : {step.contribution, step.total}) {
      if (!has(node)) continue;
      if (at(node).known == BackwardNode::never) at(node).home = to;
      bring(node, static_cast<int>(s));
    }
    gradients[to.index] = step.total;
  }
  // A gradient that is passed on unchanged is that of several nodes.
  for (std::size_t i = 0; i < first_; ++i) {
    if (gradients[i].valid() && has(gradients[i]))
      at(gradients[i]).gradient_of.push_back(NodeId{static_cast<std::uint32_t>(i)});
  }
  const auto rank = [&trace](NodeId node) {
    return node == trace.output              ? 0
           : trace.graph.input(node)         ? 1
           : !trace.graph.name(node).empty() ? 2
                                             : 3;
  };
  for (BackwardNode& node : nodes_) {
    std::stable_sort(node.gradient_of.begin(), node.gradient_of.end(),
                     [&rank](NodeId a, NodeId b) { return rank(a) < rank(b); });
  }
}

// What those are made from comes with them; the rest makes no gradient.
void BackwardGraph::spread(const Trace& trace) {
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    const BackwardNode& node = nodes_[i];
    if (!node.shown) continue;
    ++shown_;
    for (const NodeId input : trace.graph.nodes()[first_ + i].inputs) {
      if (!has(input)) continue;
      BackwardNode& part = at(input);
      part.shown = true;
      part.known =
          part.known == BackwardNode::never ? node.known : std::min(part.known, node.known);
    }
  }
}

void BackwardGraph::number() {
  std::map<std::tuple<std::uint32_t, int, int>, int> seen;
  for (const BackwardNode& node : nodes_) {
    const Origin& origin = node.origin;
    const int role = static_cast<int>(origin.role);
    ordinal_.push_back(seen[{origin.source.index, origin.operand, role}]++);
  }
}

// The trace keeps the values of whole steps only; the others are computed as the recorder did.
void BackwardGraph::evaluate(const Trace& trace) {
  TraceState end = state_at(trace, trace.steps.size());
  std::vector<Tensor> values(trace.graph.size());
  for (std::size_t i = 0; i < first_; ++i) {
    if (end.values[i]) values[i] = *std::move(end.values[i]);
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const NodeId node{static_cast<std::uint32_t>(first_ + i)};
    if (nodes_[i].shown) (void)evaluate_node(trace.graph, node, {}, values);
  }
  values_.assign(std::make_move_iterator(values.begin() + static_cast<std::ptrdiff_t>(first_)),
                 std::make_move_iterator(values.end()));
}

std::string BackwardGraph::key(NodeId node, const std::vector<std::string>& forward_keys) const {
  const BackwardNode& derived = (*this)[node];
  const int operand = derived.origin.operand;
  return "~back/" + forward_keys[derived.origin.source.index] + "/" +
         (operand < 0 ? "-" : std::to_string(operand)) +
         "slca"[std::clamp(static_cast<int>(derived.origin.role) - 1, 0, 3)] +
         std::to_string(ordinal_[node.index - first_]);
}

}  // namespace nabla::ui
