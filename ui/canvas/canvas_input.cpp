// What mouse, wheel, keys and fingers do to the canvas.
#include <QApplication>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"

namespace nabla::ui {

bool GraphCanvas::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto node = nodeAt(QPointF(help->pos()));
    const auto ghost = ghostAt(QPointF(help->pos()));
    if (ghost) {
      QToolTip::showText(help->globalPos(), ghostTip(*ghost), this);
    } else if (node) {
      QToolTip::showText(help->globalPos(), toolTipOf(*node), this,
                         nodeRect(*node).toAlignedRect());
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return pinch(event) || QWidget::event(event);
}

bool GraphCanvas::pinch(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    const auto* native = static_cast<QNativeGestureEvent*>(event);
    if (native->gestureType() != Qt::ZoomNativeGesture) return false;
    zoomAt(native->position(), 1 + native->value());
    return true;
  }
  if (event->type() != QEvent::Gesture) return false;
  const auto* pinching =
      static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture));
  if (!pinching) return false;
  zoomAt(QPointF(mapFromGlobal(pinching->centerPoint().toPoint())), pinching->scaleFactor());
  return true;
}

// A wheel zooms; two fingers on a pad push the sheet, with Ctrl they zoom too.
void GraphCanvas::wheelEvent(QWheelEvent* event) {
  const bool fingers = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
  if (fingers && !(event->modifiers() & Qt::ControlModifier)) {
    View view = view_;
    view.origin -= QPointF(event->pixelDelta()) / view_.zoom;
    setView(view, true);
  } else {
    zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
  }
  event->accept();
}

