// A grid of cells over a scene: finds what is near a point or in sight. Items may be taken out and
// put in again elsewhere; what is beyond the grid belongs to its outermost cells.
#pragma once

#include <QPointF>
#include <QRectF>
#include <vector>

namespace nabla::ui {

class SceneGrid {
 public:
  SceneGrid() = default;
  explicit SceneGrid(const QRectF& area);

  // Items are small numbers. What is taken out must be where it was put.
  void enter(int item, const QRectF& box);
  void leave(int item, const QRectF& box);
  // A chain of cubic curves, 1 + 3 * curves points: only the cells that it passes.
  void enter(int item, const std::vector<QPointF>& curves);
  void leave(int item, const std::vector<QPointF>& curves);

  // Items in the cells that meet the area, each once, in order.
  std::vector<int> near(const QRectF& area) const;
  // Items in the cell of the point, in order.
  const std::vector<int>& at(QPointF point) const;

 private:
  struct Range {
    int left, top, right, bottom;
    int cells() const { return (right - left + 1) * (bottom - top + 1); }
  };
  Range cellsOf(const QRectF& area) const;
  template <class Visit>
  void visit(const Range& range, const Visit& visit_cell) const;
  template <class Visit>
  void alongCurve(const QPointF* curve, int depth, const Visit& visit_range) const;
  template <class Visit>
  void alongCurves(const std::vector<QPointF>& curves, const Visit& visit_range) const;
  void put(int item, const Range& range);
  void take(int item, const Range& range);

  QPointF origin_;
  double cell_ = 512;
  int columns_ = 0;
  int rows_ = 0;
  int items_ = 0;  // one past the largest
  std::vector<std::vector<int>> cells_;
};

}  // namespace nabla::ui
