#include "ui/plots/convergence_chart.h"

#include <QFontMetricsF>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>
#include <algorithm>
#include <cmath>

#include "engine/tensor/format.h"
#include "ui/formula/pretty_name.h"
#include "ui/plots/chart_style.h"
#include "ui/plots/decimate.h"

namespace nabla::ui {
namespace {

constexpr int x_ticks = 6;
constexpr int most_labels = 7;
constexpr std::size_t most_marked = 40;  // a short run shows each of its iterates as a dot

QLineSeries* add_line(QChart& chart, QAbstractAxis* x_axis, QAbstractAxis* y_axis) {
  auto* series = new QLineSeries;
  chart.addSeries(series);
  series->attachAxis(x_axis);
  series->attachAxis(y_axis);
  return series;
}

QScatterSeries* add_marks(QChart& chart, QAbstractAxis* x_axis, QAbstractAxis* y_axis) {
  auto* series = new QScatterSeries;
  series->setMarkerSize(6);
  chart.addSeries(series);
  series->attachAxis(x_axis);
  series->attachAxis(y_axis);
  return series;
}

QString power_of_ten(int exponent) {
  return exponent == 0
             ? QStringLiteral("1")
             : QStringLiteral("10") + superscript(QString::number(exponent).replace(u'-', u'−'));
}

}  // namespace

ConvergenceChart::ConvergenceChart()
    : theme_(&nabla::ui::theme(ThemeKind::light)),
      x_axis_(new QValueAxis),
      y_axis_(new QCategoryAxis) {
  addAxis(x_axis_, Qt::AlignBottom);
  addAxis(y_axis_, Qt::AlignLeft);
  y_axis_->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
  value_ = add_line(*this, x_axis_, y_axis_);
  gradient_ = add_line(*this, x_axis_, y_axis_);
  value_marks_ = add_marks(*this, x_axis_, y_axis_);
  gradient_marks_ = add_marks(*this, x_axis_, y_axis_);
  legend()->setAlignment(Qt::AlignTop);
  for (QScatterSeries* marks : {value_marks_, gradient_marks_}) {
    for (QLegendMarker* entry : legend()->markers(marks)) entry->setVisible(false);
  }
  setTheme(*theme_);
  connect(this, &QChart::plotAreaChanged, this, [this] {
    if (mostLabels() != labels_) scale();
  });
}

void ConvergenceChart::setTheme(const Theme& theme) {
  theme_ = &theme;
  styleChart(*this, theme);
  value_->setPen(linePen(theme.value, 2));
  gradient_->setPen(linePen(theme.gradient, 2));
  for (auto* marks : {value_marks_, gradient_marks_}) {
    marks->setColor(marks == value_marks_ ? theme.value : theme.gradient);
    marks->setBorderColor(theme.panel);
  }
}

void ConvergenceChart::setTitlesVisible(bool visible) {
  x_axis_->setTitleText(visible ? tr("iteration") : QString());
}

void ConvergenceChart::setRecord(const RunRecord& record, const QString& output) {
  std::vector<double> values;
  std::vector<double> norms;
  for (const Iterate& iterate : record.path) {
    values.push_back(iterate.value);
    norms.push_back(iterate.gradient_norm);
  }
  const QString name = prettyName(output.isEmpty() ? QStringLiteral("f") : output);
  reference_.reset();
  // A value of zero has no logarithm, and negative ones have none at all: then the distance to the
  // best is drawn.
  const bool signs = std::any_of(values.begin(), values.end(), [](double y) { return y < 0; });
  if (signs && !values.empty()) {
    double best = values.front();
    for (const double y : values) {
      if (!std::isfinite(y)) continue;
      best = values.back() > values.front() ? std::max(best, y) : std::min(best, y);
    }
    reference_ = best;
    for (double& y : values) y = std::abs(y - best);
    const QString number = QString::fromStdString(format_number(best, 4)).replace(u'-', u'−');
    value_->setName(best < 0 ? QStringLiteral("|%1 + %2|").arg(name, number.mid(1))
                             : QStringLiteral("|%1 − %2|").arg(name, number));
  } else {
    value_->setName(name);
  }
  gradient_->setName(QStringLiteral("‖∇%1‖").arg(name));
  low_ = INFINITY;
  high_ = 0;
  for (const auto* numbers : {&values, &norms}) {
    for (const double y : *numbers) {
      if (!(y > 0) || !std::isfinite(y)) continue;
      low_ = std::min(low_, y);
      high_ = std::max(high_, y);
    }
  }
  if (!(low_ <= high_)) low_ = high_ = 1;
  scale();
  const auto last = static_cast<double>(std::max<std::size_t>(record.iterations(), 4));
  setRange(*x_axis_, {0, last}, std::min(x_ticks, static_cast<int>(last)));
  show(value_, value_marks_, values);
  show(gradient_, gradient_marks_, norms);
}

// Qt Charts cuts labels to dots where they are given less height than this.
int ConvergenceChart::mostLabels() const {
  const double each = QFontMetricsF(y_axis_->labelsFont()).height() + 10;
  const double height = plotArea().height();
  return height > 0 ? std::clamp(static_cast<int>(height / each) - 1, 2, most_labels) : most_labels;
}

// Labels at powers of ten, as many as are read with ease; at 1, 2 and 5 times them when there are
// only few.
void ConvergenceChart::scale() {
  labels_ = mostLabels();
  double bottom = std::floor(std::log10(low_) - 0.05);
  double top = std::ceil(std::log10(high_) + 0.05);
  for (const QString& label : y_axis_->categoriesLabels()) y_axis_->remove(label);
  y_axis_->setRange(bottom, top);
  y_axis_->setStartValue(bottom - 1);
  const int stride = 1 + static_cast<int>(top - bottom) / labels_;
  const bool fine = 3 * (top - bottom) + 1 <= labels_;
  for (int exponent = static_cast<int>(bottom); exponent <= static_cast<int>(top); ++exponent) {
    if ((exponent - static_cast<int>(top)) % stride == 0)
      y_axis_->append(power_of_ten(exponent), exponent);
    if (!fine || exponent == static_cast<int>(top)) continue;
    for (const int factor : {2, 5}) {
      const double number = factor * std::pow(10.0, exponent);
      y_axis_->append(QString::fromStdString(format_number(number, 3)), std::log10(number));
    }
  }
}

void ConvergenceChart::show(QLineSeries* line, QScatterSeries* marks,
                            const std::vector<double>& numbers) {
  QList<QPointF> points;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] > 0 && std::isfinite(numbers[i])) {
      points.append({static_cast<double>(i), std::log10(numbers[i])});
    }
  }
  marks->replace(numbers.size() <= most_marked ? points : QList<QPointF>());
  line->replace(decimated(points));
}

}  // namespace nabla::ui
