// A layered drawing of a graph from left to right: short edges, few crossings, no overlap. Pure: no
// widgets, no clock, the same input gives the same drawing.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "engine/document/document.h"

namespace nabla::ui {

// Centres of cards by layout key.
using NodePlaces = std::map<std::string, NodePosition, std::less<>>;

struct LayoutNode {
  std::string key;
  double width = 0;
  double height = 0;           // of the card
  double above = 0;            // room kept free over the card
  double below = 0;            // and under it
  bool near_consumer = false;  // stands at the right of its column
  bool follows = false;        // goes along with a consumer that was placed by hand
  int group = -1;              // the innermost one
};

// Nodes that stand together: no other card comes between them from top to bottom in any column from
// their first to their last, and so it is with the groups within.
struct LayoutGroup {
  int parent = -1;    // the group around it, which comes before it
  double above = 0;   // room kept free over its nodes
  double below = 0;   // and under them
  double before = 0;  // room at the left of its first column
  double after = 0;   // and at the right of its last
};

struct LayoutEdge {
  int from = 0;
  int to = 0;
  double port = 0;  // where it enters `to`, below the middle of its card
};

struct LayoutGraph {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;  // acyclic
  std::vector<LayoutGroup> groups;
  double column_gap = 120;
  double row_gap = 26;
};

struct LayoutHints {
  // Placed by hand: stay exactly there.
  NodePlaces fixed;
  // The order within columns is kept unless a fresh one has clearly fewer crossings.
  NodePlaces previous;
  // Set from another thread to give up; what comes back is then of no use.
  const std::atomic<bool>* cancelled = nullptr;

  bool givenUp() const { return cancelled && *cancelled; }
};

struct LayoutResult {
  std::vector<NodePosition> centers;  // of the cards
  // For an edge that passes columns: where it enters and leaves each of them, in pairs.
  std::vector<std::vector<NodePosition>> routes;
};

LayoutResult layOut(const LayoutGraph& graph, const LayoutHints& hints = {});

}  // namespace nabla::ui
