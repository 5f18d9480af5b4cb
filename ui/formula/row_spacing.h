// The space between neighbours in a formula, after the TeXbook, chapter 18.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/formula/math.h"

namespace nabla::ui {

enum class Atom : std::uint8_t {
  ordinary,
  function,
  binary,
  relation,
  open,
  close,
  punctuation,
  inner
};

// A part of a row that stands alone in it: rows within the row are taken apart.
struct RowPart {
  const math::Math* math;
  std::optional<Role> role;
  Atom left;   // how it looks to the part before it
  Atom right;  // and to the part after it
};

// The parts of a formula side by side. A sign without an operand before it is no binary operator:
// -x, a = -b.
std::vector<RowPart> partsOf(const math::Math& formula, std::optional<Role> role);

// In em; within scripts only functions keep their distance.
double spaceBetween(Atom left, Atom right, bool in_script);

}  // namespace nabla::ui
