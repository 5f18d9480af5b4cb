#include "engine/optimize/critical_point.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

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

// What the quadratic model of a function says at a point.
struct Model {
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;

  Eigen::VectorXd newton_step() const {
    return -hessian.completeOrthogonalDecomposition().solve(gradient);
  }
  Eigen::VectorXd eigenvalues() const {
    if (hessian.size() == 0) return {};
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(hessian, Eigen::EigenvaluesOnly)
        .eigenvalues();
  }
};

Expected<Model> model_at(const Objective& objective, const Eigen::VectorXd& x) {
  auto gradient = objective.gradient(x);
  if (!gradient) return gradient.error();
  auto hessian = objective.hessian(x);
  if (!hessian) return hessian.error();
  if (!hessian->allFinite())
    return Diagnostic{say("the second derivatives are not finite here"), {}, {}};
  return Model{*std::move(gradient), (*hessian + hessian->transpose()) / 2};
}

// A step that rounding alone can make.
bool is_noise(double step, const Eigen::VectorXd& x) {
  return step <= std::max(1e-12, 1e-8 * x.norm());
}

// Whether Newton's method comes to rest near x. A small gradient is no proof of that: far out on
// exp(x) the gradient vanishes together with the curvature, and each step is as long as the last.
// Steps are compared with the first one, so neither the scale of x nor that of the function
// matters. At a minimum they shrink: all at once where the function is curved, by a third each
// where it is as flat as x^4, and to a quarter within these many where it is as flat as x^24. On a
// tail they shrink slower than any of these, or grow.
Expected<bool> comes_to_rest(const Objective& objective, Eigen::VectorXd x, Model model) {
  constexpr int most_steps = 32;
  double first = 0;
  for (int k = 0; k <= most_steps; ++k) {
    const Eigen::VectorXd step = model.newton_step();
    const double length = step.norm();
    if (k == 0) first = length;
    if (is_noise(length, x) || (k > 0 && length <= first / 4)) return true;
    if (!std::isfinite(length)) return false;
    x += step;
    auto next = model_at(objective, x);
    if (!next) return next.error();
    model = *std::move(next);
    if (kind_of(model.eigenvalues()) == PointKind::degenerate) return model.gradient.isZero(0);
  }
  return false;
}

}  // namespace

Expected<CriticalPoint> classify(const Objective& objective, const Eigen::VectorXd& x,
                                 double tolerance) {
  auto model = model_at(objective, x);
  if (!model) return model.error();
  CriticalPoint point;
  point.eigenvalues = model->eigenvalues();
  if (!(model->gradient.norm() <= tolerance)) return point;
  const PointKind kind = kind_of(point.eigenvalues);
  if (kind == PointKind::degenerate) {
    point.kind = kind;
    return point;
  }
  const auto rests = comes_to_rest(objective, x, *std::move(model));
  if (rests && *rests) point.kind = kind;
  return point;
}

}  // namespace nabla
