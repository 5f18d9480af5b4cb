// What kind of point a gradient of zero is: the signs of the Hessian's eigenvalues tell.
#pragma once

#include <Eigen/Core>
#include <string_view>

#include "engine/base/expected.h"
#include "engine/objective/objective.h"

namespace nabla {

enum class PointKind : std::uint8_t { minimum, maximum, saddle, degenerate, not_critical };
// As the command line prints it: "minimum" ... "not critical".
std::string_view name_of(PointKind kind);

struct CriticalPoint {
  PointKind kind = PointKind::not_critical;
  Eigen::VectorXd eigenvalues;  // ascending
};

// Classifies x by the gradient's norm against `tolerance` and the eigenvalues' signs; an eigenvalue
// is zero when it is tiny beside the largest. Where the gradient is small but no critical point is
// near, as far out on exp(x), x is not critical: Newton's method does not come to rest there.
Expected<CriticalPoint> classify(const Objective& objective, const Eigen::VectorXd& x,
                                 double tolerance);

}  // namespace nabla
