// Paints the scene at one moment: the same marks on screen, in images, SVG and PDF.
#pragma once

#include <QRectF>

#include "ui/canvas/scene.h"
#include "ui/canvas/scene_state.h"
#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

enum class LevelOfDetail : std::uint8_t {
  blocks,   // plain rectangles and straight lines
  names,    // cards with their title, curves
  numbers,  // and what the cards have become, as large as can be read
  full,     // everything
};

// A graph of few cards keeps their names longer than one of many, and their numbers.
LevelOfDetail levelFor(double zoom, std::size_t cards);
// How much larger names and titles are drawn where little else is, so that they can be read.
double nameScale(const QPainter& painter);

// Everything that stands still during a step, in scene coordinates. Only what meets `area` is
// painted; an empty one means all.
void paintScene(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme,
                LevelOfDetail level, const QRectF& area = {});

// What moves: the numbers travelling along the edges of the step under way, and the value they
// become.
void paintTokens(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme,
                 LevelOfDetail level);

// The dotted background of `area`.
void paintGrid(QPainter& painter, const QRectF& area, double zoom, const Theme& theme);

// What the colours mean, in widget coordinates; returns where it ended.
QRectF paintLegend(QPainter& painter, QPointF corner, const SceneState& state, const Theme& theme);

}  // namespace nabla::ui
