// Ways through a large graph: flights, search and minimap.
#include <algorithm>
#include <cmath>

#include "ui/canvas/breadcrumbs.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/search_bar.h"

namespace nabla::ui {

namespace {

constexpr qint64 flight_ms = 280;
constexpr double readable = 0.8;  // a zoom at which a card is read with ease
constexpr double legible = 0.6;   // one at which its words still are
constexpr double selection_margin = 70;
constexpr int edge_distance = 14;

}  // namespace

void GraphCanvas::makeHelpers() {
  minimap_ = new Minimap(*this, appearance_);
  search_ = new SearchBar(*this, appearance_);
  breadcrumbs_ = new Breadcrumbs(*this, appearance_);
  flight_timer_.setInterval(15);
}

void GraphCanvas::connectTravel() {
  connect(&flight_timer_, &QTimer::timeout, this, &GraphCanvas::stepFlight);
  connect(this, &GraphCanvas::sceneChanged, minimap_, &Minimap::takeScene);
  connect(this, &GraphCanvas::viewChanged, minimap_, &Minimap::takeView);
}

void GraphCanvas::showMinimap() { minimap_->takeScene(); }

void GraphCanvas::placeHelpers() {
  minimap_->move(width() - minimap_->width() - edge_distance, edge_distance);
  search_->adjustSize();
  const int wide = std::min(search_->sizeHint().width(), width() - 2 * edge_distance);
  search_->resize(wide, search_->sizeHint().height());
  search_->move((width() - wide) / 2, edge_distance);
  breadcrumbs_->place(QPoint(18, 50), width() - minimap_->width() - 3 * edge_distance - 18);
  minimap_->takeView();
}

void GraphCanvas::openSearch() {
  placeHelpers();
  search_->open();
}

void GraphCanvas::centerOn(QPointF scene_point) {
  View view = view_;
  view.origin = scene_point - QPointF(width(), height()) / (2 * view.zoom);
  setView(view, true);
}

void GraphCanvas::flyTo(NodeId node) {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  if (!card) return;
  if (card->hidden) {  // what is searched is to be seen
    const auto& frames = scene_->frames();
    for (int f = scene_->frameOf(node); f >= 0; f = frames[static_cast<std::size_t>(f)].parent)
      collapsed_.erase(frames[static_cast<std::size_t>(f)].key);
    const std::string key = scene_->keys()[node.index];
    place(false);
    waitForScene();
    const auto again = scene_->find(key);
    if (!again) return;
    node = *again;
    card = scene_->card(node);
  }
  select({node});
  setFocused(node);
  View view = view_;
  view.zoom = std::clamp(std::max(view_.zoom, readable), readable, 1.6);
  view.origin = card->rect.center() - QPointF(width(), height()) / (2 * view.zoom);
  flyTo(view);
}

void GraphCanvas::zoomToSelection() {
  QRectF area;
  for (const NodeId node : selected_) {
    const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
    if (card) area |= card->outer();
  }
  if (area.isEmpty()) return fit();
  flyTo(fitted(area, size(), {selection_margin, selection_margin}, 1.5));
}

// A body that was just opened is looked at, where it could not be read beside everything else.
void GraphCanvas::showBody() {
  const std::shared_ptr<const Analysis> analysis = shown();
  if (!analysis || analysis->trace != trace_) return;
  const Scene& scene = transition_to_ ? *transition_to_ : *scene_;
  for (const SceneFrame& frame : scene.frames()) {
    const auto body = analysis->bodies.find(frame.context);
    if (body == analysis->bodies.end() || body->second != opening_) continue;
    opening_.clear();
    if (view_.zoom >= readable) return;
    refits_ = refits_ || untouched_;
    View view = fitted(frame.rect, size(), {selection_margin, selection_margin}, 1);
    if (view.zoom < legible) {  // then from where it begins
      const double margin = selection_margin / 2;
      view.zoom = legible;
      view.origin = {frame.rect.left() - margin / legible,
                     frame.rect.center().y() - height() / legible / 2};
    }
    return flyTo(view);
  }
  if (analysis->request.opened.contains(opening_)) opening_.clear();  // it stays closed
}

void GraphCanvas::closeBody(const std::string& key) {
  untouched_ = untouched_ || refits_;
  refits_ = false;
  workspace_.setOpened(key, false);
}

void GraphCanvas::flyTo(const View& view) {
  flight_timer_.stop();
  if (playhead_.reducedMotion() || !isVisible()) return setView(view, true);
  flight_from_ = view_;
  flight_to_ = view;
  flight_clock_.start();
  flight_timer_.start();
}

// The zoom changes by equal factors, and the middle of the view goes straight.
void GraphCanvas::stepFlight() {
  const double t = std::min(1.0, static_cast<double>(flight_clock_.elapsed()) / flight_ms);
  if (t >= 1) {
    flight_timer_.stop();
    return setView(flight_to_, true);
  }
  const double eased = t * t * (3 - 2 * t);
  const QPointF half(width() / 2.0, height() / 2.0);
  const QPointF from = flight_from_.toScene(half);
  const QPointF way = flight_to_.toScene(half) - from;
  View view;
  view.zoom = flight_from_.zoom * std::pow(flight_to_.zoom / flight_from_.zoom, eased);
  view.origin = from + way * eased - half / view.zoom;
  rest_timer_.start();
  setView(view, true);
}

}  // namespace nabla::ui
