#include "ui/workspace/optimizer_walk.h"

#include <utility>

namespace nabla::ui {

void WalkProgress::addTo(std::optional<RunRecord>& whole) const {
  std::vector<Iterate> path = whole ? std::move(whole->path) : std::vector<Iterate>{};
  path.insert(path.end(), record.path.begin(), record.path.end());
  whole = record;
  whole->path = std::move(path);
}

StopRule stopRuleOf(const OptimizerChoice& choice) {
  StopRule rule;
  rule.steps = choice.steps.value_or(rule.steps);
  rule.tolerance = choice.tolerance.value_or(rule.tolerance);
  return rule;
}

std::optional<Diagnostic> OptimizerWalk::begin() {
  RunOptions options;
  options.cancelled = &cancelled_;
  options.load = start_.load;
  options.limits = start_.limits;
  Expected<Objective> objective = Objective::make(start_.program, start_.point, options);
  if (!objective) return objective.error();
  const Method* method = find_method(start_.choice.method);
  if (!method) return Diagnostic{say("there is no method %1", start_.choice.method), {}, {}};
  Expected<Settings> settings = settings_for(*method, start_.choice.settings);
  if (!settings) return settings.error();
  const bool maximize = objective->goal() == Goal::maximize;
  Eigen::VectorXd start = objective->start();
  run_ = std::make_unique<OptimizerRun>(objective->cancelled_by(&cancelled_), *method,
                                        std::move(*settings), std::move(start), maximize,
                                        stopRuleOf(start_.choice));
  return run_->record().error;
}

WalkProgress OptimizerWalk::go(std::size_t steps, std::chrono::milliseconds time) {
  WalkProgress progress;
  if (!run_) progress.failure = begin();
  if (progress.failure) return progress;
  const auto end = std::chrono::steady_clock::now() + time;
  for (std::size_t k = 0; k < steps && !run_->finished(); ++k) {
    if (k > 0 && std::chrono::steady_clock::now() >= end) break;
    run_->step();
  }
  const RunRecord& record = run_->record();
  progress.record.method = record.method;
  progress.record.stop = record.stop;
  progress.record.error = record.error;
  progress.record.evaluations = record.evaluations;
  progress.record.end = record.end;
  progress.record.path.assign(record.path.begin() + static_cast<std::ptrdiff_t>(told_),
                              record.path.end());
  told_ = record.path.size();
  progress.output = run_->objective().output_name();
  progress.reached = start_.point;
  for (auto& [name, value] : run_->objective().unpack(record.path.back().x))
    progress.reached[name] = std::move(value);
  return progress;
}

}  // namespace nabla::ui
