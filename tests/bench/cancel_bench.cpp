// How long a run goes on after another thread has cancelled it: the worst of several moments.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/objective/objective.h"
#include "engine/optimize/run.h"
#include "engine/program/compiled.h"
#include "engine/trace/record.h"

namespace {

using namespace nabla;
using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

double processor_time(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

constexpr std::array<int, 8> moments{5, 20, 60, 150, 300, 500, 800, 1200};  // milliseconds

// Counters: milliseconds from raising the flag to the end of `work`, at the worst, by the clock on
// the wall and by that of the working thread, which leaves out what else the machine does; and how
// many of the runs were still going then.
template <class Work>
void cancelled_at_moments(benchmark::State& state, Work work) {
  double worst = 0;
  double worst_on_processor = 0;
  double running = 0;
  for (auto _ : state) {
    for (const int moment : moments) {
      std::atomic<bool> flag = false;
      std::atomic<bool> ended = false;
      double last = 0;
      std::thread thread([&] {
        work(&flag);
        last = processor_time(CLOCK_THREAD_CPUTIME_ID);
        ended = true;
      });
      clockid_t clock{};
      pthread_getcpuclockid(thread.native_handle(), &clock);
      std::this_thread::sleep_for(std::chrono::milliseconds(moment));
      const bool goes_on = !ended;
      running += goes_on ? 1 : 0;
      const auto start = Clock::now();
      const double used = goes_on ? processor_time(clock) : 0;
      flag = true;
      thread.join();
      if (!goes_on) continue;
      worst_on_processor = std::max(worst_on_processor, last - used);
      worst = std::max(worst, Seconds(Clock::now() - start).count());
    }
  }
  state.counters["worst_ms"] = 1e3 * worst;
  state.counters["on_processor_ms"] = 1e3 * worst_on_processor;
  state.counters["still_running"] = running;
}

void cancel_a_program(benchmark::State& state, const std::string& text) {
  const Program program = parse(text).program;
  cancelled_at_moments(state, [&](const std::atomic<bool>* flag) {
    RunOptions options;
    options.cancelled = flag;
    benchmark::DoNotOptimize(run(program, options).outputs.size());
  });
}
#define NABLA_CANCEL(name, text) BENCHMARK_CAPTURE(cancel_a_program, name, text)->Iterations(1)
NABLA_CANCEL(statements, "n = 0\nwhile 1:\n    n += 1");
NABLA_CANCEL(tape, "x = variable(1)\nwhile 1:\n    x = sin(x)");
NABLA_CANCEL(elements, "x = linspace(0, 1, 1000000)\nwhile 1:\n    y = x**1.5");
NABLA_CANCEL(many_elements, "x = ones(16000000)\ny = x**1.5");
NABLA_CANCEL(matrices, "A = eye(2000)\nwhile 1:\n    B = A @ A");
NABLA_CANCEL(random_numbers, "while 1:\n    A = randn((2000, 2000))");
NABLA_CANCEL(inverses, "A = randn((700, 700))\nwhile 1:\n    B = inv(A)");
NABLA_CANCEL(
    convolutions,
    "x = ones((1, 16, 128, 128))\nw = ones((32, 16, 5, 5))\nwhile 1:\n    y = conv2d(x, w)");
NABLA_CANCEL(loops_in_nodes,
             "x = variable(1)\ny = while_loop(lambda s: s > 0, lambda s: s + 1, x)\nz = y * 2");
NABLA_CANCEL(gradients,
             "x = variable(linspace(0, 1, 300000))\nwhile 1:\n    g = grad(sum(tanh(x)**1.5), x)");

Execution graph_of(const std::string& text) {
  RunOptions options;
  options.mode = Mode::static_graph;
  return run(parse(text).program, options);
}

void cancel_a_recording(benchmark::State& state) {
  const Execution execution = graph_of("A = variable(eye(1000))\ny = sum(A @ A @ A @ A @ A @ A)");
  cancelled_at_moments(state, [&](const std::atomic<bool>* flag) {
    TraceOptions traced;
    traced.cancelled = flag;
    benchmark::DoNotOptimize(
        record(execution.graph, execution.outputs.front().node, {}, traced).has_value());
  });
}
BENCHMARK(cancel_a_recording)->Iterations(1);

// Half a million nodes, recorded with their gradient; the graph is handed over, as the window does.
void cancel_a_long_recording(benchmark::State& state) {
  const Execution execution =
      graph_of("x = variable(1)\ny = x\nfor i in range(250000):\n    y = sin(y) * x\n");
  std::vector<Graph> copies(moments.size(), execution.graph);
  cancelled_at_moments(state, [&](const std::atomic<bool>* flag) {
    TraceOptions traced;
    traced.cancelled = flag;
    Graph graph = std::move(copies.back());
    copies.pop_back();
    benchmark::DoNotOptimize(
        record(std::move(graph), execution.outputs.front().node, {}, traced).has_value());
  });
}
BENCHMARK(cancel_a_long_recording)->Iterations(1);

void cancel_a_compilation(benchmark::State& state) {
  const Execution execution = graph_of(
      "x = variable(1)\ny = x\nfor i in range(100000):\n    y = sin(y) * x + exp(x * y)\n");
  const NodeId output = execution.outputs.front().node;
  cancelled_at_moments(state, [&](const std::atomic<bool>* flag) {
    benchmark::DoNotOptimize(compile(execution.graph, std::span(&output, 1), flag).has_value());
  });
}
BENCHMARK(cancel_a_compilation)->Iterations(1);

void cancel_a_compiled_program(benchmark::State& state, const std::string& text) {
  const Execution execution = graph_of(text);
  const NodeId output = execution.outputs.front().node;
  const Compiled program = compile(execution.graph, std::span(&output, 1));
  cancelled_at_moments(state, [&](const std::atomic<bool>* flag) {
    for (int i = 0; i < 100 && !*flag; ++i) {
      benchmark::DoNotOptimize(program.evaluate({}, flag).has_value());
    }
  });
}
BENCHMARK_CAPTURE(cancel_a_compiled_program, products,
                  "A = variable(ones((2000, 2000)))\ny = sum(A @ A @ A @ A)")
    ->Iterations(1);
BENCHMARK_CAPTURE(cancel_a_compiled_program, loops,
                  "x = variable(linspace(0, 1, 4000000))\ny = sum(sin(x) ** 1.5)")
    ->Iterations(1);

// What runs anew at each point can be ended within an evaluation.
void cancel_an_optimizer(benchmark::State& state) {
  const Program program =
      parse(
          "x = variable(3)\ny = x\nn = 0\nwhile n < 50000 and x < 10:\n    n += 1\n"
          "    y += sin(y) / 1000\n")
          .program;
  const Objective objective = Objective::make(program, {}).value();
  const Method& method = *find_method("gd");
  const Settings settings = settings_for(method, {}).value();
  cancelled_at_moments(state, [&](const std::atomic<bool>* flag) {
    OptimizerRun run(objective.cancelled_by(flag), method, settings, objective.start(), false,
                     {.steps = 1000, .tolerance = 0});
    run.finish(flag);
    benchmark::DoNotOptimize(run.record().path.size());
  });
}
BENCHMARK(cancel_an_optimizer)->Iterations(1);

}  // namespace
