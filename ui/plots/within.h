// What of a line lies within a range of values. Charts on screen clip by themselves; written as SVG
// they do not, since QSvgGenerator knows no clip.
#pragma once

#include <QList>
#include <QPointF>
#include <vector>

#include "ui/plots/axis_range.h"

namespace nabla::ui {

// The stretches of a line whose x ascend that lie within `y`, cut where they cross its ends. Points
// that are not finite break the line, and so does a leap over the whole range: that is a pole.
std::vector<QList<QPointF>> within(const Range& y, const QList<QPointF>& line);

// The straight line through `at` with that slope, as far as it lies in both ranges; empty where it
// does not, or where anything is not finite.
QList<QPointF> lineWithin(const Range& x, const Range& y, QPointF at, double slope);

}  // namespace nabla::ui
