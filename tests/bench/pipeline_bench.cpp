// What an edit costs on its way from the text to the scene, part by part. All of it happens away
// from the window's thread. Milliseconds of the processor, the least of some rounds.
#include <benchmark/benchmark.h>

#include <QGuiApplication>
#include <ctime>
#include <functional>

#include "engine/graph/structural_path.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "engine/trace/record.h"
#include "tests/bench/desk.h"
#include "tests/bench/graphs.h"
#include "ui/canvas/scene_maker.h"
#include "ui/workspace/keys.h"

namespace {

using namespace nabla;
using namespace nabla::ui;

double least_of(int rounds, const std::function<void()>& work) {
  double least = 1e300;
  for (int i = 0; i < rounds; ++i) {
    const double before = bench::computed();
    work();
    least = std::min(least, bench::computed() - before);
  }
  return least;
}

void parts_of_an_edit(benchmark::State& state) {
  bench::haveApplication();
  const int nodes = static_cast<int>(state.range(0));
  const std::string text =
      state.range(1) == 0 ? bench::tapeProgram(nodes) : bench::layeredProgram(nodes);
  const int rounds = nodes > 20'000 ? 3 : 7;
  for (auto _ : state) {
    ParseResult parsed = parse(text);
    state.counters["parse"] = least_of(rounds, [&] { parsed = parse(text); });
    state.counters["print"] =
        least_of(rounds, [&] { benchmark::DoNotOptimize(print(parsed.program)); });
    Execution execution = run(parsed.program);
    state.counters["run"] = least_of(rounds, [&] { execution = run(parsed.program); });
    const NodeId output = execution.outputs.front().node;
    auto trace = std::make_shared<const Trace>(*record(execution.graph, output, {}));
    state.counters["copy"] = least_of(rounds, [&] {
      Graph g = execution.graph;
      benchmark::DoNotOptimize(g);
    });
    state.counters["record"] = least_of(rounds, [&] {
      trace = std::make_shared<const Trace>(*record(execution.graph, output, {}));
    });
    state.counters["state"] =
        least_of(rounds, [&] { benchmark::DoNotOptimize(state_at(*trace, trace->steps.size())); });
    state.counters["keys"] = least_of(rounds, [&] {
      benchmark::DoNotOptimize(structural_paths(trace->graph, trace->forward_size));
    });
    SceneRequest request;
    request.trace = trace;
    request.titles = std::make_shared<TitleCache>();
    std::shared_ptr<MadeScene> made = makeScene(request);
    state.counters["scene"] = least_of(rounds, [&] { made = makeScene(request); });
    const std::shared_ptr<const Scene> before = std::move(made->scene);
    request.before = before;
    state.counters["scene_after"] = least_of(rounds, [&] { made = makeScene(request); });
    request.same_places = true;
    state.counters["scene_same"] = least_of(rounds, [&] { made = makeScene(request); });
    state.counters["scene_copy"] = least_of(rounds, [&] {
      Scene c = *before;
      benchmark::DoNotOptimize(c);
    });
  }
}

BENCHMARK(parts_of_an_edit)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->ArgNames({"nodes", "layered"})
    ->ArgsProduct({{1'000, 10'000, 100'000}, {0, 1}});

}  // namespace
