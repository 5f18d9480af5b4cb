#include "ui/inspector/histogram_strip.h"

#include <QPainter>
#include <algorithm>

#include "ui/formula/numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr int strip_bins = 24;
constexpr double text_height = 16;

QString endText(double value) { return shownNumber(value, card_digits); }

}  // namespace

HistogramStrip::HistogramStrip(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), appearance_(appearance) {
  setObjectName(QStringLiteral("histogram"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&appearance_, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void HistogramStrip::setTensor(const Tensor& tensor, Role role) {
  histogram_ = histogramOf(tensor, strip_bins);
  role_ = role;
  QString told = tr("Values from %1 to %2").arg(endText(histogram_.low), endText(histogram_.high));
  if (histogram_.not_finite > 0) told += tr(", %1 not finite").arg(histogram_.not_finite);
  setToolTip(told);
  setAccessibleName(told);
  update();
}

void HistogramStrip::paintEvent(QPaintEvent*) {
  const Theme& theme = appearance_.theme();
  QPainter painter(this);
  const double floor = height() - text_height;
  const double wide = static_cast<double>(width()) / strip_bins;
  const int most =
      std::max(1, *std::max_element(histogram_.counts.begin(), histogram_.counts.end()));
  for (int i = 0; i < strip_bins; ++i) {
    const int count = histogram_.counts[static_cast<std::size_t>(i)];
    const double tall = count == 0 ? 0 : std::max(1.5, (floor - 2) * count / most);
    painter.fillRect(QRectF(i * wide, floor - tall, wide - 1, tall), theme.color(role_));
  }
  painter.fillRect(QRectF(0, floor, width(), 1), theme.divider);
  painter.setFont(codeFont(10));
  painter.setPen(theme.text_muted);
  const QRectF line(0, floor + 1, width(), text_height - 1);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, endText(histogram_.low));
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, endText(histogram_.high));
}

}  // namespace nabla::ui
