#include "ui/canvas/editing/canvas_editor.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr double port_reach = 9;  // pixels
constexpr double least_zoom = 0.3;

// Steps that look round: 1, 2 or 5 times a power of ten, about a hundredth of the number.
double stepFor(double value) {
  const double wanted = std::max(std::abs(value), 1.0) / 100;
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  const double digit = wanted / power;
  return power * (digit < 2 ? 1 : digit < 5 ? 2 : 5);
}

}  // namespace

CanvasEditor::CanvasEditor(GraphCanvas& canvas, Workspace& workspace, const Appearance& appearance)
    : QObject(&canvas),
      canvas_(canvas),
      workspace_(workspace),
      appearance_(appearance),
      edits_(workspace),
      overlay_(new EditOverlay(appearance, &canvas)) {
  setObjectName(QStringLiteral("canvasEditor"));
  canvas_.installEventFilter(this);
  canvas_.setAcceptDrops(true);
  connect(&canvas_, &GraphCanvas::nodeActivated, this, &CanvasEditor::openFormula);
  connect(&workspace_, &Workspace::analysisChanged, this, &CanvasEditor::selectPending);
  connect(&canvas_, &GraphCanvas::sceneChanged, this, &CanvasEditor::keepHands);
  connect(&workspace_, &Workspace::documentReplaced, overlay_, &EditOverlay::hush);
  makeActions();
}

