#include "ui/canvas/graph_canvas.h"

#include <QAccessible>
#include <QPainter>
#include <algorithm>

#include "engine/graph/holes.h"
#include "ui/canvas/accessible.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/zoom_controls.h"
#include "ui/workspace/keys.h"

namespace nabla::ui {

namespace {

constexpr QSizeF fit_margin(22, 46);  // over and under it controls stand
constexpr double zoom_step = 1.2;
constexpr double edge_reach = 6;  // pixels

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
  makeHelpers();
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
  connect(
      &workspace_, &Workspace::nodeRenamed, this,
      [this](const std::string& from, const std::string& to) { renames_.emplace_back(from, to); });
  connect(&workspace_, &Workspace::backwardChanged, this, &GraphCanvas::takeBackward);
  connect(&workspace_, &Workspace::readingChanged, this, &GraphCanvas::takeBackward);
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
  connect(&maker_, &SceneMaker::made, this, &GraphCanvas::takeScene);
  connectTravel();
}

// The analysis of the text as it is, or the last one without errors.
std::shared_ptr<const Analysis> GraphCanvas::shown() const {
  return workspace_.analysis()->ok() ? workspace_.analysis() : workspace_.lastGood();
}

void GraphCanvas::takeAnalysis() { rebuild(true); }

void GraphCanvas::takeLayout() {
  if (gesture_ == Gesture::move_nodes) return;  // already there; place() at the end
  place(gesture_ != Gesture::move_frame);
}

// Another document: nothing of the old view is kept.
void GraphCanvas::takeDocument() {
  untouched_ = restores_ = true;
  transition_timer_.stop();
  transition_to_.reset();
  clearSelection();
  setFocused(std::nullopt);
  maker_.giveUp();
  collapsed_.clear();
  renames_.clear();
  scene_.reset();
  trace_.reset();
  wanted_.reset();
  labels_.reset();
  state_ = {};
  followed_ = holding_ = false;
  rebuild(false);
}

void GraphCanvas::updateState() {
  state_.trace = trace_.get();
  if (!trace_) return;
  const bool follows = playhead_.trace() == trace_;
  // While a new scene is made for what the playhead has already, the old one stays as it was.
  if (followed_ && !follows) held_ = state_at(*trace_, static_cast<std::size_t>(state_.done));
  holding_ = !follows && (followed_ || holding_);
  followed_ = follows;
  const int steps = static_cast<int>(trace_->steps.size());
  const int held = holding_ ? state_.done : steps;
  const int done = follows ? playhead_.step() : held;
  const int current = follows ? playhead_.currentIndex() : held - 1;
  const bool moved = done != state_.done || current != state_.current || !state_.values;
  state_.values = follows ? &playhead_.state() : holding_ ? &held_ : &final_;
  state_.done = done;
  state_.current = current;
  state_.progress = follows ? playhead_.progress() : 0;
  state_.faded = !workspace_.analysis()->ok();
  state_.valueless = workspace_.execution() == Mode::static_graph && done == 0 && current < 0;
  state_.edge = edge_ ? scene_->edgeIndex(edge_->node, edge_->operand) : -1;
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

// The keys that the nodes have in the program as it is now.
std::vector<std::string> GraphCanvas::keptKeys(const std::vector<NodeId>& nodes) const {
  std::vector<std::string> keys = keysOf(nodes);
  if (!workspace_.current()) return keys;
  for (const auto& [from, to] : renames_) {
    for (std::string& key : keys) key = renamedKey(key, from, to);
  }
  return keys;
}

void GraphCanvas::keepSelection(const std::vector<std::string>& keys) {
  std::vector<NodeId> nodes;
  for (const std::string& key : keys) {
    const auto node = scene_ ? scene_->find(key) : std::nullopt;
    if (node && !scene_->card(*node)->hidden) nodes.push_back(*node);
  }
  const bool changed = nodes != selected_;
  selected_ = std::move(nodes);
  if (changed || !selected_.empty()) emit selectionChanged();
}

// What is within a collapsed frame is not seen, and so not selected.
void GraphCanvas::select(const std::vector<NodeId>& nodes) {
  std::vector<NodeId> known;
  for (const NodeId node : nodes) {
    const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
    if (card && !card->hidden) known.push_back(node);
  }
  if (known == selected_ && !edge_ && state_.ghost < 0) return;
  state_.ghost = -1;
  selected_ = std::move(known);
  if (edge_) setAccessibleDescription({});
  edge_.reset();
  updateState();
  redraw();
  emit selectionChanged();
}

void GraphCanvas::clearSelection() { select({}); }

void GraphCanvas::selectEdge(std::optional<Port> edge) {
  const SceneEdge* there = scene_ && edge ? scene_->edge(edge->node, edge->operand) : nullptr;
  if (!there || there->hidden) edge.reset();
  if (edge == edge_ && selected_.empty()) return;
  selected_.clear();
  edge_ = edge;
  setAccessibleDescription(edgeWords());
  updateState();
  redraw();
  emit selectionChanged();
}

void GraphCanvas::selectNextWire(int step) {
  const std::optional<NodeId> node = !selected_.empty() ? selected_.front() : focused_;
  if (!scene_ || !node) return;
  setFocused(node);
  const std::vector<int> wires = scene_->wiresOf(*node);
  if (wires.empty()) return;
  const auto count = static_cast<int>(wires.size());
  const auto now = std::find(wires.begin(), wires.end(), state_.edge);
  const int at = now == wires.end() ? (step > 0 ? -1 : 0) : static_cast<int>(now - wires.begin());
  const SceneEdge& edge = scene_->edges()[static_cast<std::size_t>(
      wires[static_cast<std::size_t>((at + step + count) % count)])];
  selectEdge(Port{NodeId{static_cast<std::uint32_t>(edge.to)}, edge.operand});
}

// After an edit the edge is still selected where the operand has one; an open input has none.
void GraphCanvas::keepEdge(const std::vector<std::string>& key) {
  const auto node = key.empty() ? std::nullopt : scene_->find(key.front());
  const SceneEdge* edge = node ? scene_->edge(*node, edge_->operand) : nullptr;
  const bool open = edge && !edge->derived &&
                    is_hole(trace_->graph, NodeId{static_cast<std::uint32_t>(edge->from)});
  const bool gone = !edge || edge->hidden || open;
  const bool changed = edge_.has_value();
  edge_ = gone ? std::nullopt : std::optional(Port{*node, edge_->operand});
  if (changed) emit selectionChanged();
}

std::optional<Port> GraphCanvas::edgeAt(QPointF position) const {
  if (!scene_ || nodeAt(position)) return std::nullopt;
  const int index = scene_->edgeAt(view_.toScene(position), edge_reach / view_.zoom);
  if (index < 0) return std::nullopt;
  const SceneEdge& edge = scene_->edges()[static_cast<std::size_t>(index)];
  return Port{NodeId{static_cast<std::uint32_t>(edge.to)}, edge.operand};
}

void GraphCanvas::setFocused(std::optional<NodeId> node) {
  if (node == focused_) return;
  focused_ = node;
  update();
  if (!node || !hasFocus()) return;
  QAccessibleEvent event(this, QAccessible::Focus);
  const int frame = scene_->standIn(*node);
  event.setChild(frame < 0 ? static_cast<int>(node->index)
                           : static_cast<int>(scene_->cards().size()) + frame);
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
  if (by_hand) untouched_ = restores_ = false;
  keepView();
  if (zoomed) emit zoomChanged(view_.zoom);
  emit viewChanged();
  update();
}

void GraphCanvas::zoomAt(QPointF anchor, double factor) {
  View view = view_;
  view.zoom = std::clamp(view_.zoom * factor, View::least, View::most);
  view.origin = view_.toScene(anchor) - anchor / view.zoom;
  flight_timer_.stop();
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
  untouched_ = true;
  restores_ = restores_ && !workspace_.lastGood();
  setView(fitted(scene.bounds(), size(), fit_margin, 1), false);
}

void GraphCanvas::keepView() {
  // The scene may still be that of the document before.
  if (!scene_ || restores_ || !workspace_.lastGood()) return;
  if (untouched_) return workspace_.setPlace({}, {});
  const QPointF center = visibleArea().center();
  workspace_.setPlace(view_.zoom, NodePosition{center.x(), center.y()});
}

void GraphCanvas::beginView() {
  const ViewChoice& kept = workspace_.document().views;
  if (!restores_ || !scene_) return fitIfUntouched();
  View view = view_;
  if (kept.zoom) view.zoom = std::clamp(*kept.zoom, View::least, View::most);
  const QPointF half(width() / 2.0, height() / 2.0);
  if (kept.center) view.origin = QPointF(kept.center->x, kept.center->y) - half / view.zoom;
  // In a graph that was laid out otherwise nothing may be there.
  const bool there = view.toScene(QRectF(rect())).intersects(scene_->bounds());
  if (!kept.zoom || !kept.center || !there) return fitIfUntouched();
  untouched_ = false;
  setView(view, false);
}

void GraphCanvas::fitIfUntouched() {
  if (untouched_) fit();
}

void GraphCanvas::reveal(NodeId node) { reveal(nodeRect(node)); }

void GraphCanvas::reveal(const QRectF& area) {
  if (area.isEmpty() || QRectF(rect()).adjusted(12, 12, -12, -12).contains(area)) return;
  View view = view_;
  view.origin += (area.center() - QRectF(rect()).center()) / view_.zoom;
  setView(view, true);
}

void GraphCanvas::redraw() {
  layer_.invalidate();
  update();
}

void GraphCanvas::placeControls() {
  controls_->adjustSize();
  controls_->move(width() - controls_->width() - 18, height() - controls_->height() - 16);
  placeHelpers();
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
