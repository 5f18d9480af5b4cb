#include "ui/canvas/layout_groups.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "ui/canvas/at.h"

namespace nabla::ui {

namespace {

// Where something stands among its siblings: a node, or a group as one.
struct Item {
  int index = 0;
  bool is_group = false;
  double y = 0;
};

class Gatherer {
 public:
  Gatherer(const LayoutGraph& graph, const GroupColumns& columns, Layers& layers,
           std::vector<double>& y)
      : graph_(graph), layers_(layers), columns_(columns), y_(y) {}

  void order();
  void moveApart();

 private:
  // From top to bottom, room included.
  struct Extent {
    double top = std::numeric_limits<double>::max();
    double bottom = std::numeric_limits<double>::lowest();
  };

  std::vector<Item>& itemsOf(int group) { return items_[at(group + 1)]; }
  std::vector<double> middles() const;
  void number(int group, std::vector<int>& numbers);
  void settle(int group);
  double push(const Item& item, std::vector<double>& floor, int first);

  const LayoutGraph& graph_;
  Layers& layers_;
  const GroupColumns& columns_;
  std::vector<double>& y_;
  std::vector<std::vector<Item>> items_;  // by group and one more, the first are in none
  std::vector<Extent> extents_;           // by group
  std::vector<double> shifts_;            // by group: how far it was moved within the one around
  int next_number_ = 0;
};

// The mean height of all real nodes in a group.
std::vector<double> Gatherer::middles() const {
  std::vector<double> sums(graph_.groups.size(), 0);
  std::vector<double> counts(graph_.groups.size(), 0);
  for (std::size_t i = 0; i < layers_.nodes.size(); ++i) {
    const LayerNode& node = layers_.nodes[i];
    if (!node.real || node.group < 0) continue;
    sums[at(node.group)] += y_[i];
    counts[at(node.group)] += 1;
  }
  for (std::size_t g = graph_.groups.size(); g-- > 0;) {
    const int parent = graph_.groups[g].parent;
    if (parent < 0) continue;
    sums[at(parent)] += sums[g];
    counts[at(parent)] += counts[g];
  }
  for (std::size_t g = 0; g < sums.size(); ++g) sums[g] /= std::max(counts[g], 1.0);
  return sums;
}

void Gatherer::number(int group, std::vector<int>& numbers) {
  for (const Item& item : itemsOf(group)) {
    if (item.is_group) {
      number(item.index, numbers);
    } else {
      numbers[at(item.index)] = next_number_++;
    }
  }
}

void Gatherer::order() {
  items_.assign(graph_.groups.size() + 1, {});
  for (std::size_t i = 0; i < layers_.nodes.size(); ++i)
    itemsOf(layers_.nodes[i].group).push_back({static_cast<int>(i), false, y_[i]});
  const std::vector<double> middle = middles();
  for (std::size_t g = 0; g < graph_.groups.size(); ++g) {
    if (columns_.last(static_cast<int>(g)) >= 0)  // one without nodes is nowhere
      itemsOf(graph_.groups[g].parent).push_back({static_cast<int>(g), true, middle[g]});
  }
  for (auto& items : items_) {
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.y < b.y; });
  }
  std::vector<int> numbers(layers_.nodes.size(), 0);
  number(-1, numbers);
  for (auto& column : layers_.columns) {
    std::sort(column.begin(), column.end(),
              [&numbers](int a, int b) { return numbers[at(a)] < numbers[at(b)]; });
  }
}

// How far an item must go down to stand under what came before it in its columns; the floor is then
// under it. Columns are counted from `first`.
double Gatherer::push(const Item& item, std::vector<double>& floor, int first) {
  const LayerNode* node = item.is_group ? nullptr : &layers_.nodes[at(item.index)];
  const Extent extent =
      node ? Extent{y_[at(item.index)] - node->above, y_[at(item.index)] + node->below}
           : extents_[at(item.index)];
  const int from = (node ? node->rank : columns_.first(item.index)) - first;
  const int to = (node ? node->rank : columns_.last(item.index)) - first;
  const double gap = node && !node->real ? graph_.row_gap / 2 : graph_.row_gap;
  double by = 0;
  for (int c = from; c <= to; ++c) by = std::max(by, floor[at(c)] + gap - extent.top);
  for (int c = from; c <= to; ++c) floor[at(c)] = extent.bottom + by;
  return by;
}

void Gatherer::settle(int group) {
  if (itemsOf(group).empty()) return;
  const int first = group < 0 ? 0 : columns_.first(group);
  const int last = group < 0 ? static_cast<int>(layers_.columns.size()) - 1 : columns_.last(group);
  std::vector<double> floor(at(last - first + 1), std::numeric_limits<double>::lowest());
  Extent all;
  for (const Item& item : itemsOf(group)) {
    const double by = push(item, floor, first);
    if (item.is_group) {
      Extent& extent = extents_[at(item.index)];
      shifts_[at(item.index)] = by;
      all = {std::min(all.top, extent.top + by), std::max(all.bottom, extent.bottom + by)};
      continue;
    }
    const LayerNode& node = layers_.nodes[at(item.index)];
    double& y = y_[at(item.index)];
    y += by;
    all = {std::min(all.top, y - node.above), std::max(all.bottom, y + node.below)};
  }
  if (group < 0) return;
  const LayoutGroup& own = graph_.groups[at(group)];
  extents_[at(group)] = {all.top - own.above, all.bottom + own.below};
}

