// Frame times of the real canvas on the processor alone (platform "offscreen"): an event goes in, a
// painted frame comes out. Each run reports the 1st, 50th and 99th percentile and the worst by the
// clock, and the 50th and 99th of the time that the window's thread itself computed: on a machine
// that is busy with other things the clock also counts their turns.
#include <benchmark/benchmark.h>

#include <QElapsedTimer>
#include <QMouseEvent>
#include <QThread>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <memory>

#include "tests/bench/desk.h"
#include "tests/bench/graphs.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"

namespace {

using namespace nabla;
using namespace nabla::ui;

constexpr int frames = 240;

// The canvas as the window has it, 1280 x 800, with a program in it.
struct Desk {
  explicit Desk(const std::string& program) {
    QElapsedTimer clock;
    clock.start();
    Document document;
    document.program = program;
    QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
      if (const auto& trace = workspace.analysis()->trace) playhead.setTrace(trace);
    });
    canvas = std::make_unique<GraphCanvas>(workspace, playhead, appearance);
    canvas->resize(1280, 800);
    canvas->show();
    workspace.newDocument(document);
    settle();
    opened = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  }
  void settle() {
    workspace.waitUntilCurrent();
    canvas->waitForScene();
    QCoreApplication::processEvents();
    canvas->repaint();
  }

  Appearance appearance;
  Workspace workspace;
  Playhead playhead;
  std::unique_ptr<GraphCanvas> canvas;
  double opened = 0;  // milliseconds from text to picture
};

// One desk per program: opening 100,000 nodes takes a while.
Desk& deskOf(const benchmark::State& state) {
  bench::haveApplication();
  static auto& desk = *new std::unique_ptr<Desk>;  // Qt is gone when statics are destroyed
  static std::pair<std::int64_t, std::int64_t> shown{0, 0};
  const std::pair wanted{state.range(0), state.range(1)};
  if (!desk || shown != wanted) {
    const int nodes = static_cast<int>(state.range(0));
    desk.reset();
    desk = std::make_unique<Desk>(state.range(1) == 0 ? bench::tapeProgram(nodes)
                                                      : bench::layeredProgram(nodes));
    shown = wanted;
  }
  desk->playhead.last();
  desk->canvas->fit();
  desk->canvas->repaint();
  return *desk;
}

