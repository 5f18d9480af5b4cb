// Compiled functions of two numbers against the same written by hand: at a point and over a grid.
#include <string>

#include "engine/derive/hessian.h"
#include "tests/bench/baselines.h"
#include "tests/bench/programs.h"
#include "tests/bench/ratio.h"

namespace {

using namespace nabla;
using bench::compare;
using bench::Function;
using bench::function;
using bench::with_gradient;

constexpr const char* rosenbrock = "f = (1 - x)^2 + 100*(y - x^2)^2";
constexpr const char* himmelblau = "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2";
constexpr const char* waves = "f = sin(x*y)*exp(-(x^2+y^2)/4)+log(1+x^2)";

void at_a_point(benchmark::State& state, const char* text, void (*hand)(double, double, double*)) {
  const Compiled program = with_gradient(text);
  CompiledFrame frame = program.frame();
  double x = 0.3;
  double y = 1.2;
  double out[3];
  const double* const from[] = {&x, &y};
  double* const to[] = {out, out + 1, out + 2};
  compare(
      state,
      [&] {
        benchmark::DoNotOptimize(x);
        program.run(from, to, frame);
        benchmark::ClobberMemory();
      },
      [&] {
        benchmark::DoNotOptimize(x);
        benchmark::DoNotOptimize(y);
        hand(x, y, out);
        benchmark::ClobberMemory();
      },
      2000, 100);
  state.counters["instructions"] = static_cast<double>(program.instructions());
}
BENCHMARK_CAPTURE(at_a_point, rosenbrock, rosenbrock, bench::rosenbrock_point)->Iterations(1);
BENCHMARK_CAPTURE(at_a_point, himmelblau, himmelblau, bench::himmelblau_point)->Iterations(1);
BENCHMARK_CAPTURE(at_a_point, waves, waves, bench::waves_point)->Iterations(1);

using HandGrid = void (*)(const double*, std::size_t, const double*, std::size_t, double* const*);

constexpr std::size_t side = 1024;

struct Grid {
  std::vector<double> xs = std::vector<double>(side);
  std::vector<double> ys = std::vector<double>(side);
  std::vector<double> values[3];
  double* to[3];
  const double* from[2];

