// Where the nodes of each column stand: near their neighbours, in the given order, without overlap.
#include <algorithm>
#include <cstddef>

#include "ui/canvas/at.h"
#include "ui/canvas/layout_layers.h"

namespace nabla::ui {

namespace {

struct Block {
  double sum = 0;
  double weight = 0;
  std::size_t first = 0;
  double mean() const { return sum / weight; }
};

class Placer {
 public:
  Placer(const Layers& layers, double gap)
      : layers_(layers), gap_(gap), y_(layers.nodes.size(), 0) {}

  std::vector<double> run(const std::atomic<bool>* cancelled) {
    for (const auto& column : layers_.columns) stack(column);
    const int rounds = layers_.nodes.size() < 3000 ? 14 : 6;
    for (int round = 0; round < rounds && !(cancelled && *cancelled); ++round)
      pass(round % 2 == 0, round + 2 >= rounds);
    return y_;
  }

 private:
  double distance(int above, int below) const {
    const LayerNode& a = layers_.nodes[at(above)];
    const LayerNode& b = layers_.nodes[at(below)];
    return a.below + b.above + (a.real && b.real ? gap_ : gap_ / 2);
  }

  void stack(const std::vector<int>& column) {
    for (std::size_t i = 1; i < column.size(); ++i) {
      y_[at(column[i])] = y_[at(column[i - 1])] + distance(column[i - 1], column[i]);
    }
    if (column.empty()) return;
    const double middle = y_[at(column.back())] / 2;
    for (const int node : column) y_[at(node)] -= middle;
  }

  void pass(bool rightwards, bool both_sides) {
    const std::size_t count = layers_.columns.size();
    for (std::size_t i = 0; i < count; ++i) {
      settle(layers_.columns[rightwards ? i : count - 1 - i], rightwards || both_sides,
             !rightwards || both_sides);
    }
  }

  // Where a node would like to be, and how much.
  Block wish(int node, bool operands, bool consumers) const {
    Block wish;
    if (operands) {
      for (const int p : layers_.in[at(node)]) {
        const LayerPiece& piece = layers_.pieces[at(p)];
        wish.sum += piece.weight * (y_[at(piece.from)] - piece.port);
        wish.weight += piece.weight;
      }
    }
    if (consumers) {
      for (const int p : layers_.out[at(node)]) {
        const LayerPiece& piece = layers_.pieces[at(p)];
        wish.sum += piece.weight * (y_[at(piece.to)] + piece.port);
        wish.weight += piece.weight;
      }
    }
    constexpr double stay = 0.02;
    wish.sum += stay * y_[at(node)];
    wish.weight += stay;
    return wish;
  }

  // Least squares under the distances: with those taken off it is isotonic regression, solved by
  // pooling adjacent violators.
  void settle(const std::vector<int>& column, bool operands, bool consumers) {
    std::vector<double> offset(column.size(), 0);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (i > 0) offset[i] = offset[i - 1] + distance(column[i - 1], column[i]);
      Block block = wish(column[i], operands, consumers);
      block.sum -= block.weight * offset[i];
      block.first = i;
      while (!blocks.empty() && blocks.back().mean() > block.mean()) {
        block.sum += blocks.back().sum;
        block.weight += blocks.back().weight;
        block.first = blocks.back().first;
        blocks.pop_back();
      }
      blocks.push_back(block);
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].first : column.size();
      for (std::size_t i = blocks[b].first; i < end; ++i) {
        y_[at(column[i])] = blocks[b].mean() + offset[i];
      }
    }
  }

  const Layers& layers_;
  double gap_;
  std::vector<double> y_;
};

}  // namespace

std::vector<double> placeLayers(const Layers& layers, double gap,
                                const std::atomic<bool>* cancelled) {
  return Placer(layers, gap).run(cancelled);
}

}  // namespace nabla::ui
