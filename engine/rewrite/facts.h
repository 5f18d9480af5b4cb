// What is known of every value that a term can take: an interval, and whether it can be NaN or -0.
#pragma once

#include <limits>
#include <span>

#include "engine/rewrite/draft.h"

namespace nabla {

// Holds for each element. Nothing is known of inputs: they may be anything.
struct Fact {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool nan = true;
  bool minus_zero = true;

  bool finite() const {
    return !nan && low > -std::numeric_limits<double>::infinity() &&
           high < std::numeric_limits<double>::infinity();
  }
  // Neither negative nor -0; NaN it may be.
  bool never_negative() const { return low >= 0 && !minus_zero; }
  bool has_zero() const { return low <= 0 && high >= 0; }
};

Fact fact_of(const Tensor& constant);

// Of `kind` applied to operands of which `facts` hold; `same`: both operands are one term.
Fact fact_of(Kind kind, std::span<const Fact> facts, bool same);

}  // namespace nabla
