// Wires by hand: connect, reconnect, disconnect, and drop into empty space for the op finder.
#include <algorithm>

#include "engine/interpreter/operand_path.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr std::size_t most_marks = 400;

}  // namespace

// A connected operand gives its wire to the hand; the end at the source stays.
void CanvasEditor::takeWire(Port port) {
  const Graph& graph = canvas_.trace()->graph;
  Wire wire{port, {}, {}, {}};
  if (port.operand >= 0) {
    const NodeId source = graph[port.node].inputs[static_cast<std::size_t>(port.operand)];
    if (!edits_.isHole(source)) wire = {{source, -1}, port, {}, keyOf(port.node)};
  }
  wire.fixed_key = keyOf(wire.fixed.node);
  wire_ = wire;
  overlay_->showWire(canvas_.portPos(wire.fixed.node, wire.fixed.operand), pointer_,
                     wire.fixed.operand >= 0, readsDown(), wireMarks());
}

QString CanvasEditor::whyNot(Port port) const {
  if (!wire_) return {};
  const bool to_operand = wire_->fixed.operand < 0;
  if (to_operand == (port.operand < 0)) {
    return to_operand ? tr("A result goes to an input") : tr("An input takes a result");
  }
  const auto can = to_operand ? edits_.canConnect(wire_->fixed.node, port)
                              : edits_.canConnect(port.node, wire_->fixed);
  return can ? QString() : words(can.error());
}

// The ports in sight that the wire might go to.
std::vector<EditOverlay::Mark> CanvasEditor::wireMarks() const {
  std::vector<EditOverlay::Mark> marks;
  std::vector<int> cards, edges;
  const bool to_operand = wire_->fixed.operand < 0;
  canvas_.scene()->inSight(canvas_.view().toScene(QRectF(canvas_.rect())), cards, edges);
  for (const int index : cards) {
    const SceneCard& card = canvas_.scene()->cards()[static_cast<std::size_t>(index)];
    const int first = to_operand ? 0 : -1;
    for (int operand = first; operand < (to_operand ? card.operands : 0); ++operand) {
      const Port port{card.node, operand};
      if (port == wire_->fixed || marks.size() >= most_marks) continue;
      marks.push_back({canvas_.portPos(card.node, operand), whyNot(port).isEmpty()});
    }
  }
  return marks;
}

// A port, or the card that is meant as a whole.
std::optional<Port> CanvasEditor::wireTarget(QPointF at) const {
  if (const auto port = portAt(at)) return port;
  const auto node = canvas_.nodeAt(at);
  if (!node) return std::nullopt;
  if (wire_->fixed.operand >= 0) return Port{*node, -1};
  const Graph& graph = canvas_.trace()->graph;
  // A hole stands for the input that waits for it.
  if (edits_.isHole(*node)) {
    for (const SceneCard& card : canvas_.scene()->cards()) {
      const auto& inputs = graph[card.node].inputs;
      for (std::size_t k = 0; k < inputs.size(); ++k) {
        if (inputs[k] == *node) return Port{card.node, static_cast<int>(k)};
      }
    }
  }
  const SceneCard* card = canvas_.scene()->card(*node);
  std::optional<Port> first;
  for (int operand = 0; operand < card->operands; ++operand) {
    const NodeId input = graph[*node].inputs[static_cast<std::size_t>(operand)];
    if (edits_.isHole(input)) return Port{*node, operand};
  }
  return first;
}

// Why nothing there can take a wire, or empty.
QString CanvasEditor::whyNotThere(QPointF at) const {
  if (canvas_.nodeAt(at) || portAt(at)) return {};
  if (canvas_.collapsedFrameAt(at) >= 0)
    return tr(
        "This frame is folded: open it by a double click, then take the wire to what is inside");
  if (canvas_.ghostAt(at)) return tr("This branch is not taken: nothing in it is computed");
  return {};
}

void CanvasEditor::moveWire(QPointF to) {
  if (!inStep()) catchUp();
  if (!inStep()) keepHands();
  if (!wire_) return;
  const auto target = wireTarget(to);
  QPointF end = to;
  QString why = whyNotThere(to);
  if (target && !(*target == wire_->fixed)) {
    why = whyNot(*target);
    if (why.isEmpty()) end = canvas_.portPos(target->node, target->operand);
  }
  overlay_->showWire(canvas_.portPos(wire_->fixed.node, wire_->fixed.operand), end,
                     wire_->fixed.operand >= 0, readsDown(), wireMarks());
  overlay_->say(to, why, false);
}

void CanvasEditor::dropWire(QPointF to) {
  catchUp();
  if (!inStep()) keepHands();
  if (!wire_) return;
  const auto target = wireTarget(to);
  const QString why = target ? whyNot(*target) : whyNotThere(to);
  const Wire wire = *wire_;
  const bool clicked = (to - pressed_at_).manhattanLength() < 4;
  wire_.reset();
  overlay_->hideWire();
  if (clicked) {
    const Port own = wire.taken_from.value_or(wire.fixed);
    return canvas_.select({own.node});
  }
  if (target && *target == wire.taken_from) return;
  if (target && *target == wire.fixed) return;
  if (!why.isEmpty()) return overlay_->say(to, why, true);
  if (target && wire.taken_from) {
    tell(edits_.reconnect(*wire.taken_from, *target));
  } else if (target) {
    const bool to_operand = wire.fixed.operand < 0;
    tell(to_operand ? edits_.connect(wire.fixed.node, *target)
                    : edits_.connect(target->node, wire.fixed));
  } else if (canvas_.nodeAt(to)) {
    overlay_->say(to, tr("Drop it on an input"), true);
  } else if (wire.taken_from) {
    tell(edits_.disconnect(*wire.taken_from));
  } else if (wire.fixed.operand < 0) {
    openFinder({wire.fixed.node, {}, {}, to});
  } else {
    openFinder({{}, wire.fixed, {}, to});
  }
}

}  // namespace nabla::ui
