// What one revision of a document means: everything the views show, computed at once and immutable.
#pragma once

#include <QtGlobal>
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/shared.h"
#include "engine/interchange/data_files.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/syntax.h"
#include "engine/trace/nonfinite.h"

namespace nabla::ui {

// Which passes the player shows.
enum class RunMode : std::uint8_t { evaluate, forward, reverse };

struct AnalysisRequest {
  quint64 revision = 0;
  std::string text;
  Point point;
  RunMode mode = RunMode::reverse;
  Mode execution = Mode::eager;  // static: the graph is built first, then run in a Session
  std::set<std::string> opened;  // nodes shown as what is inside: keys of open_nodes()
  std::string tangent_of;        // forward mode: the input; empty for the first variable
  std::string folder;            // of the document; empty where it was never saved
  FileLoader load;               // of what lies there; null where there is no folder
  RunLimits limits = {};
};

struct Analysis {
  AnalysisRequest request;
  Shared<Program> program;  // whole only without errors
  std::vector<Diagnostic>
      diagnostics;  // every parse error, or the error of the run; none when all went well
  std::vector<std::string> missing;  // inputs without a value, started at 1
  std::vector<NamedNode> outputs;
  std::vector<Printed> printed;  // what print(..) wrote, with nodes of the trace's graph
  Goal goal = Goal::none;
  std::map<NodeId, std::string> closed;  // what can be opened, and what is: as OpenedGraph
  std::map<ContextId, std::string> bodies;
  std::shared_ptr<const Ghosts> ghosts;  // what branches not taken would compute; null for none
  std::optional<NonFinite> nonfinite;    // where NaN or an infinity first came up in the trace
  std::shared_ptr<const Trace> trace;    // null on errors and for programs without a node
  // Analyses of the same number have traces of the same structure: the revision of the first one.
  quint64 structure = 0;
  Point inputs;   // the values that the run took, holes aside
  Point initial;  // what they are where the document's point says nothing, as far as is known
  Message note;   // why there is no backward pass (a non-scalar output), or empty

  bool ok() const { return diagnostics.empty(); }
  // The values of variables and placeholders; without a trace those that were asked for.
  const Point& values() const { return trace ? inputs : request.point; }

  bool parsed = false;        // the text has no syntax error
  bool reads_values = false;  // with other values the graph may be another one
};

// Pure; runs on a worker thread. Returns null only when cancelled. What still holds of the analysis
// `before` is taken over: the syntax tree and the graph where only values are new.
std::shared_ptr<const Analysis> analyse(AnalysisRequest request, const std::atomic<bool>& cancelled,
                                        const Analysis* before = nullptr);

}  // namespace nabla::ui
