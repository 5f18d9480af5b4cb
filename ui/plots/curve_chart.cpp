#include "ui/plots/curve_chart.h"

#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <algorithm>
#include <cmath>

#include "ui/formula/pretty_name.h"
#include "ui/plots/chart_style.h"
#include "ui/plots/decimate.h"
#include "ui/plots/within.h"

namespace nabla::ui {
namespace {

constexpr int curve_ticks = 6;
constexpr int y_ticks = 5;
constexpr double curve_width = 2;
constexpr double point_size = 13;
constexpr qsizetype most_iterates = 400;

template <class Series>
Series* add(QChart& chart, QCategoryAxis* x_axis, QCategoryAxis* y_axis) {
  auto* series = new Series;
  chart.addSeries(series);
  series->attachAxis(x_axis);
  series->attachAxis(y_axis);
  return series;
}

}  // namespace

CurveChart::CurveChart()
    : theme_(&nabla::ui::theme(ThemeKind::light)),
      x_axis_(new QCategoryAxis),
      y_axis_(new QCategoryAxis) {
  addAxis(x_axis_, Qt::AlignBottom);
  addAxis(y_axis_, Qt::AlignLeft);
  legend()->hide();
  tangent_ = add<QLineSeries>(*this, x_axis_, y_axis_);
  lines_ = {add<QLineSeries>(*this, x_axis_, y_axis_)};
  way_ = add<QLineSeries>(*this, x_axis_, y_axis_);
  iterates_ = add<QScatterSeries>(*this, x_axis_, y_axis_);
  point_ = add<QScatterSeries>(*this, x_axis_, y_axis_);
  setTheme(*theme_);
}

void CurveChart::setTheme(const Theme& theme) {
  theme_ = &theme;
  styleChart(*this, theme);
  for (QLineSeries* line : lines_) line->setPen(linePen(theme.value, curve_width));
  tangent_->setPen(linePen(theme.gradient, 1.5));
  const QColor trail = theme.seriesColor(2);
  way_->setPen(linePen(trail, 1));
  iterates_->setColor(trail);
  iterates_->setPen(Qt::NoPen);
  iterates_->setMarkerSize(5);
  point_->setColor(theme.value);
  point_->setBorderColor(theme.panel);
  point_->setMarkerSize(point_size);
}

void CurveChart::setTitlesVisible(bool visible) {
  titles_ = visible;
  if (curve_) showCurve();
}

QLineSeries* CurveChart::lineAt(std::size_t index) {
  while (lines_.size() <= index) {
    lines_.push_back(add<QLineSeries>(*this, x_axis_, y_axis_));
    lines_.back()->setPen(linePen(theme_->value, curve_width));
    // The point stays on top of all lines.
    for (QScatterSeries* top : {iterates_, point_}) {
      removeSeries(top);
      addSeries(top);
      top->attachAxis(x_axis_);
      top->attachAxis(y_axis_);
    }
  }
  return lines_[index];
}

void CurveChart::setCurve(std::shared_ptr<const Curve> curve) {
  curve_ = std::move(curve);
  if (curve_ && !curve_->error) showCurve();
}

void CurveChart::showCurve() {
  std::vector<double> values{curve_->y};
  for (const QPointF& sample : curve_->samples) values.push_back(sample.y());
  y_range_ = valueRange(std::move(values));
  setRange(*x_axis_, curve_->request.range, curve_ticks);
  setRange(*y_axis_, y_range_, y_ticks);
  x_axis_->setTitleText(titles_ ? prettyName(QString::fromStdString(curve_->request.variable))
                                : QString());
  y_axis_->setTitleText(titles_ ? prettyName(QString::fromStdString(curve_->output)) : QString());
  const bool anywhere = std::any_of(curve_->samples.begin(), curve_->samples.end(),
                                    [](QPointF sample) { return std::isfinite(sample.y()); });
  setTitle(anywhere ? QString()
                    : tr("%1 has no finite value here.")
                          .arg(prettyName(QString::fromStdString(curve_->output))));
  const auto parts = within(y_range_, curve_->samples);
  for (std::size_t i = 0; i < parts.size(); ++i) lineAt(i)->replace(decimated(parts[i]));
  for (std::size_t i = parts.size(); i < lines_.size(); ++i) lines_[i]->clear();
  showPoint(curve_->x, curve_->y);
  tangent_->replace(
      lineWithin(curve_->request.range, y_range_, {curve_->x, curve_->y}, curve_->slope));
}

void CurveChart::showPoint(double x, double y) {
  if (std::isfinite(y)) {
    point_->replace(QList<QPointF>{{x, y}});
  } else {
    point_->clear();
  }
}

void CurveChart::setRecord(const RunRecord* record) {
  QList<QPointF> points;
  if (record && !record->path.empty() && record->path.front().x.size() == 1) {
    const auto count = static_cast<qsizetype>(record->path.size());
    const qsizetype stride = 1 + count / most_iterates;
    for (qsizetype i = 0; i < count; i += stride) {
      const Iterate& iterate = record->path[static_cast<std::size_t>(i)];
      if (std::isfinite(iterate.x[0]) && std::isfinite(iterate.value))
        points.append({iterate.x[0], iterate.value});
    }
  }
  way_->replace(points);
  iterates_->replace(points);
}

QPointF CurveChart::pointPosition() {
  const auto points = point_->points();
  return points.isEmpty() ? QPointF(-1e6, -1e6) : mapToPosition(points.first(), point_);
}

}  // namespace nabla::ui
