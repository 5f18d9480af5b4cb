#include "ui/canvas/layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

#include "ui/canvas/at.h"
#include "ui/canvas/layout_groups.h"
#include "ui/canvas/layout_layers.h"
#include "ui/canvas/layout_ranks.h"

namespace nabla::ui {

namespace {

constexpr double between_groups = 28;  // that stand beside each other

struct Column {
  double left = 0;
  double width = 0;
};

// The room that groups take between each column and the one before it: what ends there, and what
// begins.
std::vector<double> groupRoom(const LayoutGraph& graph, const GroupColumns& spans,
                              std::size_t count) {
  std::vector<double> begins(count + 1, 0), ends(count + 1, 0);
  for (int g = 0; g < static_cast<int>(graph.groups.size()); ++g) {
    if (spans.last(g) < 0) continue;  // an empty one
    double before = 0, after = 0;     // of all that begin or end with it
    for (int around = g; around >= 0; around = graph.groups[at(around)].parent) {
      if (spans.first(around) == spans.first(g)) before += graph.groups[at(around)].before;
      if (spans.last(around) == spans.last(g)) after += graph.groups[at(around)].after;
    }
    double& begin = begins[at(spans.first(g))];
    double& end = ends[at(spans.last(g) + 1)];
    begin = std::max(begin, before);
    end = std::max(end, after);
  }
  for (std::size_t c = 0; c <= count; ++c) begins[c] += ends[c];
  return begins;
}

std::vector<Column> columnsOf(const LayoutGraph& graph, const GroupColumns& spans,
                              const Layers& layers) {
  std::vector<Column> columns(layers.columns.size());
  const std::vector<double> room = groupRoom(graph, spans, columns.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    double& width = columns[at(layers.nodes[i].rank)].width;
    width = std::max(width, graph.nodes[i].width);
  }
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const double gap = std::max(graph.column_gap, room[c] + between_groups);
    columns[c].left = columns[c - 1].left + columns[c - 1].width + gap;
  }
  return columns;
}

std::vector<double> heightsBefore(const LayoutGraph& graph, const NodePlaces& previous) {
  std::vector<double> heights(graph.nodes.size(), std::nan(""));
  if (previous.empty()) return heights;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const auto found = previous.find(graph.nodes[i].key);
    if (found != previous.end()) heights[i] = found->second.y;
  }
  return heights;
}

double centerX(const LayoutNode& node, const Column& column) {
  return node.near_consumer ? column.left + column.width - node.width / 2
                            : column.left + column.width / 2;
}

std::vector<NodePosition> routeOf(const std::vector<int>& path, const Layers& layers,
                                  const std::vector<Column>& columns,
                                  const std::vector<double>& y) {
  std::vector<NodePosition> route;
  for (const int node : path) {
    const Column& column = columns[at(layers.nodes[at(node)].rank)];
    route.push_back({column.left, y[at(node)]});
    route.push_back({column.left + column.width, y[at(node)]});
  }
  return route;
}

bool overlap(const LayoutNode& a, NodePosition pa, const LayoutNode& b, NodePosition pb) {
  return std::abs(pa.x - pb.x) < (a.width + b.width) / 2 &&
         pa.y - a.height / 2 - a.above < pb.y + b.height / 2 + b.below &&
         pb.y - b.height / 2 - b.above < pa.y + a.height / 2 + a.below;
}

// Downwards, until the node covers none of those that stand.
void giveWay(const LayoutGraph& graph, const std::vector<int>& standing, int node,
             LayoutResult& result) {
  const LayoutNode& card = graph.nodes[at(node)];
  for (std::size_t k = 0; k < standing.size(); ++k) {
    const LayoutNode& other = graph.nodes[at(standing[k])];
    const NodePosition place = result.centers[at(standing[k])];
    if (!overlap(card, result.centers[at(node)], other, place)) continue;
    result.centers[at(node)].y =
        place.y + other.height / 2 + other.below + graph.row_gap + card.above + card.height / 2;
    k = static_cast<std::size_t>(-1);  // look at all of them again
  }
}

