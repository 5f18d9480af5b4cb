// Paints ghosts: greyed and dashed, as what is not there.
#pragma once

#include <QRectF>

#include "ui/canvas/painter.h"

namespace nabla::ui {

// Cards and edges of the ghosts in frames that are open; `selected` is one of them, or -1.
void paintGhosts(QPainter& painter, const Scene& scene, int selected, const Theme& theme,
                 LevelOfDetail level, const QRectF& area);

}  // namespace nabla::ui
