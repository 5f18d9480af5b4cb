// How the canvas comes by its scene: small graphs at once, larger ones from another thread while
// the old scene stays.
#include <QCoreApplication>
#include <QThread>
#include <algorithm>
#include <utility>

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/painter.h"
#include "ui/playback/marks.h"
#include "ui/workspace/let_go.h"

namespace nabla::ui {

namespace {

constexpr qint64 transition_ms = 200;
constexpr std::size_t most_gliding = 2000;  // cards
// Laid out in less than a frame: to wait for another thread would only show it later.
constexpr std::size_t at_once = 150;

}  // namespace

void GraphCanvas::rebuild(bool animate) {
  const std::shared_ptr<const Analysis> analysis = shown();
  setHovered(std::nullopt);
  const std::shared_ptr<const Trace> trace = analysis ? analysis->trace : nullptr;
  if (takeValues()) return;
  if (trace) {
    wanted_structure_ = analysis->structure;
    ghosts_ = analysis->ghosts;
    return askForScene(trace, animate);
  }
  const std::vector<std::string> keys;
  maker_.giveUp();
  wanted_.reset();
  trace_.reset();
  labels_.reset();
  scene_.reset();
  transition_to_.reset();
  state_ = {};
  edge_.reset();
  keepSelection(keys);
  setFocused(std::nullopt);
  redraw();
  emit sceneChanged();
}

// Values alone are shown in the scene as it is; a scene under way will show the newest, too.
bool GraphCanvas::takeValues() {
  const std::shared_ptr<const Analysis> analysis = shown();
  const auto trace = analysis ? analysis->trace : nullptr;
  if (!trace) return false;
  const bool fits_shown = scene_ && trace_ && analysis->structure == structure_;
  const bool fits_wanted = maker_.isBusy() && analysis->structure == wanted_structure_;
  if (!fits_shown && !fits_wanted) return false;
  if (!fits_wanted) maker_.giveUp();
  wanted_ = trace;
  wanted_structure_ = analysis->structure;
  const SceneState before = state_;
  const bool other_values = fits_shown && trace != trace_;
  const bool other_cards = other_values && showValues(trace);
  updateState();
  const std::size_t cards = scene_ ? scene_->cards().size() : 0;
  const bool seen = levelFor(view_.zoom, cards) >= LevelOfDetail::numbers;
  const bool repaint = (seen && other_values) || other_cards || state_.faded != before.faded ||
                       state_.valueless != before.valueless;
  repaint ? redraw() : update();
  if (other_values) emit valuesChanged();
  return true;
}

// The values of another trace of the same structure. Whether cards changed: those of constants.
bool GraphCanvas::showValues(const std::shared_ptr<const Trace>& trace) {
  const bool other_graph = !trace->graph.same(trace_->graph);
  const bool other_cards = other_graph && movable().takeConstants(*trace_, *trace);
  if (other_cards && transition_to_) {
    if (transition_to_.use_count() > 1) transition_to_ = std::make_shared<Scene>(*transition_to_);
    transition_to_->takeConstants(*trace_, *trace);
  }
  trace_ = trace;
  if (state_.backward) state_.backward = BackwardGraph::of(*trace_);
  labels_ = std::make_unique<EdgeLabels>(*trace_);
  state_.labels.clear();
  followed_ = holding_ = false;
  if (playhead_.trace() != trace_) final_ = state_at(*trace_, trace_->steps.size());
  return other_cards;
}

// Lays the trace out anew, near the places that cards have now.
void GraphCanvas::place(bool animate) {
  const auto trace = wanted_ ? wanted_ : trace_;
  if (trace) askForScene(trace, animate);
}

void GraphCanvas::askForScene(const std::shared_ptr<const Trace>& trace, bool animate) {
  wanted_ = trace;
  animate_ = animate;
  SceneRequest request;
  request.trace = trace;
  request.titles = titles_;
  request.fixed = workspace_.document().layout;
  request.before = transition_to_ ? transition_to_ : scene_;
  request.same_places = fixed_ == request.fixed;
  request.collapsed = collapsed_;
  request.backward = workspace_.backward();
  request.reading = workspace_.reading();
  request.ghosts = ghosts_;
  if (trace->forward_size > at_once) return maker_.ask(std::move(request));
  maker_.giveUp();
  takeScene(makeScene(std::move(request)));
}

void GraphCanvas::takeScene(std::shared_ptr<MadeScene> made) {
  const std::vector<std::string> keys = keptKeys(selected_);
  const std::vector<std::string> focus_key =
      focused_ ? keptKeys({*focused_}) : std::vector<std::string>{};
  const std::vector<std::string> edge_key =
      edge_ ? keptKeys({edge_->node}) : std::vector<std::string>{};
  if (workspace_.current()) renames_.clear();
  std::shared_ptr<Scene> old = transition_to_ ? transition_to_ : scene_;
  const bool gliding = transition_timer_.isActive();
  if (!old || made->scene->cards().size() != old->cards().size()) gesture_ = Gesture::none;
  if (!trace_ || structure_ != wanted_structure_) {
    letGo(std::exchange(trace_, made->request.trace));
    labels_ = std::make_unique<EdgeLabels>(*trace_);
    state_ = {};
    followed_ = holding_ = false;
  }
  structure_ = wanted_structure_;
  state_.index = made->index;
  state_.backward = made->backward;
  final_ = std::move(made->end);
  fixed_ = std::move(made->request.fixed);
  letGo(std::move(made->request.before));
  scene_ = std::move(made->scene);
  state_.ghost = -1;
  if (trace_ != made->request.trace) {  // values have moved on since
    scene_->takeConstants(*made->request.trace, *trace_);
    final_ = state_at(*trace_, trace_->steps.size());
    if (state_.backward) state_.backward = BackwardGraph::of(*trace_);
  }
  if (trace_ != wanted_) showValues(wanted_);
  transition_to_.reset();
  transition_timer_.stop();
  beginView();
  if (old && animate_ && !gliding) startTransition(*old);
  if (!opening_.empty()) showBody();
  keepEdge(edge_key);
  keepSelection(keys);
  const auto focus = focus_key.empty() ? std::nullopt : scene_->find(focus_key.front());
  setFocused(focus ? std::optional(scene_->walkable(*focus)) : std::nullopt);
  state_.labels.clear();
  takeStops();
  updateState();
  redraw();
  emit sceneChanged();
  letGo(std::move(old));
}

void GraphCanvas::setMarks(Marks* marks) {
  if (marks_) marks_->disconnect(this);
  marks_ = marks;
  if (marks_) connect(marks_, &Marks::breaksChanged, this, &GraphCanvas::takeStops);
  takeStops();
}

void GraphCanvas::takeStops() {
  state_.stops.clear();
  if (!trace_ || !marks_) return redraw();
  for (const QString& key : marks_->broken()) {
    if (const auto node = marks_->nodeOf(*trace_, key)) state_.stops.push_back(*node);
  }
  std::sort(state_.stops.begin(), state_.stops.end());
  redraw();
}

void GraphCanvas::waitForScene() {
  while (maker_.isBusy()) {
    QCoreApplication::sendPostedEvents(&maker_, QEvent::MetaCall);
    QThread::msleep(1);
  }
}

// What is read on another thread is not written: a copy is.
Scene& GraphCanvas::movable() {
  if (scene_.use_count() > 1) scene_ = std::make_shared<Scene>(*scene_);
  return *scene_;
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
  scene_ = std::make_shared<Scene>(*transition_to_);
  scene_->setCenters(transition_from_);
  transition_clock_.start();
  transition_timer_.start();
}

void GraphCanvas::stepTransition() {
  const double t = static_cast<double>(transition_clock_.elapsed()) / transition_ms;
  if (t >= 1 || !transition_to_) {
    transition_timer_.stop();
    if (transition_to_) scene_ = std::move(transition_to_);
    showMinimap();
  } else {
    const double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    std::vector<QPointF> centers = transition_to_->centers();
    for (std::size_t i = 0; i < centers.size(); ++i) {
      centers[i] = transition_from_[i] + eased * (centers[i] - transition_from_[i]);
    }
    movable().setCenters(centers);
  }
  updateState();
  redraw();
}

void GraphCanvas::toggleFrame(const std::string& key) {
  if (!collapsed_.erase(key)) collapsed_.insert(key);
  place(true);
}

// The innermost one that is seen.
int GraphCanvas::openFrameAround(NodeId node) const {
  if (!scene_ || node.index >= scene_->forwardCount()) return -1;
  int frame = scene_->frameOf(node);
  const auto shut = [this](int f) {
    const SceneFrame& there = scene_->frames()[static_cast<std::size_t>(f)];
    return there.collapsed || there.hidden;
  };
  while (frame >= 0 && shut(frame))
    frame = scene_->frames()[static_cast<std::size_t>(frame)].parent;
  return frame;
}

bool GraphCanvas::collapseAround(NodeId node) {
  const int frame = openFrameAround(node);
  if (frame < 0) return false;
  const SceneFrame& around = scene_->frames()[static_cast<std::size_t>(frame)];
  const std::shared_ptr<const Analysis> analysis = shown();
  if (analysis && analysis->trace == trace_ && analysis->bodies.contains(around.context))
    return closeBodyAround(node);
  setFocused(node);
  toggleFrame(around.key);
  return true;
}

// In the order in which they are computed; what is in collapsed frames is not seen.
std::vector<NodeId> GraphCanvas::seenIn(int frame) const {
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < scene_->forwardCount(); ++i) {
    const NodeId node{static_cast<std::uint32_t>(i)};
    const bool inside = isWithin(scene_->frames(), scene_->frameOf(node), frame);
    if (inside && !scene_->card(node)->hidden) nodes.push_back(node);
  }
  return nodes;
}

