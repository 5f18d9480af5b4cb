// How long a layout takes: fresh, and after an edit near the places that nodes have.
#include <benchmark/benchmark.h>

#include "tests/bench/graphs.h"

namespace {

using namespace nabla::ui;

LayoutGraph graphOf(const benchmark::State& state) {
  const int count = static_cast<int>(state.range(0));
  return state.range(1) == 0 ? nabla::bench::tapeGraph(count) : nabla::bench::layeredGraph(count);
}

void lay_out(benchmark::State& state) {
  const LayoutGraph graph = graphOf(state);
  for (auto _ : state) benchmark::DoNotOptimize(layOut(graph));
}
BENCHMARK(lay_out)
    ->ArgsProduct({{1'000, 10'000, 100'000}, {0, 1}})
    ->ArgNames({"nodes", "layered"})
    ->Unit(benchmark::kMillisecond);

void lay_out_after_an_edit(benchmark::State& state) {
  LayoutGraph graph = graphOf(state);
  const LayoutResult before = layOut(graph);
  LayoutHints hints;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    hints.previous[graph.nodes[i].key] = before.centers[i];
  graph.nodes.push_back({"new", 130, 84, 34, 34, false});
  graph.edges.push_back({0, static_cast<int>(graph.nodes.size()) - 1, 0});
  for (auto _ : state) benchmark::DoNotOptimize(layOut(graph, hints));
}
BENCHMARK(lay_out_after_an_edit)
    ->ArgsProduct({{1'000, 10'000, 100'000}, {0, 1}})
    ->ArgNames({"nodes", "layered"})
    ->Unit(benchmark::kMillisecond);

}  // namespace
