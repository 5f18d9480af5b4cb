#include "ui/formula/layout.h"

#include <QTransform>
#include <algorithm>

#include "ui/formula/setter.h"

namespace nabla::ui {

namespace {

QRectF inkOf(const Box& box) {
  QRectF ink(0, -box.ascent, box.width, box.height());
  for (const Typeset::Piece& piece : box.pieces) ink |= piece.path.boundingRect();
  return ink;
}

}  // namespace

Typeset typeset(const Math& formula, double px, bool display) {
  Typeset result;
  if (formula.isEmpty() || px <= 0) return result;
  Box box = Setter(MathFont::ofThisThread()).set(formula, {0, display, false, {}});
  // Every formula is at least as high as a line, so that x and y side by side keep their baseline.
  box.ascent = std::max(box.ascent, 0.72 * MathFont::em);
  box.descent = std::max(box.descent, 0.24 * MathFont::em);
  const QRectF ink = inkOf(box);
  const double scale = px / MathFont::em;
  const QTransform place =
      QTransform::fromTranslate(-ink.left(), -ink.top()) * QTransform::fromScale(scale, scale);
  result.size = ink.size() * scale;
  result.baseline = -ink.top() * scale;
  for (const Typeset::Piece& piece : box.pieces) {
    result.pieces.push_back({place.map(piece.path), piece.role});
  }
  return result;
}

}  // namespace nabla::ui
