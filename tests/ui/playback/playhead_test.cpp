// The playhead moves through a trace in both directions, by hand and by time, and what it shows is
// always the trace's own state.
#include "ui/playback/playhead.h"

#include <QSignalSpy>
#include <QTest>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"

namespace ui_playback_playhead_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

std::shared_ptr<const Trace> traced(const char* text, const TraceOptions& options = {}) {
  Execution execution = run(parse(text).program);
  const NodeId output = execution.outputs.front().node;
  return std::make_shared<const Trace>(
      record(std::move(execution.graph), output, {}, options).value());
}

bool same(const std::vector<std::optional<Tensor>>& a,
          const std::vector<std::optional<Tensor>>& b) {
  return a == b;
}

bool at(const Playhead& playhead, int step) {
  const TraceState state = state_at(*playhead.trace(), static_cast<std::size_t>(step));
  return playhead.step() == step && same(playhead.state().values, state.values) &&
         same(playhead.state().gradients, state.gradients) &&
         same(playhead.state().tangents, state.tangents);
}

constexpr const char* valley =
    "x = variable(-1.2)\ny = variable(1)\nf = (1 - x)^2 + 100 * (y - x^2)^2";

}  // namespace

class PlayheadTest : public QObject {
  Q_OBJECT

 private slots:
  void every_step_is_reversible() {
    TraceOptions tangents;
    tangents.tangent_of = "x";
    for (const auto& trace : {traced(valley), traced(valley, tangents)}) {
      Playhead playhead;
      playhead.setReducedMotion(true);
      playhead.setTrace(trace);
      const int last = playhead.stepCount();
      QVERIFY(last > 10);
      for (int step = 0; step < last; ++step) {
        QVERIFY(at(playhead, step));
        playhead.forward();
        QVERIFY(at(playhead, step + 1));
        playhead.back();
        QVERIFY(at(playhead, step));
        playhead.forward();
      }
      for (int step = last; step > 0; --step) {
        QVERIFY(at(playhead, step));
        playhead.back();
      }
      QVERIFY(at(playhead, 0));
    }
  }

  void it_stops_at_both_ends() {
    Playhead playhead;
    playhead.setTrace(traced(valley));
    playhead.back();
    QVERIFY(at(playhead, 0));
    QCOMPARE(playhead.currentIndex(), -1);
    QVERIFY(!playhead.currentStep());
    playhead.seek(100'000);
    QVERIFY(at(playhead, playhead.stepCount()));
    playhead.forward();
    QVERIFY(at(playhead, playhead.stepCount()));
    playhead.seek(-5);
    QVERIFY(at(playhead, 0));
  }

  void playing_reaches_the_end_and_pauses() {
    Playhead playhead;
    playhead.setTrace(traced("x = variable(3)\ny = x * x"));
    playhead.play();
    QVERIFY(playhead.isPlaying());
    for (int i = 0; i < 100 && playhead.isPlaying(); ++i) playhead.advance(step_duration / 3);
    QVERIFY(!playhead.isPlaying());
    QVERIFY(at(playhead, playhead.stepCount()));
    playhead.play();  // once more, from the start
    QVERIFY(at(playhead, 0));
  }

  void a_step_takes_its_time_divided_by_the_speed() {
    for (const double speed : {0.25, 1.0, 8.0}) {
      Playhead playhead;
      playhead.setTrace(traced(valley));
      playhead.setSpeed(speed);
      playhead.play();
      playhead.advance(0.5 * step_duration / speed);
      QCOMPARE(playhead.step(), 0);
      QCOMPARE(playhead.progress(), 0.5);
      playhead.advance(0.75 * step_duration / speed);
      QCOMPARE(playhead.step(), 1);
      QCOMPARE(playhead.progress(), 0.25);
    }
  }

  void speeds_are_kept_between_a_quarter_and_eight() {
    Playhead playhead;
    QSignalSpy changed(&playhead, &Playhead::speedChanged);
    playhead.setSpeed(100);
    QCOMPARE(playhead.speed(), 8.0);
    playhead.setSpeed(0);
    QCOMPARE(playhead.speed(), 0.25);
    playhead.setSpeed(0.25);
    QCOMPARE(changed.size(), 2);
  }

  void a_step_forward_is_seen_on_its_way_and_pressed_again_is_completed() {
    Playhead playhead;
    playhead.setTrace(traced(valley));
    playhead.forward();
    playhead.advance(step_duration / 4);
    QCOMPARE(playhead.step(), 0);
    QCOMPARE(playhead.currentIndex(), 0);
    playhead.forward();
    QCOMPARE(playhead.step(), 1);
    playhead.advance(10 * step_duration);  // one step, however late the clock
    QVERIFY(at(playhead, 2));
    QCOMPARE(playhead.progress(), 0.0);
  }

  void going_back_from_within_a_step_returns_to_its_start() {
    Playhead playhead;
    playhead.setTrace(traced(valley));
    playhead.seek(4);
    playhead.forward();
    playhead.advance(step_duration / 2);
    playhead.back();
    QVERIFY(at(playhead, 4));
    QCOMPARE(playhead.progress(), 0.0);
    playhead.back();
    QVERIFY(at(playhead, 3));
  }

  void reduced_motion_shows_no_step_under_way() {
    Playhead playhead;
    playhead.setReducedMotion(true);
    playhead.setTrace(traced(valley));
    playhead.play();
    playhead.advance(step_duration / 2);
    QCOMPARE(playhead.progress(), 0.0);
    QVERIFY(at(playhead, 0));
    playhead.advance(step_duration / 2);
    QVERIFY(at(playhead, 1));
  }

  void the_end_is_kept_through_a_trace_without_steps() {
    for (const auto& empty : {std::shared_ptr<const Trace>(), traced("x = variable(2)")}) {
      Playhead playhead;
      playhead.setTrace(traced(valley));
      playhead.last();
      playhead.setTrace(empty);
      playhead.setTrace(traced(valley));
      QVERIFY(at(playhead, playhead.stepCount()));
      playhead.setTrace(empty);
      playhead.first();  // another document
      playhead.setTrace(traced(valley));
      QVERIFY(at(playhead, 0));
    }
  }

  void another_trace_keeps_the_step_or_the_end() {
    Playhead playhead;
    playhead.setTrace(traced(valley));
    playhead.seek(3);
    playhead.setTrace(traced("x = variable(2)\ny = x * x"));
    QVERIFY(at(playhead, 3));
    playhead.last();
    playhead.setTrace(traced(valley));
    QVERIFY(at(playhead, playhead.stepCount()));
    playhead.setTrace(nullptr);
    QCOMPARE(playhead.stepCount(), 0);
    QCOMPARE(playhead.currentIndex(), -1);
    playhead.play();
    QVERIFY(!playhead.isPlaying());
    playhead.forward();
    playhead.seek(7);
    QCOMPARE(playhead.step(), 0);
  }
};

QTEST_GUILESS_MAIN(PlayheadTest)

}  // namespace ui_playback_playhead_test

#include "ui_playback_playhead_test.moc"
