// Which part of the scene a widget shows: a zoom and the scene point at its top left corner.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>
#include <algorithm>
#include <cmath>

namespace nabla::ui {

struct View {
  static constexpr double least = 0.03;
  static constexpr double most = 4;

  double zoom = 1;
  QPointF origin;

  QPointF toScene(QPointF p) const { return origin + p / zoom; }
  QPointF toWidget(QPointF p) const { return (p - origin) * zoom; }
  QRectF toScene(const QRectF& r) const { return {toScene(r.topLeft()), r.size() / zoom}; }
  QRectF toWidget(const QRectF& r) const { return {toWidget(r.topLeft()), r.size() * zoom}; }
  QTransform transform() const {
    return QTransform::fromScale(zoom, zoom).translate(-origin.x(), -origin.y());
  }

  // The same, moved by less than a pixel, so that what was painted can be moved along with it.
  View snapped(double pixel_ratio) const {
    const double step = zoom * pixel_ratio;
    return {zoom, QPointF(std::round(origin.x() * step), std::round(origin.y() * step)) / step};
  }
  friend bool operator==(const View&, const View&) = default;
};

// The view that shows `bounds` in the middle of `size`, with a margin at the sides and one over and
// under it, no larger than `most_zoom`.
inline View fitted(const QRectF& bounds, QSizeF size, QSizeF margin, double most_zoom) {
  const QSizeF room = size - 2 * margin;
  const double across = room.width() / std::max(bounds.width(), 1.0);
  const double down = room.height() / std::max(bounds.height(), 1.0);
  View view;
  view.zoom = std::clamp(std::min(across, down), View::least, most_zoom);
  view.origin = bounds.center() - QPointF(size.width(), size.height()) / (2 * view.zoom);
  return view;
}

}  // namespace nabla::ui
