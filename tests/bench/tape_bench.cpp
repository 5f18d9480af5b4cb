// The eager tape: what a scalar node costs to record, to send a gradient back through, and to keep,
// beside the least that a tape of doubles could do.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/derive/reverse.h"
#include "engine/derive/value_pullback.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/tape.h"
#include "engine/language/parser.h"
#include "engine/ops/catalogue.h"

namespace {

using namespace nabla;

// Memory once had is kept: the figures are the tape's own, without the kernel's page faults, which
// a first run of that size pays on top.
[[maybe_unused]] const bool keeps_memory =
    mallopt(M_MMAP_MAX, 0) == 1 && mallopt(M_TRIM_THRESHOLD, -1) == 1;

std::size_t bytes_in_use() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

void per_node(benchmark::State& state, std::size_t nodes) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(nodes));
  state.counters["ns/node"] = benchmark::Counter(
      static_cast<double>(nodes) * 1e-9,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

struct Recorded {
  Graph graph;
  std::vector<Tensor> values;
  std::vector<unsigned char> varying;
  NodeId x;
  NodeId last;
};

// y = sin(y) * x + y, three nodes a turn.
Recorded record(std::size_t nodes) {
  Recorded out;
  RunOptions options;
  options.limits.nodes = nodes + 10;
  Tape tape(out.graph, options);
  out.x = tape.input("x", InputKind::variable, Tensor(0.5), Tensor(0.5), {}).value();
  const OpDef& sine = *find_op("sin");
  const OpDef& times = *find_op("mul");
  const OpDef& plus = *find_op("add");
  NodeId y = out.x;
  while (out.graph.size() < nodes) {
    const NodeId s = tape.op(sine, std::array{y}, {}, {}).value();
    const NodeId p = tape.op(times, std::array{s, out.x}, {}, {}).value();
    y = tape.op(plus, std::array{p, y}, {}, {}).value();
  }
  out.last = y;
  out.varying = tape.take_varying();
  out.values = tape.take_values();
  return out;
}

// The same through the language, by one loop.
Execution run_loop(std::size_t nodes) {
  const std::string turns = std::to_string(nodes / 3);
  const Program program =
      parse("x = variable(0.5)\ny = x\nfor i in range(" + turns + "):\n  y = sin(y) * x + y\n")
          .program;
  RunOptions options;
  options.limits.nodes = nodes + 10;
  return run(program, options);
}

void record_by_the_tape(benchmark::State& state) {
  const auto nodes = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(record(nodes).last);
  per_node(state, nodes);
  const std::size_t before = bytes_in_use();
  const Recorded kept = record(nodes);
  const std::size_t values = kept.values.capacity() * sizeof(Tensor);
  state.counters["bytes/node"] =
      static_cast<double>(bytes_in_use() - before - values) / static_cast<double>(nodes);
}
BENCHMARK(record_by_the_tape)->Arg(10'000)->Arg(100'000)->Arg(1'000'000);

void record_by_a_program(benchmark::State& state) {
  const auto nodes = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(run_loop(nodes).values.size());
  per_node(state, nodes);
  const std::size_t before = bytes_in_use();
  const Execution kept = run_loop(nodes);
  const std::size_t values = kept.values.capacity() * sizeof(Tensor);
  state.counters["bytes/node"] =
      static_cast<double>(bytes_in_use() - before - values) / static_cast<double>(nodes);
}
BENCHMARK(record_by_a_program)->Arg(10'000)->Arg(100'000)->Arg(1'000'000);

void backward_over_the_tape(benchmark::State& state) {
  const Recorded tape = record(static_cast<std::size_t>(state.range(0)));
  PullbackCache cache;
  const TapeView view{tape.graph, tape.values, tape.varying};
  for (auto _ : state) {
    benchmark::DoNotOptimize(pullback_values(view, tape.last, std::span(&tape.x, 1), cache));
  }
  per_node(state, tape.graph.size());
}
BENCHMARK(backward_over_the_tape)->Arg(10'000)->Arg(100'000)->Arg(1'000'000);

void backward_as_a_graph(benchmark::State& state) {
  const Recorded tape = record(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    state.PauseTiming();
    Graph graph = tape.graph;
    state.ResumeTiming();
    benchmark::DoNotOptimize(reverse(graph, tape.last, std::span(&tape.x, 1)));
  }
  per_node(state, tape.graph.size());
}
BENCHMARK(backward_as_a_graph)->Arg(10'000)->Arg(100'000);

// ---- by hand: an array of operations and an array of numbers, nothing to show or to look up

enum class Code : unsigned char { leaf, sine, times, plus };
struct Entry {
  Code code = Code::leaf;
  std::uint32_t left = 0;
  std::uint32_t right = 0;
};
struct HandTape {
  std::vector<Entry> entries;
  std::vector<double> values;

  std::uint32_t push(Code code, std::uint32_t left, std::uint32_t right, double value) {
    entries.push_back({code, left, right});
    values.push_back(value);
    return static_cast<std::uint32_t>(entries.size() - 1);
  }
};

HandTape record_by_hand(std::size_t nodes) {
  HandTape tape;
  std::uint32_t y = tape.push(Code::leaf, 0, 0, 0.5);
  const auto& v = tape.values;
  while (tape.entries.size() < nodes) {
    const std::uint32_t s = tape.push(Code::sine, y, 0, std::sin(v[y]));
    const std::uint32_t p = tape.push(Code::times, s, 0, v[s] * v[0]);
    y = tape.push(Code::plus, p, y, v[p] + v[y]);
  }
  return tape;
}

double backward_by_hand(const HandTape& tape) {
  const auto& v = tape.values;
  std::vector<double> adjoint(v.size(), 0.0);
  adjoint.back() = 1;
  for (std::size_t i = v.size(); i-- > 0;) {
    const auto [code, left, right] = tape.entries[i];
    const double g = adjoint[i];
    if (code == Code::sine) adjoint[left] += g * std::cos(v[left]);
    if (code == Code::times) {
      adjoint[left] += g * v[right];
      adjoint[right] += g * v[left];
    }
    if (code == Code::plus) {
      adjoint[left] += g;
      adjoint[right] += g;
    }
  }
  return adjoint.front();
}

void record_on_a_tape_by_hand(benchmark::State& state) {
  const auto nodes = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(record_by_hand(nodes).values.back());
  per_node(state, nodes);
}
BENCHMARK(record_on_a_tape_by_hand)->Arg(10'000)->Arg(1'000'000);

void backward_on_a_tape_by_hand(benchmark::State& state) {
  const HandTape tape = record_by_hand(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(backward_by_hand(tape));
  per_node(state, tape.entries.size());
}
BENCHMARK(backward_on_a_tape_by_hand)->Arg(10'000)->Arg(1'000'000);

}  // namespace
