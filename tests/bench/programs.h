// Programs to measure, compiled with their gradients.
#pragma once

#include <string>
#include <vector>

#include "engine/derive/reverse.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/program/compiled.h"

namespace nabla::bench {

inline const std::string vector_program = "f = sum(100*(v[1:] - v[:-1]^2)^2 + (1 - v[:-1])^2)";

struct Function {
  Graph graph;
  NodeId output;
  std::vector<NodeId> inputs;     // all
  std::vector<NodeId> variables;  // those that are trained
};

inline Function function(const std::string& text) {
  RunOptions options;
  options.mode = Mode::static_graph;
  options.missing_value = 1.0;
  Execution execution = run(parse(text).program, options);
  Function out{std::move(execution.graph), execution.outputs.front().node, {}, {}};
  for (const Input& input : out.graph.inputs()) {
    out.inputs.push_back(input.node);
    if (input.kind == InputKind::variable) out.variables.push_back(input.node);
  }
  return out;
}

// The output, then its gradient by each variable.
inline Compiled with_gradient(const std::string& text) {
  Function f = function(text);
  const ReverseSweep sweep = reverse(f.graph, f.output, f.variables).value();
  std::vector<NodeId> fetches{f.output};
  for (const NodeId variable : f.variables) fetches.push_back(sweep.gradient(variable).value());
  return compile(f.graph, fetches);
}

}  // namespace nabla::bench
