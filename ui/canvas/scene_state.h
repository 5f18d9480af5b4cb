// What the scene shows at one moment of a trace: pills, the step under way, labels on edges. A pure
// function of trace and position.
#pragma once

#include <QString>
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/canvas/edge_labels.h"
#include "ui/canvas/pill.h"
#include "ui/canvas/scene.h"
#include "ui/canvas/trace_index.h"

namespace nabla::ui {

struct SceneState {
  std::shared_ptr<const TraceIndex> index;        // of `trace`
  std::shared_ptr<const BackwardGraph> backward;  // where the scene shows it
  const Trace* trace = nullptr;
  const TraceState* values = nullptr;  // after `done` steps
  int done = 0;
  int current = -1;              // the step looked at: the one under way, else the last one done
  double progress = 0;           // of the step under way
  bool valueless = false;        // a graph that was only built: nothing has a value
  bool faded = false;            // the last good graph, while the text has errors
  std::vector<NodeId> selected;  // sorted
  int edge = -1;                 // the selected edge, by its index in the scene
  std::vector<NodeId> stops;     // sorted: those with a breakpoint
  std::vector<EdgeLabel> labels;
  int ghost = -1;  // the one that is looked at

  bool isSelected(NodeId node) const {
    return std::binary_search(selected.begin(), selected.end(), node);
  }
  bool underWay() const { return trace && current >= 0 && current == done; }
  const Step* step() const {
    return trace && current >= 0 ? &trace->steps[static_cast<std::size_t>(current)] : nullptr;
  }
};

// Null while the node has none.
inline const Tensor* known(const std::vector<std::optional<Tensor>>& tensors, NodeId node) {
  return node.index < tensors.size() && tensors[node.index] ? &*tensors[node.index] : nullptr;
}

// The colour of what moves in a phase.
Role phaseRole(Phase phase);

// "waits for input 2", "waits for y"; empty where the node waits for nothing.
QString waitText(const SceneState& state, NodeId node);

// Over and under the card. The lower pill is the gradient, in forward mode the tangent.
Pill upperPill(const SceneState& state, const SceneCard& card);
Pill lowerPill(const SceneState& state, const SceneCard& card);
QRectF upperPillRect(const SceneCard& card, const Pill& pill);
QRectF lowerPillRect(const SceneCard& card, const Pill& pill);

// The role in whose colour the card is outlined because the current step happens to it.
std::optional<Role> highlight(const SceneState& state, const SceneCard& card);
// Likewise for an edge.
std::optional<Role> highlight(const SceneState& state, const SceneEdge& edge);
// Whether a gradient has gone back along the edge.
bool wentBack(const SceneState& state, const SceneEdge& edge);

}  // namespace nabla::ui
