#include "ui/playback/playhead.h"

#include <QDateTime>
#include <algorithm>

#include "engine/trace/advance.h"

namespace nabla::ui {
namespace {

constexpr int frame = 16;              // milliseconds, about 60 a second
constexpr double longest_frame = 100;  // a busy moment delays the animation, it does not skip it

}  // namespace

Playhead::Playhead(QObject* parent) : QObject(parent) {
  timer_.setInterval(frame);
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &Playhead::tick);
}

int Playhead::stepCount() const { return trace_ ? static_cast<int>(trace_->steps.size()) : 0; }

int Playhead::currentIndex() const {
  if (progress_ > 0 && step_ < stepCount()) return step_;
  return step_ - 1;
}

const Step* Playhead::currentStep() const {
  const int index = currentIndex();
  return index < 0 ? nullptr : &trace_->steps[static_cast<std::size_t>(index)];
}

void Playhead::setTrace(std::shared_ptr<const Trace> trace) {
  if (stepCount() > 0) at_end_ = step_ == stepCount();
  trace_ = std::move(trace);
  const int count = stepCount();
  step_ = at_end_ ? count : std::min(step_, count);
  if (step_ == count) progress_ = 0;
  state_ = trace_ ? state_at(*trace_, static_cast<std::size_t>(step_)) : TraceState{};
  if (step_ == count) pause();
  emit traceChanged();
  emit positionChanged();
}

void Playhead::moveTo(int step, double progress) {
  const int to = std::clamp(step, 0, stepCount());
  const double part = to == stepCount() ? 0 : progress;
  if (to == step_ && part == progress_) return;
  if (to > step_) {
    nabla::advance(state_, *trace_, static_cast<std::size_t>(step_), static_cast<std::size_t>(to));
  } else if (to < step_) {
    state_ = state_at(*trace_, static_cast<std::size_t>(to));
  }
  step_ = to;
  progress_ = part;
  elapsed_ = part;
  emit positionChanged();
}

void Playhead::seek(int step) {
  single_ = false;
  at_end_ = false;
  moveTo(step, 0);
  if (!playing_) timer_.stop();
}

void Playhead::first() {
  pause();
  seek(0);
}

void Playhead::last() {
  pause();
  seek(stepCount());
}

void Playhead::back() {
  pause();
  seek(progress_ > 0 ? step_ : step_ - 1);
}

void Playhead::forward() {
  if (single_) moveTo(step_ + 1, 0);
  pause();
  if (step_ == stepCount()) return;
  if (reduced_motion_) {
    seek(step_ + 1);
    return;
  }
  single_ = true;
  last_tick_ = QDateTime::currentMSecsSinceEpoch();
  timer_.start();
}

void Playhead::play() {
  if (playing_ || stepCount() == 0) return;
  if (step_ == stepCount()) seek(0);
  single_ = false;
  playing_ = true;
  last_tick_ = QDateTime::currentMSecsSinceEpoch();
  timer_.start();
  emit playingChanged();
}

void Playhead::pause() {
  timer_.stop();
  single_ = false;
  if (!playing_) return;
  playing_ = false;
  emit playingChanged();
}

void Playhead::toggle() {
  if (playing_) {
    pause();
  } else {
    play();
  }
}

void Playhead::setSpeed(double factor) {
  const double speed = std::clamp(factor, 0.25, 8.0);
  if (speed == speed_) return;
  speed_ = speed;
  emit speedChanged();
}

void Playhead::setReducedMotion(bool reduced) {
  reduced_motion_ = reduced;
  if (reduced) moveTo(step_, 0);
}

void Playhead::tick() {
  const qint64 now = QDateTime::currentMSecsSinceEpoch();
  const double passed = std::clamp(static_cast<double>(now - last_tick_), 0.0, longest_frame);
  last_tick_ = now;
  advance(passed);
}

bool Playhead::stopsAfter(int step) const { return playing_ && stop_ && stop_(*trace_, step); }

void Playhead::advance(double milliseconds) {
  if (!playing_ && !single_) return;
  double progress = elapsed_ + milliseconds * speed_ / step_duration;
  int step = step_;
  bool stopped = false;
  while (progress >= 1 && step < stepCount() && !stopped) {
    progress -= 1;
    stopped = stopsAfter(step);
    ++step;
    if (single_ || stopped) progress = 0;
  }
  const bool finished = stopped || step == stepCount() || (single_ && step > step_);
  moveTo(step, reduced_motion_ ? 0 : progress);
  elapsed_ = finished ? 0 : progress;
  if (finished) pause();
  if (stopped) emit stoppedAt(step - 1);
}

}  // namespace nabla::ui
