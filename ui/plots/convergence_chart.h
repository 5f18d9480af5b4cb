// Value and gradient norm of an optimizer run, iteration by iteration, on a logarithmic or a linear
// axis. What has no place on it is marked at an edge, and the legend says so.
#pragma once

#include <QtCharts/QChart>
#include <optional>
#include <vector>

#include "engine/optimize/run.h"
#include "ui/theme/theme.h"

class QCategoryAxis;
class QLineSeries;
class QScatterSeries;

namespace nabla::ui {

enum class ValueScale : std::uint8_t { logarithmic, linear };

class ConvergenceChart : public QChart {
  Q_OBJECT

 public:
  ConvergenceChart();

  void setTheme(const Theme& theme);
  void setTitlesVisible(bool visible);
  // The title says what lines cannot: that the run made no step, or no finite number.
  void setRecord(const RunRecord& record, const QString& output);
  // Without a wish the axis is logarithmic, and linear once a value is negative: distances to the
  // best of a run that is still under way would bend as its last value does.
  void setScale(std::optional<ValueScale> wish);
  ValueScale scale() const { return scale_; }

 private:
  void show();
  void showLines();
  void scaleLinear();
  void scaleLogarithmic();
  void label();
  std::optional<double> heightOf(double number) const;
  int mostLabels() const;

  const Theme* theme_;
  QCategoryAxis* x_axis_;
  QCategoryAxis* y_axis_;
  QLineSeries* value_;
  QLineSeries* gradient_;
  QScatterSeries* value_marks_;
  QScatterSeries* gradient_marks_;
  QScatterSeries* low_marks_;   // zero, on a logarithmic axis
  QScatterSeries* high_marks_;  // not finite
  std::vector<double> values_, norms_;
  std::optional<ValueScale> wish_;
  ValueScale scale_ = ValueScale::logarithmic;
  double bottom_ = 0, top_ = 1;  // of the axis
  int labels_ = 0;               // at most, when the axis was labelled
};

}  // namespace nabla::ui
