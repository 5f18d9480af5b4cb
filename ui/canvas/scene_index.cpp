// What is in sight, which card is under a point, and what has to be looked at anew when cards move.
#include <algorithm>

#include "ui/canvas/at.h"
#include "ui/canvas/card_face.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

namespace {

void sortUnique(std::vector<int>& indices) {
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

constexpr std::size_t few_frames = 100;  // as many as partTitles() looks at

// Pills may be wider than their card.
QRectF reachOf(const SceneCard& card) { return card.outer().adjusted(-60, -4, 60, 4); }

bool isWithin(const QRectF& box, const QRectF& bounds) {
  return box.left() > bounds.left() && box.top() > bounds.top() && box.right() < bounds.right() &&
         box.bottom() < bounds.bottom();
}

}  // namespace

void Scene::index() {
  partTitles();
  if (!ghosts_.empty() && placeGhosts()) partTitles();
  measure();
  card_grid_ = SceneGrid(bounds_);
  edge_grid_ = SceneGrid(bounds_);
  for (std::size_t i = 0; i < cards_.size(); ++i) enterCard(static_cast<int>(i));
  for (std::size_t e = 0; e < edges_.size(); ++e) enterEdge(static_cast<int>(e));
}

void Scene::measure() {
  QRectF all;
  for (const SceneCard& card : cards_) all |= card.outer();
  for (const SceneFrame& frame : frames_.frames) all |= frame.rect;
  for (const SceneEdge& edge : edges_) all |= edge.box;
  bounds_ = all;
}

void Scene::enterCard(int card) {
  if (!cards_[at(card)].hidden) card_grid_.enter(card, reachOf(cards_[at(card)]));
}

void Scene::enterEdge(int edge) {
  if (!edges_[at(edge)].hidden) edge_grid_.enter(edge, edges_[at(edge)].points);
}

std::vector<int> Scene::edgesOf(const std::vector<int>& cards) const {
  std::vector<int> edges;
  for (const int card : cards) {
    for (int e = first_edge_[at(card)]; e < first_edge_[at(card) + 1]; ++e) edges.push_back(e);
    for (int u = first_use_[at(card)]; u < first_use_[at(card) + 1]; ++u)
      edges.push_back(uses_[at(u)]);
  }
  sortUnique(edges);
  return edges;
}

// The frames around the cards, inner ones last.
std::vector<int> Scene::framesAround(const std::vector<int>& cards) const {
  std::vector<int> frames;
  for (const int card : cards) {
    for (int f = frames_.of_card[at(card)]; f >= 0; f = frames_.frames[at(f)].parent)
      frames.push_back(f);
  }
  sortUnique(frames);
  return frames;
}

// Takes cards and their edges out of the grids, changes the cards, and puts all in again.
template <class Change>
void Scene::reindex(const std::vector<int>& cards, const Change& change) {
  const std::vector<int> edges = edgesOf(cards);
  const std::vector<int> frames = framesAround(cards);
  bool inner = true;  // none of it reaches the border of everything
  for (const int i : cards) {
    if (!cards_[at(i)].hidden) card_grid_.leave(i, reachOf(cards_[at(i)]));
    inner = inner && isWithin(cards_[at(i)].outer(), bounds_);
  }
  for (const int e : edges) {
    if (!edges_[at(e)].hidden) edge_grid_.leave(e, edges_[at(e)].points);
    inner = inner && isWithin(edges_[at(e)].box, bounds_);
  }
  for (const int f : frames) inner = inner && isWithin(frames_.frames[at(f)].rect, bounds_);
  change(edges);
  for (const int i : cards) enterCard(i);
  for (const int e : edges) {
    curve(edges_[at(e)]);
    enterEdge(e);
  }
  if (frames_.frames.size() <= few_frames) {
    partTitles();
  } else {
    for (std::size_t f = frames.size(); f-- > 0;) surround(at(frames[f]));
  }
  if (!ghosts_.empty()) curveGhosts();
  if (!inner) return measure();
  for (const int i : cards) bounds_ |= cards_[at(i)].outer();
  for (const int e : edges) bounds_ |= edges_[at(e)].box;
  for (const int f : frames) bounds_ |= frames_.frames[at(f)].rect;
}

void Scene::moveCards(const std::vector<int>& cards, const std::vector<QPointF>& centers) {
  reindex(cards, [&](const std::vector<int>& edges) {
    for (std::size_t i = 0; i < cards.size(); ++i) {
      cards_[at(cards[i])].rect.moveCenter(centers[i]);
      const int frame = stand_in_[at(cards[i])];
      if (frame >= 0) frames_.frames[at(frame)].rect.moveCenter(centers[i]);
    }
    for (const int e : edges) edges_[at(e)].route.clear();
  });
}

QRectF Scene::areaOf(const std::vector<int>& cards) const {
  QRectF area;
  for (const int i : cards) area |= cards_[at(i)].outer().adjusted(-70, -14, 70, 14);
  for (const int e : edgesOf(cards)) area |= edges_[at(e)].box;
  const bool few =
      frames_.frames.size() <= few_frames;  // then their titles make way for each other
  for (const SceneFrame& frame : frames_.frames) {
    if (few) area |= frame.rect.adjusted(-4, -4, 4, 4);
  }
  for (const int f : framesAround(cards)) area |= frames_.frames[at(f)].rect.adjusted(-4, -4, 4, 4);
  for (const GhostEdge& edge : ghost_edges_) {
    if (std::find(cards.begin(), cards.end(), edge.card) != cards.end()) area |= edge.box();
  }
  return area;
}

bool Scene::takeConstants(const Trace& before, const Trace& now) {
  std::vector<int> changed;
  for (std::size_t i = 0; i < now.forward_size; ++i) {
    if (cards_[i].kind != CardKind::constant) continue;
    if (!(*before.graph.constant(cards_[i].node) == *now.graph.constant(cards_[i].node)))
      changed.push_back(static_cast<int>(i));
  }
  if (changed.empty()) return false;
  CardFaces faces(now, *titles_);
  reindex(changed, [&](const std::vector<int>&) {
    for (const int i : changed) {
      SceneCard& card = cards_[at(i)];
      SceneCard fresh = faces.of(card.node);
      turn(fresh, now.graph[card.node].shape);
      fresh.hidden = card.hidden;
      fresh.rect.moveCenter(card.rect.center());
      if (card.hidden) {
        fresh.above = fresh.below = 0;
        fresh.rect = card.rect;
      }
      card = std::move(fresh);
    }
  });
  return true;
}

void Scene::inSight(const QRectF& area, std::vector<int>& cards, std::vector<int>& edges) const {
  cards.clear();
  edges.clear();
  if (cards_.empty()) return;
  cards = card_grid_.near(area);
  edges = edge_grid_.near(area);
  const auto drop = [&area](std::vector<int>& items, const auto& box) {
    items.erase(
        std::remove_if(items.begin(), items.end(), [&](int i) { return !area.intersects(box(i)); }),
        items.end());
  };
  drop(cards, [this](int i) { return reachOf(cards_[at(i)]); });
  drop(edges, [this](int e) { return edges_[at(e)].box; });
}

std::optional<NodeId> Scene::cardAt(QPointF point) const {
  if (cards_.empty() || !bounds_.contains(point)) return std::nullopt;
  const std::vector<int>& near = card_grid_.at(point);
  for (std::size_t i = near.size(); i-- > 0;) {
    const SceneCard& card = cards_[at(near[i])];
    if (card.rect.contains(point)) return card.node;
  }
  return std::nullopt;
}

int Scene::edgeAt(QPointF point, double reach) const {
  const QRectF near(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
  std::vector<int> cards, edges;
  inSight(near, cards, edges);
  int nearest = -1;
  for (const int e : edges) {
    const double distance = edges_[at(e)].distance(point);
    if (distance > reach) continue;
    reach = distance;
    nearest = e;
  }
  return nearest;
}

std::vector<int> Scene::wiresOf(NodeId node) const {
  std::vector<int> wires = edgesOf({static_cast<int>(node.index)});
  wires.erase(
      std::remove_if(wires.begin(), wires.end(), [this](int e) { return edges_[at(e)].hidden; }),
      wires.end());
  return wires;
}

}  // namespace nabla::ui