// Beside the inputs that they wait at: those of each consumer one under another.
std::vector<int> placeFollowers(const LayoutGraph& graph, const std::vector<bool>& is_fixed,
                                LayoutResult& result) {
  std::vector<int> followers;
  std::map<int, double> next;  // by consumer: where the next one begins
  for (const LayoutEdge& edge : graph.edges) {
    const LayoutNode& card = graph.nodes[at(edge.from)];
    if (!card.follows || is_fixed[at(edge.from)] || !is_fixed[at(edge.to)]) continue;
    const NodePosition home = result.centers[at(edge.to)];
    const double room = graph.nodes[at(edge.to)].width / 2 + graph.column_gap / 2;
    double y = home.y + edge.port;
    const auto before = next.find(edge.to);
    if (before != next.end()) y = std::max(y, before->second + card.above + card.height / 2);
    result.centers[at(edge.from)] = {home.x - room - card.width / 2, y};
    next[edge.to] = y + card.height / 2 + card.below + graph.row_gap / 2;
    followers.push_back(edge.from);
  }
  return followers;
}

// Puts the hand-placed nodes where they belong and lets the others below them give way downwards.
void placeByHand(const LayoutGraph& graph, const NodePlaces& fixed, const Layers& layers,
                 LayoutResult& result) {
  std::vector<int> by_hand;
  std::vector<bool> is_fixed(graph.nodes.size(), false);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto found = fixed.find(graph.nodes[i].key);
    if (found == fixed.end()) continue;
    result.centers[i] = found->second;
    is_fixed[i] = true;
    by_hand.push_back(static_cast<int>(i));
  }
  if (by_hand.empty()) return;
  for (const int follower : placeFollowers(graph, is_fixed, result)) {
    giveWay(graph, by_hand, follower, result);
    is_fixed[at(follower)] = true;
    by_hand.push_back(follower);
  }
  for (const auto& column : layers.columns) {
    std::vector<int> standing = by_hand;
    for (const int node : column) {
      if (!layers.nodes[at(node)].real || is_fixed[at(node)]) continue;
      giveWay(graph, standing, node, result);
      standing.push_back(node);
    }
  }
}

// An edge of a node placed by hand, or of one that goes along, goes straight there.
void dropRoutes(const LayoutGraph& graph, const NodePlaces& fixed, LayoutResult& result) {
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const LayoutNode& from = graph.nodes[at(graph.edges[e].from)];
    if (from.follows || fixed.contains(from.key) ||
        fixed.contains(graph.nodes[at(graph.edges[e].to)].key)) {
      result.routes[e].clear();
    }
  }
}

}  // namespace

LayoutResult layOut(const LayoutGraph& graph, const LayoutHints& hints) {
  LayoutResult result;
  const std::vector<int> ranks = rankNodes(static_cast<int>(graph.nodes.size()), graph.edges,
                                           entryBounds(graph), hints.cancelled);
  Layers layers = makeLayers(graph, ranks);
  orderLayers(layers, heightsBefore(graph, hints.previous), hints.cancelled);
  std::vector<double> y = placeLayers(layers, graph.row_gap, hints.cancelled);
  const GroupColumns spans(graph, ranks);
  if (!graph.groups.empty()) gather(graph, spans, layers, y, hints.cancelled);
  const std::vector<Column> columns = columnsOf(graph, spans, layers);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    result.centers.push_back({centerX(graph.nodes[i], columns[at(ranks[i])]), y[i]});
  }
  for (const auto& path : layers.edge_path)
    result.routes.push_back(routeOf(path, layers, columns, y));
  placeByHand(graph, hints.fixed, layers, result);
  dropRoutes(graph, hints.fixed, result);
  return result;
}

}  // namespace nabla::ui
