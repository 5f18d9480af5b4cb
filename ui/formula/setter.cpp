#include "ui/formula/setter.h"

#include <algorithm>

#include "ui/formula/row_spacing.h"

namespace nabla::ui {

using math::Kind;

Box Setter::set(const Math& math, const Setting& around) const {
  const Setting s = around.withRole(math);
  switch (math.kind) {
    case Kind::row:
      return setRow(math, s);
    case Kind::symbol:
    case Kind::number:
    case Kind::op:
      return setText(math, s);
    case Kind::space:
      return setSpace(math, s);
    case Kind::fraction:
      return setFraction(math, s);
    case Kind::script:
      return setScript(math, s);
    case Kind::root:
      return setRoot(math, s);
    case Kind::fence:
      return setFence(math, s);
    case Kind::matrix:
      return setMatrix(math, s);
    case Kind::accent:
      return setAccent(math, s);
  }
  return {};
}

double Setter::scale(const Setting& s) const {
  if (s.level == 0) return 1;
  return s.level == 1 ? c_.script_scale : c_.script_script_scale;
}

Box Setter::setText(const Math& math, const Setting& s) const {
  const MathFont::Glyph run = font_.text(math.text, math.style);
  Box box = inkBox(run.path, run.advance + run.italic, scale(s), s.role);
  box.italic = run.italic * scale(s);
  return box;
}

Box Setter::setSpace(const Math& math, const Setting& s) const {
  Box box;
  box.width = math.amount * em(s);
  return box;
}

Box Setter::setRow(const Math& math, const Setting& s) const {
  Box row;
  Atom before = Atom::open;
  for (const RowPart& part : partsOf(math, s.role)) {
    Setting own = s;
    own.role = part.role;
    const Box box = set(*part.math, own);
    row.width += spaceBetween(before, part.left, s.level > 0) * em(s);
    row.place(box, row.width, 0);
    row.width += box.width;
    row.italic = box.italic;
    before = part.right;
  }
  return row;
}

Box Setter::setFraction(const Math& math, const Setting& s) const {
  const Box top = set(math.children[0], s.inFraction(false));
  const Box bottom = set(math.children[1], s.inFraction(true));
  const double rule = c_.rule_thickness * em(s);
  const double up = s.display ? c_.numerator_display_shift_up : c_.numerator_shift_up;
  const double down = s.display ? c_.denominator_display_shift_down : c_.denominator_shift_down;
  const double gap_up = s.display ? c_.numerator_display_gap_min : c_.numerator_gap_min;
  const double gap_down = s.display ? c_.denominator_display_gap_min : c_.denominator_gap_min;
  const double lift = std::max(up * em(s), axis(s) + rule / 2 + gap_up * em(s) + top.descent);
  const double drop = std::max(down * em(s), rule / 2 - axis(s) + gap_down * em(s) + bottom.ascent);

  const double overhang = 0.05 * em(s);
  const double margin = 0.06 * em(s);
  const double bar = std::max(top.width, bottom.width) + 2 * overhang;
  Box box;
  box.width = bar + 2 * margin;
  box.place(top, (box.width - top.width) / 2, -lift);
  box.place(ruleBox(bar, rule, s.role), margin, rule / 2 - axis(s));
  box.place(bottom, (box.width - bottom.width) / 2, drop);
  return box;
}

Box Setter::setScript(const Math& math, const Setting& s) const {
  const Box base = set(math.children[0], s);
  const bool has_sub = !math.children[1].isEmpty();
  const bool has_sup = !math.children[2].isEmpty();
  const bool is_letter = math.children[0].kind == Kind::symbol;
  const Box low = set(math.children[1], s.script(true));
  const Box high = set(math.children[2], s.script(false));

  double lift = (s.cramped ? c_.superscript_shift_up_cramped : c_.superscript_shift_up) * em(s);
  double drop = c_.subscript_shift_down * em(s);
  if (!is_letter) {
    lift = std::max(lift, base.ascent - c_.superscript_baseline_drop_max * em(s));
    drop = std::max(drop, base.descent + c_.subscript_baseline_drop_min * em(s));
  }
  lift = std::max(lift, high.descent + c_.superscript_bottom_min * em(s));
  drop = std::max(drop, low.ascent - c_.subscript_top_max * em(s));
  if (has_sub && has_sup) {
    const double gap = (lift - high.descent) - (low.ascent - drop);
    drop += std::max(0.0, c_.sub_superscript_gap_min * em(s) - gap);
  }

  Box box = base;
  const double low_x = base.width - base.italic;
  box.italic = 0;
  if (has_sub) box.place(low, low_x, drop);
  if (has_sup) box.place(high, base.width, -lift);
  box.width = std::max(
      {base.width, has_sub ? low_x + low.width : 0, has_sup ? base.width + high.width : 0});
  box.width += c_.space_after_script * em(s) / 2;
  return box;
}

}  // namespace nabla::ui
