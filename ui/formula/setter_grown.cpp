#include "ui/formula/setter.h"

#include <algorithm>

namespace nabla::ui {

using math::Kind;

Box Setter::setRoot(const Math& math, const Setting& s) const {
  const Box inside = set(math.children[0], s.asCramped());
  const double rule = c_.radical_rule_thickness * em(s);
  double gap = (s.display ? c_.radical_display_gap : c_.radical_gap) * em(s);
  const double least = inside.height() + gap + rule;
  const MathFont::Glyph glyph = font_.tall(U'√', least / scale(s));
  const Box sign = inkBox(glyph.path, glyph.advance, scale(s), s.role);
  gap += std::max(0.0, (sign.height() - least) / 2);

  Box box;
  const double top = inside.ascent + gap + rule;
  double x = 0;
  if (!math.children[1].isEmpty()) {
    const Box degree = set(math.children[1], s.script(true).script(true));
    const double raise = c_.radical_degree_raise * sign.height() - (sign.height() - top);
    x = c_.radical_kern_before_degree * em(s);
    box.place(degree, x, -raise);
    x = std::max(0.0, x + degree.width + c_.radical_kern_after_degree * em(s));
  }
  box.place(sign, x, sign.ascent - top);
  // The bar starts inside the sign, so that no hairline of paper shows between the two.
  const double joint = 0.02 * em(s);
  const double tip = sign.pieces.empty() ? 0 : sign.pieces[0].path.boundingRect().right();
  const double bar = sign.width - tip + joint + inside.width + 0.04 * em(s);
  box.place(ruleBox(bar, rule, s.role), x + tip - joint, rule - top);
  x += sign.width;
  box.place(inside, x, 0);
  box.width = x + inside.width + 0.08 * em(s);
  return box;
}

// As tall as nine tenths of what it encloses, measured from the axis.
Box Setter::delimiter(const QString& text, const Box& inside, const Setting& s) const {
  if (text.isEmpty()) return {};
  const double reach = std::max(inside.ascent - axis(s), inside.descent + axis(s));
  const double height = std::max(2 * reach * 0.92, 2 * reach - 0.4 * em(s));
  const MathFont::Glyph glyph = font_.tall(text.toUcs4()[0], height / scale(s));
  Box sign = inkBox(glyph.path, glyph.advance, scale(s), s.role);
  const QRectF ink = sign.pieces.empty() ? QRectF() : sign.pieces[0].path.boundingRect();
  Box box;
  box.width = sign.width;
  sign.ascent = -ink.top();
  sign.descent = ink.bottom();
  box.place(sign, 0, -axis(s) - ink.center().y());
  return box;
}

Box Setter::setFence(const Math& math, const Setting& s) const {
  const Box inside = set(math.children[0], s);
  const Box open = delimiter(math.open, inside, s);
  const Box close = delimiter(math.close, inside, s);
  const double margin = math.children[0].kind == Kind::matrix ? 0.1 * em(s) : 0;
  Box box;
  box.place(open, 0, 0);
  box.place(inside, open.width + margin, 0);
  box.place(close, open.width + inside.width + 2 * margin, 0);
  box.width = open.width + inside.width + close.width + 2 * margin;
  return box;
}

Box Setter::setMatrix(const Math& math, const Setting& s) const {
  const auto columns = static_cast<std::size_t>(std::max(1, math.columns));
  const std::size_t rows = (math.children.size() + columns - 1) / columns;
  std::vector<Box> cells;
  std::vector<double> widths(columns, 0);
  std::vector<double> ascents(rows, 0.7 * em(s));
  std::vector<double> descents(rows, 0.25 * em(s));
  for (std::size_t i = 0; i < math.children.size(); ++i) {
    cells.push_back(set(math.children[i], {s.level, false, s.cramped, s.role}));
    widths[i % columns] = std::max(widths[i % columns], cells[i].width);
    ascents[i / columns] = std::max(ascents[i / columns], cells[i].ascent);
    descents[i / columns] = std::max(descents[i / columns], cells[i].descent);
  }

  const double row_gap = 0.22 * em(s);
  const double column_gap = 0.9 * em(s);
  double total = row_gap * (static_cast<double>(rows) - 1);
  for (std::size_t r = 0; r < rows; ++r) total += ascents[r] + descents[r];
  Box box;
  double y = -axis(s) - total / 2;
  for (std::size_t r = 0; r < rows; ++r) {
    y += ascents[r];
    double x = 0;
    for (std::size_t k = 0; k < columns && r * columns + k < cells.size(); ++k) {
      const Box& cell = cells[r * columns + k];
      const double spare = math.flush_left ? 0 : (widths[k] - cell.width) / 2;
      box.place(cell, x + spare, y);
      x += widths[k] + column_gap;
      box.width = std::max(box.width, x - column_gap);
    }
    y += descents[r] + row_gap;
  }
  return box;
}

Box Setter::setAccent(const Math& math, const Setting& s) const {
  Box box = set(math.children[0], s.asCramped());
  const double base_width = box.width;
  const double gap = c_.overbar_gap * em(s) * 0.8;
  // Italic letters lean: what stands above them follows.
  const double lean =
      box.italic + (math.children[0].style == math::Style::italic ? 0.05 : 0) * em(s);
  if (math.text == u"bar") {
    const double rule = c_.rule_thickness * em(s);
    const double width = std::max(base_width * 0.72, 0.34 * em(s));
    box.place(ruleBox(width, rule, s.role), (base_width - width + lean) / 2, -box.ascent - gap);
    return box;
  }
  const char32_t sign = math.text == u"dot" ? U'˙' : math.text == u"hat" ? U'ˆ' : U'˜';
  const MathFont::Glyph glyph = font_.text(QString::fromUcs4(&sign, 1), math::Style::upright);
  const Box mark = inkBox(glyph.path, glyph.advance, scale(s), s.role);
  const QRectF ink = mark.pieces.empty() ? QRectF() : mark.pieces[0].path.boundingRect();
  box.place(mark, (base_width + lean) / 2 - ink.center().x(), -box.ascent - gap - ink.bottom());
  return box;
}

}  // namespace nabla::ui
