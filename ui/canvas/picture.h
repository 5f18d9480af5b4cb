// The computation graph as a picture of any size, at any moment of a trace: what is exported,
// printed and rendered without a window.
#pragma once

#include <QSizeF>
#include <memory>

#include "engine/graph/ghost.h"
#include "engine/trace/trace.h"
#include "ui/canvas/layout.h"
#include "ui/playback/backward_graph.h"
#include "ui/theme/theme.h"
#include "ui/workspace/reading.h"

class QPainter;

namespace nabla::ui {

class Scene;

// Laid out once, painted at as many moments as an animation has frames. Needs a QGuiApplication;
// keeps a reference to the trace.
class GraphPicture {
 public:
  explicit GraphPicture(const Trace& trace, const NodePlaces& places = {},
                        BackwardPlace backward = BackwardPlace::off,
                        Reading reading = Reading::across, const Ghosts* ghosts = nullptr);
  ~GraphPicture();
  GraphPicture(const GraphPicture&) = delete;
  GraphPicture& operator=(const GraphPicture&) = delete;

  // The size at scale 1, with a margin around; good for figures without a size of their own.
  QSizeF size() const;
  // After `step` steps (clamped), with the next one under way by `progress` in [0, 1). The graph is
  // fitted into `size` and centred; the whole of it gets the canvas colour.
  void paint(QPainter& painter, QSizeF size, int step, double progress, const Theme& theme) const;

 private:
  const Trace& trace_;
  std::shared_ptr<const BackwardGraph> backward_;
  std::unique_ptr<Scene> scene_;
};

// One picture of the state after `step` steps.
void paintGraphPicture(QPainter& painter, QSizeF size, const Trace& trace, int step,
                       const Theme& theme, const NodePlaces& places = {});
QSizeF graphPictureSize(const Trace& trace, const NodePlaces& places = {});

}  // namespace nabla::ui
