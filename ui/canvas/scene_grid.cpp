#include "ui/canvas/scene_grid.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/canvas/cubic.h"

namespace nabla::ui {

namespace {

constexpr double usual_cell = 512;
constexpr double most_cells = 250'000;
constexpr int few_cells = 4;       // a box of no more is entered as it is
constexpr int most_halvings = 16;  // halvings of a curve
constexpr int most_passed = 2048;  // a curve whose box has more is looked at in every search
constexpr int near_cells = 64;     // items of so few are sorted, those of more are marked

QRectF boxOf(const std::vector<QPointF>& points) {
  QPointF low = points.front();
  QPointF high = low;
  for (const QPointF& p : points) {
    low = {std::min(low.x(), p.x()), std::min(low.y(), p.y())};
    high = {std::max(high.x(), p.x()), std::max(high.y(), p.y())};
  }
  return {low, high};
}

std::vector<int> inOrder(const std::vector<bool>& found) {
  std::vector<int> items;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) items.push_back(static_cast<int>(i));
  }
  return items;
}

}  // namespace

SceneGrid::SceneGrid(const QRectF& area)
    : origin_(area.topLeft()),
      cell_(std::max(usual_cell, std::sqrt(area.width() * area.height() / most_cells))),
      columns_(std::max(1, static_cast<int>(std::ceil(area.width() / cell_)))),
      rows_(std::max(1, static_cast<int>(std::ceil(area.height() / cell_)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1) {}

SceneGrid::Range SceneGrid::cellsOf(const QRectF& area) const {
  const auto clamped = [this](double x, int count) {
    return static_cast<int>(std::clamp(std::floor(x / cell_), 0.0, static_cast<double>(count - 1)));
  };
  return {clamped(area.left() - origin_.x(), columns_), clamped(area.top() - origin_.y(), rows_),
          clamped(area.right() - origin_.x(), columns_),
          clamped(area.bottom() - origin_.y(), rows_)};
}

template <class Visit>
void SceneGrid::visit(const Range& range, const Visit& visit_cell) const {
  for (int r = range.top; r <= range.bottom; ++r) {
    for (int c = range.left; c <= range.right; ++c) {
      visit_cell(static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
                 static_cast<std::size_t>(c));
    }
  }
}

// A long curve is cut until its pieces lie in few cells: its box may cover most of the scene.
template <class Visit>
void SceneGrid::alongCurve(const QPointF* curve, int depth, const Visit& visit_range) const {
  const Range range = cellsOf(hullOf(curve));
  if (range.cells() <= few_cells || depth == most_halvings) return visit_range(range);
  const std::array<QPointF, 7> parts = halves(curve);
  alongCurve(parts.data(), depth + 1, visit_range);
  alongCurve(parts.data() + 3, depth + 1, visit_range);
}

template <class Visit>
void SceneGrid::alongCurves(const std::vector<QPointF>& curves, const Visit& visit_range) const {
  // A parameter that a long loop reads has thousands of such edges: they share the cell that lies
  // beyond the others.
  if (cellsOf(boxOf(curves)).cells() > most_passed)
    return visit_range({columns_, rows_ - 1, columns_, rows_ - 1});
  for (std::size_t i = 0; i + 3 < curves.size(); i += 3) alongCurve(&curves[i], 0, visit_range);
  // From far away a straight line is drawn.
  const QPointF third = (curves.back() - curves.front()) / 3;
  const std::array<QPointF, 4> chord{curves.front(), curves.front() + third, curves.back() - third,
                                     curves.back()};
  alongCurve(chord.data(), 0, visit_range);
}

// Cells keep their items in order, so that the grid does not depend on what was moved when.
void SceneGrid::put(int item, const Range& range) {
  items_ = std::max(items_, item + 1);
  visit(range, [this, item](std::size_t cell) {
    std::vector<int>& items = cells_[cell];
    if (items.empty() || items.back() < item) return items.push_back(item);
    const auto place = std::lower_bound(items.begin(), items.end(), item);
    if (*place != item) items.insert(place, item);
  });
}

void SceneGrid::take(int item, const Range& range) {
  visit(range, [this, item](std::size_t cell) {
    std::vector<int>& items = cells_[cell];
    const auto place = std::lower_bound(items.begin(), items.end(), item);
    if (place != items.end() && *place == item) items.erase(place);
  });
}

void SceneGrid::enter(int item, const QRectF& box) { put(item, cellsOf(box)); }
void SceneGrid::leave(int item, const QRectF& box) { take(item, cellsOf(box)); }

void SceneGrid::enter(int item, const std::vector<QPointF>& curves) {
  alongCurves(curves, [this, item](const Range& range) { put(item, range); });
}

void SceneGrid::leave(int item, const std::vector<QPointF>& curves) {
  alongCurves(curves, [this, item](const Range& range) { take(item, range); });
}

std::vector<int> SceneGrid::near(const QRectF& area) const {
  if (cells_.empty()) return {};
  const Range range = cellsOf(area);
  if (range.cells() <= near_cells) {
    std::vector<int> items = cells_.back();
    visit(range, [&](std::size_t cell) {
      items.insert(items.end(), cells_[cell].begin(), cells_[cell].end());
    });
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
  }
  std::vector<bool> found(static_cast<std::size_t>(items_), false);
  for (const int item : cells_.back()) found[static_cast<std::size_t>(item)] = true;
  visit(range, [&](std::size_t cell) {
    for (const int item : cells_[cell]) found[static_cast<std::size_t>(item)] = true;
  });
  return inOrder(found);
}

const std::vector<int>& SceneGrid::at(QPointF point) const {
  const Range range = cellsOf(QRectF(point, QSizeF(0, 0)));
  return cells_[static_cast<std::size_t>(range.top) * static_cast<std::size_t>(columns_) +
                static_cast<std::size_t>(range.left)];
}

}  // namespace nabla::ui
