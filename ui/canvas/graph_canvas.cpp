#include "ui/canvas/graph_canvas.h"

#include <QAccessible>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/accessible.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/zoom_controls.h"

namespace nabla::ui {

namespace {

constexpr qint64 transition_ms = 200;
constexpr std::size_t most_gliding = 2000;  // cards
constexpr double fit_margin = 46;
constexpr double zoom_step = 1.2;

}  // namespace

GraphCanvas::GraphCanvas(Workspace& workspace, Playhead& playhead, const Appearance& appearance,
                         QWidget* parent)
    : QWidget(parent), workspace_(workspace), playhead_(playhead), appearance_(appearance) {
  setObjectName("graphCanvas");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  grabGesture(Qt::PinchGesture);
  describeCanvasToScreenReaders();
  controls_ = new ZoomControls(appearance, this);
  transition_timer_.setInterval(15);
  rest_timer_.setInterval(90);
  rest_timer_.setSingleShot(true);
  connectAll();
  takeAnalysis();
  editor_ = new CanvasEditor(*this, workspace, appearance);
}

GraphCanvas::~GraphCanvas() = default;

void GraphCanvas::connectAll() {
  connect(&workspace_, &Workspace::analysisChanged, this, &GraphCanvas::takeAnalysis);
  connect(&workspace_, &Workspace::layoutChanged, this, &GraphCanvas::takeLayout);
  connect(&workspace_, &Workspace::modeChanged, this, &GraphCanvas::takePosition);
  connect(&workspace_, &Workspace::documentReplaced, this, &GraphCanvas::takeDocument);
  connect(&playhead_, &Playhead::traceChanged, this, &GraphCanvas::takePosition);
  connect(&playhead_, &Playhead::positionChanged, this, &GraphCanvas::takePosition);
  connect(&appearance_, &Appearance::changed, this, &GraphCanvas::redraw);
  connect(controls_, &ZoomControls::zoomIn, this, &GraphCanvas::zoomIn);
  connect(controls_, &ZoomControls::zoomOut, this, &GraphCanvas::zoomOut);
  connect(controls_, &ZoomControls::resetZoom, this, &GraphCanvas::resetZoom);
  connect(controls_, &ZoomControls::fit, this, &GraphCanvas::fit);
  connect(this, &GraphCanvas::zoomChanged, controls_, &ZoomControls::setZoom);
  connect(&transition_timer_, &QTimer::timeout, this, &GraphCanvas::stepTransition);
  connect(&rest_timer_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

// The analysis of the text as it is, or the last one without errors.
std::shared_ptr<const Analysis> GraphCanvas::shown() const {
  return workspace_.analysis()->ok() ? workspace_.analysis() : workspace_.lastGood();
}

void GraphCanvas::takeAnalysis() { rebuild(true); }

void GraphCanvas::takeLayout() {
  if (gesture_ == Gesture::move_nodes) return;  // already there
  place(true);
}

// Another document: nothing of the old view is kept.
void GraphCanvas::takeDocument() {
  untouched_ = true;
  transition_timer_.stop();
  transition_to_.reset();
  clearSelection();
  setFocused(std::nullopt);
  scene_.reset();
  trace_.reset();
  labels_.reset();
  state_ = {};
  rebuild(false);
}

void GraphCanvas::rebuild(bool animate) {
  const std::shared_ptr<const Analysis> analysis = shown();
  const std::vector<std::string> keys = keysOf(selected_);
  const std::vector<std::string> focus_key =
      focused_ ? keysOf({*focused_}) : std::vector<std::string>{};
  setHovered(std::nullopt);
  if (analysis && analysis->trace == trace_ && scene_) {
    updateState();
    return redraw();
  }
  trace_ = analysis ? analysis->trace : nullptr;
  labels_.reset();
  state_ = {};
  if (!trace_) {
    scene_.reset();
    transition_to_.reset();
  } else {
    labels_ = std::make_unique<EdgeLabels>(*trace_);
    state_.index = std::make_shared<TraceIndex>(*trace_);
    final_ = state_at(*trace_, trace_->steps.size());
    place(animate);
  }
  keepSelection(keys);
  const auto focus = scene_ && !focus_key.empty() ? scene_->find(focus_key.front()) : std::nullopt;
  setFocused(focus);
  updateState();
  redraw();
}

// Lays the trace out anew, near the places that cards have now.
void GraphCanvas::place(bool animate) {
  if (!trace_) return;
  const std::unique_ptr<Scene> old = std::move(transition_to_ ? transition_to_ : scene_);
  const bool gliding = transition_timer_.isActive();
  const bool same_places = fixed_ == workspace_.document().layout;
  fixed_ = workspace_.document().layout;
  LayoutHints hints{fixed_, old ? old->places() : NodePlaces{}};
  scene_ = std::make_unique<Scene>(*trace_, titles_, hints, same_places ? old.get() : nullptr);
  transition_to_.reset();
  transition_timer_.stop();
  fitIfUntouched();
  if (old && animate && !gliding) startTransition(*old);
  updateState();
  redraw();
}

void GraphCanvas::startTransition(const Scene& old) {
  if (playhead_.reducedMotion() || scene_->cards().size() > most_gliding || !isVisible()) return;
  const NodePlaces before = old.places();
  const std::vector<QPointF> now = scene_->centers();
  transition_from_ = now;
  bool moves = false;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto place = before.find(scene_->keys()[i]);
    if (place == before.end()) continue;
    transition_from_[i] = {place->second.x, place->second.y};
    moves = moves || transition_from_[i] != now[i];
  }
  if (!moves) return;
  transition_to_ = std::move(scene_);
  scene_ = std::make_unique<Scene>(*transition_to_);
  scene_->setCenters(transition_from_);
  transition_clock_.start();
  transition_timer_.start();
}

void GraphCanvas::stepTransition() {
  const double t = static_cast<double>(transition_clock_.elapsed()) / transition_ms;
  if (t >= 1 || !transition_to_) {
    transition_timer_.stop();
    if (transition_to_) scene_ = std::move(transition_to_);
  } else {
    const double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    std::vector<QPointF> centers = transition_to_->centers();
    for (std::size_t i = 0; i < centers.size(); ++i) {
      centers[i] = transition_from_[i] + eased * (centers[i] - transition_from_[i]);
    }
    scene_->setCenters(centers);
  }
  updateState();
  redraw();
}

void GraphCanvas::takePosition() {
  const int done = state_.done;
  const int current = state_.current;
  const bool valueless = state_.valueless;
  const TraceState* values = state_.values;
  updateState();
  if (state_.done == done && state_.current == current && state_.valueless == valueless &&
      state_.values == values) {
    update();
  } else {
    redraw();
  }
}

void GraphCanvas::updateState() {
  state_.trace = trace_.get();
  if (!trace_) return;
  const bool follows = playhead_.trace() == trace_;
  const int steps = static_cast<int>(trace_->steps.size());
  const int done = follows ? playhead_.step() : steps;
  const int current = follows ? playhead_.currentIndex() : steps - 1;
  const bool moved = done != state_.done || current != state_.current || !state_.values;
  state_.values = follows ? &playhead_.state() : &final_;
  state_.done = done;
  state_.current = current;
  state_.progress = follows ? playhead_.progress() : 0;
  state_.faded = !workspace_.analysis()->ok();
  state_.valueless = workspace_.execution() == Mode::static_graph && done == 0 && current < 0;
  state_.selected = selected_;
  std::sort(state_.selected.begin(), state_.selected.end());
  if (moved || gesture_ == Gesture::move_nodes || !follows || transition_timer_.isActive() ||
      state_.labels.empty()) {
    state_.labels = state_.faded || state_.valueless ? std::vector<EdgeLabel>{}
                                                     : labels_->place(*scene_, done, current);
  }
}

std::vector<std::string> GraphCanvas::keysOf(const std::vector<NodeId>& nodes) const {
  std::vector<std::string> keys;
  for (const NodeId node : nodes) {
    if (scene_ && scene_->card(node)) keys.push_back(scene_->keys()[node.index]);
  }
  return keys;
}

void GraphCanvas::keepSelection(const std::vector<std::string>& keys) {
  std::vector<NodeId> nodes;
  for (const std::string& key : keys) {
    const auto node = scene_ ? scene_->find(key) : std::nullopt;
    if (node) nodes.push_back(*node);
  }
  const bool changed = nodes != selected_;
  selected_ = std::move(nodes);
  if (changed || !selected_.empty()) emit selectionChanged();
}

void GraphCanvas::select(const std::vector<NodeId>& nodes) {
  std::vector<NodeId> known;
  for (const NodeId node : nodes) {
    if (scene_ && scene_->card(node)) known.push_back(node);
  }
  if (known == selected_) return;
  selected_ = std::move(known);
  updateState();
  redraw();
  emit selectionChanged();
}

void GraphCanvas::clearSelection() { select({}); }

void GraphCanvas::setFocused(std::optional<NodeId> node) {
  if (node == focused_) return;
  focused_ = node;
  update();
  if (!node || !hasFocus()) return;
  QAccessibleEvent event(this, QAccessible::Focus);
  event.setChild(static_cast<int>(node->index));
  QAccessible::updateAccessibility(&event);
}

void GraphCanvas::setHovered(std::optional<NodeId> node) {
  if (node == hovered_) return;
  hovered_ = node;
  update();
}

void GraphCanvas::setView(const View& view, bool by_hand) {
  const View snapped = view.snapped(devicePixelRatioF());
  const bool zoomed = snapped.zoom != view_.zoom;
  view_ = snapped;
  if (by_hand) untouched_ = false;
  if (zoomed) emit zoomChanged(view_.zoom);
  update();
}

void GraphCanvas::zoomAt(QPointF anchor, double factor) {
  View view = view_;
  view.zoom = std::clamp(view_.zoom * factor, View::least, View::most);
  view.origin = view_.toScene(anchor) - anchor / view.zoom;
  rest_timer_.start();
  setView(view, true);
}

void GraphCanvas::zoomBy(double factor) { zoomAt(QRectF(rect()).center(), factor); }
void GraphCanvas::zoomIn() { zoomBy(zoom_step); }
void GraphCanvas::zoomOut() { zoomBy(1 / zoom_step); }
void GraphCanvas::resetZoom() { zoomBy(1 / view_.zoom); }

void GraphCanvas::fit() {
  if (!scene_) return;
  const Scene& scene = transition_to_ ? *transition_to_ : *scene_;
  setView(fitted(scene.bounds(), size(), fit_margin, 1), false);
  untouched_ = true;
}

void GraphCanvas::fitIfUntouched() {
  if (untouched_) fit();
}

void GraphCanvas::reveal(NodeId node) {
  const QRectF card = nodeRect(node);
  if (card.isEmpty() || QRectF(rect()).adjusted(12, 12, -12, -12).contains(card)) return;
  View view = view_;
  view.origin += (card.center() - QRectF(rect()).center()) / view_.zoom;
  setView(view, true);
}

void GraphCanvas::redraw() {
  layer_.invalidate();
  update();
}

void GraphCanvas::placeControls() {
  controls_->adjustSize();
  controls_->move(width() - controls_->width() - 18, height() - controls_->height() - 16);
}

QRectF GraphCanvas::nodeRect(NodeId node) const {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  return card ? view_.toWidget(card->rect) : QRectF();
}

QPointF GraphCanvas::portPos(NodeId node, int operand) const {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  return card && operand < card->operands ? view_.toWidget(scene_->port(*card, operand))
                                          : QPointF();
}

std::optional<NodeId> GraphCanvas::nodeAt(QPointF position) const {
  return scene_ ? scene_->cardAt(view_.toScene(position)) : std::nullopt;
}

}  // namespace nabla::ui
