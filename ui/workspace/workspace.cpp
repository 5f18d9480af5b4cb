#include "ui/workspace/workspace.h"

#include <QCoreApplication>
#include <utility>

#include "ui/workspace/keys.h"
#include "ui/workspace/let_go.h"

namespace nabla::ui {

Workspace::Workspace(QObject* parent)
    : QObject(parent),
      cancelled_(std::make_shared<std::atomic<bool>>(false)),
      analysis_(std::make_shared<const Analysis>()) {
  connect(&undo_stack_, &QUndoStack::cleanChanged, this, &Workspace::pathChanged);
  connect(&watch_, &FileWatch::stateChanged, this, &Workspace::fileStateChanged);
  worker_.setMaxThreadCount(1);
}

Workspace::~Workspace() {
  *cancelled_ = true;
  worker_.waitForDone();
}

void Workspace::applyRename(const std::string& from, const std::string& to) {
  std::set<std::string> opened;
  for (const std::string& key : document_.views.opened) opened.insert(renamedKey(key, from, to));
  document_.views.opened = std::move(opened);
  emit nodeRenamed(from, to);
}

void Workspace::applyText(const std::string& text) {
  if (text == document_.program) return;
  document_.program = text;
  emit textChanged();
  emit documentEdited();
  changed(Change::program);
}

void Workspace::applyPoint(const Point& point) {
  document_.point = point;
  live_point_.reset();  // a hand on the point ends the walk
  emit pointChanged();
  emit documentEdited();
  changed(Change::point);
}

void Workspace::applyLayout(std::map<std::string, NodePosition, std::less<>> layout) {
  document_.layout = std::move(layout);
  emit layoutChanged();
  emit documentEdited();
}

void Workspace::applyOptimizer(const OptimizerChoice& choice) {
  document_.optimizer = choice;
  emit optimizerChanged();
  emit documentEdited();
}

void Workspace::setMode(RunMode mode) {
  if (mode_ == mode) return;
  mode_ = mode;
  document_.views.mode.clear();  // said anew when it is saved
  emit modeChanged();
  changed(Change::program);
}

void Workspace::setExecution(Mode mode) {
  if (execution_ == mode) return;
  execution_ = mode;
  document_.views.execution.clear();
  emit modeChanged();
  changed(Change::program);
}

void Workspace::setBackward(BackwardPlace place) {
  if (backward() == place) return;
  document_.views.backward = backward_names[static_cast<std::size_t>(place)];
  emit backwardChanged();
}

void Workspace::setReading(Reading reading) {
  if (this->reading() == reading) return;
  document_.views.reading = reading_names[static_cast<std::size_t>(reading)];
  emit readingChanged();
}

void Workspace::setOpened(const std::string& key, bool open) {
  std::set<std::string>& opened = document_.views.opened;
  const bool changes = open ? opened.insert(key).second : opened.erase(key) > 0;
  if (changes) changed(Change::program);
}

void Workspace::setLivePoint(std::optional<Point> point) {
  live_point_ = std::move(point);
  emit pointChanged();
  changed(Change::point);
}

Point Workspace::shownPoint() const {
  Point point = last_good_ ? last_good_->values() : Point{};
  if (last_good_) {  // it may have been for another point, which undo has taken back
    for (const auto& [name, value] : last_good_->initial) point[name] = value;
  }
  for (const auto& [name, value] : document_.point) point[name] = value;
  if (live_point_) {
    for (const auto& [name, value] : *live_point_) point[name] = value;
  }
  return point;
}

// --- analysis in the background: one job at a time, and the newest request next ---

// A point that moves on leaves the job under way alone: a view that follows a drag would else stand
// still until the hand rests.
void Workspace::changed(Change what) {
  ++revision_;
  if (what == Change::program) {
    program_revision_ = revision_;
    *cancelled_ = true;
  }
  if (!running_) start();
}

void Workspace::start() {
  AnalysisRequest request{
      revision_, document_.program, document_.point, mode_,  execution_, opened(),
      {},        folder_,           files_,          limits_};
  if (live_point_) {
    for (const auto& [name, value] : *live_point_) request.point[name] = value;
  }
  running_ = true;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  worker_.start([this, request, cancelled = cancelled_, before = last_good_] {
    auto analysis = analyse(request, *cancelled, before.get());
    QMetaObject::invokeMethod(
        this, [this, analysis] { finished(analysis); }, Qt::QueuedConnection);
  });
}

void Workspace::finished(std::shared_ptr<const Analysis> analysis) {
  running_ = false;
  if (analysis && analysis->request.revision >= program_revision_) {
    letGo(std::exchange(analysis_, std::move(analysis)));
    if (analysis_->ok()) letGo(std::exchange(last_good_, analysis_));
    emit analysisChanged();
  }
  if (!current() && !running_) start();
}

void Workspace::waitUntilCurrent() {
  while (!current()) {
    worker_.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
  }
}

}  // namespace nabla::ui
