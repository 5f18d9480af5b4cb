// A cubic curve as four points: its hull and its halves.
#pragma once

#include <QPointF>
#include <QRectF>
#include <algorithm>
#include <array>

namespace nabla::ui {

// The smallest rectangle around the four points, which holds the curve.
inline QRectF hullOf(const QPointF* p) {
  const auto [left, right] = std::minmax({p[0].x(), p[1].x(), p[2].x(), p[3].x()});
  const auto [top, bottom] = std::minmax({p[0].y(), p[1].y(), p[2].y(), p[3].y()});
  return {QPointF(left, top), QPointF(right, bottom)};
}

// Both halves share the middle point (de Casteljau).
inline std::array<QPointF, 7> halves(const QPointF* p) {
  const QPointF a = (p[0] + p[1]) / 2;
  const QPointF b = (p[1] + p[2]) / 2;
  const QPointF c = (p[2] + p[3]) / 2;
  const QPointF d = (a + b) / 2;
  const QPointF e = (b + c) / 2;
  return {p[0], a, d, (d + e) / 2, e, c, p[3]};
}

}  // namespace nabla::ui
