// Where the player stands in a trace: an index and how far the step under way has come. It never
// computes.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "engine/trace/trace.h"

namespace nabla::ui {

class Playhead : public QObject {
  Q_OBJECT

 public:
  explicit Playhead(QObject* parent = nullptr);

  // Another trace; the step is kept, or the end if it stood there. Null is an empty one.
  void setTrace(std::shared_ptr<const Trace> trace);
  const std::shared_ptr<const Trace>& trace() const { return trace_; }
  int stepCount() const;

  // Steps done, 0 .. stepCount(). While playing or moving on, the next one is under way by
  // `progress()` in [0, 1).
  int step() const { return step_; }
  double progress() const { return progress_; }
  // The step a viewer looks at: the one under way, else the last one done; null before the first.
  const Step* currentStep() const;
  int currentIndex() const;                           // its index, or -1
  const TraceState& state() const { return state_; }  // after step() steps

  bool isPlaying() const { return playing_; }
  double speed() const { return speed_; }
  bool reducedMotion() const { return reduced_motion_; }

  // While playing, a step after which this holds ends the play: a breakpoint. The index is that of
  // the step just done. Empty for none.
  using Stop = std::function<bool(const Trace& trace, int step)>;
  void setStop(Stop stop) { stop_ = std::move(stop); }

  // Moves time on by hand; tests and export use it in place of the clock.
  void advance(double milliseconds);

 public slots:
  void first();
  void back();
  void forward();  // animates one step; pressed again while one is under way, completes it and
                   // begins the next
  void last();
  void seek(int step);  // clamped, at once
  void play();          // from the start when at the end
  void pause();         // completes nothing: the step under way stays where it is
  void toggle();
  void setSpeed(double factor);         // 0.25 .. 8
  void setReducedMotion(bool reduced);  // steps change at once, without tokens under way

 signals:
  void traceChanged();
  void positionChanged();  // step or progress
  void playingChanged();
  void speedChanged();
  void stoppedAt(int step);  // at a breakpoint, after the step of that index

 private:
  void moveTo(int step, double progress);
  void tick();
  bool stopsAfter(int step) const;
  std::shared_ptr<const Trace> trace_;
  Stop stop_;
  TraceState state_;
  int step_ = 0;
  bool at_end_ = false;  // where the last trace was left that had steps: a text without any, on the
                         // way of undo or of typing, does not lose the end
  double progress_ = 0;
  double elapsed_ = 0;  // of the step under way; shown as progress unless motion is reduced
  bool playing_ = false;
  bool single_ = false;  // moving on by one step
  double speed_ = 1;
  bool reduced_motion_ = false;
  QTimer timer_;
  qint64 last_tick_ = 0;
};

// How long one step takes at speed 1, in milliseconds.
constexpr double step_duration = 900;

}  // namespace nabla::ui
