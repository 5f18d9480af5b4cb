// The curve as a chart: the function, its tangent at the point, the point, and the way an optimizer
// came.
#pragma once

#include <QtCharts/QChart>
#include <memory>

#include "engine/optimize/run.h"
#include "ui/plots/curve.h"
#include "ui/theme/theme.h"

class QLineSeries;
class QScatterSeries;
class QCategoryAxis;

namespace nabla::ui {

class CurveChart : public QChart {
  Q_OBJECT

 public:
  CurveChart();

  void setTheme(const Theme& theme);
  // Names on the axes: for figures; the window has no room for them.
  void setTitlesVisible(bool visible);
  void setCurve(std::shared_ptr<const Curve> curve);
  const std::shared_ptr<const Curve>& curve() const { return curve_; }
  // The iterates of a run over one variable; null and others show none.
  void setRecord(const RunRecord* record);

  QPointF pointPosition();  // in the coordinates of the chart; far off when there is none
  Range yRange() const { return y_range_; }

 private:
  void showCurve();
  void showPoint(double x, double y);
  QLineSeries* lineAt(std::size_t index);

  const Theme* theme_;
  std::shared_ptr<const Curve> curve_;
  QCategoryAxis* x_axis_;
  QCategoryAxis* y_axis_;
  std::vector<QLineSeries*> lines_;  // one for each unbroken piece
  QLineSeries* tangent_;
  QLineSeries* way_;
  QScatterSeries* iterates_;
  QScatterSeries* point_;
  Range y_range_;
  bool titles_ = false;
};

}  // namespace nabla::ui
