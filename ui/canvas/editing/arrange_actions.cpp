// Where selected cards stand: aligned, distributed, moved with the keys.
#include <algorithm>

#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"

namespace nabla::ui {
namespace {

using Places = std::map<std::string, NodePosition, std::less<>>;

struct Card {
  std::string key;
  QPointF middle;
};

std::vector<Card> cardsOf(const Scene& scene, const std::vector<NodeId>& nodes) {
  std::vector<Card> cards;
  for (const NodeId node : nodes) {
    if (const SceneCard* card = scene.card(node))
      cards.push_back({scene.keys()[node.index], card->rect.center()});
  }
  return cards;
}

Places placesOf(const std::vector<Card>& cards) {
  Places places;
  for (const Card& card : cards) places[card.key] = {card.middle.x(), card.middle.y()};
  return places;
}

}  // namespace

void CanvasEditor::align(bool column) {
  if (!canvas_.scene()) return;
  std::vector<Card> cards = cardsOf(*canvas_.scene(), chosen());
  if (cards.size() < 2) return;
  QPointF sum;
  for (const Card& card : cards) sum += card.middle;
  const QPointF middle = sum / static_cast<double>(cards.size());
  for (Card& card : cards)
    (column ? card.middle.rx() : card.middle.ry()) = column ? middle.x() : middle.y();
  moveNodes(workspace_, placesOf(cards), newGesture());
}

void CanvasEditor::distribute(bool across) {
  if (!canvas_.scene()) return;
  std::vector<Card> cards = cardsOf(*canvas_.scene(), chosen());
  if (cards.size() < 3) return;
  const auto along = [across](const Card& card) {
    return across ? card.middle.x() : card.middle.y();
  };
  std::stable_sort(cards.begin(), cards.end(),
                   [&](const Card& a, const Card& b) { return along(a) < along(b); });
  const double first = along(cards.front());
  const double gap = (along(cards.back()) - first) / static_cast<double>(cards.size() - 1);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    (across ? cards[i].middle.rx() : cards[i].middle.ry()) = first + gap * static_cast<double>(i);
  }
  moveNodes(workspace_, placesOf(cards), newGesture());
}

// Presses one after another are one undo step.
void CanvasEditor::moveSelection(QPointF by) {
  if (!canvas_.scene() || chosen().empty()) return;
  if (nudge_ < 0) nudge_ = newGesture();
  std::vector<Card> cards = cardsOf(*canvas_.scene(), chosen());
  for (Card& card : cards) {
    const auto& layout = workspace_.document().layout;
    const auto placed = layout.find(card.key);
    if (placed != layout.end()) card.middle = {placed->second.x, placed->second.y};
    card.middle += by;
  }
  moveNodes(workspace_, placesOf(cards), nudge_);
}

}  // namespace nabla::ui
