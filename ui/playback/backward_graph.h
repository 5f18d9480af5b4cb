// The derived backward graph of a trace as the canvas shows it: which nodes it has, the forward
// node that each came from, the step after which it is known, and its value. Pure.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/workspace/backward_place.h"

namespace nabla::ui {

struct BackwardNode {
  static constexpr int never = -1;

  bool shown = false;  // a gradient is made with it
  Origin origin;       // the forward node and operand whose rule made it, and its role
  NodeId home;         // the forward node whose gradient it is part of, else the origin's source
  // The forward nodes whose whole gradient it is, those with names first; none for a part.
  std::vector<NodeId> gradient_of;
  int known = never;  // the step that brings it
};

class BackwardGraph {
 public:
  // Null where the trace goes back nowhere.
  static std::shared_ptr<const BackwardGraph> of(const Trace& trace);

  std::size_t first() const { return first_; }  // index of the first derived node
  std::size_t size() const { return nodes_.size(); }
  bool has(NodeId node) const { return node.index >= first_; }
  // For derived nodes.
  const BackwardNode& operator[](NodeId node) const { return nodes_[node.index - first_]; }
  const Tensor& value(NodeId node) const { return values_[node.index - first_]; }
  // Of the nodes that are shown; hand-placed ones are kept under it. It survives re-parsing.
  std::string key(NodeId node, const std::vector<std::string>& forward_keys) const;
  std::size_t shownCount() const { return shown_; }

 private:
  explicit BackwardGraph(const Trace& trace);
  void readSteps(const Trace& trace);
  void spread(const Trace& trace);
  void number();
  void evaluate(const Trace& trace);
  BackwardNode& at(NodeId node) { return nodes_[node.index - first_]; }

  std::size_t first_ = 0;
  std::size_t shown_ = 0;
  std::vector<BackwardNode> nodes_;
  std::vector<int> ordinal_;  // among those of the same origin
  std::vector<Tensor> values_;
};

// What of it a scene shows, and where; nothing without a graph.
struct BackwardView {
  BackwardPlace place = BackwardPlace::off;
  std::shared_ptr<const BackwardGraph> graph;
  bool shown() const { return graph && place != BackwardPlace::off; }
};

}  // namespace nabla::ui
