#include "ui/playback/timeline.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/playback/narration.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {
namespace {

constexpr double margin = 16;
constexpr double track_y = 15;
constexpr double dot_radius = 4.5;
constexpr double handle_radius = 8;
constexpr double closest_dots = 13;  // pixels; nearer ones are left out
constexpr int label_gap = 8;

}  // namespace

Timeline::Timeline(Playhead& playhead, const Appearance& appearance, QWidget* parent)
    : QWidget(parent), playhead_(playhead), appearance_(appearance) {
  setObjectName(QStringLiteral("timeline"));
  setAccessibleName(tr("Timeline"));
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  const auto repaint = [this] { update(); };
  connect(&playhead_, &Playhead::positionChanged, this, &Timeline::announce);
  connect(&playhead_, &Playhead::traceChanged, this, repaint);
  connect(&appearance_, &Appearance::changed, this, repaint);
}

void Timeline::announce() {
  setAccessibleDescription(
      tr("step %1 of %2").arg(playhead_.currentIndex() + 1).arg(playhead_.stepCount()));
  update();
}

double Timeline::x(double step) const {
  const int count = std::max(1, playhead_.stepCount());
  return margin + (width() - 2 * margin) * step / count;
}

QPointF Timeline::stopAt(int step) const { return {x(step), track_y}; }

int Timeline::stepNear(double at) const {
  const double part = (at - margin) / std::max(1.0, width() - 2 * margin);
  return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * playhead_.stepCount()));
}

void Timeline::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  playhead_.pause();
  playhead_.seek(stepNear(event->position().x()));
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) playhead_.seek(stepNear(event->position().x()));
}

void Timeline::keyPressEvent(QKeyEvent* event) {
  const int page = std::max(1, playhead_.stepCount() / 10);
  if (event->key() == Qt::Key_PageDown) return playhead_.seek(playhead_.step() + page);
  if (event->key() == Qt::Key_PageUp) return playhead_.seek(playhead_.step() - page);
  event->ignore();  // arrows, Home, End and Space are the window's
}

void Timeline::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintTrack(painter);
  if (playhead_.stepCount() == 0) return;
  paintDots(painter);
  paintLabels(painter);
  paintHandle(painter);
}

void Timeline::paintTrack(QPainter& painter) const {
  const Theme& look = appearance_.theme();
  painter.setPen(QPen(look.panel_border, 3, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(stopAt(0), QPointF(x(std::max(1, playhead_.stepCount())), track_y));
  if (playhead_.stepCount() == 0) return;
  const double reached = playhead_.step() + playhead_.progress();
  const auto& steps = playhead_.trace()->steps;
  for (std::size_t begin = 0; begin < steps.size() && static_cast<double>(begin) < reached;) {
    std::size_t end = begin;
    while (end < steps.size() && steps[end].phase == steps[begin].phase) ++end;
    painter.setPen(QPen(look.color(roleOf(steps[begin].phase)), 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(stopAt(static_cast<int>(begin)),
                     QPointF(x(std::min(static_cast<double>(end), reached)), track_y));
    begin = end;
  }
}

void Timeline::paintDots(QPainter& painter) const {
  const Theme& look = appearance_.theme();
  const auto& steps = playhead_.trace()->steps;
  if (x(1) - x(0) < closest_dots) return;
  for (int i = 0; i < playhead_.stepCount(); ++i) {
    const QColor color = look.color(roleOf(steps[static_cast<std::size_t>(i)].phase));
    const bool done = i < playhead_.step();
    painter.setPen(QPen(done ? color : look.panel_border, 2));
    painter.setBrush(done ? color : look.panel);
    painter.drawEllipse(stopAt(i + 1), dot_radius, dot_radius);
  }
}

// As many labels as fit; the one of the current step is always there.
void Timeline::paintLabels(QPainter& painter) const {
  const Theme& look = appearance_.theme();
  const auto& trace = *playhead_.trace();
  painter.setFont(uiFont(look.metrics.small_font));
  const QFontMetricsF metrics(painter.font());
  const auto box = [&](int i) {
    const QString label = stepLabel(trace, trace.steps[static_cast<std::size_t>(i)]);
    const double width = metrics.horizontalAdvance(label);
    const double left = std::clamp(x(i + 1) - width / 2, 0.0, std::max(0.0, this->width() - width));
    return std::pair(label, QRectF(left, track_y + 12, width + 1, metrics.height()));
  };
  const int current = playhead_.currentIndex();
  const QRectF kept =
      current < 0 ? QRectF() : box(current).second.adjusted(-label_gap, 0, label_gap, 0);
  double free_from = 0;
  double tried = -1;  // of the steps in one pixel only one is tried
  for (int i = 0; i < playhead_.stepCount(); ++i) {
    const double at = x(i + 1);
    if (i != current && (at + 1 < free_from || at < tried + 1)) continue;
    const auto [label, place] = box(i);
    const bool is_current = i == current;
    tried = at;
    if (!is_current && (place.left() < free_from || place.intersects(kept))) continue;
    const Role role = roleOf(trace.steps[static_cast<std::size_t>(i)].phase);
    painter.setPen(is_current ? look.color(role) : look.text_muted);
    painter.drawText(place, Qt::AlignCenter, label);
    free_from = place.right() + label_gap;
  }
}

void Timeline::paintHandle(QPainter& painter) const {
  const Theme& look = appearance_.theme();
  const Step* step = playhead_.currentStep();
  const QColor color = step ? look.color(roleOf(step->phase)) : look.text_muted;
  const QPointF center(x(playhead_.step() + playhead_.progress()), track_y);
  painter.setPen(QPen(look.panel, 2));
  painter.setBrush(color);
  painter.drawEllipse(center, handle_radius, handle_radius);
  if (!hasFocus()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(look.focus, 2));
  painter.drawEllipse(center, handle_radius + 3, handle_radius + 3);
}

}  // namespace nabla::ui
