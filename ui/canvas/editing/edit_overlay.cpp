#include "ui/canvas/editing/edit_overlay.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/fonts.h"

namespace nabla::ui {
namespace {

constexpr int passing_time = 5000;  // milliseconds
constexpr double port_radius = 7;

}  // namespace

EditOverlay::EditOverlay(const Appearance& appearance, QWidget* canvas)
    : QWidget(canvas), appearance_(appearance) {
  setObjectName(QStringLiteral("editOverlay"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  passing_.setSingleShot(true);
  passing_.setInterval(passing_time);
  connect(&passing_, &QTimer::timeout, this, &EditOverlay::hush);
  hide();
}

void EditOverlay::changed() {
  setVisible(wire_ || !text_.isEmpty());
  if (isVisible()) {
    setGeometry(parentWidget()->rect());
    raise();
  }
  update();
}

void EditOverlay::showWire(QPointF from, QPointF to, bool backwards, bool down,
                           std::vector<Mark> marks) {
  wire_ = true;
  from_ = from;
  to_ = to;
  backwards_ = backwards;
  down_ = down;
  marks_ = std::move(marks);
  changed();
}

void EditOverlay::hideWire() {
  wire_ = false;
  marks_.clear();
  changed();
}

void EditOverlay::say(QPointF beside, const QString& text, bool passing) {
  beside_ = beside;
  text_ = text;
  passing_.stop();
  if (passing && !text.isEmpty()) passing_.start();
  changed();
}

void EditOverlay::hush() {
  text_.clear();
  changed();
}

void EditOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (wire_) paintWire(painter);
  if (!text_.isEmpty()) paintText(painter);
}

void EditOverlay::paintWire(QPainter& painter) const {
  const Theme& look = appearance_.theme();
  for (const Mark& mark : marks_) {
    const QRectF dot(mark.at.x() - port_radius, mark.at.y() - port_radius, 2 * port_radius,
                     2 * port_radius);
    painter.setPen(QPen(mark.open ? look.accent : look.text_disabled, mark.open ? 2 : 1));
    painter.setBrush(mark.open ? look.accent_fill : look.canvas);
    painter.drawEllipse(dot);
    if (mark.open) continue;
    painter.drawLine(dot.topLeft() + QPointF(4, 4), dot.bottomRight() - QPointF(4, 4));
  }
  const QPointF way = to_ - from_;
  const double half = std::abs(down_ ? way.y() : way.x()) / 2;
  const double reach = std::max(40.0, half) * (backwards_ ? -1 : 1);
  const QPointF along = down_ ? QPointF(0, reach) : QPointF(reach, 0);
  QPainterPath path(from_);
  path.cubicTo(from_ + along, to_ - along, to_);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(look.accent, 2.2, Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(path);
}

void EditOverlay::paintText(QPainter& painter) const {
  const Theme& look = appearance_.theme();
  painter.setFont(uiFont(12, QFont::Medium));
  const double room = std::clamp(width() - 40.0, 60.0, 360.0);
  QRectF box =
      painter.boundingRect(QRectF(0, 0, room, 200), Qt::TextWordWrap, text_).adjusted(0, 0, 20, 12);
  box.moveTopLeft(beside_ + QPointF(16, 18));
  if (box.right() > width() - 4) box.moveRight(width() - 4);
  if (box.bottom() > height() - 4) box.moveBottom(std::max(box.height(), beside_.y() - 10));
  painter.setPen(QPen(look.panel_border, 1));
  painter.setBrush(look.panel);
  painter.drawRoundedRect(box, 7, 7);
  painter.setPen(look.text);
  painter.drawText(box.adjusted(10, 6, -10, -6), Qt::TextWordWrap, text_);
}

}  // namespace nabla::ui
