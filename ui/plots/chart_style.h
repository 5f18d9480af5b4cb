// What every chart looks like: no frame, a quiet grid, numbers in the colours of the theme.
#pragma once

#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>

#include "ui/plots/axis_range.h"
#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

void styleChart(QChart& chart, const Theme& theme);
void styleAxis(QAbstractAxis& axis, const Theme& theme);
// Takes the labels off and sets the range; labels may then be appended in it.
void clearLabels(QCategoryAxis& axis, const Range& range);
// Sets range, about so many ticks and as many digits as they need.
void setRange(QCategoryAxis& axis, const Range& range, int ticks);
QPen linePen(const QColor& color, double width);

// The whole chart, laid out anew for `size`, over the background of the theme; vectors stay
// vectors.
void paintChart(QPainter& painter, QChart& chart, QSizeF size, const Theme& theme);

}  // namespace nabla::ui
