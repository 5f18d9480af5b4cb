// From the text of a 20-op formula to its gradient as a graph, stage by stage.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/derive/reverse.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"

namespace {

using namespace nabla;

// 20 operations between two variables.
constexpr const char* formula =
    "x = variable(0.7)\n"
    "y = variable(1.3)\n"
    "f = sin(x * y) * exp(-(x ** 2 + y ** 2) / 4) + log(1 + x ** 2) * tanh(y - x) - cos(x + 2 * y) "
    "/ (1 + y ** 2)\n";

RunOptions in(Mode mode) {
  RunOptions options;
  options.mode = mode;
  return options;
}

std::vector<NodeId> variables_of(const Execution& execution) {
  std::vector<NodeId> wrt;
  for (const Input* input : execution.variables()) wrt.push_back(input->node);
  return wrt;
}

void parse_a_formula(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(parse(formula).program);
}
BENCHMARK(parse_a_formula);

void run_a_formula(benchmark::State& state) {
  const Program program = parse(formula).program;
  const RunOptions options = in(state.range(0) == 0 ? Mode::eager : Mode::static_graph);
  for (auto _ : state) benchmark::DoNotOptimize(run(program, options).outputs.size());
  state.SetLabel(state.range(0) == 0 ? "eager" : "static");
}
BENCHMARK(run_a_formula)->Arg(0)->Arg(1);

void derive_a_formula(benchmark::State& state) {
  const Execution execution = run(parse(formula).program, in(Mode::static_graph));
  const std::vector<NodeId> wrt = variables_of(execution);
  for (auto _ : state) {
    Graph graph = execution.graph;
    benchmark::DoNotOptimize(reverse(graph, execution.outputs.front().node, wrt));
  }
}
BENCHMARK(derive_a_formula);

void from_text_to_the_gradient_graph(benchmark::State& state) {
  for (auto _ : state) {
    Execution execution = run(parse(formula).program, in(Mode::static_graph));
    const std::vector<NodeId> wrt = variables_of(execution);
    benchmark::DoNotOptimize(reverse(execution.graph, execution.outputs.front().node, wrt));
  }
}
BENCHMARK(from_text_to_the_gradient_graph);

// A program of 10,000 nodes, as a compiler is handed it: run statically, and its gradient appended.
void graph_of_10000_nodes(benchmark::State& state) {
  std::string text = "x = variable(0.5)\ny = x\n";
  for (int i = 0; i < 2500; ++i) text += "y = sin(y) * 0.9 + x\n";
  const Program program = parse(text).program;
  for (auto _ : state) {
    Execution execution = run(program, in(Mode::static_graph));
    const std::vector<NodeId> wrt = variables_of(execution);
    if (state.range(0) == 1) {
      benchmark::DoNotOptimize(reverse(execution.graph, execution.outputs.front().node, wrt));
    }
    state.counters["nodes"] = static_cast<double>(execution.graph.size());
  }
  state.SetLabel(state.range(0) == 0 ? "run" : "run and derive");
}
BENCHMARK(graph_of_10000_nodes)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
