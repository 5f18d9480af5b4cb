// Makes a formula shorter by leaving out its middle, as text is elided: ∂y/∂x = ⋯ = 3.
#pragma once

#include <functional>

#include "ui/formula/math.h"

namespace nabla::ui::math {

// The formula with as few parts as possible between its beginning and its end left out, an ellipsis
// in their place, so that `fits` holds; the end is kept longest, for it has the result. Of a
// formula that cannot be made to fit it is the shortest form. Sums and fences are left out as a
// whole or not at all, what stands beside the ellipsis is an operator where there is one, and
// `fits` is asked about as often as the logarithm of the number of parts.
Math elided(const Math& formula, const std::function<bool(const Math&)>& fits);

}  // namespace nabla::ui::math
