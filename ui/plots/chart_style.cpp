#include "ui/plots/chart_style.h"

#include <QCoreApplication>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QPainter>
#include <QPen>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegend>
#include <algorithm>
#include <cmath>

#include "ui/formula/numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

void styleChart(QChart& chart, const Theme& theme) {
  chart.setBackgroundVisible(false);
  chart.setPlotAreaBackgroundVisible(false);
  chart.setMargins(QMargins(2, 2, 6, 2));
  chart.setAnimationOptions(QChart::NoAnimation);
  chart.layout()->setContentsMargins(0, 0, 0, 0);
  QLegend* legend = chart.legend();
  chart.setTitleFont(uiFont(theme.metrics.small_font));
  chart.setTitleBrush(theme.text_muted);
  legend->setBackgroundVisible(false);
  legend->setMarkerShape(QLegend::MarkerShapeFromSeries);
  legend->setFont(uiFont(theme.metrics.small_font));
  legend->setLabelColor(theme.text_muted);
  legend->layout()->setContentsMargins(0, 0, 0, 0);
  for (QAbstractAxis* axis : chart.axes()) styleAxis(*axis, theme);
}

void styleAxis(QAbstractAxis& axis, const Theme& theme) {
  axis.setLabelsFont(uiFont(theme.metrics.small_font));
  axis.setLabelsColor(theme.text_muted);
  axis.setTitleFont(uiFont(theme.metrics.small_font, QFont::Medium));
  axis.setTitleBrush(theme.text_muted);
  axis.setGridLinePen(linePen(theme.chart_grid, 1));
  axis.setLinePen(linePen(theme.chart_grid, 1));
  axis.setMinorGridLineVisible(false);
  axis.setTruncateLabels(false);  // half a number is none
  if (auto* numbers = qobject_cast<QCategoryAxis*>(&axis))
    numbers->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
}

void clearLabels(QCategoryAxis& axis, const Range& range) {
  for (const QString& label : axis.categoriesLabels()) axis.remove(label);
  axis.setRange(range.low, range.high);
  axis.setStartValue(range.low - std::max(1.0, range.length()));
}

void setRange(QCategoryAxis& axis, const Range& range, int ticks) {
  const double interval = tickInterval(range, ticks);
  const double largest = std::max(std::abs(range.low), std::abs(range.high));
  const double digits = std::floor(std::log10(largest / interval) + 1e-9) + 2;
  clearLabels(axis, range);
  const auto first = static_cast<std::int64_t>(std::ceil(range.low / interval - 1e-9));
  const auto last = static_cast<std::int64_t>(std::floor(range.high / interval + 1e-9));
  for (std::int64_t i = first; i <= last; ++i) {
    const double tick = static_cast<double>(i) * interval;
    axis.append(shownNumber(tick, std::clamp(static_cast<int>(digits), 1, 15)), tick);
  }
}

QPen linePen(const QColor& color, double width) {
  QPen pen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  pen.setCosmetic(true);
  return pen;
}

void paintChart(QPainter& painter, QChart& chart, QSizeF size, const Theme& theme) {
  constexpr double margin = 10;
  painter.fillRect(QRectF(QPointF(0, 0), size), theme.panel);
  painter.setRenderHint(QPainter::Antialiasing);
  QGraphicsScene scene;
  scene.addItem(&chart);
  const QSizeF inner = size - QSizeF(2 * margin, 2 * margin);
  chart.resize(inner);
  scene.setSceneRect(QRectF(QPointF(0, 0), inner));
  // The axes lay themselves out in events that were posted.
  for (int pass = 0; pass < 3; ++pass) {
    QCoreApplication::sendPostedEvents();
    chart.layout()->activate();
  }
  scene.render(&painter, QRectF(QPointF(margin, margin), inner), scene.sceneRect());
  scene.removeItem(&chart);
}

}  // namespace nabla::ui
