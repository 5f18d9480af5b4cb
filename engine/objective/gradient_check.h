// A gradient held against differences of the function itself.
#pragma once

#include <optional>
#include <string>

#include "engine/objective/objective.h"
#include "engine/objective/slope.h"

namespace nabla {

enum class Verdict : std::uint8_t {
  agrees,
  kink,     // there is no one slope, and the gradient is one of those that there are
  unclear,  // rounding hides the slope
  differs,
};

// The slope at x, as closely as it takes to judge `gradient` by it.
Expected<Slope> slope_to_judge(const NumberFunction& f, double x, double gradient);
// `noise`: how far the gradient strays by rounding, as far as that is known.
Verdict verdict_of(double gradient, const Slope& slope, double noise = 0);

// One element of a variable.
struct CheckedElement {
  double gradient = 0;
  Slope slope;
  Verdict verdict = Verdict::differs;
};

// One for each number the objective depends on, in its order, at its start.
Expected<std::vector<CheckedElement>> check_gradient(const Objective& objective);

// What in a program makes a kink: the first op whose value changes its slope there while those of
// its operands do not, or the choice of another branch.
struct KinkPlace {
  SourceSpan span;
  bool branch = false;
};

// Looks along element `element` of the variable `name`, from close by to farther. Nothing where no
// op stands out.
std::optional<KinkPlace> place_of_kink(const Program& program, const Point& point,
                                       const std::string& name, std::size_t element,
                                       const RunOptions& options = {});

}  // namespace nabla
