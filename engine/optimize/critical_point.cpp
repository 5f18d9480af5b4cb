#include "engine/optimize/critical_point.h"

#include <Eigen/Eigenvalues>

namespace nabla {

std::string_view name_of(PointKind kind) {
  switch (kind) {
    case PointKind::minimum:
      return "minimum";
    case PointKind::maximum:
      return "maximum";
    case PointKind::saddle:
      return "saddle";
    case PointKind::degenerate:
      return "degenerate";
    case PointKind::not_critical:
      break;
  }
  return "not critical";
}

namespace {

// The second-derivative test: one zero eigenvalue, and it says nothing.
PointKind kind_of(const Eigen::VectorXd& eigenvalues) {
  if (eigenvalues.size() == 0) return PointKind::degenerate;
  const double zero = 1e-10 * eigenvalues.cwiseAbs().maxCoeff();
  bool up = false;
  bool down = false;
  for (const double eigenvalue : eigenvalues) {
    if (std::abs(eigenvalue) <= zero) return PointKind::degenerate;
    (eigenvalue > 0 ? up : down) = true;
  }
  if (up && down) return PointKind::saddle;
  return up ? PointKind::minimum : PointKind::maximum;
}

}  // namespace

Expected<CriticalPoint> classify(const Objective& objective, const Eigen::VectorXd& x,
                                 double tolerance) {
  const auto gradient = objective.gradient(x);
  if (!gradient) return gradient.error();
  const auto hessian = objective.hessian(x);
  if (!hessian) return hessian.error();
  if (!hessian->allFinite())
    return Diagnostic{say("the second derivatives are not finite here"), {}, {}};
  CriticalPoint point;
  const Eigen::MatrixXd symmetric = (*hessian + hessian->transpose()) / 2;
  if (symmetric.size() > 0) {
    point.eigenvalues =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(symmetric, Eigen::EigenvaluesOnly)
            .eigenvalues();
  }
  const bool critical = gradient->norm() <= tolerance;
  point.kind = critical ? kind_of(point.eigenvalues) : PointKind::not_critical;
  return point;
}

}  // namespace nabla
