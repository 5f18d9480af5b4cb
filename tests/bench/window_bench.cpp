// The whole window, with its editor, panels and plots: what a slider's move and a typed statement
// cost until a frame shows them, and how long the window stands still at most.
#include <benchmark/benchmark.h>

#include <QElapsedTimer>
#include <QThread>
#include <algorithm>
#include <memory>

#include "tests/bench/desk.h"
#include "tests/bench/graphs.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"
#include "ui/theme/style.h"
#include "ui/window/main_window.h"

namespace {

using namespace nabla;
using namespace nabla::ui;

double since(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

struct Window {
  explicit Window(const std::string& program) {
    applyStyle(*qApp, studio.appearance.theme());
    window = std::make_unique<MainWindow>(studio, "en");
    window->resize(1440, 900);
    window->show();
    Document document;
    document.program = program;
    studio.workspace.newDocument(document);
    canvas = window->findChild<GraphCanvas*>();
    settle();
    studio.playhead.last();
    settle();
  }
  // Events are handled until the canvas shows the document; the longest single turn comes back.
  double settle() {
    double longest = 0;
    while (!studio.workspace.current() || !canvas->isCurrent()) {
      QElapsedTimer turn;
      turn.start();
      QCoreApplication::processEvents();
      longest = std::max(longest, since(turn));
      QThread::usleep(100);
    }
    QElapsedTimer turn;
    turn.start();
    QCoreApplication::processEvents();
    canvas->repaint();
    return std::max(longest, since(turn));
  }

  Studio studio;
  std::unique_ptr<MainWindow> window;
  GraphCanvas* canvas = nullptr;
};

template <class Edit>
void timeEdits(benchmark::State& state, Window& window, int count, const Edit& edit) {
  std::vector<double> times;
  double longest = 0;
  for (auto _ : state) {
    for (int i = 0; i < count; ++i) {
      QElapsedTimer clock;
      clock.start();
      edit(i);
      longest = std::max(longest, since(clock));
      longest = std::max(longest, window.settle());
      times.push_back(since(clock));
    }
  }
  std::sort(times.begin(), times.end());
  state.counters["p50_ms"] = times[times.size() / 2];
  state.counters["worst_ms"] = times.back();
  state.counters["window_still_ms"] = longest;
}

void edit_a_value_in_the_window(benchmark::State& state) {
  bench::haveApplication();
  Window window(bench::tapeProgram(static_cast<int>(state.range(0))));
  const int gesture = newGesture();
  timeEdits(state, window, 30, [&](int i) {
    setValue(window.studio.workspace, "v0", Tensor(0.3 + 0.01 * i), gesture);
  });
}

void edit_the_text_in_the_window(benchmark::State& state) {
  bench::haveApplication();
  Window window(bench::tapeProgram(static_cast<int>(state.range(0))));
  timeEdits(state, window, 8, [&](int i) {
    const QString text = QString::fromStdString(window.studio.workspace.document().program);
    setText(window.studio.workspace, text + QStringLiteral("extra%1 = 2 * v0\n").arg(i));
  });
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->Iterations(1)->Unit(benchmark::kMillisecond)->ArgName("nodes");
  bench->Arg(1'000)->Arg(10'000)->Arg(100'000);
}
BENCHMARK(edit_a_value_in_the_window)->Apply(sizes);
BENCHMARK(edit_the_text_in_the_window)->Apply(sizes);

}  // namespace
