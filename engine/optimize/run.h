// An optimizer walking: step by step or to the end, with every iterate recorded.
#pragma once

#include <atomic>
#include <optional>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/optimize/critical_point.h"
#include "engine/optimize/method.h"

namespace nabla {

struct Iterate {
  Eigen::VectorXd x;
  double value = 0;
  double gradient_norm = 0;  // Euclidean
  double step = 0;           // length of the step that led here; 0 at the start
};

enum class StopReason : std::uint8_t {
  running,
  gradient_below_tolerance,
  step_limit,
  diverged,
  stalled,
  cancelled,
  failed
};
// As the command line prints it: "gradient below tolerance", "step limit reached" ...
std::string_view name_of(StopReason reason);

struct StopRule {
  std::size_t steps = 10'000;
  double tolerance = 1e-10;  // of the gradient's Euclidean norm
};

struct RunRecord {
  std::string method;
  std::vector<Iterate> path;  // the start first
  StopReason stop = StopReason::running;
  std::optional<Diagnostic> error;  // why it failed
  Evaluations evaluations;
  std::optional<CriticalPoint>
      end;  // once stopped, unless diverged, failed, cancelled or of over 100 variables

  bool converged() const { return stop == StopReason::gradient_below_tolerance; }
  std::size_t iterations() const { return path.empty() ? 0 : path.size() - 1; }
};

class OptimizerRun {
 public:
  // Evaluates the start; the record then holds one iterate, or the error where that fails or there
  // is no variable.
  OptimizerRun(const Objective& objective, const Method& method, Settings settings,
               Eigen::VectorXd start, bool maximize, StopRule rule);

  bool finished() const { return record_.stop != StopReason::running; }
  void step();                                                // nothing when finished
  void finish(const std::atomic<bool>* cancelled = nullptr);  // steps until it stops
  const RunRecord& record() const { return record_; }
  const Objective& objective() const { return objective_; }

 private:
  void accept(OptimizerState next);
  void fail(Diagnostic error);
  void stop(StopReason reason);
  Objective objective_;
  const Method* method_;
  Settings settings_;
  double sign_;
  StopRule rule_;
  Cancellation cancelled_;  // while finish() runs
  OptimizerState state_;
  RunRecord record_;
};

}  // namespace nabla
