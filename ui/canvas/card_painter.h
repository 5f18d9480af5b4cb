// Paints cards with their pills.
#pragma once

#include "ui/canvas/painter.h"

namespace nabla::ui {

void paintCard(QPainter& painter, const Scene& scene, const SceneCard& card,
               const SceneState& state, const Theme& theme, LevelOfDetail level);

// The look of a small rounded label of that meaning.
void paintChip(QPainter& painter, const QRectF& rect, const QString& text,
               const ChipColors& colors);

}  // namespace nabla::ui
