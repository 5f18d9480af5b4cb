// How long simplification takes, alone: a formula with its gradient, and 10,000 nodes with theirs.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/derive/reverse.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/rewrite/rewrite.h"

namespace {

using namespace nabla;

struct Derived {
  Graph graph;
  std::vector<NodeId> targets;
};

Derived with_gradient(const std::string& text) {
  RunOptions options;
  options.mode = Mode::static_graph;
  options.missing_value = 1.0;
  Execution execution = run(parse(text).program, options);
  Derived out{std::move(execution.graph), {execution.outputs.front().node}};
  std::vector<NodeId> wrt;
  for (const Input& input : out.graph.inputs()) wrt.push_back(input.node);
  const ReverseSweep sweep = reverse(out.graph, out.targets[0], wrt).value();
  for (const NodeId input : wrt) out.targets.push_back(sweep.gradient(input).value());
  return out;
}

void simplify(benchmark::State& state, const std::string& text) {
  const Derived derived = with_gradient(text);
  for (auto _ : state) benchmark::DoNotOptimize(rewrite(derived.graph, derived.targets));
  state.counters["nodes"] = static_cast<double>(derived.graph.size());
}

void simplify_a_formula(benchmark::State& state) {
  simplify(state,
           "f = sin(x*y)*exp(-(x^2+y^2)/4) + log(1+x^2) - tanh(x - y)/2 + sqrt(1 + y^2)*cos(x)");
}
BENCHMARK(simplify_a_formula)->Unit(benchmark::kMicrosecond);

void simplify_ten_thousand_nodes(benchmark::State& state) {
  std::string text = "x = variable(0.5)\ny = x\n";
  for (int i = 0; i < 5000; ++i) text += "y = sin(y) * 0.9\n";
  simplify(state, text);
}
BENCHMARK(simplify_ten_thousand_nodes)->Unit(benchmark::kMillisecond);

}  // namespace
