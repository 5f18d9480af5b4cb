#include "ui/canvas/painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/canvas/at.h"
#include "ui/canvas/backward_painter.h"
#include "ui/canvas/card_painter.h"
#include "ui/canvas/edge_painter.h"
#include "ui/canvas/frame_painter.h"
#include "ui/canvas/ghost_painter.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr std::size_t few_cards = 200;
constexpr double stroke_room = 8;  // beside the middle of an edge

struct InSight {
  std::vector<int> cards, edges;
};

InSight inSight(const Scene& scene, const QRectF& area) {
  InSight seen;
  scene.inSight(area.isEmpty() ? scene.bounds().adjusted(-80, -80, 80, 80) : area, seen.cards,
                seen.edges);
  return seen;
}

QColor blockColor(const SceneCard& card, const SceneState& state, const Theme& theme) {
  if (const auto role = highlight(state, card)) return theme.color(*role);
  if (state.valueless) return theme.edge;
  switch (card.kind) {
    case CardKind::input:
      return mix(theme.input.fill, theme.input.text, 0.45);
    case CardKind::placeholder:
    case CardKind::constant:
      return mix(theme.constant.fill, theme.constant.text, 0.35);
    case CardKind::operation:
      break;
  }
  const ChipColors& colors = card.output ? theme.output : theme.operation;
  return mix(colors.fill, colors.text, 0.45);
}

// Lines and rectangles in few calls, without antialiasing: from far away a graph of any size stays
// fast.
void paintBlocks(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme,
                 const InSight& seen) {
  painter.setRenderHint(QPainter::Antialiasing, false);
  QVector<QLineF> idle, back, now;
  QColor now_color = theme.value;
  for (const int e : seen.edges) {
    const SceneEdge& edge = scene.edges()[at(e)];
    const auto role = highlight(state, edge);
    if (role) now_color = theme.color(*role);
    (role                    ? now
     : wentBack(state, edge) ? back
                             : idle)
        .append({edge.points.front(), edge.points.back()});
  }
  const auto draw = [&painter](const QVector<QLineF>& lines, const QColor& color, double width) {
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
  };
  draw(idle, theme.edge, 0);
  draw(back, mix(theme.canvas, theme.gradient, 0.72), 0);
  draw(now, now_color, 6);
  std::vector<std::pair<QColor, QVector<QRectF>>> groups;
  for (const int i : seen.cards) {
    const SceneCard& card = scene.cards()[at(i)];
    const QColor color = blockColor(card, state, theme);
    auto group = groups.begin();
    while (group != groups.end() && group->first != color) ++group;
    if (group == groups.end()) group = groups.insert(groups.end(), {color, {}});
    group->second.append(card.rect);
  }
  painter.setPen(Qt::NoPen);
  for (const auto& [color, rects] : groups) {
    painter.setBrush(color);
    painter.drawRects(rects);
  }
  painter.setPen(QPen(theme.accent, 10));
  painter.setBrush(Qt::NoBrush);
  if (state.edge >= 0) {
    const SceneEdge& edge = scene.edges()[at(state.edge)];
    painter.drawLine(edge.points.front(), edge.points.back());
  }
  for (const NodeId node : state.selected) {
    if (const SceneCard* card = scene.card(node))
      painter.drawRect(card->rect.adjusted(-14, -14, 14, 14));
  }
}

void paintCurvesAndCards(QPainter& painter, const Scene& scene, const SceneState& state,
                         const Theme& theme, LevelOfDetail level, const InSight& seen,
                         const QRectF& area) {
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  if (state.edge >= 0) paintSelectedEdge(painter, scene.edges()[at(state.edge)], theme, area);
  std::vector<int> highlighted;
  for (const int e : seen.edges) {
    if (highlight(state, scene.edges()[at(e)])) {
      highlighted.push_back(e);
    } else {
      paintEdge(painter, scene.edges()[at(e)], state, theme, level, area);
    }
  }
  for (const int e : highlighted)
    paintEdge(painter, scene.edges()[at(e)], state, theme, level, area);
  for (const int i : seen.cards)
    paintCard(painter, scene, scene.cards()[at(i)], state, theme, level);
  if (level != LevelOfDetail::full) return;
  for (auto label = state.labels.rbegin(); label != state.labels.rend(); ++label) {
    paintEdgeLabel(painter, *label, theme);
  }
}

}  // namespace

double nameScale(const QPainter& painter) {
  return std::clamp(0.47 / std::max(painter.worldTransform().m11(), 0.01), 1.6, 2.8);
}

LevelOfDetail levelFor(double zoom, std::size_t cards) {
  const bool few = cards <= few_cards;
  if (zoom < (few ? 0.12 : 0.22)) return LevelOfDetail::blocks;
  if (zoom >= 0.45) return LevelOfDetail::full;
  return few && zoom >= 0.2 ? LevelOfDetail::numbers : LevelOfDetail::names;
}

void paintScene(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme,
                LevelOfDetail level, const QRectF& area) {
  const InSight seen = inSight(scene, area);
  painter.save();
  if (state.faded) painter.setOpacity(painter.opacity() * 0.4);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  paintOpenFrames(painter, scene, theme, level, area);
  if (!scene.ghosts().empty()) paintGhosts(painter, scene, state.ghost, theme, level, area);
  if (level == LevelOfDetail::blocks) {
    paintBlocks(painter, scene, state, theme, seen);
  } else {
    paintTies(painter, scene, state, theme);
    paintCurvesAndCards(painter, scene, state, theme, level, seen,
                        area.isEmpty()
                            ? area
                            : area.adjusted(-stroke_room, -stroke_room, stroke_room, stroke_room));
  }
  paintCollapsedFrames(painter, scene, theme, level, area);
  painter.restore();
}

void paintGrid(QPainter& painter, const QRectF& area, double zoom, const Theme& theme) {
  double pitch = 24;
  while (pitch * zoom < 14) pitch *= 2;
  QVector<QPointF> dots;
  for (double y = std::floor(area.top() / pitch) * pitch; y <= area.bottom(); y += pitch) {
    for (double x = std::floor(area.left() / pitch) * pitch; x <= area.right(); x += pitch) {
      dots.append(QPointF(x, y));
    }
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.grid_dot, 1.9 / zoom, Qt::SolidLine, Qt::RoundCap));
  painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
  painter.restore();
}

QRectF paintLegend(QPainter& painter, QPointF corner, const SceneState& state, const Theme& theme) {
  std::vector<std::pair<Role, QString>> entries{
      {Role::value, QCoreApplication::translate("Card", "Value")}};
  if (state.index && state.index->hasBackward()) {
    entries.emplace_back(Role::gradient, QCoreApplication::translate("Card", "Gradient"));
  }
  if (state.index && state.index->hasTangents()) {
    entries.emplace_back(Role::tangent, QCoreApplication::translate("Card", "Tangent"));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont font = uiFont(13, QFont::Medium);
  const QFontMetricsF metrics(font);
  QRectF all(corner, QSizeF(0, 0));
  double x = corner.x();
  for (const auto& [role, word] : entries) {
    const QRectF chip(x, corner.y(), metrics.horizontalAdvance(word) + 36, 26);
    painter.setPen(QPen(theme.panel_border, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(chip, 13, 13);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(role));
    painter.drawEllipse(QPointF(chip.left() + 14.5, chip.center().y()), 4, 4);
    painter.setFont(font);
    painter.setPen(theme.text_muted);
    painter.drawText(chip.adjusted(24, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, word);
    x = chip.right() + 8;
    all |= chip;
  }
  return all;
}

}  // namespace nabla::ui
