// Orders the nodes within each column.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "ui/canvas/at.h"
#include "ui/canvas/layout_layers.h"

namespace nabla::ui {

namespace {

using Positions = std::vector<double>;

// From so many nodes on the old order of a graph that is mostly known is kept unasked.
constexpr std::size_t kept_as_it_is = 3000;

void number(const std::vector<int>& column, Positions& positions) {
  for (std::size_t i = 0; i < column.size(); ++i) {
    positions[at(column[i])] = static_cast<double>(i);
  }
}

Positions numbered(const Layers& layers) {
  Positions positions(layers.nodes.size(), 0);
  for (const auto& column : layers.columns) number(column, positions);
  return positions;
}

// Ports move an end by less than a place, so that operands arrive in order.
double arrival(const LayerPiece& piece, const Positions& positions) {
  return positions[at(piece.to)] + std::clamp(piece.port / 2000, -0.45, 0.45);
}

// Inversions by merge sort.
long inversions(std::vector<double>& values, std::vector<double>& spare, std::size_t from,
                std::size_t to) {
  if (to - from < 2) return 0;
  const std::size_t middle = (from + to) / 2;
  long count = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
  std::size_t left = from;
  std::size_t right = middle;
  for (std::size_t i = from; i < to; ++i) {
    const bool take_left = right == to || (left < middle && values[left] <= values[right]);
    if (!take_left) count += static_cast<long>(middle - left);
    spare[i] = values[take_left ? left++ : right++];
  }
  std::copy(spare.begin() + static_cast<std::ptrdiff_t>(from),
            spare.begin() + static_cast<std::ptrdiff_t>(to),
            values.begin() + static_cast<std::ptrdiff_t>(from));
  return count;
}

long crossingsAfter(const Layers& layers, const std::vector<int>& column,
                    const Positions& positions) {
  std::vector<double> ends;
  std::vector<double> of_node;
  for (const int node : column) {
    of_node.clear();
    for (const int p : layers.out[at(node)])
      of_node.push_back(arrival(layers.pieces[at(p)], positions));
    std::sort(of_node.begin(), of_node.end());
    ends.insert(ends.end(), of_node.begin(), of_node.end());
  }
  std::vector<double> spare(ends.size());
  return inversions(ends, spare, 0, ends.size());
}

// Depth first from the results, operands in order: a tree comes out without crossings.
void startFromResults(Layers& layers) {
  std::vector<bool> seen(layers.nodes.size(), false);
  std::vector<int> stack;
  const int count = static_cast<int>(layers.nodes.size());
  for (int start = 0; start < count; ++start) {
    if (!layers.out[at(start)].empty()) continue;
    stack.push_back(start);
    while (!stack.empty()) {
      const int node = stack.back();
      stack.pop_back();
      if (seen[at(node)]) continue;
      seen[at(node)] = true;
      layers.columns[at(layers.nodes[at(node)].rank)].push_back(node);
      const auto& in = layers.in[at(node)];
      for (std::size_t i = in.size(); i-- > 0;) stack.push_back(layers.pieces[at(in[i])].from);
    }
  }
}

double average(const Layers& layers, int node, const Positions& positions, bool of_operands) {
  double sum = 0;
  const auto& pieces = of_operands ? layers.in[at(node)] : layers.out[at(node)];
  if (pieces.empty()) return positions[at(node)];
  for (const int p : pieces) {
    const LayerPiece& piece = layers.pieces[at(p)];
    sum += of_operands ? positions[at(piece.from)] : arrival(piece, positions);
  }
  return sum / static_cast<double>(pieces.size());
}

void sortBy(std::vector<int>& column, const std::vector<double>& wish) {
  std::stable_sort(column.begin(), column.end(),
                   [&wish](int a, int b) { return wish[at(a)] < wish[at(b)]; });
}

void sweep(Layers& layers, Positions& positions, bool rightwards) {
  std::vector<double> wish(layers.nodes.size(), 0);
  const std::size_t count = layers.columns.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto& column = layers.columns[rightwards ? i : count - 1 - i];
    for (const int node : column) wish[at(node)] = average(layers, node, positions, rightwards);
    sortBy(column, wish);
    number(column, positions);
  }
}

// Crossings among the edges of two neighbours in a column, the first one above.
long pairCrossings(const Layers& layers, int above, int below, const Positions& positions) {
  long count = 0;
  for (const int p : layers.in[at(above)]) {
    for (const int q : layers.in[at(below)]) {
      if (positions[at(layers.pieces[at(p)].from)] > positions[at(layers.pieces[at(q)].from)])
        ++count;
    }
  }
  for (const int p : layers.out[at(above)]) {
    for (const int q : layers.out[at(below)]) {
      if (arrival(layers.pieces[at(p)], positions) > arrival(layers.pieces[at(q)], positions))
        ++count;
    }
  }
  return count;
}

void exchangeNeighbours(Layers& layers, Positions& positions) {
  bool better = true;
  for (int round = 0; better && round < 4; ++round) {
    better = false;
    for (auto& column : layers.columns) {
      for (std::size_t i = 0; i + 1 < column.size(); ++i) {
        const int a = column[i];
        const int b = column[i + 1];
        if (pairCrossings(layers, b, a, positions) >= pairCrossings(layers, a, b, positions))
          continue;
        std::swap(column[i], column[i + 1]);
        std::swap(positions[at(a)], positions[at(b)]);
        better = true;
      }
    }
  }
}

void improve(Layers& layers, const std::atomic<bool>* cancelled) {
  const std::size_t size = layers.nodes.size();
  const int sweeps = size < 3000 ? 16 : size < 12000 ? 6 : 3;
  Positions positions = numbered(layers);
  long least = crossings(layers);
  auto best = layers.columns;
  for (int i = 0; i < sweeps && least > 0 && !(cancelled && *cancelled); ++i) {
    sweep(layers, positions, i % 2 == 0);
    if (size < 3000) exchangeNeighbours(layers, positions);
    const long now = crossings(layers);
    if (now >= least) continue;
    least = now;
    best = layers.columns;
  }
  layers.columns = std::move(best);
}

// Known nodes by where they stood, new and unseen ones by their neighbours.
void startFromBefore(Layers& layers, const std::vector<double>& heights) {
  std::vector<double> wish = heights;
  wish.resize(layers.nodes.size(), std::nan(""));
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < wish.size(); ++i) {
      if (i < heights.size() && !std::isnan(heights[i])) continue;
      double sum = 0;
      int known = 0;
      const auto add = [&](double height) {
        if (std::isnan(height)) return;
        sum += height;
        ++known;
      };
      for (const int p : layers.in[i]) add(wish[at(layers.pieces[at(p)].from)]);
      for (const int p : layers.out[i]) {
        add(wish[at(layers.pieces[at(p)].to)] + layers.pieces[at(p)].port);
      }
      if (known > 0) wish[i] = sum / known;
    }
  }
  for (double& height : wish) height = std::isnan(height) ? 0 : height;
  for (auto& column : layers.columns) sortBy(column, wish);
}

}  // namespace

long crossings(const Layers& layers) {
  const Positions positions = numbered(layers);
  long count = 0;
  for (const auto& column : layers.columns) count += crossingsAfter(layers, column, positions);
  return count;
}

void orderLayers(Layers& layers, const std::vector<double>& heights,
                 const std::atomic<bool>* cancelled) {
  startFromResults(layers);
  const auto strange = std::count_if(heights.begin(), heights.end(),
                                     [](double height) { return std::isnan(height); });
  if (heights.size() >= kept_as_it_is && strange < static_cast<long>(heights.size() / 5)) {
    return startFromBefore(layers, heights);
  }
  improve(layers, cancelled);
  if (strange == static_cast<long>(heights.size())) return;
  const auto fresh = layers.columns;
  const long least = crossings(layers);
  startFromBefore(layers, heights);
  if (10 * crossings(layers) > 11 * least) layers.columns = fresh;
}

}  // namespace nabla::ui
