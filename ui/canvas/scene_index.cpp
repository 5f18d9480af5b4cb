// The grid over the scene: what is in sight, and which card is under a point.
#include <algorithm>
#include <cmath>

#include "ui/canvas/scene.h"

namespace nabla::ui {

namespace {

constexpr double usual_cell = 512;
constexpr double most_cells = 250'000;

struct Range {
  int left, top, right, bottom;
};

Range cellsOf(const QRectF& area, QPointF origin, double cell, int columns, int rows) {
  const auto clamped = [](double x, int count) {
    return static_cast<int>(std::clamp(std::floor(x), 0.0, static_cast<double>(count - 1)));
  };
  return {clamped((area.left() - origin.x()) / cell, columns),
          clamped((area.top() - origin.y()) / cell, rows),
          clamped((area.right() - origin.x()) / cell, columns),
          clamped((area.bottom() - origin.y()) / cell, rows)};
}

void sortUnique(std::vector<int>& indices) {
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

}  // namespace

void Scene::index() {
  surround();
  QRectF all;
  for (const SceneCard& card : cards_) all |= card.outer();
  for (const SceneFrame& frame : frames_.frames) all |= frame.rect;
  for (const SceneEdge& edge : edges_) all |= edge.box;
  bounds_ = all;
  cell_ = std::max(usual_cell, std::sqrt(all.width() * all.height() / most_cells));
  columns_ = std::max(1, static_cast<int>(std::ceil(all.width() / cell_)));
  rows_ = std::max(1, static_cast<int>(std::ceil(all.height() / cell_)));
  cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
  const auto enter = [this](const QRectF& box, int item, std::vector<int> Cell::*list) {
    const Range range = cellsOf(box, bounds_.topLeft(), cell_, columns_, rows_);
    for (int r = range.top; r <= range.bottom; ++r) {
      for (int c = range.left; c <= range.right; ++c) {
        (cells_[static_cast<std::size_t>(r * columns_ + c)].*list).push_back(item);
      }
    }
  };
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (!cards_[i].hidden) enter(cards_[i].outer(), static_cast<int>(i), &Cell::cards);
  }
  for (std::size_t e = 0; e < edges_.size(); ++e) {
    if (!edges_[e].hidden) enter(edges_[e].box, static_cast<int>(e), &Cell::edges);
  }
}

void Scene::inSight(const QRectF& area, std::vector<int>& cards, std::vector<int>& edges) const {
  cards.clear();
  edges.clear();
  if (cards_.empty() || !area.intersects(bounds_)) return;
  const Range range = cellsOf(area, bounds_.topLeft(), cell_, columns_, rows_);
  for (int r = range.top; r <= range.bottom; ++r) {
    for (int c = range.left; c <= range.right; ++c) {
      const Cell& cell = cells_[static_cast<std::size_t>(r * columns_ + c)];
      cards.insert(cards.end(), cell.cards.begin(), cell.cards.end());
      edges.insert(edges.end(), cell.edges.begin(), cell.edges.end());
    }
  }
  sortUnique(cards);
  sortUnique(edges);
  const auto drop = [&area](std::vector<int>& items, const auto& box) {
    items.erase(
        std::remove_if(items.begin(), items.end(),
                       [&](int i) { return !area.intersects(box(static_cast<std::size_t>(i))); }),
        items.end());
  };
  // Pills may be wider than their card.
  drop(cards, [this](std::size_t i) { return cards_[i].outer().adjusted(-60, -4, 60, 4); });
  drop(edges, [this](std::size_t e) { return edges_[e].box; });
}

std::optional<NodeId> Scene::cardAt(QPointF point) const {
  if (cards_.empty() || !bounds_.contains(point)) return std::nullopt;
  const Range range =
      cellsOf(QRectF(point, QSizeF(0, 0)), bounds_.topLeft(), cell_, columns_, rows_);
  const auto& near = cells_[static_cast<std::size_t>(range.top * columns_ + range.left)].cards;
  for (std::size_t i = near.size(); i-- > 0;) {
    const SceneCard& card = cards_[static_cast<std::size_t>(near[i])];
    if (card.rect.contains(point)) return card.node;
  }
  return std::nullopt;
}

}  // namespace nabla::ui