void GraphCanvas::mousePressEvent(QMouseEvent* event) {
  press(event->position(), event->button(),
        event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
}

void GraphCanvas::press(QPointF position, Qt::MouseButton button, bool extend) {
  if (gesture_ != Gesture::none) return;
  flight_timer_.stop();
  pressed_at_ = last_at_ = position;
  extends_ = extend;
  const auto node = button == Qt::LeftButton ? nodeAt(position) : std::nullopt;
  if (node) {
    pressNode(*node, extend);
  } else if (button == Qt::LeftButton && ghostAt(position)) {
    selectGhost(*ghostAt(position));
  } else if (button == Qt::LeftButton && pressFrame(position, extend)) {
    return;
  } else if (button == Qt::LeftButton && extend) {
    gesture_ = Gesture::rubber_band;
    selected_before_ = selected_;
    band_ = {};
  } else if (button == Qt::LeftButton || button == Qt::MiddleButton) {
    gesture_ = Gesture::pan;
    setCursor(Qt::ClosedHandCursor);
  }
}

void GraphCanvas::pressNode(NodeId node, bool extend) {
  gesture_ = Gesture::press_node;
  pressed_node_ = node;
  pressed_in_ = -1;
  const bool was = std::find(selected_.begin(), selected_.end(), node) != selected_.end();
  if (extend) {
    std::vector<NodeId> nodes = selected_;
    if (was) {
      nodes.erase(std::find(nodes.begin(), nodes.end(), node));
    } else {
      nodes.push_back(node);
    }
    select(nodes);
  } else if (!was) {
    select({node});
  }
  setFocused(node);
}

void GraphCanvas::mouseMoveEvent(QMouseEvent* event) {
  const QPointF to = event->position();
  if (gesture_ == Gesture::none) return setHovered(nodeAt(to));
  if (gesture_ == Gesture::pan) {
    View view = view_;
    view.origin -= (to - last_at_) / view_.zoom;
    setView(view, true);
  } else if (gesture_ == Gesture::rubber_band) {
    selectInBand(to);
  } else if (gesture_ == Gesture::move_frame) {
    dragFrame(to);
  } else {
    dragNodes(to);
  }
  last_at_ = to;
}

void GraphCanvas::dragNodes(QPointF to) {
  if (gesture_ != Gesture::move_nodes) {
    if ((to - pressed_at_).manhattanLength() < QApplication::startDragDistance()) return;
    beginMove();
  }
  if (centers_before_.size() != selected_.size()) return;  // some of them have gone meanwhile
  const QPointF by = (to - pressed_at_) / view_.zoom;
  std::vector<int> cards;
  std::vector<QPointF> centers;
  NodePlaces places;
  for (std::size_t i = 0; i < selected_.size(); ++i) {
    cards.push_back(static_cast<int>(selected_[i].index));
    centers.push_back(centers_before_[i] + by);
    places[scene_->keys()[selected_[i].index]] = kept(centers[i]);
  }
  for (const auto& [key, center] : folded_before_) places[key] = kept(center + by);
  moveCards(cards, centers);
  moveNodes(workspace_, places, gesture_id_);
  untouched_ = false;
}

// Cards glide no more, and stand where they were to go.
void GraphCanvas::beginMove() {
  stepTransition();
  if (transition_to_) scene_ = std::move(transition_to_);
  transition_timer_.stop();
  const bool in = std::find(selected_.begin(), selected_.end(), pressed_node_) != selected_.end();
  if (gesture_ == Gesture::press_node && !in) select({pressed_node_});
  gesture_ = Gesture::move_nodes;
  gesture_id_ = newGesture();
  layout_before_ = workspace_.document().layout;
  centers_before_.clear();
  for (const NodeId node : selected_) centers_before_.push_back(scene_->card(node)->rect.center());
  folded_before_.clear();
  const auto& frames = scene_->frames();
  for (const SceneFrame& frame : frames) {
    const bool inside = pressed_in_ >= 0 && isWithin(frames, frame.parent, pressed_in_);
    if (inside && frame.collapsed && !frame.hidden && !frame.isGhost())
      folded_before_[frame.key] = frame.rect.center();
  }
}

// Paints anew where they were and where they are.
void GraphCanvas::moveCards(const std::vector<int>& cards, const std::vector<QPointF>& centers) {
  Scene& scene = movable();
  const std::vector<EdgeLabel> labels = state_.labels;
  const QRectF before = scene.areaOf(cards);
  scene.moveCards(cards, centers);
  layer_.invalidate(before | scene.areaOf(cards));
  updateState();
  for (const auto* placed : {&labels, &std::as_const(state_.labels)}) {
    for (const EdgeLabel& label : *placed) layer_.invalidate(label.rect.adjusted(-3, -3, 3, 3));
  }
  update();
}

// A collapsed frame is moved as one card; the title of an open one selects all that is in it, to be
// moved along.
bool GraphCanvas::pressFrame(QPointF position, bool extend) {
  const int at = scene_ ? scene_->frameAt(view_.toScene(position)) : -1;
  if (at < 0) return false;
  const SceneFrame& frame = scene_->frames()[static_cast<std::size_t>(at)];
  if (frame.isGhost()) return false;
  if (!frame.collapsed) {
    std::vector<NodeId> nodes = extend ? selected_ : std::vector<NodeId>{};
    for (const NodeId node : seenIn(at)) {
      if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
    }
    select(nodes);
    gesture_ = Gesture::press_frame;
    pressed_in_ = at;
    return true;
  }
  gesture_ = Gesture::move_frame;
  pressed_frame_ = frame.key;
  frame_before_ = frame.rect.center();
  gesture_id_ = newGesture();
  layout_before_ = workspace_.document().layout;
  return true;
}

void GraphCanvas::dragFrame(QPointF to) {
  if ((to - pressed_at_).manhattanLength() < QApplication::startDragDistance()) return;
  const QPointF center = frame_before_ + (to - pressed_at_) / view_.zoom;
  untouched_ = false;
  moveNodes(workspace_, {{pressed_frame_, kept(center)}}, gesture_id_);
}

void GraphCanvas::selectInBand(QPointF to) {
  band_ = QRectF(pressed_at_, to).normalized();
  if (!scene_) return update();
  std::vector<int> cards, edges;
  const QRectF area = view_.toScene(band_);
  scene_->inSight(area, cards, edges);
  std::vector<NodeId> nodes = selected_before_;
  for (const int i : cards) {
    const SceneCard& card = scene_->cards()[static_cast<std::size_t>(i)];
    if (card.derived) continue;  // it is looked at, not edited
    const bool known = std::find(nodes.begin(), nodes.end(), card.node) != nodes.end();
    if (!known && card.rect.intersects(area)) nodes.push_back(card.node);
  }
  select(nodes);
  update();
}

// What the hand holds goes back to where it was taken; false where it holds nothing.
bool GraphCanvas::takeGestureBack() {
  const Gesture held = gesture_;
  if (held == Gesture::none || held == Gesture::pan) return false;
  gesture_ = Gesture::none;
  if (held == Gesture::rubber_band) {
    band_ = {};
    select(selected_before_);
    update();
  } else if (held != Gesture::press_node && held != Gesture::press_frame) {
    fixed_ = workspace_.document().layout;  // as the cards stand now
    setLayoutBy(workspace_, layout_before_, gesture_id_);
  }
  return true;
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const Gesture done = gesture_;
  gesture_ = Gesture::none;
  band_ = {};
  unsetCursor();
  const bool clicked =
      (event->position() - pressed_at_).manhattanLength() < QApplication::startDragDistance();
  if (done == Gesture::move_nodes) {
    place(true);  // others give way
  } else if (done == Gesture::press_node && !extends_) {
    select({pressed_node_});
  } else if (done == Gesture::pan && clicked && event->button() == Qt::LeftButton) {
    const auto edge = edgeAt(event->position());
    if (edge) setFocused(edge->node);
    edge ? selectEdge(edge) : clearSelection();
  }
  keepView();  // what was moved by hand is not fitted any more
  setHovered(nodeAt(event->position()));
  update();
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto node = nodeAt(event->position());
  if (const auto ghost = ghostAt(event->position())) return emit ghostActivated(*ghost);
  if (!node && toggleFrameAt(event->position())) return;
  if (!node) return fit();
  select({*node});
  emit nodeActivated(*node);
}

void GraphCanvas::leaveEvent(QEvent* event) {
  setHovered(std::nullopt);
  QWidget::leaveEvent(event);
}

// The keys of playback (arrows to the sides, Home, End, Space) are left to the window.
void GraphCanvas::keyPressEvent(QKeyEvent* event) {
  if (!handleKey(event)) event->ignore();
}

bool GraphCanvas::handleKey(QKeyEvent* event) {
  const bool control = event->modifiers() & Qt::ControlModifier;
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return control && (zoomIn(), true);
    case Qt::Key_Minus:
      return control && (zoomOut(), true);
    case Qt::Key_0:
      return control && (resetZoom(), true);
    case Qt::Key_F:
      if (control) return openSearch(), true;
      return event->modifiers() == Qt::NoModifier && (fit(), true);
    case Qt::Key_Up:
    case Qt::Key_Down:
      if (control) return panBy(event->key()), true;
      return event->modifiers() == Qt::NoModifier && focused_ &&
             (focusBeside(event->key() == Qt::Key_Up), true);
    case Qt::Key_Left:
    case Qt::Key_Right:
      return control && (panBy(event->key()), true);
    case Qt::Key_Escape:
      if (takeGestureBack()) return true;
      if (edge_) return focused_ ? select({*focused_}) : clearSelection(), true;
      if (selected_.size() == 1 && closeBodyAround(selected_.front())) return true;
      return (!selected_.empty() || state_.ghost >= 0) && (clearSelection(), true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (state_.ghost >= 0) return emit ghostActivated(state_.ghost), true;
      if (!focused_) return false;
      if (scene_->standIn(*focused_) >= 0) return expandAt(*focused_);
      if (selected_ == std::vector<NodeId>{*focused_}) emit nodeActivated(*focused_);
      select({*focused_});
      return true;
    default:
      return false;
  }
}

// As a middle drag the other way: what lies there comes into sight.
void GraphCanvas::panBy(int key) {
  constexpr double step = 60;  // pixels
  View view = view_;
  if (key == Qt::Key_Left || key == Qt::Key_Right)
    view.origin.rx() += (key == Qt::Key_Left ? -step : step) / view_.zoom;
  if (key == Qt::Key_Up || key == Qt::Key_Down)
    view.origin.ry() += (key == Qt::Key_Up ? -step : step) / view_.zoom;
  setView(view, true);
}

// The nearest card above or below.
void GraphCanvas::focusBeside(bool above) {
  const QPointF from = scene_->card(*focused_)->rect.center();
  const SceneCard* best = nullptr;
  double least = 1e300;
  for (const SceneCard& card : scene_->cards()) {
    const QPointF way = card.rect.center() - from;
    const double down = above ? -way.y() : way.y();
    const double cost = down + 2 * std::abs(way.x());
    if (down < 1 || cost >= least || !isStop(static_cast<int>(card.node.index))) continue;
    least = cost;
    best = &card;
  }
  if (!best) return;
  setFocused(best->node);
  reveal(best->node);
}

// Tab stops at cards, then at ghosts.
int GraphCanvas::stopCount() const {
  return scene_ ? static_cast<int>(scene_->cards().size() + scene_->ghosts().size()) : 0;
}

// Cards and ghosts that are seen, and a collapsed frame once.
bool GraphCanvas::isStop(int stop) const {
  const auto at = static_cast<std::size_t>(stop);
  const std::size_t cards = scene_->cards().size();
  if (at >= cards) return scene_->isSeen(scene_->ghosts()[at - cards]);
  const SceneCard& there = scene_->cards()[at];
  return there.hidden
             ? scene_->standIn(there.node) >= 0 && scene_->walkable(there.node) == there.node
             : true;
}

// The first stop from that one on, in steps of 1 or -1; none beyond the ends.
void GraphCanvas::focusNear(int stop, int step) {
  const int count = stopCount();
  const auto cards = static_cast<int>(scene_->cards().size());
  while (stop >= 0 && stop < count && !isStop(stop)) stop += step;
  const bool card = stop >= 0 && stop < cards;
  setFocused(card ? std::optional(NodeId{static_cast<std::uint32_t>(stop)}) : std::nullopt);
  selectGhost(stop >= cards && stop < count ? stop - cards : -1);
}

// Tab walks through the cards in the order in which they are computed, through the ghosts, then on
// to the next widget.
bool GraphCanvas::focusNextPrevChild(bool next) {
  const int count = hasFocus() ? stopCount() : 0;
  const int step = next ? 1 : -1;
  const int ghost = selectedGhost();
  if (count > 0) {
    const int from = ghost >= 0 ? static_cast<int>(scene_->cards().size()) + ghost
                     : focused_ ? static_cast<int>(focused_->index)
                     : next     ? -1
                                : count;
    focusNear(from + step, step);
  }
  if (count > 0 && focused_) return reveal(*focused_), true;
  if (count == 0 || selectedGhost() < 0) return QWidget::focusNextPrevChild(next);
  const auto at = static_cast<std::size_t>(selectedGhost());
  reveal(view_.toWidget(scene_->ghosts()[at].rect));
  return true;
}

void GraphCanvas::focusInEvent(QFocusEvent* event) {
  if (event->reason() == Qt::TabFocusReason && scene_) {
    focusNear(0, 1);
  } else if (event->reason() == Qt::BacktabFocusReason && scene_) {
    focusNear(static_cast<int>(scene_->forwardCount()) - 1, -1);
  }
  update();
}

void GraphCanvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace nabla::ui
