#include "ui/workspace/optimizer.h"

#include <QElapsedTimer>

#include "engine/language/parser.h"

namespace nabla::ui {
namespace {

// Iterations a second the eye can follow at first; a long run speeds up so that it ends in seconds.
constexpr int tick = 40;
constexpr std::size_t followed_one_by_one = 60;
constexpr int longest_tick = 20;  // milliseconds; then the window has its turn

std::size_t iterations_per_tick(std::size_t done) {
  return done < followed_one_by_one ? 1 : 1 + (done - followed_one_by_one) / 15;
}

}  // namespace

Optimizer::Optimizer(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  timer_.setInterval(tick);
  connect(&timer_, &QTimer::timeout, this, &Optimizer::advance);
  connect(&workspace_, &Workspace::textChanged, this, &Optimizer::abandon);
  connect(&workspace_, &Workspace::documentReplaced, this, &Optimizer::abandon);
  connect(&workspace_, &Workspace::optimizerChanged, this, &Optimizer::abandon);
  connect(&workspace_, &Workspace::analysisChanged, this, [this] {
    if (!waiting_ || !workspace_.current()) return;
    const auto action = std::exchange(waiting_, nullptr);
    (this->*action)();
  });
}

const RunRecord* Optimizer::record() const { return run_ ? &run_->record() : nullptr; }

QString Optimizer::outputName() const {
  return run_ ? QString::fromStdString(run_->objective().output_name()) : QString();
}

bool Optimizer::canStep() const { return !run_ || !run_->finished(); }

bool Optimizer::isUnderWay() const { return run_ && !run_->finished() && workspace_.livePoint(); }

// Until the analysis has seen the program it may be one that never ends: then the action waits.
bool Optimizer::mustWait(void (Optimizer::*action)()) {
  waiting_ = isUnderWay() || workspace_.current() ? nullptr : action;
  return waiting_ != nullptr;
}

bool Optimizer::begin() {
  if (isUnderWay()) return true;
  error_.reset();
  const auto fail = [this](Diagnostic why) {
    error_ = std::move(why);
    emit recordChanged();
    return false;
  };
  if (!workspace_.analysis()->ok()) return fail(workspace_.analysis()->diagnostics.front());
  start_ = workspace_.shownPoint();
  const Document& document = workspace_.document();
  const ParseResult parsed = parse(document.program);
  if (!parsed.ok()) return fail(parsed.diagnostics.front());
  Expected<Objective> objective = Objective::make(parsed.program, start_);
  if (!objective) return fail(objective.error());
  const Method* method = find_method(document.optimizer.method);
  if (!method) return fail({say("there is no method %1", document.optimizer.method), {}, {}});
  Expected<Settings> settings = settings_for(*method, document.optimizer.settings);
  if (!settings) return fail(settings.error());
  const bool maximize = objective->goal() == Goal::maximize;
  Eigen::VectorXd start = objective->start();
  run_ = std::make_unique<OptimizerRun>(std::move(*objective), *method, std::move(*settings),
                                        std::move(start), maximize, StopRule{});
  if (!run_->record().error) return true;
  const Diagnostic why = *run_->record().error;
  run_.reset();
  return fail(why);
}

void Optimizer::run() {
  if (isRunning() || mustWait(&Optimizer::run) || !begin()) return;
  timer_.start();
  show();
  emit runningChanged();
}

void Optimizer::step() {
  if (isRunning()) pause();
  if (mustWait(&Optimizer::step) || !begin()) return;
  run_->step();
  show();
  if (run_->finished()) stop();
}

void Optimizer::pause() {
  if (!isRunning()) return;
  timer_.stop();
  emit runningChanged();
}

void Optimizer::stop() {
  pause();
  if (!run_ || !workspace_.livePoint()) return;
  emit stopped(Point(*workspace_.livePoint()));
  if (workspace_.livePoint()) workspace_.setLivePoint(std::nullopt);
  emit recordChanged();
}

void Optimizer::reset() {
  pause();
  run_.reset();
  error_.reset();
  if (workspace_.livePoint()) workspace_.setLivePoint(std::nullopt);
  emit wentBack(start_);
  emit recordChanged();
}

void Optimizer::abandon() {
  pause();
  waiting_ = nullptr;
  const bool had = run_ || error_;
  run_.reset();
  error_.reset();
  if (workspace_.livePoint()) workspace_.setLivePoint(std::nullopt);
  if (had) emit recordChanged();
}

void Optimizer::advance() {
  if (!workspace_.livePoint()) {
    abandon();
    return;
  }
  std::size_t left = iterations_per_tick(run_->record().iterations());
  QElapsedTimer clock;
  clock.start();
  while (left-- > 0 && !run_->finished() && clock.elapsed() < longest_tick) run_->step();
  show();
  if (run_->finished()) stop();
}

// The iterate becomes the workspace's live point, so that the graph and the plots follow.
void Optimizer::show() {
  Point point = start_;
  for (auto& [name, value] : run_->objective().unpack(run_->record().path.back().x)) {
    point[name] = std::move(value);
  }
  workspace_.setLivePoint(std::move(point));
  emit recordChanged();
}

}  // namespace nabla::ui
