#include <Eigen/LU>

#include "engine/optimize/methods.h"

namespace nabla {

namespace {

// Nocedal, Wright, Numerical Optimization, 2nd ed., section 2.2. The pure method goes to the
// nearest point where the model's gradient is zero, be it a minimum, a maximum or a saddle, so the
// sign of the goal plays no part.
Expected<OptimizerState> newton_step(const Objective& objective, const OptimizerState& state,
                                     const Settings&, double) {
  const auto hessian = objective.hessian(state.x);
  if (!hessian) return hessian.error();
  if (!hessian->allFinite()) {
    return Diagnostic{
        say("the second derivatives are not finite here"), say("start elsewhere"), {}};
  }
  const Eigen::FullPivLU<Eigen::MatrixXd> factors(*hessian);
  if (!factors.isInvertible()) {
    return Diagnostic{say("the Hessian is singular here, so Newton's method has no step"),
                      say("start elsewhere, or use gradient descent"),
                      {}};
  }
  OptimizerState next = state;
  next.x = state.x - factors.solve(state.gradient);
  return next;
}

}  // namespace

const Method& newton() {
  static const Method method{
      "newton", "Newton's method", "x_{t+1} = x_t - H(x_t)^{-1} \\nabla f(x_t)", {}, newton_step};
  return method;
}

}  // namespace nabla