bool GraphCanvas::selectAround(NodeId node) {
  const int frame = openFrameAround(node);
  if (frame < 0) return false;
  select(seenIn(frame));
  return true;
}

int GraphCanvas::collapsedFrameAt(QPointF position) const {
  const int frame = scene_ ? scene_->frameAt(view_.toScene(position)) : -1;
  return frame >= 0 && scene_->frames()[static_cast<std::size_t>(frame)].collapsed ? frame : -1;
}

bool GraphCanvas::canExpand(NodeId node) const {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  return card && (card->opens || scene_->standIn(node) >= 0);
}

bool GraphCanvas::expandAt(NodeId node) {
  if (!canExpand(node)) return false;
  const int frame = scene_->standIn(node);
  if (frame < 0) return openBody(node);
  toggleFrame(scene_->frames()[static_cast<std::size_t>(frame)].key);
  return true;
}

void GraphCanvas::collapseFrames(bool collapse) {
  collapsed_.clear();
  if (collapse && scene_) {
    for (const SceneFrame& frame : scene_->frames()) collapsed_.insert(frame.key);
  }
  place(true);
}

bool GraphCanvas::openBody(NodeId node) {
  const std::shared_ptr<const Analysis> analysis = shown();
  if (!analysis || analysis->trace != trace_) return false;
  const auto found = analysis->closed.find(node);
  if (found == analysis->closed.end()) return false;
  opening_ = found->second;
  workspace_.setOpened(opening_, true);
  return true;
}

