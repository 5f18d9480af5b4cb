#include "ui/workspace/optimizer.h"

#include <QCoreApplication>
#include <utility>

namespace nabla::ui {
namespace {

// Iterations a second the eye can follow at first; a long run speeds up so that it ends in seconds.
constexpr int tick = 40;
constexpr std::size_t followed_one_by_one = 60;
constexpr std::chrono::milliseconds longest_tick{20};
constexpr int at_once = 8;  // milliseconds: what is quick is shown without a detour

std::size_t iterations_per_tick(std::size_t done) {
  return done < followed_one_by_one ? 1 : 1 + (done - followed_one_by_one) / 15;
}

}  // namespace

Optimizer::Optimizer(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  timer_.setInterval(tick);
  connect(&timer_, &QTimer::timeout, this, &Optimizer::advance);
  connect(&workspace_, &Workspace::textChanged, this, &Optimizer::forgetAll);
  connect(&workspace_, &Workspace::documentReplaced, this, &Optimizer::forgetAll);
  connect(&workspace_, &Workspace::optimizerChanged, this, &Optimizer::abandon);
  connect(&workspace_, &Workspace::analysisChanged, this, [this] {
    if (!waiting_ || !workspace_.current()) return;
    const auto action = std::exchange(waiting_, nullptr);
    (this->*action)();
  });
}

Optimizer::~Optimizer() {
  drop();
  pool_.waitForDone();
}

bool Optimizer::canStep() const { return !record_ || record_->stop == StopReason::running; }

bool Optimizer::startsOver() const { return ended_ && ended_->reached == workspace_.shownPoint(); }

bool Optimizer::isUnderWay() const {
  return walk_ && (fresh_ || (canStep() && workspace_.livePoint()));
}

// Until the analysis has seen the program it may be one that never ends: then the action waits.
bool Optimizer::mustWait(void (Optimizer::*action)()) {
  waiting_ = isUnderWay() || workspace_.current() ? nullptr : action;
  return waiting_ != nullptr;
}

bool Optimizer::begin() {
  if (isUnderWay()) return true;
  drop();
  error_.reset();
  const Analysis& analysis = *workspace_.analysis();
  if (!analysis.ok()) {
    error_ = analysis.diagnostics.front();
    emit recordChanged();
    return false;
  }
  seen_ = workspace_.shownPoint();
  start_ = startsOver() ? ended_->start : seen_;
  walk_ = std::make_shared<OptimizerWalk>(WalkStart{analysis.program, start_,
                                                    workspace_.document().optimizer,
                                                    workspace_.files(), workspace_.limits()});
  fresh_ = true;
  return true;
}

// One job at a time; its result arrives from the event loop.
void Optimizer::ask(std::size_t steps) {
  busy_ = true;
  const auto done = std::make_shared<WalkProgress>();
  pool_.start([this, walk = walk_, number = number_, steps, done] {
    *done = walk->go(steps, longest_tick);
    QMetaObject::invokeMethod(
        this, [this, number, done] { take(number, *done); }, Qt::QueuedConnection);
  });
}

void Optimizer::waitAMoment() {
  if (pool_.waitForDone(at_once)) QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void Optimizer::take(quint64 number, const WalkProgress& progress) {
  if (number != number_) return;
  busy_ = false;
  // A hand on the point meanwhile ends the walk.
  if (fresh_ ? workspace_.shownPoint() != seen_ : !workspace_.livePoint()) return abandon();
  if (std::exchange(fresh_, false)) forget();
  if (progress.failure) {
    drop();
    pause();
    error_ = progress.failure;
    emit recordChanged();
    return;
  }
  progress.addTo(record_);
  output_ = QString::fromStdString(progress.output);
  show(progress.reached);
  if (!canStep()) return end(progress.reached);
  if (asked_ == 0 || isRunning()) return;
  --asked_;
  ask(1);
}

void Optimizer::run() {
  if (isRunning() || mustWait(&Optimizer::run) || !begin()) return;
  timer_.start();
  emit runningChanged();
  if (busy_) return;
  ask(0);
  waitAMoment();
}

void Optimizer::step() {
  if (isRunning()) pause();
  if (mustWait(&Optimizer::step) || !begin()) return;
  if (busy_) {
    ++asked_;
    return;
  }
  ask(1);
  waitAMoment();
}

void Optimizer::pause() {
  asked_ = 0;
  if (!isRunning()) return;
  timer_.stop();
  emit runningChanged();
}

void Optimizer::end(const Point& reached) {
  stop();
  ended_ = Ended{start_, reached};
  emit recordChanged();
}

void Optimizer::stop() {
  const bool over = std::exchange(ended_, std::nullopt).has_value();
  if (over) emit recordChanged();
  pause();
  drop();
  if (!record_ || !workspace_.livePoint()) return;
  emit stopped(Point(*workspace_.livePoint()));
  if (workspace_.livePoint()) workspace_.setLivePoint(std::nullopt);
  emit recordChanged();
}

void Optimizer::reset() {
  pause();
  drop();
  forget();
  error_.reset();
  if (workspace_.livePoint()) workspace_.setLivePoint(std::nullopt);
  emit wentBack(start_);
  emit recordChanged();
}

void Optimizer::drop() {
  ++number_;
  busy_ = false;
  asked_ = 0;
  fresh_ = false;
  if (walk_) walk_->cancel();
  walk_.reset();
}

void Optimizer::forget() {
  record_.reset();
  output_.clear();
}

void Optimizer::forgetAll() {
  ended_.reset();
  abandon();
}

void Optimizer::abandon() {
  pause();
  waiting_ = nullptr;
  const bool had = walk_ || record_ || error_;
  drop();
  forget();
  error_.reset();
  if (workspace_.livePoint()) workspace_.setLivePoint(std::nullopt);
  if (had) emit recordChanged();
}

void Optimizer::advance() {
  if (busy_) return;
  if (!workspace_.livePoint()) return abandon();
  ask(iterations_per_tick(record_->iterations()));
}

// The iterate becomes the workspace's live point, so that the graph and the plots follow.
void Optimizer::show(const Point& reached) {
  workspace_.setLivePoint(reached);
  emit recordChanged();
}

}  // namespace nabla::ui
