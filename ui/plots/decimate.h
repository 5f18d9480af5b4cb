// Fewer points that draw the same line.
#pragma once

#include <QList>
#include <QPointF>

namespace nabla::ui {

// At most `limit` (at least 4) of the points of a line whose x ascend: of each stretch the first,
// lowest, highest and last, in their order, so that no peak is lost. Short lines come back as they
// are.
QList<QPointF> decimated(const QList<QPointF>& points, qsizetype limit = 1200);

}  // namespace nabla::ui
