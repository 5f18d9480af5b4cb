// The working model of the layout: columns of nodes, long edges cut into pieces by unseen nodes in
// between.
#pragma once

#include <atomic>
#include <vector>

#include "ui/canvas/layout.h"

namespace nabla::ui {

struct LayerNode {
  int rank = 0;
  bool real = true;
  double above = 0;  // from the middle up, with the room kept free
  double below = 0;
  int group = -1;  // what passes within a group's columns to or from one of its nodes is in it, too
};

// Joins neighbouring columns.
struct LayerPiece {
  int from = 0;
  int to = 0;
  double port = 0;  // at `to`, below its middle
  int weight = 1;   // how much it wants to be straight
};

struct Layers {
  std::vector<LayerNode> nodes;  // the graph's first, then the unseen ones
  std::vector<LayerPiece> pieces;
  std::vector<std::vector<int>> in, out;    // pieces by node
  std::vector<std::vector<int>> columns;    // nodes from top to bottom
  std::vector<std::vector<int>> edge_path;  // unseen nodes along each edge
};

// Unseen nodes are at most a few times as many as the graph's: the longest edges, of which a loop
// over thousands of steps has many, are then left whole and pull at nothing.
Layers makeLayers(const LayoutGraph& graph, const std::vector<int>& ranks);

// Orders the columns: few crossings by sweeps of barycenters and exchanges of neighbours.
// `heights[i]` is where node i stood before, NaN for a new one; the old order is kept unless a
// fresh one has clearly fewer crossings.
void orderLayers(Layers& layers, const std::vector<double>& heights,
                 const std::atomic<bool>* cancelled = nullptr);
long crossings(const Layers& layers);

// The middle of every node, from top to bottom, at least `gap` apart.
std::vector<double> placeLayers(const Layers& layers, double gap,
                                const std::atomic<bool>* cancelled = nullptr);

}  // namespace nabla::ui