bool CanvasEditor::eventFilter(QObject* watched, QEvent* event) {
  if (watched != &canvas_) return false;
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      return press(static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
      return move(static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
      return release(static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
      return doubleClick(static_cast<QMouseEvent*>(event));
    case QEvent::KeyPress:
      return key(static_cast<QKeyEvent*>(event));
    case QEvent::ContextMenu: {
      const auto* asked = static_cast<QContextMenuEvent*>(event);
      const bool by_key = asked->reason() == QContextMenuEvent::Keyboard && single();
      const QPointF at = by_key ? canvas_.nodeRect(*single()).center() : QPointF(asked->pos());
      QMenu* menu = makeMenu(at);
      menu->setAttribute(Qt::WA_DeleteOnClose);
      menu->popup(canvas_.mapToGlobal(at.toPoint()));
      return true;
    }
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
      return dragged(event);
    case QEvent::Resize:
      overlay_->setGeometry(canvas_.rect());
      return false;
    default:
      return false;
  }
}

std::optional<Port> CanvasEditor::portAt(QPointF at) const {
  return canvas_.zoom() < least_zoom ? std::nullopt : portNear(at);
}

std::optional<Port> CanvasEditor::portNear(QPointF at) const {
  const Scene* scene = canvas_.scene();
  if (scene == nullptr) return std::nullopt;
  std::vector<int> cards, edges;
  const QRectF near(at - QPointF(port_reach, port_reach), QSizeF(2 * port_reach, 2 * port_reach));
  scene->inSight(canvas_.view().toScene(near), cards, edges);
  std::optional<Port> best;
  double least = port_reach;
  for (const int index : cards) {
    const SceneCard& card = scene->cards()[static_cast<std::size_t>(index)];
    for (int operand = -1; operand < card.operands && !card.derived; ++operand) {
      const QPointF way = canvas_.portPos(card.node, operand) - at;
      const double distance = std::hypot(way.x(), way.y());
      if (distance > least) continue;
      least = distance;
      best = Port{card.node, operand};
    }
  }
  return best;
}

// Where a number could be: the pill of an input, the title of a bare number.
std::optional<NodeId> CanvasEditor::pillAt(QPointF at) const {
  const Scene* scene = canvas_.scene();
  if (scene == nullptr || canvas_.zoom() < least_zoom) return std::nullopt;
  const QPointF point = canvas_.view().toScene(at);
  std::vector<int> cards, edges;
  scene->inSight(QRectF(point - QPointF(1, 1), QSizeF(2, 2)), cards, edges);
  for (const int index : cards) {
    const SceneCard& card = scene->cards()[static_cast<std::size_t>(index)];
    if (card.derived || card.kind == CardKind::operation) continue;
    if (card.bare) {
      const QRectF title = card.rect.adjusted(12, 10, -12, -10);
      if (title.contains(point)) return card.node;
    } else if (upperPillRect(card, upperPill(canvas_.state(), card)).contains(point)) {
      return card.node;
    }
  }
  return std::nullopt;
}

// One that can be dragged.
std::optional<NodeId> CanvasEditor::numberAt(QPointF at) const {
  const auto node = inStep() ? pillAt(at) : std::nullopt;
  const bool drags = node && edits_.bodyOf(*node).empty() && !edits_.isHole(*node);
  return drags ? node : std::nullopt;
}

bool CanvasEditor::press(QMouseEvent* event) {
  overlay_->hush();
  nudge_ = -1;
  pointer_ = pressed_at_ = event->position();
  canvas_.setFocus();
  if (event->button() == Qt::RightButton) {
    const auto node = canvas_.nodeAt(event->position());
    const auto& selected = canvas_.selected();
    if (node && std::find(selected.begin(), selected.end(), *node) == selected.end())
      canvas_.select({*node});
    if (!node && !portAt(event->position())) {
      if (const auto edge = canvas_.edgeAt(event->position())) canvas_.selectEdge(edge);
    }
    return true;
  }
  if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier) return false;
  if (portAt(event->position()) || pillAt(event->position())) catchUp();
  if (canvas_.state().faded || !inStep()) return false;
  if (const auto port = portAt(event->position())) {
    takeWire(*port);
    return true;
  }
  const auto node = numberAt(event->position());
  if (!node) return false;
  number_ = NumberDrag::begin(workspace_, *node);
  number_node_ = *node;
  number_key_ = keyOf(*node);
  number_moved_ = false;
  return number_.has_value();
}

bool CanvasEditor::move(QMouseEvent* event) {
  pointer_ = event->position();
  if (wire_) {
    moveWire(event->position());
    return true;
  }
  if (number_) return changeNumber(event);
  if (event->buttons() == Qt::NoButton) showCursor(event->position());
  return false;
}

// Shift for fine steps, Ctrl for coarse ones.
bool CanvasEditor::changeNumber(QMouseEvent* event) {
  const double across = event->position().x() - pressed_at_.x();
  if (!number_moved_ && std::abs(across) < 3) return true;
  if (!std::exchange(number_moved_, true)) tellNote(number_node_);
  double step = stepFor(number_->start());
  if (event->modifiers() & Qt::ShiftModifier) step /= 10;
  if (event->modifiers() & Qt::ControlModifier) step *= 10;
  const double value = std::round((number_->start() + across * step) / step) * step;
  const double digits = std::pow(10.0, std::ceil(-std::log10(step)) + 1);
  number_->set(workspace_, std::round(value * digits) / digits);
  overlay_->say(event->position(), words(number_->note()), false);
  return true;
}

// Where the program says the number once for several nodes.
void CanvasEditor::tellNote(NodeId node) {
  const Message note = edits_.noteOf(node);
  if (!note.empty()) overlay_->say(canvas_.nodeRect(node).center(), words(note), true);
}

bool CanvasEditor::release(QMouseEvent* event) {
  if (wire_) {
    dropWire(event->position());
    return true;
  }
  if (!number_) return event->button() == Qt::RightButton;
  if (number_moved_) overlay_->say(event->position(), words(number_->note()), true);
  number_.reset();
  if (!number_moved_) canvas_.select({number_node_});
  return true;
}

bool CanvasEditor::doubleClick(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return false;
  if (const auto node = canvas_.nodeAt(event->position())) return canvas_.openBody(*node);
  if (canvas_.ghostAt(event->position())) return false;
  if (portAt(event->position()) || canvas_.toggleFrameAt(event->position())) return true;
  openFinder({{}, {}, {}, event->position()});
  return true;
}

void CanvasEditor::showCursor(QPointF at) {
  const bool far = canvas_.zoom() < least_zoom && portNear(at);
  if (far != far_port_) canvas_.update();
  far_port_ = far;
  const bool port = !canvas_.state().faded && portAt(at).has_value();
  if (port) {
    canvas_.setCursor(Qt::CrossCursor);
  } else if (numberAt(at)) {
    canvas_.setCursor(Qt::SizeHorCursor);
  } else if (canvas_.edgeAt(at)) {
    canvas_.setCursor(Qt::PointingHandCursor);
  } else {
    canvas_.unsetCursor();
  }
}

bool CanvasEditor::key(QKeyEvent* event) {
  const QPointF steps[] = {{-10, 0}, {10, 0}, {0, -10}, {0, 10}};
  const int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
  for (int i = 0; i < 4; ++i) {
    if (event->key() != keys[i] || !(event->modifiers() & Qt::AltModifier)) continue;
    moveSelection(event->modifiers() & Qt::ShiftModifier ? steps[i] / 10 : steps[i]);
    return true;
  }
  const bool modifier = event->key() == Qt::Key_Alt || event->key() == Qt::Key_Shift ||
                        event->key() == Qt::Key_Control || event->key() == Qt::Key_Meta;
  if (modifier) return false;
  nudge_ = -1;
  if (event->key() == Qt::Key_Escape && (wire_ || number_ || !overlay_->text().isEmpty())) {
    if (number_ && number_moved_) number_->takeBack(workspace_);
    number_.reset();
    wire_.reset();
    overlay_->hideWire();
    overlay_->hush();
    return true;
  }
  enableActions();
  const auto& selected = canvas_.selected();
  const bool derived = chosen().empty() && !selected.empty();
  const QKeySequence pressed(event->keyCombination());
  for (QAction* action : actions_) {
    if (!action->shortcuts().contains(pressed)) continue;
    if (action->isEnabled()) {
      action->trigger();
    } else if (derived) {
      tellDerived(selected.front());
    }
    return true;
  }
  return false;
}

// An entry of the op finder, or program text, dragged onto the canvas.
bool CanvasEditor::dragged(QEvent* event) {
  auto* drop = static_cast<QDropEvent*>(event);
  const QMimeData* data = drop->mimeData();
  const bool entry = data->hasFormat(OpFinder::mime_type);
  if (!entry && (!data->hasText() || data->hasUrls())) return false;
  drop->acceptProposedAction();
  if (event->type() != QEvent::Drop) return true;
  const QString text = entry ? QString::fromUtf8(data->data(OpFinder::mime_type)) : data->text();
  catchUp();
  if (!entry) {
    tell(edits_.paste(text, placeOf(drop->position())));
    return true;
  }
  const auto found = ranked(entries(), text);
  if (finder_) finder_->hide();
  if (!found.empty()) take({{}, {}, {}, drop->position()}, found.front());
  return true;
}

}  // namespace nabla::ui
