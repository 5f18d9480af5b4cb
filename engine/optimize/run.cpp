#include "engine/optimize/run.h"

#include <algorithm>
#include <cmath>

namespace nabla {

std::string_view name_of(StopReason reason) {
  switch (reason) {
    case StopReason::running:
      return "running";
    case StopReason::gradient_below_tolerance:
      return "gradient below tolerance";
    case StopReason::step_limit:
      return "step limit reached";
    case StopReason::diverged:
      return "diverged";
    case StopReason::stalled:
      return "stalled";
    case StopReason::cancelled:
      return "cancelled";
    case StopReason::failed:
      break;
  }
  return "failed";
}

OptimizerRun::OptimizerRun(const Objective& objective, const Method& method, Settings settings,
                           Eigen::VectorXd start, bool maximize, StopRule rule)
    : objective_(objective.counted_apart()),
      method_(&method),
      settings_(std::move(settings)),
      sign_(maximize ? -1 : 1),
      rule_(rule) {
  record_.method = method.name;
  if (objective.dimension() == 0) {
    fail({say("there is no variable to optimize"), say("add one: x = variable(1)"), {}});
    return;
  }
  OptimizerState first;
  first.x = std::move(start);
  accept(std::move(first));
}

void OptimizerRun::step() {
  if (finished()) return;
  if (state_.iteration >= rule_.steps) return stop(StopReason::step_limit);
  auto next = method_->step(objective_, state_, settings_, sign_);
  if (!next) return fail(next.error());
  next->step = (next->x - state_.x).norm();
  next->iteration = state_.iteration + 1;
  accept(*std::move(next));
}

void OptimizerRun::finish(const std::atomic<bool>* cancelled) {
  const Objective without = objective_;
  if (cancelled != nullptr) objective_ = objective_.cancelled_by(cancelled);
  cancelled_ = cancelled;
  while (!finished()) {
    if (cancelled_.asked()) {
      stop(StopReason::cancelled);
    } else {
      step();
    }
  }
  objective_ = without;
  cancelled_ = {};
}

namespace {

bool diverged(const OptimizerState& state) {
  constexpr double far = 1e12;
  return !state.x.allFinite() || !std::isfinite(state.value) || !state.gradient.allFinite() ||
         state.x.norm() > far;
}

// The step no longer moves the point in floating point.
bool stalled(const OptimizerState& state) {
  return state.iteration > 0 && state.step <= 1e-16 * std::max(1.0, state.x.norm());
}

}  // namespace

void OptimizerRun::accept(OptimizerState next) {
  auto value = objective_.value(next.x);
  if (!value) return fail(value.error());
  auto gradient = objective_.gradient(next.x);
  if (!gradient) return fail(gradient.error());
  next.value = *value;
  next.gradient = *std::move(gradient);
  state_ = std::move(next);
  const double norm = state_.gradient.norm();
  record_.path.push_back({state_.x, state_.value, norm, state_.step});
  record_.evaluations = objective_.evaluations();
  if (diverged(state_)) return stop(StopReason::diverged);
  if (norm <= rule_.tolerance) return stop(StopReason::gradient_below_tolerance);
  if (stalled(state_)) return stop(StopReason::stalled);
  if (state_.iteration >= rule_.steps) stop(StopReason::step_limit);
}

// An evaluation that was cancelled fails too, which is no failure of the run.
void OptimizerRun::fail(Diagnostic error) {
  if (cancelled_.asked()) return stop(StopReason::cancelled);
  record_.error = std::move(error);
  stop(StopReason::failed);
}

// What the walk cost is counted before the end is classified: that is not the method's work.
void OptimizerRun::stop(StopReason reason) {
  record_.stop = reason;
  record_.evaluations = objective_.evaluations();
  constexpr std::size_t most = 100;  // variables for which a whole Hessian is worth its price
  if (reason == StopReason::diverged || reason == StopReason::failed ||
      objective_.dimension() > most || cancelled_.asked())
    return;
  if (auto end = classify(objective_, state_.x, rule_.tolerance)) record_.end = *std::move(end);
}

}  // namespace nabla
