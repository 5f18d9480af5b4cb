// Outlines of the math font at 100 pixels to the em, unhinted, with what its MATH table says.
#pragma once

#include <QHash>
#include <QPainterPath>
#include <QRawFont>
#include <QString>

#include "ui/formula/math.h"
#include "ui/formula/math_table.h"

namespace nabla::ui {

class MathFont {
 public:
  static constexpr double em = 100;

  // An outline from its origin on the baseline, y downwards.
  struct Glyph {
    QPainterPath path;
    double advance = 0;
    double italic = 0;  // how far the top leans out to the right
  };

  // The font of the calling thread: Qt binds a raw font to the thread that made it.
  static const MathFont& ofThisThread();

  MathFont();

  const MathConstants& constants() const { return table_.constants; }
  // Text in math letters of the style; what the font lacks is taken from the font of the window.
  Glyph text(const QString& text, math::Style style) const;
  // The smallest drawing of the sign at least `height` tall; a taller one than there is is
  // stretched.
  Glyph tall(char32_t sign, double height) const;

 private:
  Glyph glyph(quint32 index) const;
  quint32 indexOf(char32_t character) const;

  QRawFont raw_;
  MathTable table_;
  mutable QHash<quint32, Glyph> glyphs_;
};

}  // namespace nabla::ui
