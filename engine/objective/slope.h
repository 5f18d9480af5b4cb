// The slope of a function of one number by differences, with an estimate of its own error.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>

#include "engine/base/expected.h"

namespace nabla {

using NumberFunction = std::function<Expected<double>(double)>;

enum class SlopeKind : std::uint8_t {
  smooth,  // `value` within `error`
  kink,    // other slopes to the left and to the right, as abs has at 0
  steep,   // differences grow without bound: a jump, or an infinite slope
  none,    // no finite value beside x
};

struct Slope {
  SlopeKind kind = SlopeKind::none;
  double value = std::numeric_limits<double>::quiet_NaN();
  double error = std::numeric_limits<double>::infinity();
  // To one side alone, nan where the function has no value there; infinite where differences grow,
  // but beyond a jump the slope that there is.
  double left = value;
  double right = value;
  double step = 0;  // the one that was chosen
};

// Central differences with steps from far to near, extrapolated (Richardson); the step is the one
// where the estimates of truncation and rounding together are least, and estimates with smaller
// steps must not contradict it. An error is one of f.
Expected<Slope> slope_of(const NumberFunction& f, double x);

// The same from three steps alone, for functions of ordinary scale. `error` is an estimate all the
// same, but a kink shows only in `left` and `right`.
Expected<Slope> quick_slope_of(const NumberFunction& f, double x);

// How far values of f near x stray by rounding (Moré and Wild, Estimating computational noise,
// SIAM J. Sci. Comput. 2011).
Expected<double> noise_of(const NumberFunction& f, double x);

}  // namespace nabla
