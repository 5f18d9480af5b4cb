#include "ui/canvas/edge_path.h"

#include <algorithm>
#include <array>

#include "ui/canvas/cubic.h"

namespace nabla::ui {

namespace {

// The same curve is cut in the same places whatever the area is: what is painted anew in one part
// of an image must fit to the rest of it, to the pixel.
constexpr double longest_piece = 2048;
constexpr int deepest = 16;  // halvings of a curve

// Appends what `area` needs of one curve after another; joins those that touch.
class Pieces {
 public:
  explicit Pieces(const QRectF& area) : area_(area) {}

  void add(const QPointF* curve, int depth = 0) {
    const QRectF hull = hullOf(curve);
    if (!touches(hull)) return;
    if (std::max(hull.width(), hull.height()) <= longest_piece || depth == deepest)
      return append(curve);
    const std::array<QPointF, 7> parts = halves(curve);
    add(parts.data(), depth + 1);
    add(parts.data() + 3, depth + 1);
  }
  QPainterPath path() const { return path_; }

 private:
  // QRectF::intersects finds nothing in the hull of a straight line.
  bool touches(const QRectF& hull) const {
    return hull.left() <= area_.right() && hull.right() >= area_.left() &&
           hull.top() <= area_.bottom() && hull.bottom() >= area_.top();
  }
  void append(const QPointF* p) {
    if (path_.isEmpty() || path_.currentPosition() != p[0]) path_.moveTo(p[0]);
    path_.cubicTo(p[1], p[2], p[3]);
  }

  QRectF area_;
  QPainterPath path_;
};

QPainterPath whole(const std::vector<QPointF>& points) {
  QPainterPath path(points.front());
  for (std::size_t i = 1; i + 2 < points.size(); i += 3)
    path.cubicTo(points[i], points[i + 1], points[i + 2]);
  return path;
}

}  // namespace

QPainterPath pathWithin(const std::vector<QPointF>& points, const QRectF& area) {
  if (area.isEmpty()) return whole(points);
  Pieces pieces(area);
  for (std::size_t i = 0; i + 3 < points.size(); i += 3) pieces.add(&points[i]);
  return pieces.path();
}

}  // namespace nabla::ui