  Grid() {
    for (std::size_t i = 0; i < side; ++i) {
      xs[i] = -2.0 + 4.0 * static_cast<double>(i) / side;
      ys[i] = -1.0 + 4.0 * static_cast<double>(i) / side;
    }
    for (int k = 0; k < 3; ++k) {
      values[k].resize(side * side);
      to[k] = values[k].data();
    }
    from[0] = xs.data();
    from[1] = ys.data();
  }
};

void over_a_grid(benchmark::State& state, const char* text, HandGrid hand) {
  const GridMachine machine = *with_gradient(text).grid({Along::columns, Along::rows});
  GridMachine::Frame frame;
  Grid grid;
  compare(
      state,
      [&] {
        machine.run({side, side}, grid.from, grid.to, frame);
      },
      [&] {
        hand(grid.xs.data(), side, grid.ys.data(), side, grid.to);
        benchmark::ClobberMemory();
      },
      1, 50);
}
BENCHMARK_CAPTURE(over_a_grid, rosenbrock, rosenbrock, bench::rosenbrock_grid)->Iterations(1);
BENCHMARK_CAPTURE(over_a_grid, himmelblau, himmelblau, bench::himmelblau_grid)->Iterations(1);
BENCHMARK_CAPTURE(over_a_grid, waves, waves, bench::waves_grid)->Iterations(1);

// The ratio here is that of two threads to one.
void on_two_threads(benchmark::State& state, const char* text) {
  const GridMachine machine = *with_gradient(text).grid({Along::columns, Along::rows});
  GridMachine::Frame frame;
  Grid grid;
  compare(
      state,
      [&] {
        machine.run({side, side}, grid.from, grid.to, frame, 2);
      },
      [&] {
        machine.run({side, side}, grid.from, grid.to, frame, 1);
      },
      1, 100, bench::Clock::wall);
}
BENCHMARK_CAPTURE(on_two_threads, rosenbrock, rosenbrock)->Iterations(1);
BENCHMARK_CAPTURE(on_two_threads, himmelblau, himmelblau)->Iterations(1);
BENCHMARK_CAPTURE(on_two_threads, waves, waves)->Iterations(1);

void hessian_of_two(benchmark::State& state) {
  Function f = function(rosenbrock);
  const HessianRows rows = hessian(f.graph, f.output, f.inputs).value();
  std::vector<NodeId> fetches;
  for (const auto& row : rows.rows) {
    for (const auto& entry : row) fetches.push_back(entry.value());
  }
  const Compiled program = compile(f.graph, fetches);
  CompiledFrame frame = program.frame();
  double x = 0.3;
  double y = 1.2;
  double out[4];
  const double* const from[] = {&x, &y};
  double* const to[] = {out, out + 1, out + 2, out + 3};
  compare(
      state,
      [&] {
        benchmark::DoNotOptimize(x);
        program.run(from, to, frame);
        benchmark::ClobberMemory();
      },
      [&] {
        benchmark::DoNotOptimize(x);
        bench::rosenbrock_hessian(x, y, out);
        benchmark::ClobberMemory();
      },
      2000, 100);
}
BENCHMARK(hessian_of_two)->Iterations(1);

void hessian_of_fifty(benchmark::State& state) {
  Function f = function("v = variable(linspace(-1, 1, 50))\n" + bench::vector_program);
  const HessianRows rows = hessian(f.graph, f.output, f.inputs).value();
  std::vector<NodeId> fetches;
  for (const auto& row : rows.rows) fetches.push_back(row[0].value());
  const Compiled program = compile(f.graph, fetches);
  CompiledFrame frame = program.frame();
  std::vector<double> x(50, 0.4);
  std::vector<double> out(2500);
  const double* const from[] = {x.data()};
  std::vector<double*> to;
  for (std::size_t i = 0; i < 50; ++i) to.push_back(&out[50 * i]);
  compare(
      state, [&] { program.run(from, to, frame); },
      [&] {
        bench::rosenbrock_vector_hessian(x.data(), 50, out.data());
        benchmark::ClobberMemory();
      },
      2000);
  state.counters["instructions"] = static_cast<double>(program.instructions());
}
BENCHMARK(hessian_of_fifty)->Iterations(1);

void compile_ten_thousand_nodes(benchmark::State& state) {
  std::string text = "x = variable(0.5)\ny = x\n";
  for (int i = 0; i < 5000; ++i) text += "y = sin(y) * 0.9\n";
  const Function f = function(text);
  for (auto _ : state) {
    Graph graph = f.graph;
    const ReverseSweep sweep = reverse(graph, f.output, f.inputs).value();
    const NodeId fetches[] = {f.output, sweep.gradient(f.inputs[0]).value()};
    benchmark::DoNotOptimize(compile(graph, fetches));
  }
}
BENCHMARK(compile_ten_thousand_nodes)->Unit(benchmark::kMillisecond);

void from_text_to_the_first_gradient(benchmark::State& state) {
  const std::string text =
      "f = sin(x*y)*exp(-(x^2+y^2)/4) + log(1+x^2) - tanh(x - y)/2 + sqrt(1 + y^2)*cos(x)";
  double x = 0.3;
  double y = 1.2;
  double out[3];
  const double* const from[] = {&x, &y};
  double* const to[] = {out, out + 1, out + 2};
  for (auto _ : state) {
    const Compiled program = with_gradient(text);
    CompiledFrame frame = program.frame();
    program.run(from, to, frame);
    benchmark::DoNotOptimize(out);
  }
}
BENCHMARK(from_text_to_the_first_gradient)->Unit(benchmark::kMicrosecond);

}  // namespace
