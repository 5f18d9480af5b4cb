#include "ui/plots/convergence_chart.h"

#include <QFontMetricsF>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <algorithm>
#include <cmath>

#include "ui/formula/numbers.h"
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

bool isFinite(double y) { return std::isfinite(y) && std::abs(y) < 1e307; }

bool anyNegative(const std::vector<double>& numbers) {
  return std::any_of(numbers.begin(), numbers.end(), [](double y) { return y < 0; });
}

// The least and the largest of the finite numbers of both that are more than `floor`.
Range rangeOf(const std::vector<double>& values, const std::vector<double>& norms, double floor) {
  Range range{INFINITY, -INFINITY};
  for (const auto* numbers : {&values, &norms}) {
    for (const double y : *numbers) {
      if (!isFinite(y) || !(y > floor)) continue;
      range.low = std::min(range.low, y);
      range.high = std::max(range.high, y);
    }
  }
  return range;
}

QString power_of_ten(int exponent) {
  return exponent == 0
             ? QStringLiteral("1")
             : QStringLiteral("10") + superscript(QString::number(exponent).replace(u'-', u'−'));
}

}  // namespace

ConvergenceChart::ConvergenceChart()
    : theme_(&nabla::ui::theme(ThemeKind::light)),
      x_axis_(new QCategoryAxis),
      y_axis_(new QCategoryAxis) {
  addAxis(x_axis_, Qt::AlignBottom);
  addAxis(y_axis_, Qt::AlignLeft);
  value_ = add_line(*this, x_axis_, y_axis_);
  gradient_ = add_line(*this, x_axis_, y_axis_);
  value_marks_ = add_marks(*this, x_axis_, y_axis_);
  gradient_marks_ = add_marks(*this, x_axis_, y_axis_);
  low_marks_ = add_marks(*this, x_axis_, y_axis_);
  high_marks_ = add_marks(*this, x_axis_, y_axis_);
  legend()->setAlignment(Qt::AlignTop);
  for (QScatterSeries* marks : {value_marks_, gradient_marks_}) {
    for (QLegendMarker* entry : legend()->markers(marks)) entry->setVisible(false);
  }
  for (QScatterSeries* marks : {low_marks_, high_marks_}) {
    marks->setMarkerShape(QScatterSeries::MarkerShapeTriangle);
    marks->setMarkerSize(9);
  }
  setTheme(*theme_);
  connect(this, &QChart::plotAreaChanged, this, [this] {
    if (mostLabels() != labels_) label();
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
  for (auto* marks : {low_marks_, high_marks_}) {
    marks->setColor(theme.warning);
    marks->setBorderColor(theme.panel);
  }
}

void ConvergenceChart::setTitlesVisible(bool visible) {
  x_axis_->setTitleText(visible ? tr("iteration") : QString());
}

void ConvergenceChart::setScale(std::optional<ValueScale> wish) {
  if (wish == wish_) return;
  wish_ = wish;
  show();
}

void ConvergenceChart::setRecord(const RunRecord& record, const QString& output) {
  values_.clear();
  norms_.clear();
  for (const Iterate& iterate : record.path) {
    values_.push_back(iterate.value);
    norms_.push_back(iterate.gradient_norm);
  }
  const QString name = prettyName(output.isEmpty() ? QStringLiteral("f") : output);
  value_->setName(name);
  gradient_->setName(QStringLiteral("‖∇%1‖").arg(name));
  const auto last = static_cast<double>(std::max<std::size_t>(record.iterations(), 4));
  setRange(*x_axis_, {0, last}, std::min(x_ticks, static_cast<int>(last)));
  const bool any = std::any_of(values_.begin(), values_.end(), isFinite);
  QString note;
  if (!any) {
    note = tr("No value of the run is a finite number.");
  } else if (values_.size() == 1) {
    note = record.stop == StopReason::running ? tr("This is the start: no iteration yet.")
                                              : tr("The run ended where it began, at the start.");
  }
  setTitle(note);
  show();
}

void ConvergenceChart::show() {
  const ValueScale usual = anyNegative(values_) ? ValueScale::linear : ValueScale::logarithmic;
  scale_ = wish_.value_or(usual);
  scale_ == ValueScale::linear ? scaleLinear() : scaleLogarithmic();
  label();
  showLines();
}

void ConvergenceChart::scaleLinear() {
  Range range = rangeOf(values_, norms_, -INFINITY);
  if (!(range.low <= range.high)) range = {0, 1};
  double margin = 0.06 * range.length();
  if (!(margin > 1e-12 * std::abs(range.high))) margin = std::max(1.0, std::abs(range.high)) * 0.5;
  bottom_ = range.low - margin;
  top_ = range.high + margin;
}

void ConvergenceChart::scaleLogarithmic() {
  Range range = rangeOf(values_, norms_, 0);
  if (!(range.low <= range.high)) range = {1, 1};
  bottom_ = std::floor(std::log10(range.low) - 0.05);
  top_ = std::ceil(std::log10(range.high) + 0.05);
}

// Qt Charts hides labels that are given less height than this.
int ConvergenceChart::mostLabels() const {
  const double each = QFontMetricsF(y_axis_->labelsFont()).height() + 10;
  const double height = plotArea().height();
  return height > 0 ? std::clamp(static_cast<int>(height / each) - 1, 2, most_labels) : most_labels;
}

// On a logarithmic axis at powers of ten, as many as are read with ease; at 1, 2 and 5 times them
// when there are only few.
void ConvergenceChart::label() {
  labels_ = mostLabels();
  if (scale_ == ValueScale::linear) return setRange(*y_axis_, {bottom_, top_}, labels_ - 1);
  clearLabels(*y_axis_, {bottom_, top_});
  const int first = static_cast<int>(bottom_);
  const int last = static_cast<int>(top_);
  const int stride = 1 + (last - first) / labels_;
  const bool fine = 3 * (last - first) + 1 <= labels_;
  for (int exponent = first; exponent <= last; ++exponent) {
    if ((exponent - last) % stride == 0) y_axis_->append(power_of_ten(exponent), exponent);
    if (!fine || exponent == last) continue;
    for (const int factor : {2, 5}) {
      const double number = factor * std::pow(10.0, exponent);
      y_axis_->append(shownNumber(number, 3), std::log10(number));
    }
  }
}

// Where a number stands on the axis; nothing where it has no place there.
std::optional<double> ConvergenceChart::heightOf(double number) const {
  if (!isFinite(number)) return {};
  if (scale_ == ValueScale::linear) return number;
  return number > 0 ? std::optional(std::log10(number)) : std::nullopt;
}

void ConvergenceChart::showLines() {
  QList<QPointF> low, high;
  const auto draw = [&](QLineSeries* line, QScatterSeries* marks,
                        const std::vector<double>& numbers) {
    QList<QPointF> points;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto at = static_cast<double>(i);
      if (const auto height = heightOf(numbers[i])) {
        points.append({at, *height});
      } else {
        const bool finite = isFinite(numbers[i]);
        (finite ? low : high).append({at, finite ? bottom_ : top_});
      }
    }
    marks->replace(numbers.size() <= most_marked ? points : QList<QPointF>());
    line->replace(decimated(points));
  };
  draw(value_, value_marks_, values_);
  draw(gradient_, gradient_marks_, norms_);
  low_marks_->setName(anyNegative(values_) ? tr("zero or less: at the lower edge")
                                           : tr("zero: at the lower edge"));
  high_marks_->setName(tr("not finite: at the upper edge"));
  low_marks_->replace(decimated(low));
  high_marks_->replace(decimated(high));
  for (QScatterSeries* marks : {low_marks_, high_marks_}) {
    for (QLegendMarker* entry : legend()->markers(marks)) entry->setVisible(marks->count() > 0);
  }
}

}  // namespace nabla::ui
