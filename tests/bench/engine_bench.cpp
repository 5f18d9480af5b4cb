// How long the engine's stages take, each on a program that grows with its argument.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/derive/reverse.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/objective/objective.h"
#include "engine/optimize/run.h"
#include "engine/program/session.h"
#include "engine/trace/record.h"

namespace {

// A chain of `length` statements, two ops each.
nabla::Program chain(std::int64_t length) {
  std::string text = "x = variable(0.5)\ny = x\n";
  for (std::int64_t i = 0; i < length; ++i) text += "y = sin(y) * 0.9\n";
  return nabla::parse(text).program;
}

// The mean squared error of a linear map of `size` inputs.
nabla::Program regression(std::int64_t size) {
  const std::string n = std::to_string(size);
  return nabla::parse("A = randn((" + n + ", " + n + "), seed=1)\nb = randn((" + n +
                      "), seed=2)\nw = variable(zeros((" + n +
                      ")))\nloss = mse(A @ w, b)\nminimize loss\n")
      .program;
}

nabla::Execution build(const nabla::Program& program, nabla::Mode mode) {
  nabla::RunOptions options;
  options.mode = mode;
  return nabla::run(program, options);
}

void parse_chain(benchmark::State& state) {
  std::string text = "x = variable(0.5)\ny = x\n";
  for (std::int64_t i = 0; i < state.range(0); ++i) text += "y = sin(y) * 0.9\n";
  for (auto _ : state) benchmark::DoNotOptimize(nabla::parse(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(parse_chain)->Arg(10)->Arg(1000);

void run_eagerly(benchmark::State& state) {
  const nabla::Program program = chain(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(build(program, nabla::Mode::eager));
}
BENCHMARK(run_eagerly)->Arg(10)->Arg(1000);

void append_the_gradient(benchmark::State& state) {
  const nabla::Execution execution = build(chain(state.range(0)), nabla::Mode::static_graph);
  const nabla::NodeId output = execution.outputs.front().node;
  const nabla::NodeId x = execution.graph.inputs().front().node;
  for (auto _ : state) {
    nabla::Graph graph = execution.graph;
    benchmark::DoNotOptimize(nabla::reverse(graph, output, std::span(&x, 1)));
  }
}
BENCHMARK(append_the_gradient)->Arg(10)->Arg(1000);

void run_a_session(benchmark::State& state) {
  const nabla::Execution execution = build(chain(state.range(0)), nabla::Mode::static_graph);
  const nabla::Session session(execution.graph);
  for (auto _ : state) benchmark::DoNotOptimize(session.run(execution.outputs.front().node));
}
BENCHMARK(run_a_session)->Arg(10)->Arg(1000);

void record_a_trace(benchmark::State& state) {
  const nabla::Execution execution = build(chain(state.range(0)), nabla::Mode::static_graph);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        nabla::record(execution.graph, execution.outputs.front().node, nabla::Point{}));
  }
}
BENCHMARK(record_a_trace)->Arg(10)->Arg(300);

void evaluate_a_gradient(benchmark::State& state) {
  const auto objective = nabla::Objective::make(regression(state.range(0)), nabla::Point{});
  if (!objective) return state.SkipWithError(objective.error().what.str().c_str());
  const Eigen::VectorXd x = objective->start();
  for (auto _ : state) benchmark::DoNotOptimize(objective->gradient(x));
}
BENCHMARK(evaluate_a_gradient)->Arg(10)->Arg(100);

void optimize_with_adam(benchmark::State& state) {
  const auto objective = nabla::Objective::make(regression(20), nabla::Point{});
  const nabla::Method* method = nabla::find_method("adam");
  if (!objective || method == nullptr) return state.SkipWithError("nothing to optimize");
  const auto settings = nabla::settings_for(*method, {});
  for (auto _ : state) {
    nabla::OptimizerRun run(*objective, *method, *settings, objective->start(), false,
                            {.steps = static_cast<std::size_t>(state.range(0)), .tolerance = 0});
    run.finish();
    benchmark::DoNotOptimize(run.record());
  }
}
BENCHMARK(optimize_with_adam)->Arg(100);

}  // namespace
