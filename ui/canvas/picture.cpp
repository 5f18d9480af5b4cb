#include "ui/canvas/picture.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/canvas/painter.h"
#include "ui/canvas/view.h"

namespace nabla::ui {

namespace {

constexpr double picture_margin = 28;
constexpr double legend_height = 30;
constexpr double most_zoom = 4;

}  // namespace

GraphPicture::GraphPicture(const Trace& trace, const NodePlaces& places, BackwardPlace backward,
                           Reading reading, const Ghosts* ghosts)
    : trace_(trace),
      backward_(backward == BackwardPlace::off ? nullptr : BackwardGraph::of(trace)),
      scene_(std::make_unique<Scene>(trace, std::make_shared<TitleCache>(), LayoutHints{places, {}},
                                     nullptr, FrameKeys{}, BackwardView{backward, backward_},
                                     reading, ghosts)) {}

GraphPicture::~GraphPicture() = default;

QSizeF GraphPicture::size() const {
  const QSizeF graph = scene_->bounds().size();
  return {std::ceil(graph.width() + 2 * picture_margin),
          std::ceil(graph.height() + 2 * picture_margin + legend_height)};
}

void GraphPicture::paint(QPainter& painter, QSizeF size, int step, double progress,
                         const Theme& theme) const {
  const int steps = static_cast<int>(trace_.steps.size());
  const int done = std::clamp(step, 0, steps);
  const TraceState values = state_at(trace_, static_cast<std::size_t>(done));
  SceneState state;
  state.index = std::make_shared<TraceIndex>(trace_);
  state.backward = backward_;
  state.trace = &trace_;
  state.values = &values;
  state.done = done;
  state.progress = std::clamp(progress, 0.0, 1.0);
  state.current = done < steps && progress > 0 ? done : done - 1;
  EdgeLabels labels(trace_);
  state.labels = labels.place(*scene_, state.done, state.current);
  painter.save();
  painter.fillRect(QRectF(QPointF(0, 0), size), theme.canvas);
  const View view = fitted(scene_->bounds(), size - QSizeF(0, legend_height),
                           {picture_margin, picture_margin}, most_zoom);
  painter.save();
  painter.translate(0, legend_height);
  painter.setTransform(view.transform(), true);
  const LevelOfDetail level = levelFor(view.zoom, scene_->cards().size());
  paintScene(painter, *scene_, state, theme, level);
  paintTokens(painter, *scene_, state, theme, level);
  painter.restore();
  paintLegend(painter, QPointF(14, 14), state, theme);
  painter.restore();
}

void paintGraphPicture(QPainter& painter, QSizeF size, const Trace& trace, int step,
                       const Theme& theme, const NodePlaces& places) {
  GraphPicture(trace, places).paint(painter, size, step, 0, theme);
}

QSizeF graphPictureSize(const Trace& trace, const NodePlaces& places) {
  return GraphPicture(trace, places).size();
}

}  // namespace nabla::ui
