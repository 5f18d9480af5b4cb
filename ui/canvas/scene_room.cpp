// What gives way to cards that were placed by hand: frames do not cover each other, and wires pass
// beside cards, not under them.
#include <algorithm>
#include <array>

#include "ui/canvas/at.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

namespace {

constexpr double frame_gap = 18;
constexpr double wire_gap = 14;
constexpr double least_run = 10;  // between a port and the first turn
constexpr std::size_t most_blockers = 400;
constexpr std::size_t most_parted = 200;  // frames

}  // namespace

void Scene::makeRoom(const NodePlaces& fixed) {
  std::vector<bool> by_hand(cards_.size(), false);
  std::vector<int> blockers;
  for (std::size_t i = 0; i < forward_; ++i) {
    by_hand[i] = fixed.contains(keys_[i]);
    if (by_hand[i] && !cards_[i].hidden) blockers.push_back(static_cast<int>(i));
  }
  if (blockers.size() > most_blockers) return;
  if (!blockers.empty() && frames_.frames.size() <= most_parted) partFrames(by_hand);
  std::vector<int> all;
  for (std::size_t i = 0; i < forward_ && forward_ <= most_blockers; ++i) {
    if (!cards_[i].hidden) all.push_back(static_cast<int>(i));
  }
  for (SceneEdge& edge : edges_) {
    if (edge.hidden || edge.derived) continue;
    // One that was laid out passes beside the cards that were.
    const bool straight = by_hand[at(edge.from)] || by_hand[at(edge.to)];
    detour(edge, straight ? all : blockers);
  }
}

// --- frames ---

std::vector<bool> Scene::framesWith(const std::vector<bool>& cards) const {
  std::vector<bool> with(frames_.frames.size(), false);
  for (std::size_t i = 0; i < forward_; ++i) {
    for (int f = cards[i] ? frames_.of_card[i] : -1; f >= 0; f = frames_.frames[at(f)].parent)
      with[at(f)] = true;
  }
  return with;
}

// With all that is within it; its wires go straight.
void Scene::moveFrame(int frame, double down) {
  const QPointF by = turned(QPointF(0, down));
  const auto within = [this, frame](int f) {
    while (f >= 0 && f != frame) f = frames_.frames[at(f)].parent;
    return f == frame;
  };
  for (std::size_t i = 0; i < forward_; ++i) {
    if (within(frames_.of_card[i])) cards_[i].rect.translate(by);
  }
  for (std::size_t f = 0; f < frames_.frames.size(); ++f) {
    if (within(static_cast<int>(f))) frames_.frames[f].rect.translate(by);
  }
  for (SceneEdge& edge : edges_) {
    if (within(frames_.of_card[at(edge.from)]) || within(frames_.of_card[at(edge.to)]))
      edge.route.clear();
  }
}

// Of two that stand side by side in the same one, the one without a card placed by hand gives way.
void Scene::partFrames(const std::vector<bool>& by_hand) {
  for (std::size_t f = frames_.frames.size(); f-- > 0;) surround(f);
  const auto count = static_cast<int>(frames_.frames.size());
  const std::vector<bool> stays = framesWith(by_hand);
  const auto box = [this](const SceneFrame& frame) {
    const QPointF a = turned(frame.rect.topLeft());
    return QRectF(a, turned(frame.rect.bottomRight()));
  };
  for (int round = 0; round < count; ++round) {
    bool moved = false;
    for (int a = 0; a < count; ++a) {
      for (int b = 0; b < count; ++b) {
        const SceneFrame& first = frames_.frames[at(a)];
        const SceneFrame& second = frames_.frames[at(b)];
        const bool apart = a == b || first.parent != second.parent || first.hidden ||
                           second.hidden || !box(first).intersects(box(second));
        if (apart || stays[at(b)] || (!stays[at(a)] && b < a)) continue;
        moveFrame(b, box(first).bottom() + frame_gap - box(second).top());
        moved = true;
      }
    }
    if (!moved) return;
  }
}

// --- wires ---

void Scene::detour(SceneEdge& edge, const std::vector<int>& blockers) {
  curve(edge);
  std::vector<QRectF> ahead;
  for (const int card : blockers) {
    if (card == edge.from || card == edge.to) continue;
    const QRectF rect = cards_[at(card)].rect;
    if (!edge.box.intersects(rect)) continue;
    ahead.push_back(QRectF(turned(rect.topLeft()), turned(rect.bottomRight())));
  }
  std::sort(ahead.begin(), ahead.end(),
            [](const QRectF& a, const QRectF& b) { return a.left() < b.left(); });
  for (const QRectF& blocker : ahead) passBeside(edge, blocker);
}

// Over or under it, whichever is nearer to the way that the wire takes now. In a drawing from left
// to right.
void Scene::passBeside(SceneEdge& edge, const QRectF& blocker) const {
  const QRectF wide = blocker.adjusted(-wire_gap, -wire_gap / 2, wire_gap, wire_gap / 2);
  double height = 0;
  int met = 0;
  for (const QPointF& p : edge.samples(48 * static_cast<int>(edge.points.size() / 3))) {
    if (!wide.contains(turned(p))) continue;
    height += turned(p).y();
    ++met;
  }
  const double begin = turned(edge.points.front()).x();
  const double end = turned(edge.points.back()).x();
  const double first = std::max(wide.left(), begin + least_run);
  const double last = std::min(wide.right(), end - least_run);
  if (met == 0 || first >= last) return;
  const bool over = height / met < wide.center().y();
  const double y = over ? wide.top() - wire_gap : wide.bottom() + wire_gap;
  std::size_t place = 0;
  while (place < edge.route.size() && turned(edge.route[place + 1]).x() < first) place += 2;
  const bool within = place < edge.route.size() && turned(edge.route[place]).x() < last;
  const double left = within ? std::min(turned(edge.route[place]).x(), first) : first;
  const double right = within ? std::max(turned(edge.route[place + 1]).x(), last) : last;
  const std::array pair{turned(QPointF(left, y)), turned(QPointF(right, y))};
  const auto spot = edge.route.begin() + static_cast<std::ptrdiff_t>(place);
  if (within) {
    std::copy(pair.begin(), pair.end(), spot);
  } else {
    edge.route.insert(spot, pair.begin(), pair.end());
  }
  curve(edge);
}

}  // namespace nabla::ui
