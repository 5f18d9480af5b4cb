// Makes scenes away from the window's thread: cards, layout, curves and the states of the trace.
// The newest request wins; what an older one would bring is given up and never arrives.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>

#include "ui/canvas/scene.h"
#include "ui/canvas/scene_state.h"

namespace nabla::ui {

struct SceneRequest {
  std::shared_ptr<const Trace> trace;
  std::shared_ptr<TitleCache> titles;
  NodePlaces fixed;
  std::shared_ptr<const Scene> before;  // its order is kept; null for none
  bool same_places = false;             // and its places too, where the shape is the same
  FrameKeys collapsed;
  BackwardPlace backward = BackwardPlace::off;
  Reading reading = Reading::across;
  std::shared_ptr<const Ghosts> ghosts;  // of branches not taken; null for none
};

struct MadeScene {
  SceneRequest request;
  std::unique_ptr<Scene> scene;
  std::shared_ptr<const TraceIndex> index;
  std::shared_ptr<const BackwardGraph> backward;  // null where it is not shown
  TraceState end;                                 // after all steps
};

// Pure; null when cancelled.
std::unique_ptr<MadeScene> makeScene(SceneRequest request,
                                     const std::atomic<bool>* cancelled = nullptr);

class SceneMaker : public QObject {
  Q_OBJECT

 public:
  explicit SceneMaker(QObject* parent = nullptr);
  ~SceneMaker() override;

  // Gives up what is under way and starts anew; made() follows from the event loop.
  void ask(SceneRequest request);
  // Nothing will arrive until asked again.
  void giveUp();
  bool isBusy() const { return busy_; }

 signals:
  void made(std::shared_ptr<nabla::ui::MadeScene> made);

 private:
  void take(quint64 number, std::shared_ptr<MadeScene> made);

  QThreadPool pool_;
  std::shared_ptr<std::atomic<bool>> cancelled_;
  quint64 number_ = 0;
  bool busy_ = false;
};

}  // namespace nabla::ui
