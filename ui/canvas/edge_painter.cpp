#include "ui/canvas/edge_painter.h"

#include <QPainter>
#include <cmath>

#include "ui/canvas/backward_painter.h"

namespace nabla::ui {

namespace {

constexpr double edge_port_radius = 4.6;

void stroke(QPainter& painter, const QPainterPath& path, const QColor& color, double width) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(path);
}

// A filled head with its tip at `tip`, pointing along `direction`.
void paintHead(QPainter& painter, QPointF tip, QPointF direction, double size,
               const QColor& color) {
  const double length = std::hypot(direction.x(), direction.y());
  if (length < 1e-9) return;
  const QPointF along = direction / length;
  const QPointF across(-along.y(), along.x());
  const QPointF back = tip - along * size * 1.25;
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(QPolygonF{tip, back + across * size * 0.55, back - across * size * 0.55});
}

// On the curve at `t`, looking forward or backward along it.
void paintHeadAt(QPainter& painter, const SceneEdge& edge, double t, bool forward, double size,
                 const QColor& color) {
  const QPointF along = edge.at(t + 0.01) - edge.at(t - 0.01);
  const QPointF direction = forward ? along : -along;
  const double length = std::max(std::hypot(direction.x(), direction.y()), 1e-9);
  paintHead(painter, edge.at(t) + direction / length * size * 0.6, direction, size, color);
}

void paintHighlighted(QPainter& painter, const SceneEdge& edge, Role role, const Theme& theme,
                      const QRectF& area) {
  const QColor color = theme.color(role);
  QColor glow = color;
  glow.setAlphaF(0.17F);
  const QPainterPath path = edge.path(area);
  stroke(painter, path, glow, 8);
  stroke(painter, path, color, 2.4);
  const bool backward = role == Role::gradient;
  paintHeadAt(painter, edge, backward ? 0.16 : 0.84, !backward, 9.5, color);
}

void paintDone(QPainter& painter, const SceneEdge& edge, const Theme& theme, LevelOfDetail level,
               const QRectF& area) {
  const QColor color = mix(theme.canvas, theme.gradient, 0.72);
  stroke(painter, edge.path(area), color,
         level == LevelOfDetail::full ? 1.7 : 1.2 * nameScale(painter));
  paintHeadAt(painter, edge, 0.5, false, 7.5, color);
}

void paintIdle(QPainter& painter, const SceneEdge& edge, const Theme& theme, LevelOfDetail level,
               const QRectF& area) {
  stroke(painter, edge.path(area), theme.edge,
         level == LevelOfDetail::full ? 1.6 : 1.2 * nameScale(painter));
  if (level != LevelOfDetail::full) return;
  const QPointF into = edge.arrival();
  paintHead(painter, edge.points.back() - into * (edge_port_radius + 0.8), into, 6.5, theme.edge);
}

}  // namespace

void paintEdge(QPainter& painter, const SceneEdge& edge, const SceneState& state,
               const Theme& theme, LevelOfDetail level, const QRectF& area) {
  if (edge.derived) return paintBackwardEdge(painter, edge, state, theme, level, area);
  if (const auto role = highlight(state, edge))
    return paintHighlighted(painter, edge, *role, theme, area);
  if (wentBack(state, edge)) return paintDone(painter, edge, theme, level, area);
  paintIdle(painter, edge, theme, level, area);
}

void paintSelectedEdge(QPainter& painter, const SceneEdge& edge, const Theme& theme,
                       const QRectF& area) {
  QColor glow = theme.accent;
  glow.setAlphaF(0.3F);
  const QPainterPath path = edge.path(area);
  stroke(painter, path, glow, 9);
  stroke(painter, path, theme.accent, 3.6);
}

void paintEdgeLabel(QPainter& painter, const EdgeLabel& label, const Theme& theme) {
  painter.setBrush(theme.node);
  painter.setPen(label.current ? QPen(theme.gradient, 1.4) : QPen(theme.node_border, 1));
  painter.drawRoundedRect(label.rect, 7, 7);
  if (!label.current) painter.setOpacity(painter.opacity() * 0.72);
  label.formula->paintCentered(painter, label.rect.adjusted(8, 5, -8, -5), theme,
                               label.current ? Role::text : Role::muted);
  if (!label.current) painter.setOpacity(painter.opacity() / 0.72);
}

}  // namespace nabla::ui