bool GraphCanvas::closeBodyAround(NodeId node) {
  const std::shared_ptr<const Analysis> analysis = shown();
  if (!analysis || analysis->trace != trace_ || node.index >= trace_->forward_size) return false;
  const Graph& graph = trace_->graph;
  for (ContextId c = graph[node].context; c.valid(); c = graph.contexts()[c.index].parent) {
    const auto found = analysis->bodies.find(c);
    if (found == analysis->bodies.end()) continue;
    closeBody(found->second);
    return true;
  }
  return false;
}

QStringList GraphCanvas::pathTo(NodeId node) const {
  QStringList path;
  const std::shared_ptr<const Analysis> analysis = shown();
  if (!analysis || analysis->trace != trace_ || node.index >= trace_->forward_size) return path;
  const Graph& graph = trace_->graph;
  for (ContextId c = graph[node].context; c.valid(); c = graph.contexts()[c.index].parent) {
    if (analysis->bodies.contains(c))
      path.prepend(QString::fromStdString(graph.contexts()[c.index].name));
  }
  return path;
}

bool GraphCanvas::toggleFrameAt(QPointF position) {
  const int frame = scene_ ? scene_->frameAt(view_.toScene(position)) : -1;
  if (frame < 0) return false;
  const SceneFrame& there = scene_->frames()[static_cast<std::size_t>(frame)];
  const auto body = bodyIn(there);
  body ? closeBody(*body) : toggleFrame(there.key);
  return true;
}

