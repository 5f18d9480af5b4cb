#include "ui/canvas/frame_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/card_face.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double frame_radius = 14;

QColor colorOf(const SceneFrame& frame, const Theme& theme) {
  if (frame.isGhost()) return theme.text_muted;
  switch (frame.kind) {
    case ContextKind::iteration:
      return theme.operation.text;
    case ContextKind::branch:
      return theme.input.text;
    case ContextKind::call:
      break;
  }
  return theme.output.text;
}

// A triangle that points down over what is open and to the right before what is closed.
void paintTriangle(QPainter& painter, QPointF middle, bool open, const QColor& color) {
  constexpr double r = 4.5;
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(open
                          ? QPolygonF{middle + QPointF(-r, -r * 0.6), middle + QPointF(r, -r * 0.6),
                                      middle + QPointF(0, r * 0.8)}
                          : QPolygonF{middle + QPointF(-r * 0.6, -r), middle + QPointF(-r * 0.6, r),
                                      middle + QPointF(r * 0.8, 0)});
}

// From far away an open frame's title takes the room down to the first card.
void paintLargeTitle(QPainter& painter, const SceneFrame& frame, const QColor& color) {
  const double scale = nameScale(painter);
  const QRectF row = frame.titleRect().adjusted(12, 4, -8, SceneFrame::padding - 4);
  painter.save();
  painter.translate(row.topLeft());
  painter.scale(scale, scale);
  painter.setFont(chipFont());
  painter.setPen(color);
  const QSizeF room = row.size() / scale;
  painter.drawText(QRectF(QPointF(0, 0), room), Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetricsF(chipFont()).elidedText(frame.title, Qt::ElideRight, room.width()));
  painter.restore();
}

void paintTitle(QPainter& painter, const SceneFrame& frame, const QRectF& row,
                const QColor& color) {
  paintTriangle(painter, {row.left() + 15, row.center().y()}, !frame.collapsed, color);
  const QFont font = chipFont();
  painter.setFont(font);
  painter.setPen(color);
  const QRectF place = row.adjusted(26, 0, -8, 0);
  painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetricsF(font).elidedText(frame.title, Qt::ElideRight, place.width()));
}

bool isSeen(const SceneFrame& frame, const QRectF& area, bool collapsed) {
  return !frame.hidden && frame.collapsed == collapsed && !frame.rect.isEmpty() &&
         (area.isEmpty() || area.intersects(frame.rect.adjusted(-4, -4, 4, 4)));
}

void paintCollapsed(QPainter& painter, const SceneFrame& frame, const Theme& theme,
                    LevelOfDetail level) {
  const QColor color = colorOf(frame, theme);
  // A second sheet behind says that there is more inside.
  painter.setPen(QPen(theme.node_border, 1.4));
  painter.setBrush(mix(theme.node, color, 0.12));
  painter.drawRoundedRect(frame.rect.adjusted(5, 5, 5, 5), frame_radius, frame_radius);
  painter.setPen(QPen(color, 1.6, frame.isGhost() ? Qt::DashLine : Qt::SolidLine));
  painter.setBrush(theme.node);
  painter.drawRoundedRect(frame.rect, frame_radius, frame_radius);
  if (level == LevelOfDetail::blocks) return;
  const QRectF upper(frame.rect.left() + 2, frame.rect.center().y() - 24, frame.rect.width() - 4,
                     24);
  paintTitle(painter, frame, upper, color);
  if (level != LevelOfDetail::full) return;
  painter.setFont(chipFont());
  painter.setPen(theme.text_muted);
  const QRectF lower = frame.rect.adjusted(14, frame.rect.height() / 2, -10, -4);
  painter.drawText(
      lower, Qt::AlignTop | Qt::AlignLeft,
      QFontMetricsF(chipFont()).elidedText(frame.traffic, Qt::ElideMiddle, lower.width()));
}

}  // namespace

void paintOpenFrames(QPainter& painter, const Scene& scene, const Theme& theme, LevelOfDetail level,
                     const QRectF& area) {
  for (const SceneFrame& frame : scene.frames()) {
    if (!isSeen(frame, area, false)) continue;
    const QColor color = colorOf(frame, theme);
    QColor fill = color;
    fill.setAlphaF(0.06F);
    QPen pen(mix(theme.canvas, color, 0.55), 1.3);
    if (frame.isGhost()) pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(frame.rect, frame_radius, frame_radius);
    if (level == LevelOfDetail::blocks) continue;
    if (level == LevelOfDetail::full)
      paintTitle(painter, frame, frame.titleRect(), color);
    else
      paintLargeTitle(painter, frame, color);
  }
}

void paintCollapsedFrames(QPainter& painter, const Scene& scene, const Theme& theme,
                          LevelOfDetail level, const QRectF& area) {
  for (const SceneFrame& frame : scene.frames()) {
    if (isSeen(frame, area, true)) paintCollapsed(painter, frame, theme, level);
  }
}

}  // namespace nabla::ui
