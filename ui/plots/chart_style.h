// What every chart looks like: no frame, a quiet grid, numbers in the colours of the theme.
#pragma once

#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>

#include "ui/plots/axis_range.h"
#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

void styleChart(QChart& chart, const Theme& theme);
void styleAxis(QAbstractAxis& axis, const Theme& theme);
// Sets range, ticks and as many digits as the ticks need.
void setRange(QValueAxis& axis, const Range& range, int ticks);
QPen linePen(const QColor& color, double width);

// The whole chart, laid out anew for `size`, over the background of the theme; vectors stay
// vectors.
void paintChart(QPainter& painter, QChart& chart, QSizeF size, const Theme& theme);

}  // namespace nabla::ui
