#include "ui/canvas/backward_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/backward_face.h"

namespace nabla::ui {

namespace {

constexpr double derived_radius = 9;
constexpr double derived_port_radius = 3.6;
constexpr double ring_room = 5;

void paintRing(QPainter& painter, const QRectF& rect, const Theme& theme) {
  QPen pen(theme.accent, 1.8, Qt::DashLine);
  pen.setDashPattern({3, 2});
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(rect.adjusted(-ring_room, -ring_room, ring_room, ring_room),
                          derived_radius + ring_room, derived_radius + ring_room);
}

// Between the sides that face each other.
void paintTie(QPainter& painter, const QRectF& derived, const QRectF& source, const QColor& color,
              double width) {
  const QPointF way = source.center() - derived.center();
  const bool across = std::abs(way.x()) > std::abs(way.y());
  const auto side = [across](const QRectF& rect, double sign) {
    const QPointF middle = rect.center();
    return across ? QPointF(middle.x() + sign * rect.width() / 2, middle.y())
                  : QPointF(middle.x(), middle.y() + sign * rect.height() / 2);
  };
  const double sign = (across ? way.x() : way.y()) > 0 ? 1 : -1;
  QPen pen(color, width, Qt::CustomDashLine, Qt::RoundCap);
  pen.setCosmetic(true);  // dots from far away too
  pen.setDashPattern({0.1, 3.2});
  painter.setPen(pen);
  painter.drawLine(side(derived, sign), side(source, -sign));
}

// The derived cards tied to a node, or the card that a derived one is tied to.
template <class Visit>
void visitTied(const Scene& scene, NodeId node, const Visit& visit) {
  const SceneCard* card = scene.card(node);
  if (!card || card->hidden) return;
  if (card->derived) return visit(*card, *scene.card(card->source));
  for (std::size_t i = scene.forwardCount(); i < scene.cards().size(); ++i) {
    const SceneCard& derived = scene.cards()[i];
    if (!derived.hidden && derived.source == node) visit(derived, *card);
  }
}

QPen borderOf(const SceneCard& card, const SceneState& state, const Theme& theme) {
  if (const auto role = highlight(state, card)) return {theme.color(*role), 2};
  if (state.isSelected(card.node)) return {theme.accent, 2};
  QPen pen(mix(theme.node_border, theme.gradient, 0.55), 1.2);
  if (lowerPill(state, card).kind == PillKind::pending) pen.setStyle(Qt::DashLine);
  return pen;
}

void paintPorts(QPainter& painter, const Scene& scene, const SceneCard& card, const Theme& theme) {
  painter.setBrush(theme.node);
  painter.setPen(QPen(mix(theme.edge, theme.gradient, 0.5), 1.2));
  for (int k = -1; k < card.operands; ++k)
    painter.drawEllipse(scene.port(card, k), derived_port_radius, derived_port_radius);
}

// Larger, to be read from further away.
void paintTitleAlone(QPainter& painter, const SceneCard& card, const Theme& theme) {
  const double scale =
      std::min({1.125 * nameScale(painter), (card.rect.width() - 6) / card.title->size.width(),
                (card.rect.height() - 4) / card.title->size.height()});
  const QSizeF size = card.rect.size() / scale;
  painter.save();
  painter.translate(card.rect.center());
  painter.scale(scale, scale);
  card.title->paintCentered(painter, QRectF(QPointF(-size.width() / 2, -size.height() / 2), size),
                            theme, Role::text);
  painter.restore();
}

}  // namespace

void paintBackwardCard(QPainter& painter, const Scene& scene, const SceneCard& card,
                       const SceneState& state, const Theme& theme, LevelOfDetail level) {
  painter.setPen(borderOf(card, state, theme));
  painter.setBrush(mix(theme.node, theme.gradient_fill, 0.45));
  painter.drawRoundedRect(card.rect, derived_radius, derived_radius);
  if (level != LevelOfDetail::full) return paintTitleAlone(painter, card, theme);
  const double caption = card.bare ? 0 : 20;
  card.title->paintCentered(painter, card.rect.adjusted(6, 3, -6, -3 - caption), theme, Role::text);
  if (caption > 0) {
    const QRectF line(card.rect.left() + 4, card.rect.bottom() - 21, card.rect.width() - 8, 16);
    painter.setFont(captionFont());
    painter.setPen(theme.text_muted);
    painter.drawText(
        line, Qt::AlignCenter,
        QFontMetricsF(captionFont()).elidedText(card.chip, Qt::ElideRight, line.width()));
  }
  paintPorts(painter, scene, card, theme);
  const Pill pill = lowerPill(state, card);
  paintPill(painter, pill, lowerPillRect(card, pill), theme);
}

// A value of the forward graph that is used is a thin line in the colour of values.
void paintBackwardEdge(QPainter& painter, const SceneEdge& edge, const SceneState& state,
                       const Theme& theme, LevelOfDetail level, const QRectF& area) {
  const bool value = edge.from < static_cast<int>(state.backward ? state.backward->first() : 0);
  const auto role = highlight(state, edge);
  QColor color = mix(theme.edge, theme.gradient, 0.6);
  if (value) color = mix(theme.canvas, theme.value, role ? 0.9 : 0.38);
  if (role && !value) color = theme.color(*role);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color, value ? 1.1 : role ? 2.4 : 1.6, Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(edge.path(area));
  if (level != LevelOfDetail::full) return;
  const QPointF back = -edge.arrival();
  const QPointF across(-back.y(), back.x());
  const QPointF tip = edge.points.back() + back * (derived_port_radius + 0.8);
  const double size = value ? 4.5 : 6.5;
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(QPolygonF{tip, tip + back * size * 1.25 + across * size * 0.55,
                                tip + back * size * 1.25 - across * size * 0.55});
}

void paintTies(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme) {
  if (!scene.showsBackward()) return;
  const QColor faint = mix(theme.canvas, theme.gradient, 0.5);
  if (state.backward && state.backward->shownCount() <= most_tied) {
    for (std::size_t i = scene.forwardCount(); i < scene.cards().size(); ++i) {
      const SceneCard& derived = scene.cards()[i];
      if (!derived.hidden)
        paintTie(painter, derived.rect, scene.card(derived.source)->rect, faint, 1.5);
    }
  }
  for (const NodeId node : state.selected) paintTiesOf(painter, scene, node, theme);
}

void paintTiesOf(QPainter& painter, const Scene& scene, NodeId node, const Theme& theme) {
  if (!scene.showsBackward()) return;
  visitTied(scene, node, [&](const SceneCard& derived, const SceneCard& source) {
    paintTie(painter, derived.rect, source.rect, theme.accent, 2);
    paintRing(painter, derived.node == node ? source.rect : derived.rect, theme);
  });
}

}  // namespace nabla::ui
