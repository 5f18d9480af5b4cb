#include "ui/inspector/sparkline.h"

#include <QLineF>
#include <QPainter>
#include <QVector>
#include <algorithm>
#include <cmath>

#include "ui/formula/numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double text_width = 64;

QString shown(double value) { return shownNumber(value, card_digits); }

}  // namespace

Sparkline::Sparkline(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), appearance_(appearance) {
  setObjectName(QStringLiteral("sparkline"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&appearance_, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(std::vector<double> values, Role role) {
  values_ = std::move(values);
  role_ = role;
  if (!values_.empty())
    setAccessibleName(tr("from %1 to %2").arg(shown(values_.front()), shown(values_.back())));
  update();
}

void Sparkline::paintEvent(QPaintEvent*) {
  if (values_.size() < 2) return;
  double low = INFINITY;
  double high = -INFINITY;
  for (const double x : values_) {
    if (!std::isfinite(x)) continue;
    low = std::min(low, x);
    high = std::max(high, x);
  }
  if (low > high) return;
  const Theme& theme = appearance_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area = QRectF(rect()).adjusted(3, 5, -text_width, -5);
  const auto point = [&](std::size_t i) {
    const double across = static_cast<double>(i) / static_cast<double>(values_.size() - 1);
    const double up = high > low ? (values_[i] - low) / (high - low) : 0.5;
    return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height());
  };
  QVector<QLineF> lines;
  for (std::size_t i = 1; i < values_.size(); ++i) {
    if (std::isfinite(values_[i - 1]) && std::isfinite(values_[i]))
      lines.append({point(i - 1), point(i)});
  }
  painter.setPen(QPen(theme.color(role_), 1.6, Qt::SolidLine, Qt::RoundCap));
  painter.drawLines(lines);
  if (!std::isfinite(values_.back())) return;
  painter.setBrush(theme.color(role_));
  painter.setPen(QPen(theme.panel, 1.5));
  painter.drawEllipse(point(values_.size() - 1), 3.5, 3.5);
  painter.setFont(codeFont(11));
  painter.setPen(theme.color(role_));
  painter.drawText(QRectF(area.right() + 8, 0, text_width - 8, height()),
                   Qt::AlignLeft | Qt::AlignVCenter, shown(values_.back()));
}

}  // namespace nabla::ui