std::optional<std::string> GraphCanvas::bodyIn(const SceneFrame& frame) const {
  return frame.isGhost() ? std::nullopt : bodyOf(frame.context);
}

std::optional<std::string> GraphCanvas::bodyOf(ContextId context) const {
  const std::shared_ptr<const Analysis> analysis = shown();
  if (!analysis || analysis->trace != trace_) return std::nullopt;
  const auto body = analysis->bodies.find(context);
  return body == analysis->bodies.end() ? std::nullopt : std::optional(body->second);
}

// --- where the playhead stands ---

namespace {

// So many steps are shown one by one; after a longer way everything is painted.
constexpr int most_marked = 8;

}  // namespace

void GraphCanvas::takePosition() {
  const auto analysis = shown();
  const bool newer = analysis && analysis->trace && analysis->trace != trace_;
  if (newer && analysis->trace != wanted_ && takeValues()) return;
  const SceneState before = state_;
  updateState();
  const bool same_values = state_.values == before.values && state_.valueless == before.valueless &&
                           state_.faded == before.faded && state_.trace == before.trace;
  const bool same_step = state_.done == before.done && state_.current == before.current;
  if (same_values && same_step) return update();
  const int from = std::min({before.done, before.current, state_.done, state_.current});
  const int to = std::max({before.done, before.current, state_.done, state_.current});
  if (!same_values || !scene_ || !trace_ || to - from > most_marked) return redraw();
  for (int step = std::max(from, 0); step <= to; ++step) markStep(step);
  for (const std::vector<EdgeLabel>* labels : {&before.labels, &std::as_const(state_.labels)}) {
    for (const EdgeLabel& label : *labels) layer_.invalidate(label.rect.adjusted(-3, -3, 3, 3));
  }
  update();
}

// The part of the picture that a step changes.
void GraphCanvas::markStep(int index) {
  if (index >= static_cast<int>(trace_->steps.size())) return;
  const Step& step = trace_->steps[static_cast<std::size_t>(index)];
  const auto mark = [this](NodeId node) {
    const SceneCard* card = scene_->card(node);
    if (card) layer_.invalidate(card->outer().adjusted(-70, -14, 70, 14));
  };
  const auto mark_edge = [this](const SceneEdge* edge) {
    if (edge && !edge->hidden) layer_.invalidate(edge->box);
  };
  markBackward(index);
  mark(step.operand >= 0 ? step.to : step.node);
  mark(step.node);
  if (step.operand >= 0) return mark_edge(scene_->edge(step.node, step.operand));
  const SceneCard* card = scene_->card(step.node);
  for (int k = 0; card && k < card->operands; ++k) mark_edge(scene_->edge(step.node, k));
}

// What the backward graph gets in that step.
void GraphCanvas::markBackward(int step) {
  if (!state_.backward) return;
  for (std::size_t i = scene_->forwardCount(); i < scene_->cards().size(); ++i) {
    const SceneCard& card = scene_->cards()[i];
    if (card.hidden || (*state_.backward)[card.node].known != step) continue;
    layer_.invalidate(card.outer().adjusted(-70, -14, 70, 14));
    for (int k = 0; k < card.operands; ++k) {
      const SceneEdge* edge = scene_->edge(card.node, k);
      if (!edge->hidden) layer_.invalidate(edge->box);
    }
  }
}

void GraphCanvas::takeBackward() {
  if (!trace_) return;
  untouched_ = !restores_;  // all of it is to be seen, unless the document says what
  place(true);
}

}  // namespace nabla::ui
