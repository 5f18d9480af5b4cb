// A rectangle with a baseline and outlines in it: what laying a formula out works with, at 100
// pixels to the em.
#pragma once

#include <vector>

#include "ui/formula/layout.h"

namespace nabla::ui {

struct Box {
  double width = 0;
  double ascent = 0;                   // above the baseline
  double descent = 0;                  // below it
  double italic = 0;                   // how much of the width is the lean of the last letter
  std::vector<Typeset::Piece> pieces;  // from the origin on the baseline, y downwards

  double height() const { return ascent + descent; }

  // Puts `other` with its origin at (x, y) and grows in height to hold it; the width stays.
  void place(const Box& other, double x, double y);
  void add(const QPainterPath& path, std::optional<Role> role);
};

// An outline at a scale, as high and deep as its ink.
Box inkBox(const QPainterPath& path, double advance, double scale, std::optional<Role> role);
// A filled bar from the baseline up.
Box ruleBox(double width, double thickness, std::optional<Role> role);

}  // namespace nabla::ui
