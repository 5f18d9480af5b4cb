#include "ui/canvas/layout_layers.h"

#include <algorithm>
#include <cstddef>

#include "ui/canvas/at.h"
#include "ui/canvas/layout_groups.h"

namespace nabla::ui {

namespace {

constexpr long unseen_per_node = 3;
constexpr double lane = 10;  // half the height that an edge passing by is given

int addPassing(Layers& layers, int rank, int group) {
  layers.nodes.push_back({rank, false, lane, lane, group});
  return static_cast<int>(layers.nodes.size()) - 1;
}

void addPiece(Layers& layers, int from, int to, double port) {
  const int unseen = (layers.nodes[at(from)].real ? 0 : 1) + (layers.nodes[at(to)].real ? 0 : 1);
  layers.pieces.push_back({from, to, port, unseen == 2 ? 8 : unseen == 1 ? 2 : 1});
}

// The longest edge that is cut into pieces, so that the unseen nodes stay few.
int longestCut(const Layers& layers, const LayoutGraph& graph) {
  std::vector<int> spans;
  spans.reserve(graph.edges.size());
  for (const LayoutEdge& edge : graph.edges) {
    spans.push_back(layers.nodes[at(edge.to)].rank - layers.nodes[at(edge.from)].rank);
  }
  std::sort(spans.begin(), spans.end());
  const long budget = 4000 + unseen_per_node * static_cast<long>(graph.nodes.size());
  long unseen = 0;
  for (const int span : spans) {
    unseen += span - 1;
    if (unseen > budget) return span - 1;
  }
  return spans.empty() ? 1 : spans.back();
}

void cutEdge(Layers& layers, const GroupColumns& groups, const LayoutEdge& edge,
             std::vector<int>& path) {
  int from = edge.from;
  const int last = layers.nodes[at(edge.to)].rank;
  for (int rank = layers.nodes[at(from)].rank + 1; rank < last; ++rank) {
    const int passing = addPassing(layers, rank, groups.ofPassing(edge, rank));
    path.push_back(passing);
    addPiece(layers, from, passing, 0);
    from = passing;
  }
  addPiece(layers, from, edge.to, edge.port);
}

}  // namespace

Layers makeLayers(const LayoutGraph& graph, const std::vector<int>& ranks) {
  Layers layers;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const LayoutNode& node = graph.nodes[i];
    const double half = node.height / 2;
    layers.nodes.push_back({ranks[i], true, half + node.above, half + node.below, node.group});
  }
  layers.edge_path.resize(graph.edges.size());
  const GroupColumns groups(graph, ranks);
  const int longest = longestCut(layers, graph);
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const LayoutEdge& edge = graph.edges[e];
    if (layers.nodes[at(edge.to)].rank - layers.nodes[at(edge.from)].rank > longest) continue;
    cutEdge(layers, groups, edge, layers.edge_path[e]);
  }
  layers.in.resize(layers.nodes.size());
  layers.out.resize(layers.nodes.size());
  for (std::size_t p = 0; p < layers.pieces.size(); ++p) {
    layers.out[at(layers.pieces[p].from)].push_back(static_cast<int>(p));
    layers.in[at(layers.pieces[p].to)].push_back(static_cast<int>(p));
  }
  int last = -1;
  for (const LayerNode& node : layers.nodes) last = std::max(last, node.rank);
  layers.columns.resize(at(last + 1));
  return layers;
}

}  // namespace nabla::ui
