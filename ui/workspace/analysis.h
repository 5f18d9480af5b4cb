// What one revision of a document means: everything the views show, computed at once and immutable.
#pragma once

#include <QtGlobal>
#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/syntax.h"
#include "engine/trace/trace.h"

namespace nabla::ui {

// Which passes the player shows.
enum class RunMode : std::uint8_t { evaluate, forward, reverse };

struct AnalysisRequest {
  quint64 revision = 0;
  std::string text;
  Point point;
  RunMode mode = RunMode::reverse;
  Mode execution = Mode::eager;  // static: the graph is built first, then run in a Session
  std::set<std::string> opened;  // composite ops shown as their bodies: keys of open_composites()
  std::string tangent_of;        // forward mode: the input; empty for the first variable
};

struct Analysis {
  AnalysisRequest request;
  Program program;  // whole only without errors
  std::vector<Diagnostic>
      diagnostics;  // every parse error, or the error of the run; none when all went well
  std::vector<std::string> missing;  // inputs without a value, started at 1
  std::vector<NamedNode> outputs;
  Goal goal = Goal::none;
  std::map<NodeId, std::string> composites;  // what can be opened, and what is: as OpenedGraph
  std::map<ContextId, std::string> bodies;
  std::shared_ptr<const Trace> trace;  // null on errors and for programs without a node
  Message note;  // why there is no backward pass (a non-scalar output), or empty

  bool ok() const { return diagnostics.empty(); }
  // The current values of variables and placeholders, in order of first appearance.
  Point values() const;
};

// Pure; runs on a worker thread. Returns null only when cancelled.
std::shared_ptr<const Analysis> analyse(AnalysisRequest request,
                                        const std::atomic<bool>& cancelled);

}  // namespace nabla::ui
