// Paints edges, their arrow heads and the labels beside them.
#pragma once

#include "ui/canvas/painter.h"

namespace nabla::ui {

// At least what lies in `area`; all of it where that is empty.
void paintEdge(QPainter& painter, const SceneEdge& edge, const SceneState& state,
               const Theme& theme, LevelOfDetail level, const QRectF& area);

// Under what is painted on it.
void paintSelectedEdge(QPainter& painter, const SceneEdge& edge, const Theme& theme,
                       const QRectF& area);
void paintEdgeLabel(QPainter& painter, const EdgeLabel& label, const Theme& theme);

}  // namespace nabla::ui