// Groups are settled from within, and are then moved as a whole.
void Gatherer::moveApart() {
  extents_.assign(graph_.groups.size(), {});
  shifts_.assign(graph_.groups.size(), 0);
  for (int g = static_cast<int>(graph_.groups.size()) - 1; g >= -1; --g) settle(g);
  for (std::size_t g = 0; g < shifts_.size(); ++g) {
    if (graph_.groups[g].parent >= 0) shifts_[g] += shifts_[at(graph_.groups[g].parent)];
  }
  for (std::size_t i = 0; i < y_.size(); ++i) {
    if (layers_.nodes[i].group >= 0) y_[i] += shifts_[at(layers_.nodes[i].group)];
  }
}

// The innermost group around both; -1 for none.
int common(const std::vector<LayoutGroup>& groups, int a, int b) {
  while (a != b) {
    int& inner = a > b ? a : b;  // parents come before their groups
    inner = groups[at(inner)].parent;
  }
  return a;
}

// Of one group: what goes into it from outside, and what in it waits for nothing inside.
struct Entry {
  std::vector<int> inputs, sources;
};

std::vector<Entry> entriesOf(const LayoutGraph& graph) {
  std::vector<int> depth(graph.groups.size());
  for (std::size_t g = 0; g < depth.size(); ++g) {
    const int parent = graph.groups[g].parent;
    depth[g] = parent < 0 ? 1 : depth[at(parent)] + 1;
  }
  std::vector<Entry> entries(graph.groups.size());
  std::vector<int> waits(graph.nodes.size(), 0);  // so many groups around it hold an operand too
  for (const LayoutEdge& edge : graph.edges) {
    const int from = graph.nodes[at(edge.from)].group, to = graph.nodes[at(edge.to)].group;
    const int both = common(graph.groups, from, to);
    const int shared = both < 0 ? 0 : depth[at(both)];
    waits[at(edge.to)] = std::max(waits[at(edge.to)], shared);
    for (int g = to; g >= 0 && depth[at(g)] > shared; g = graph.groups[at(g)].parent)
      entries[at(g)].inputs.push_back(edge.from);
  }
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    for (int g = graph.nodes[i].group; g >= 0 && depth[at(g)] > waits[i];
         g = graph.groups[at(g)].parent)
      entries[at(g)].sources.push_back(static_cast<int>(i));
  }
  return entries;
}

}  // namespace

std::vector<LayoutEdge> entryBounds(const LayoutGraph& graph) {
  constexpr std::size_t most_pairs = 400;  // of one group; one with more is left as it is
  std::vector<LayoutEdge> bounds;
  for (Entry& entry : entriesOf(graph)) {
    std::sort(entry.inputs.begin(), entry.inputs.end());
    entry.inputs.erase(std::unique(entry.inputs.begin(), entry.inputs.end()), entry.inputs.end());
    if (entry.inputs.size() * entry.sources.size() > most_pairs) continue;
    for (const int from : entry.inputs) {
      for (const int to : entry.sources) {
        if (from < to) bounds.push_back({from, to, 0});
      }
    }
  }
  return bounds;
}

GroupColumns::GroupColumns(const LayoutGraph& graph, const std::vector<int>& ranks)
    : graph_(graph), spans_(graph.groups.size(), {std::numeric_limits<int>::max(), -1}) {
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].group < 0) continue;
    Span& span = spans_[at(graph.nodes[i].group)];
    span = {std::min(span.first, ranks[i]), std::max(span.last, ranks[i])};
  }
  for (std::size_t g = spans_.size(); g-- > 0;) {
    if (graph.groups[g].parent < 0) continue;
    Span& around = spans_[at(graph.groups[g].parent)];
    around = {std::min(around.first, spans_[g].first), std::max(around.last, spans_[g].last)};
  }
}

int GroupColumns::ofPassing(const LayoutEdge& edge, int rank) const {
  const int from = graph_.nodes[at(edge.from)].group;
  const int to = graph_.nodes[at(edge.to)].group;
  const int both = common(graph_.groups, from, to);
  for (int g = from; g != both; g = graph_.groups[at(g)].parent) {
    if (rank <= last(g)) return g;
  }
  for (int g = to; g != both; g = graph_.groups[at(g)].parent) {
    if (rank >= first(g)) return g;
  }
  return both;
}

void gather(const LayoutGraph& graph, const GroupColumns& columns, Layers& layers,
            std::vector<double>& y, const std::atomic<bool>* cancelled) {
  Gatherer gatherer(graph, columns, layers, y);
  gatherer.order();
  y = placeLayers(layers, graph.row_gap, cancelled);
  gatherer.moveApart();
}

}  // namespace nabla::ui
