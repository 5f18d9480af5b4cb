// The rounded panel that small controls over the canvas stand on.
#pragma once

#include <QRectF>

#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

void paintPanel(QPainter& painter, const QRectF& rect, const Theme& theme);

}  // namespace nabla::ui
