#include "ui/canvas/card_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <vector>

#include "ui/canvas/backward_painter.h"
#include "ui/canvas/card_face.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double card_radius = 11;
constexpr double card_port_radius = 4.6;

struct Chip {
  QString text;
  ChipColors colors;
};

// A soft shadow from a few faint rings: vectors too, unlike a blur.
void paintShadow(QPainter& painter, const QRectF& rect, const Theme& theme) {
  if (theme.shadow.alpha() == 0) return;
  QColor color = theme.shadow;
  color.setAlphaF(color.alphaF() / 3.2F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  for (const double grow : {4.5, 3.0, 1.6, 0.6}) {
    painter.drawRoundedRect(rect.adjusted(-grow, -grow + 2.5, grow, grow + 2.5), card_radius + grow,
                            card_radius + grow);
  }
}

void paintHalo(QPainter& painter, const QRectF& rect, const QColor& color, double width) {
  QColor soft = color;
  soft.setAlphaF(0.22F);
  painter.setPen(QPen(soft, width));
  painter.setBrush(Qt::NoBrush);
  const double out = width / 2 + 0.5;
  painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), card_radius + out,
                          card_radius + out);
}

QPen borderOf(const SceneState& state, const SceneCard& card, const Theme& theme) {
  if (const auto role = highlight(state, card)) return {theme.color(*role), 2};
  if (state.isSelected(card.node)) return {theme.accent, 2};
  QPen pen(theme.node_border, 1.4);
  if (state.valueless && !card.bare) pen.setStyle(Qt::DashLine);
  return pen;
}

void paintBody(QPainter& painter, const SceneCard& card, const SceneState& state,
               const Theme& theme, bool with_shadow) {
  if (with_shadow) paintShadow(painter, card.rect, theme);
  if (state.isSelected(card.node)) paintHalo(painter, card.rect, theme.accent, 5);
  const bool grey = state.valueless && !card.bare;
  painter.setBrush(grey ? mix(theme.node, theme.control, 0.55) : theme.node);
  painter.setPen(borderOf(state, card, theme));
  painter.drawRoundedRect(card.rect, card_radius, card_radius);
}

std::vector<Chip> chipsOf(const SceneCard& card, const SceneState& state, const Theme& theme) {
  const auto colors = [&] {
    if (state.valueless) return theme.constant;
    switch (card.kind) {
      case CardKind::input:
        return theme.input;
      case CardKind::placeholder:
      case CardKind::constant:
        return theme.constant;
      case CardKind::operation:
        return theme.operation;
    }
    return theme.operation;
  };
  std::vector<Chip> chips{{card.chip, colors()}};
  if (card.output) {
    chips.push_back({QCoreApplication::translate("Card", "output"),
                     state.valueless ? theme.constant : theme.output});
  }
  return chips;
}

void paintChips(QPainter& painter, const SceneCard& card, const SceneState& state,
                const Theme& theme) {
  constexpr double height = 20;
  constexpr double between = 6;
  const std::vector<Chip> chips = chipsOf(card, state, theme);
  const QFontMetricsF metrics(chipFont());
  const double room = card.rect.width() - 16 - between * static_cast<double>(chips.size() - 1);
  std::vector<double> widths;
  double total = between * static_cast<double>(chips.size() - 1);
  for (const Chip& chip : chips) {
    widths.push_back(std::min(metrics.horizontalAdvance(chip.text) + 20, room));
    total += widths.back();
  }
  double x = card.rect.center().x() - total / 2;
  const double y = card.rect.bottom() - height - 11;
  for (std::size_t i = 0; i < chips.size(); ++i) {
    const QString text = metrics.elidedText(chips[i].text, Qt::ElideRight, widths[i] - 12);
    paintChip(painter, QRectF(x, y, widths[i], height), text, chips[i].colors);
    x += widths[i] + between;
  }
}

// Alone on its card, the title is larger: it is read from further away.
void paintTitle(QPainter& painter, const SceneCard& card, const SceneState& state,
                const Theme& theme, bool alone) {
  const Role role = state.valueless ? Role::muted : Role::text;
  if (!alone) {
    const double above = card.bare ? 0 : 9;
    const double below = card.bare ? 0 : 33;
    const QRectF place = card.rect.adjusted(12, above, -12, -below);
    return card.title->paintCentered(painter, place, theme, role);
  }
  const double scale = nameScale(painter);
  const QSizeF size = (card.rect.size() - QSizeF(16, 8)) / scale;
  painter.save();
  painter.translate(card.rect.center());
  painter.scale(scale, scale);
  card.title->paintCentered(painter, QRectF(QPointF(-size.width() / 2, -size.height() / 2), size),
                            theme, role);
  painter.restore();
}

