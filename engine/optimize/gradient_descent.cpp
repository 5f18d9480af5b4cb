#include "engine/optimize/methods.h"

namespace nabla {

namespace {

Expected<OptimizerState> gradient_step(const Objective&, const OptimizerState& state,
                                       const Settings& settings, double sign) {
  OptimizerState next = state;
  next.x = state.x - sign * settings.at("rate") * state.gradient;
  return next;
}

}  // namespace

const Method& gradient_descent() {
  static const Method method{"gd",
                             "Gradient descent",
                             "x_{t+1} = x_t - \\eta \\nabla f(x_t)",
                             {{"rate", 0.01, 0, 1000, "the length of a step, in gradients"}},
                             gradient_step};
  return method;
}

}  // namespace nabla
