#include <QPainter>
#include <algorithm>

#include "ui/formula/layout.h"

namespace nabla::ui {

namespace {

template <typename ColorOf>
void paintPieces(const Typeset& typeset, QPainter& painter, QPointF corner, ColorOf color_of) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(corner);
  for (const Typeset::Piece& piece : typeset.pieces) painter.fillPath(piece.path, color_of(piece));
  painter.restore();
}

}  // namespace

Typeset Typeset::scaled(double factor) const {
  Typeset result;
  result.size = size * factor;
  result.baseline = baseline * factor;
  const QTransform scale = QTransform::fromScale(factor, factor);
  for (const Piece& piece : pieces) result.pieces.push_back({scale.map(piece.path), piece.role});
  return result;
}

void Typeset::paint(QPainter& painter, QPointF corner, const Theme& theme, Role role) const {
  paintPieces(*this, painter, corner,
              [&](const Piece& piece) { return theme.color(piece.role.value_or(role)); });
}

void Typeset::paint(QPainter& painter, QPointF corner, const QColor& color) const {
  paintPieces(*this, painter, corner, [&](const Piece&) { return color; });
}

void Typeset::paintCentered(QPainter& painter, const QRectF& rect, const Theme& theme,
                            Role role) const {
  if (isEmpty()) return;
  const double fit = std::min(rect.width() / size.width(), rect.height() / size.height());
  if (fit < 1) {
    scaled(fit).paintCentered(painter, rect, theme, role);
    return;
  }
  QRectF box(QPointF(), size);
  box.moveCenter(rect.center());
  paint(painter, box.topLeft(), theme, role);
}

}  // namespace nabla::ui
