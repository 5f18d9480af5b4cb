#include "ui/canvas/panel.h"

#include <QPainter>

namespace nabla::ui {

void paintPanel(QPainter& painter, const QRectF& rect, const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme.panel_border);
  painter.setBrush(theme.panel);
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

}  // namespace nabla::ui
