// The part of a chain of cubic curves that an area shows. Stroking costs by the length of a path,
// also of what lies outside the clip, and an edge of a large backward graph is as long as the
// graph.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <vector>

namespace nabla::ui {

// All of `points` (1 + 3 * curves) where the area is empty, else at least what lies in it. Pieces
// end outside of the area, so that caps are never seen where a curve was cut.
QPainterPath pathWithin(const std::vector<QPointF>& points, const QRectF& area);

}  // namespace nabla::ui
