// Where selected cards stand: aligned, distributed, moved with the keys. None is put onto another.
#include <algorithm>
#include <numeric>

#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"

namespace nabla::ui {
namespace {

constexpr double gap = 26;

struct Card {
  std::string key;
  QRectF rect;  // with its pills
  QPointF middle;

  void move(QPointF by) {
    rect.translate(by);
    middle += by;
  }
};

std::vector<Card> cardsOf(const Scene& scene, const std::vector<NodeId>& nodes) {
  std::vector<Card> cards;
  for (const NodeId node : nodes) {
    if (const SceneCard* card = scene.card(node))
      cards.push_back({scene.keys()[node.index], card->outer(), card->rect.center()});
  }
  return cards;
}

QPointF along(bool across, double by) { return across ? QPointF(by, 0) : QPointF(0, by); }
double begin(const Card& card, bool across) { return across ? card.rect.left() : card.rect.top(); }
double end(const Card& card, bool across) {
  return across ? card.rect.right() : card.rect.bottom();
}

void sortAlong(std::vector<Card>& cards, bool across) {
  std::stable_sort(cards.begin(), cards.end(), [across](const Card& a, const Card& b) {
    return across ? a.middle.x() < b.middle.x() : a.middle.y() < b.middle.y();
  });
}

double middleOf(const std::vector<Card>& cards, bool across) {
  const auto add = [across](double sum, const Card& card) {
    return sum + (across ? card.middle.x() : card.middle.y());
  };
  return std::accumulate(cards.begin(), cards.end(), 0.0, add) / static_cast<double>(cards.size());
}

bool overlap(const std::vector<Card>& cards) {
  for (std::size_t i = 0; i < cards.size(); ++i) {
    for (std::size_t k = i + 1; k < cards.size(); ++k) {
      if (cards[i].rect.intersects(cards[k].rect)) return true;
    }
  }
  return false;
}

std::vector<std::pair<std::string, QPointF>> middlesOf(const std::vector<Card>& cards) {
  std::vector<std::pair<std::string, QPointF>> middles;
  for (const Card& card : cards) middles.emplace_back(card.key, card.middle);
  return middles;
}

// One after another with at least the gap between them, about the same middle.
void part(std::vector<Card>& cards, bool across) {
  sortAlong(cards, across);
  const double before = middleOf(cards, across);
  for (std::size_t i = 1; i < cards.size(); ++i) {
    const double room = begin(cards[i], across) - end(cards[i - 1], across);
    if (room < gap) cards[i].move(along(across, gap - room));
  }
  const double off = before - middleOf(cards, across);
  for (Card& card : cards) card.move(along(across, off));
}

// Aside from cards that others have placed, all together, by the shortest way.
void clear(std::vector<Card>& cards, const std::vector<QRectF>& others, bool across) {
  const auto meets = [&](double by) {
    return std::any_of(cards.begin(), cards.end(), [&](const Card& card) {
      const QRectF there = card.rect.translated(along(across, by));
      return std::any_of(others.begin(), others.end(),
                         [&there](const QRectF& other) { return there.intersects(other); });
    });
  };
  constexpr double step = 10;
  constexpr int most = 400;
  for (int i = 0; i < most; ++i) {
    const double by = (i % 2 == 0 ? 1 : -1) * step * ((i + 1) / 2);
    if (meets(by)) continue;
    for (Card& card : cards) card.move(along(across, by));
    return;
  }
}

}  // namespace

void CanvasEditor::place(const std::vector<std::pair<std::string, QPointF>>& middles, int gesture) {
  NodePlaces places;
  for (const auto& [key, middle] : middles) places[key] = canvas_.kept(middle);
  moveNodes(workspace_, places, gesture);
}

// Hand-placed cards that are not chosen; the others give way by themselves.
std::vector<QRectF> CanvasEditor::standing() const {
  const std::vector<NodeId> moved = chosen();
  std::vector<QRectF> rects;
  for (const SceneCard& card : canvas_.scene()->cards()) {
    const bool is_moved = std::find(moved.begin(), moved.end(), card.node) != moved.end();
    const std::string& key = canvas_.scene()->keys()[card.node.index];
    if (!is_moved && !card.hidden && workspace_.document().layout.contains(key))
      rects.push_back(card.outer());
  }
  return rects;
}

void CanvasEditor::align(bool column) {
  if (!canvas_.scene()) return;
  std::vector<Card> cards = cardsOf(*canvas_.scene(), chosen());
  if (cards.size() < 2) return;
  const double line = middleOf(cards, column);
  for (Card& card : cards)
    card.move(along(column, line - (column ? card.middle.x() : card.middle.y())));
  part(cards, !column);
  clear(cards, standing(), column);
  place(middlesOf(cards), newGesture());
}

// Between the first and the last there is the same room everywhere, or where there is not enough
// the same way from middle to middle.
void CanvasEditor::distribute(bool across) {
  if (!canvas_.scene()) return;
  std::vector<Card> cards = cardsOf(*canvas_.scene(), chosen());
  if (cards.size() < 3) return;
  sortAlong(cards, across);
  const auto gaps = static_cast<double>(cards.size() - 1);
  double room = end(cards.back(), across) - begin(cards.front(), across);
  for (const Card& card : cards) room -= end(card, across) - begin(card, across);
  const QPointF span = cards.back().middle - cards.front().middle;
  for (std::size_t i = 1; i + 1 < cards.size(); ++i) {
    const Card& last = cards[i - 1];
    const double way = across ? last.middle.x() + span.x() / gaps - cards[i].middle.x()
                              : last.middle.y() + span.y() / gaps - cards[i].middle.y();
    const double rest = end(last, across) + room / gaps - begin(cards[i], across);
    cards[i].move(along(across, room >= 0 ? rest : way));
  }
  if (overlap(cards)) part(cards, across);
  clear(cards, standing(), !across);
  place(middlesOf(cards), newGesture());
}

// Presses one after another are one undo step.
void CanvasEditor::moveSelection(QPointF by) {
  if (!canvas_.scene() || chosen().empty()) return;
  if (nudge_ < 0) nudge_ = newGesture();
  std::vector<std::pair<std::string, QPointF>> middles;
  for (const Card& card : cardsOf(*canvas_.scene(), chosen())) {
    const auto& layout = workspace_.document().layout;
    const auto placed = layout.find(card.key);
    QPointF middle = card.middle;
    if (placed != layout.end()) {
      const NodePosition seen = seenPlace(placed->second, workspace_.reading());
      middle = {seen.x, seen.y};
    }
    middles.emplace_back(card.key, middle + by);
  }
  place(middles, nudge_);
}

}  // namespace nabla::ui
