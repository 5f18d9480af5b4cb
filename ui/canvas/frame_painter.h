// Paints frames: a labelled rounded rectangle around what a loop iteration, a branch or a call has
// made, or one card in its place.
#pragma once

#include "ui/canvas/painter.h"

namespace nabla::ui {

// Under the edges: the frames that are open.
void paintOpenFrames(QPainter& painter, const Scene& scene, const Theme& theme, LevelOfDetail level,
                     const QRectF& area);
// Among the cards: the collapsed ones.
void paintCollapsedFrames(QPainter& painter, const Scene& scene, const Theme& theme,
                          LevelOfDetail level, const QRectF& area);

}  // namespace nabla::ui
