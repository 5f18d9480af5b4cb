// Groups of nodes in a layered drawing: each keeps a range of heights to itself in all columns that
// it reaches over, groups within groups likewise.
#pragma once

#include <atomic>
#include <vector>

#include "ui/canvas/layout_layers.h"

namespace nabla::ui {

// What keeps each group to the right of all that goes into it, for rankNodes(): so groups that
// follow on one another share no column. The bounds go from a node to a later one, as nodes are
// made, and never close a cycle.
std::vector<LayoutEdge> entryBounds(const LayoutGraph& graph);

// From which column to which each group reaches.
class GroupColumns {
 public:
  GroupColumns(const LayoutGraph& graph, const std::vector<int>& ranks);

  // The innermost group that an edge passes through in a column: it stays in those of its start to
  // their last column, and enters those of its end with their first.
  int ofPassing(const LayoutEdge& edge, int rank) const;
  int first(int group) const { return spans_[static_cast<std::size_t>(group)].first; }
  int last(int group) const { return spans_[static_cast<std::size_t>(group)].last; }

 private:
  struct Span {
    int first, last;
  };
  const LayoutGraph& graph_;
  std::vector<Span> spans_;
};

// Orders the columns so that groups stay together, one order for all columns, and moves apart what
// then shares heights. `y` is where the nodes stand, before and afterwards.
void gather(const LayoutGraph& graph, const GroupColumns& columns, Layers& layers,
            std::vector<double>& y, const std::atomic<bool>* cancelled);

}  // namespace nabla::ui
