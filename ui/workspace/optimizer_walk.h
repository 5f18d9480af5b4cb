// An optimizer's run away from the window's thread: what it needs to start, and what a few
// iterations bring back.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/shared.h"
#include "engine/document/document.h"
#include "engine/interchange/data_files.h"
#include "engine/language/syntax.h"
#include "engine/optimize/run.h"

namespace nabla::ui {

struct WalkStart {
  Shared<Program> program;
  Point point;
  OptimizerChoice choice;
  FileLoader load;
  RunLimits limits = {};
};

// What is new since the last time.
struct WalkProgress {
  std::optional<Diagnostic> failure;  // why there is no run at all
  RunRecord record;                   // its path has only the new iterates
  std::string output;                 // the name of what is minimized or maximized
  Point reached;                      // the newest iterate, by name

  // Adds this to a record of what came before.
  void addTo(std::optional<RunRecord>& whole) const;
};

// When the run of a document ends.
StopRule stopRuleOf(const OptimizerChoice& choice);

// Moved on by one thread at a time.
class OptimizerWalk {
 public:
  explicit OptimizerWalk(WalkStart start) : start_(std::move(start)) {}

  // Starts if need be, then at most `steps` iterations; after the first, none is begun once `time`
  // is over.
  WalkProgress go(std::size_t steps, std::chrono::milliseconds time);
  // From any thread: what goes on ends soon, and what it brings back is worth nothing.
  void cancel() { cancelled_ = true; }

 private:
  std::optional<Diagnostic> begin();

  WalkStart start_;
  std::atomic<bool> cancelled_ = false;
  std::unique_ptr<OptimizerRun> run_;
  std::size_t told_ = 0;  // iterates
};

}  // namespace nabla::ui
