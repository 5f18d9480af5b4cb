#include "ui/formula/box.h"

#include <QTransform>
#include <algorithm>

namespace nabla::ui {

void Box::add(const QPainterPath& path, std::optional<Role> role) {
  if (path.isEmpty()) return;
  if (!pieces.empty() && pieces.back().role == role) {
    pieces.back().path.addPath(path);
  } else {
    pieces.push_back({path, role});
  }
}

void Box::place(const Box& other, double x, double y) {
  for (const Typeset::Piece& piece : other.pieces) add(piece.path.translated(x, y), piece.role);
  ascent = std::max(ascent, other.ascent - y);
  descent = std::max(descent, other.descent + y);
}

Box inkBox(const QPainterPath& path, double advance, double scale, std::optional<Role> role) {
  Box box;
  const QPainterPath scaled = QTransform::fromScale(scale, scale).map(path);
  const QRectF ink = scaled.boundingRect();
  box.width = advance * scale;
  box.ascent = std::max(0.0, -ink.top());
  box.descent = std::max(0.0, ink.bottom());
  box.add(scaled, role);
  return box;
}

Box ruleBox(double width, double thickness, std::optional<Role> role) {
  Box box;
  box.width = width;
  box.ascent = thickness;
  QPainterPath rect;
  rect.addRect(0, -thickness, width, thickness);
  // Turning the way that letters do: where it overlaps one, turns that cancel out would leave a
  // hole.
  QPainterPath path = rect.toReversed();
  path.setFillRule(Qt::WindingFill);
  box.add(path, role);
  return box;
}

}  // namespace nabla::ui
