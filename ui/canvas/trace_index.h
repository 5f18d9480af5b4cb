// Where in a trace things happen to a node or an edge: found once, asked for every frame.
#pragma once

#include <vector>

#include "engine/trace/trace.h"

namespace nabla::ui {

class TraceIndex {
 public:
  explicit TraceIndex(const Trace& trace);

  static constexpr int never = -1;
  // The step that gives the node its value, its tangent, or the first part of its gradient.
  int valueStep(NodeId node) const { return value_[node.index]; }
  int tangentStep(NodeId node) const { return tangent_[node.index]; }
  int gradientStep(NodeId node) const { return gradient_[node.index]; }
  // The step that takes a gradient back along the edge.
  int backwardStep(NodeId consumer, int operand) const;
  // The node whose operand is a hole, which this node waits for; itself or one before it. An
  // invalid id where it waits for nothing.
  NodeId waitsFor(NodeId node) const { return waits_for_[node.index]; }
  // Which operand of it, counted from 0.
  int missingOperand(NodeId node) const { return missing_[node.index]; }
  bool hasBackward() const { return backward_; }
  bool hasTangents() const { return tangents_; }

 private:
  void findWaiting(const Trace& trace);

  std::vector<int> value_, tangent_, gradient_;
  std::vector<int> first_edge_;
  std::vector<int> edge_;
  std::vector<NodeId> waits_for_;
  std::vector<int> missing_;
  bool backward_ = false;
  bool tangents_ = false;
};

}  // namespace nabla::ui
