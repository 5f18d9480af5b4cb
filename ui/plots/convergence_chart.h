// Value and gradient norm of an optimizer run, iteration by iteration, on a logarithmic axis.
#pragma once

#include <QtCharts/QChart>
#include <optional>

#include "engine/optimize/run.h"
#include "ui/theme/theme.h"

class QCategoryAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace nabla::ui {

class ConvergenceChart : public QChart {
  Q_OBJECT

 public:
  ConvergenceChart();

  void setTheme(const Theme& theme);
  void setTitlesVisible(bool visible);
  void setRecord(const RunRecord& record, const QString& output);
  // The least value reached, of which distances are drawn when the values themselves have no
  // logarithm.
  const std::optional<double>& reference() const { return reference_; }

 private:
  void show(QLineSeries* line, QScatterSeries* marks, const std::vector<double>& numbers);
  void scale();
  int mostLabels() const;

  const Theme* theme_;
  QValueAxis* x_axis_;
  QCategoryAxis* y_axis_;
  QLineSeries* value_;
  QLineSeries* gradient_;
  QScatterSeries* value_marks_;
  QScatterSeries* gradient_marks_;
  std::optional<double> reference_;
  double low_ = 1, high_ = 1;  // of what is drawn
  int labels_ = 0;             // at most, when the axis was labelled
};

}  // namespace nabla::ui