double share(std::vector<double>& sorted, double part) {
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

class FrameTimes {
 public:
  template <class Frame>
  void time(GraphCanvas& canvas, const Frame& frame) {
    QElapsedTimer clock;
    clock.start();
    const double before = bench::computed();
    frame();
    canvas.repaint();
    computed_.push_back(bench::computed() - before);
    times_.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  void add(double milliseconds) { times_.push_back(milliseconds); }

  void report(benchmark::State& state) {
    state.counters["p1_ms"] = share(times_, 0.01);
    state.counters["p50_ms"] = share(times_, 0.5);
    state.counters["p99_ms"] = share(times_, 0.99);
    state.counters["worst_ms"] = share(times_, 1);
    if (computed_.empty()) return;
    state.counters["cpu_p50_ms"] = share(computed_, 0.5);
    state.counters["cpu_p99_ms"] = share(computed_, 0.99);
  }

 private:
  std::vector<double> times_, computed_;
};

void wheel(GraphCanvas& canvas, int delta) {
  const QPointF at(640, 400);
  QWheelEvent event(at, canvas.mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&canvas, &event);
}

void move(GraphCanvas& canvas, QEvent::Type type, QPointF at,
          Qt::MouseButton holding = Qt::MiddleButton) {
  const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : holding;
  const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : holding;
  QMouseEvent event(type, at, canvas.mapToGlobal(at), button, held, Qt::NoModifier);
  QCoreApplication::sendEvent(&canvas, &event);
}

// Zoom in parts per hundred: how close the pan, or the playback, is looked at; 0 fits all.
void lookFrom(Desk& desk, std::int64_t percent) {
  if (percent == 0) return desk.canvas->fit();
  desk.canvas->resetZoom();
  desk.canvas->zoomAt(QPointF(640, 400), static_cast<double>(percent) / 100);
  QElapsedTimer rest;
  rest.start();
  while (rest.elapsed() < 150) QCoreApplication::processEvents();
  desk.canvas->repaint();
}

void pan(benchmark::State& state) {
  Desk& desk = deskOf(state);
  lookFrom(desk, state.range(2));
  FrameTimes times;
  for (auto _ : state) {
    QPointF at(640, 400);
    move(*desk.canvas, QEvent::MouseButtonPress, at);
    for (int i = 0; i < frames; ++i) {
      at += QPointF(11 * std::cos(i / 20.0), 9 * std::sin(i / 13.0));
      times.time(*desk.canvas, [&] { move(*desk.canvas, QEvent::MouseMove, at); });
    }
    move(*desk.canvas, QEvent::MouseButtonRelease, at);
  }
  times.report(state);
}

// The backward graph beside the forward one has edges as long as the graph.
void pan_with_the_backward_graph(benchmark::State& state) {
  Desk& desk = deskOf(state);
  desk.workspace.setBackward(BackwardPlace::below);
  desk.settle();
  pan(state);
  desk.workspace.setBackward(BackwardPlace::off);
  desk.settle();
}

// From all of it to a single card and back, a notch of the wheel per frame.
void zoom(benchmark::State& state) {
  Desk& desk = deskOf(state);
  FrameTimes times;
  for (auto _ : state) {
    for (int i = 0; i < frames; ++i) {
      const int delta = i < frames / 2 ? 60 : -60;
      times.time(*desk.canvas, [&] {
        wheel(*desk.canvas, delta);
        QCoreApplication::processEvents();
      });
    }
  }
  times.report(state);
}

// Through forward and backward steps with tokens on their way, at eight times the usual speed: a
// step about every seven frames.
void playback(benchmark::State& state) {
  Desk& desk = deskOf(state);
  lookFrom(desk, state.range(2));
  FrameTimes times;
  const int steps = desk.playhead.stepCount();
  for (auto _ : state) {
    for (const double start : {0.3, 0.8}) {
      desk.playhead.seek(static_cast<int>(start * steps));
      const Step* step = desk.playhead.currentStep();
      if (step && state.range(2) > 0) desk.canvas->reveal(step->node);
      desk.canvas->repaint();
      desk.playhead.setSpeed(8);
      desk.playhead.play();
      for (int i = 0; i < frames; ++i) {
        times.time(*desk.canvas, [&] { desk.playhead.advance(1000.0 / 60); });
      }
      desk.playhead.pause();
    }
  }
  times.report(state);
}

// A card in the middle of the graph follows the pointer.
void drag_a_node(benchmark::State& state) {
  Desk& desk = deskOf(state);
  GraphCanvas& canvas = *desk.canvas;
  lookFrom(desk, state.range(2));
  const auto nodes = static_cast<std::uint32_t>(canvas.scene()->cards().size());
  const NodeId node{nodes / 2};
  if (state.range(2) > 0) canvas.centerOn(canvas.scene()->card(node)->rect.center());
  canvas.repaint();
  FrameTimes times;
  for (auto _ : state) {
    QPointF at = canvas.nodeRect(node).center();
    move(canvas, QEvent::MouseButtonPress, at, Qt::LeftButton);
    for (int i = 0; i < frames; ++i) {
      at += QPointF(11 * std::cos(i / 20.0), 9 * std::sin(i / 13.0));
      times.time(canvas, [&] { move(canvas, QEvent::MouseMove, at, Qt::LeftButton); });
    }
    move(canvas, QEvent::MouseButtonRelease, at, Qt::LeftButton);
    desk.workspace.undoStack().setIndex(0);
    desk.settle();
  }
  times.report(state);
}

// From a slider's move to the frame that shows it everywhere.
void edit_a_value(benchmark::State& state) {
  Desk& desk = deskOf(state);
  lookFrom(desk, 100);
  const std::string name = state.range(1) == 0 ? "v0" : "h0_0";
  FrameTimes times;
  for (auto _ : state) {
    const int gesture = newGesture();
    for (int i = 0; i < 12; ++i) {
      QElapsedTimer clock;
      clock.start();
      setValue(desk.workspace, name, Tensor(0.3 + 0.01 * i), gesture);
      while (!desk.workspace.current() || !desk.canvas->isCurrent())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
      desk.canvas->repaint();
      times.add(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
  }
  times.report(state);
}

// The longest that the window stands still while a new statement is analysed, laid out and shown.
void edit_the_text(benchmark::State& state) {
  Desk& desk = deskOf(state);
  lookFrom(desk, 100);
  FrameTimes times;
  double longest = 0;
  for (auto _ : state) {
    for (int i = 0; i < 6; ++i) {
      const QString text = QString::fromStdString(desk.workspace.document().program) +
                           QStringLiteral("extra%1 = 2 * %2\n")
                               .arg(i)
                               .arg(QLatin1String(state.range(1) == 0 ? "v0" : "h0_0"));
      QElapsedTimer clock;
      clock.start();
      setText(desk.workspace, text);
      while (!desk.workspace.current() || !desk.canvas->isCurrent()) {
        QElapsedTimer still;
        still.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, static_cast<double>(still.nsecsElapsed()) / 1e6);
        QThread::usleep(200);
      }
      desk.canvas->repaint();
      times.add(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    desk.workspace.undoStack().setIndex(0);
    desk.settle();
  }
  times.report(state);
  state.counters["window_still_ms"] = longest;
}

void open_a_program(benchmark::State& state) {
  bench::haveApplication();
  for (auto _ : state) state.counters["text_to_picture_ms"] = deskOf(state).opened;
}

// Nodes, whether layered, and for some the zoom.
void atAllSizes(benchmark::internal::Benchmark* bench) {
  bench->Iterations(1)->Unit(benchmark::kMillisecond)->ArgNames({"nodes", "layered"});
  bench->ArgsProduct({{1'000, 10'000, 100'000}, {0, 1}});
}
void atAllSizesAndZooms(benchmark::internal::Benchmark* bench) {
  bench->Iterations(1)->Unit(benchmark::kMillisecond)->ArgNames({"nodes", "layered", "zoom"});
  bench->ArgsProduct({{1'000, 10'000, 100'000}, {0, 1}, {0, 35, 100}});
}

BENCHMARK(open_a_program)->Apply(atAllSizes);
BENCHMARK(pan)->Apply(atAllSizesAndZooms);
BENCHMARK(pan_with_the_backward_graph)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->ArgNames({"nodes", "layered", "zoom"})
    ->ArgsProduct({{1'000, 10'000}, {0}, {0, 35, 100}});
BENCHMARK(zoom)->Apply(atAllSizes);
BENCHMARK(playback)->Apply(atAllSizesAndZooms);
BENCHMARK(drag_a_node)->Apply(atAllSizesAndZooms);
BENCHMARK(edit_a_value)->Apply(atAllSizes);
BENCHMARK(edit_the_text)->Apply(atAllSizes);

}  // namespace
