// Runs a syntax tree: eagerly (values at once, the tape grows) or statically (a graph, no values).
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/ghost.h"
#include "engine/graph/graph.h"
#include "engine/language/syntax.h"

namespace nabla {

enum class Mode : std::uint8_t { eager, static_graph };
enum class Goal : std::uint8_t { none, minimize, maximize };

struct RunLimits {
  std::size_t statements = 1'000'000;
  std::size_t nodes = 1'000'000;
  std::size_t elements = 50'000'000;  // of one tensor
  int nesting = 200;                  // calls
};

struct RunOptions {
  Mode mode = Mode::eager;
  Point point;  // overrides initial values, gives values to free names
  std::optional<double>
      missing_value;  // for inputs without any; without it they are an error (eager)
  RunLimits limits;
  // For drawings: so many ghosts of branches not taken, and why the others are, in their contexts.
  std::size_t most_ghosts = 0;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<Expected<Tensor>(const std::string& file)>
      load;  // for load("..."); absent: refused
};

struct NamedNode {
  std::string name;
  NodeId node;
};

// A line that print(..) wrote.
struct Printed {
  std::string text;
  SourceSpan span;    // of the statement
  std::size_t nodes;  // so many nodes were in the graph by then
};

// What running a program left behind. On errors the graph holds what came before the first.
struct Execution {
  Mode mode = Mode::eager;
  Graph graph;
  std::vector<Tensor> values;          // eager: one per node; static: empty
  std::vector<unsigned char> varying;  // eager: per node 1 where it depends on an input; else empty
  std::vector<NamedNode> outputs;      // per the language's rule; empty for an empty program
  Goal goal = Goal::none;
  std::vector<Printed> printed;      // in order, those before an error too
  Ghosts ghosts;                     // of branches not taken, as many as were asked for
  std::vector<std::string> missing;  // inputs that took missing_value
  // The run looked at a value that depends on an input (a condition, an index): with other values
  // of the same shapes the graph may be another one. Else it is the same.
  bool reads_values = false;
  std::vector<Diagnostic> diagnostics;

  bool ok() const { return diagnostics.empty(); }
  // All variables in order of first appearance.
  std::vector<const Input*> variables() const;
  // The value of a name. In static mode this is the error every beginner met, with its remedy.
  Expected<Tensor> value(std::string_view name) const;
};

Execution run(const Program& program, const RunOptions& options = {});

}  // namespace nabla
