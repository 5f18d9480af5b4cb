#include "ui/canvas/scene_maker.h"

#include <utility>

namespace nabla::ui {

std::unique_ptr<MadeScene> makeScene(SceneRequest request, const std::atomic<bool>* cancelled) {
  const Trace& trace = *request.trace;
  const Scene* before = request.before.get();
  LayoutHints hints{request.fixed, before ? before->placesFor(request.reading) : NodePlaces{},
                    cancelled};
  auto made = std::make_unique<MadeScene>();
  if (request.backward != BackwardPlace::off) made->backward = BackwardGraph::of(trace);
  made->scene = std::make_unique<Scene>(
      trace, request.titles, hints, request.same_places ? before : nullptr, request.collapsed,
      BackwardView{request.backward, made->backward}, request.reading, request.ghosts.get());
  if (hints.givenUp()) return nullptr;
  made->index = std::make_shared<TraceIndex>(trace);
  made->end = state_at(trace, trace.steps.size());
  made->request = std::move(request);
  return made;
}

SceneMaker::SceneMaker(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
  pool_.setThreadPriority(QThread::LowPriority);  // frames come first
}

SceneMaker::~SceneMaker() {
  giveUp();
  pool_.waitForDone();
}

void SceneMaker::ask(SceneRequest request) {
  giveUp();
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  busy_ = true;
  const quint64 number = number_;
  pool_.start([this, number, request = std::move(request), cancelled = cancelled_] {
    std::shared_ptr<MadeScene> made = makeScene(request, cancelled.get());
    QMetaObject::invokeMethod(
        this, [this, number, made = std::move(made)] { take(number, made); }, Qt::QueuedConnection);
  });
}

void SceneMaker::giveUp() {
  ++number_;
  busy_ = false;
  if (cancelled_) *cancelled_ = true;
  pool_.clear();
}

void SceneMaker::take(quint64 number, std::shared_ptr<MadeScene> made) {
  if (number != number_ || !made) return;
  busy_ = false;
  emit this->made(std::move(made));
}

}  // namespace nabla::ui