// From afar: a number without its pill, of a size that is read, against the card.
void paintBareNumber(QPainter& painter, const SceneCard& card, const Pill& pill, bool above,
                     bool selected, const Theme& theme) {
  if (pill.kind != PillKind::text) return;
  constexpr double height = 15, width = 240;
  const double away = selected ? 4 : 0;  // the ring stands between
  const double scale = 0.64 / painter.worldTransform().m11();
  const QPointF middle = card.rect.center();
  const bool aside = card.aside > 0;
  painter.save();
  painter.translate(aside ? QPointF(card.rect.right(), middle.y())
                          : QPointF(middle.x(), above ? card.rect.top() : card.rect.bottom()));
  painter.scale(scale, scale);
  painter.setFont(codeFont(14, pill.strong ? QFont::Bold : QFont::Medium));
  painter.setPen(theme.color(pill.role));
  const double left = aside ? 4 + away : -width / 2;
  const double gap = aside ? 0 : away;
  painter.drawText(QRectF(left, above ? -height - gap : gap, width, height),
                   (aside ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter, pill.text);
  painter.restore();
}

void paintPorts(QPainter& painter, const Scene& scene, const SceneCard& card,
                const SceneState& state, const Theme& theme) {
  const auto role = highlight(state, card);
  painter.setBrush(theme.node);
  const auto dot = [&](int operand, const QColor& color) {
    painter.setPen(QPen(color, 1.5));
    painter.drawEllipse(scene.port(card, operand), card_port_radius, card_port_radius);
  };
  for (int k = 0; k < card.operands; ++k) {
    const SceneEdge* edge = scene.edge(card.node, k);
    const auto edge_role = edge ? highlight(state, *edge) : std::nullopt;
    dot(k, edge_role ? theme.color(*edge_role) : theme.edge);
  }
  if (!card.output || role) dot(-1, role ? theme.color(*role) : theme.edge);
}

// A small box with a plus: there is more inside.
void paintOpens(QPainter& painter, const SceneCard& card, const Theme& theme) {
  const QRectF box(card.rect.right() - 20, card.rect.top() + 8, 12, 12);
  painter.setPen(QPen(theme.text_faint, 1.3));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(box, 3, 3);
  painter.drawLine(box.center() - QPointF(3, 0), box.center() + QPointF(3, 0));
  painter.drawLine(box.center() - QPointF(0, 3), box.center() + QPointF(0, 3));
}

// A stop sign on the corner, told by its shape as much as by its colour.
void paintStop(QPainter& painter, const SceneCard& card, const Theme& theme) {
  constexpr double size = 9;
  constexpr double cut = 0.4142 * size;
  const QPointF at = card.rect.topLeft() + QPointF(3, 3);
  const auto corner = [&](double x, double y) { return at + QPointF(x, y); };
  painter.setPen(QPen(theme.canvas, 2));
  painter.setBrush(theme.error);
  painter.drawPolygon(QPolygonF{corner(-cut, -size), corner(cut, -size), corner(size, -cut),
                                corner(size, cut), corner(cut, size), corner(-cut, size),
                                corner(-size, cut), corner(-size, -cut)});
  painter.setPen(QPen(theme.node, 2.2, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(corner(-4, 0), corner(4, 0));
}

}  // namespace

void paintChip(QPainter& painter, const QRectF& rect, const QString& text,
               const ChipColors& colors) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.fill);
  painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
  painter.setFont(chipFont());
  painter.setPen(colors.text);
  painter.drawText(rect, Qt::AlignCenter, text);
}

void paintCard(QPainter& painter, const Scene& scene, const SceneCard& card,
               const SceneState& state, const Theme& theme, LevelOfDetail level) {
  if (card.derived) return paintBackwardCard(painter, scene, card, state, theme, level);
  const bool full = level == LevelOfDetail::full;
  paintBody(painter, card, state, theme, full);
  paintTitle(painter, card, state, theme, !full);
  if (std::binary_search(state.stops.begin(), state.stops.end(), card.node))
    paintStop(painter, card, theme);
  if (level < LevelOfDetail::numbers) return;
  const Pill upper = upperPill(state, card);
  const Pill lower = lowerPill(state, card);
  if (!full) {
    const bool selected = state.isSelected(card.node);
    paintBareNumber(painter, card, upper, true, selected, theme);
    paintBareNumber(painter, card, lower, false, selected, theme);
    return;
  }
  if (card.opens) paintOpens(painter, card, theme);
  if (!card.bare) paintChips(painter, card, state, theme);
  paintPorts(painter, scene, card, state, theme);
  paintPill(painter, upper, upperPillRect(card, upper), theme);
  paintPill(painter, lower, lowerPillRect(card, lower), theme);
}

}  // namespace nabla::ui
