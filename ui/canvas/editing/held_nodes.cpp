// How hands keep hold of nodes while newer programs arrive: by key, which outlives a scene.
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"

namespace nabla::ui {

void CanvasEditor::catchUp() {
  if (!workspace_.current()) workspace_.waitUntilCurrent();
  canvas_.waitForScene();
}

// Whether the nodes of the scene are those that edits and questions are about.
bool CanvasEditor::inStep() const {
  return canvas_.scene() && canvas_.trace() && canvas_.trace() == workspace_.analysis()->trace;
}

std::string CanvasEditor::keyOf(NodeId node) const {
  const Scene* scene = canvas_.scene();
  return scene && scene->card(node) ? scene->keys()[node.index] : std::string();
}

std::optional<NodeId> CanvasEditor::nodeOf(const std::string& key) const {
  return canvas_.scene() && !key.empty() ? canvas_.scene()->find(key) : std::nullopt;
}

std::optional<NodeId> CanvasEditor::caughtUp(NodeId node) {
  const std::string key = keyOf(node);
  catchUp();
  return nodeOf(key);
}

// False where one of its ends has gone.
bool CanvasEditor::keepWire(Wire& wire) const {
  const auto keep = [this](Port& port, const std::string& key) {
    const auto node = nodeOf(key);
    const SceneCard* card = node ? canvas_.scene()->card(*node) : nullptr;
    if (!card || card->operands <= port.operand) return false;
    port.node = *node;
    return true;
  };
  return inStep() && keep(wire.fixed, wire.fixed_key) &&
         (!wire.taken_from || keep(*wire.taken_from, wire.taken_key));
}

// The scene is another one: what is held goes on in it, or falls out of the hand.
void CanvasEditor::keepHands() {
  if (number_) number_node_ = nodeOf(number_key_).value_or(NodeId{});
  if (!wire_ || keepWire(*wire_)) return;
  wire_.reset();
  overlay_->hideWire();
}

// The wish in the scene as it is when it comes true; nothing, and a word about it, where a node of
// it has gone.
std::function<std::optional<CanvasEditor::Wish>()> CanvasEditor::keptWish(const Wish& wish) {
  const std::string source = wish.source ? keyOf(*wish.source) : std::string();
  const std::string operand = wish.operand ? keyOf(wish.operand->node) : std::string();
  const std::string replaced = wish.replaced ? keyOf(*wish.replaced) : std::string();
  return [this, wish, source, operand, replaced]() -> std::optional<Wish> {
    catchUp();
    Wish now = wish;
    if (wish.source) now.source = nodeOf(source);
    if (wish.replaced) now.replaced = nodeOf(replaced);
    const auto reader = wish.operand ? nodeOf(operand) : std::nullopt;
    if (reader) now.operand->node = *reader;
    const bool there = (!wish.source || now.source) && (!wish.replaced || now.replaced) &&
                       (!wish.operand || reader);
    if (there) return now;
    overlay_->say(wish.at, tr("This node is not there any more"), true);
    return std::nullopt;
  };
}

}  // namespace nabla::ui
