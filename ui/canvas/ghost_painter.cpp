#include "ui/canvas/ghost_painter.h"

#include <QPainter>

#include "ui/canvas/card_face.h"
#include "ui/canvas/card_painter.h"
#include "ui/canvas/edge_path.h"

namespace nabla::ui {

namespace {

constexpr double ghost_radius = 11;
constexpr double chip_height = 19;

QPen dashed(const QColor& color, double width) {
  QPen pen(color, width, Qt::CustomDashLine, Qt::FlatCap);
  pen.setDashPattern({4, 3});
  return pen;
}

void paintEdge(QPainter& painter, const GhostEdge& edge, const Theme& theme) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(dashed(theme.edge, 1.4));
  painter.drawPath(pathWithin(edge.points, {}));  // cut, its dashes would begin anew
}

void paintCard(QPainter& painter, const GhostCard& card, bool selected, const Theme& theme,
               LevelOfDetail level) {
  painter.setBrush(mix(theme.canvas, theme.node, 0.4));
  painter.setPen(selected ? QPen(theme.accent, 2) : dashed(theme.text_faint, 1.3));
  painter.drawRoundedRect(card.rect, ghost_radius, ghost_radius);
  if (level == LevelOfDetail::blocks) return;
  const bool chip = level == LevelOfDetail::full && !card.chip.isEmpty();
  card.title->paintCentered(painter, card.rect.adjusted(8, 2, -8, chip ? -chip_height - 8 : -2),
                            theme, Role::muted);
  if (!chip) return;
  const QRectF row(card.rect.left() + 12, card.rect.bottom() - chip_height - 7,
                   card.rect.width() - 24, chip_height);
  const QString text = QFontMetricsF(chipFont()).elidedText(card.chip, Qt::ElideRight, row.width());
  painter.setFont(chipFont());
  painter.setPen(theme.text_muted);
  painter.drawText(row, Qt::AlignCenter, text);
}

}  // namespace

void paintGhosts(QPainter& painter, const Scene& scene, int selected, const Theme& theme,
                 LevelOfDetail level, const QRectF& area) {
  const auto seen = [&area](const QRectF& box) { return area.isEmpty() || area.intersects(box); };
  for (const GhostEdge& edge : scene.ghostEdges()) {
    if (!edge.points.empty() && seen(edge.box())) paintEdge(painter, edge, theme);
  }
  for (std::size_t g = 0; g < scene.ghosts().size(); ++g) {
    const GhostCard& card = scene.ghosts()[g];
    const SceneFrame& frame = scene.frames()[static_cast<std::size_t>(card.frame)];
    if (frame.hidden || frame.collapsed || !seen(card.rect)) continue;
    paintCard(painter, card, static_cast<int>(g) == selected, theme, level);
  }
}

}  // namespace nabla::ui
