// Turns each kind of formula into a box; rules and names of lengths follow the TeXbook, appendix G,
// with the numbers of the font's MATH table.
#pragma once

#include <algorithm>
#include <optional>

#include "ui/formula/box.h"
#include "ui/formula/math_font.h"

namespace nabla::ui {

// How large and how generous: display, text, script, script of a script; cramped under roots and
// fraction bars.
struct Setting {
  int level = 0;
  bool display = true;
  bool cramped = false;
  std::optional<Role> role;

  Setting withRole(const Math& math) const {
    Setting setting = *this;
    if (math.role) setting.role = math.role;
    return setting;
  }
  Setting script(bool is_cramped) const {
    return {std::min(level + 1, 2), false, cramped || is_cramped, role};
  }
  // Numerators and denominators are one step smaller, except that of a displayed fraction.
  Setting inFraction(bool is_denominator) const {
    return {display ? level : std::min(level + 1, 2), false, cramped || is_denominator, role};
  }
  Setting asCramped() const { return {level, display, true, role}; }
};

class Setter {
 public:
  explicit Setter(const MathFont& font) : font_(font), c_(font.constants()) {}

  Box set(const Math& math, const Setting& around) const;

 private:
  Box setText(const Math& math, const Setting& s) const;
  Box setSpace(const Math& math, const Setting& s) const;
  Box setRow(const Math& math, const Setting& s) const;
  Box setFraction(const Math& math, const Setting& s) const;
  Box setScript(const Math& math, const Setting& s) const;

  // These grow with what they enclose.
  Box setRoot(const Math& math, const Setting& s) const;
  Box setFence(const Math& math, const Setting& s) const;
  Box setMatrix(const Math& math, const Setting& s) const;
  Box setAccent(const Math& math, const Setting& s) const;
  Box delimiter(const QString& text, const Box& inside, const Setting& s) const;

  double scale(const Setting& s) const;
  double em(const Setting& s) const { return MathFont::em * scale(s); }
  double axis(const Setting& s) const { return c_.axis_height * em(s); }

  const MathFont& font_;
  const MathConstants& c_;
};

}  // namespace nabla::ui
