// What frames do to the scene: collapsed ones take the place of their cards, the others surround
// them.
#include <QFontMetricsF>
#include <algorithm>
#include <numeric>

#include "ui/canvas/at.h"
#include "ui/canvas/card_face.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

namespace {

constexpr double frame_least_width = 132;
constexpr double frame_widest = 300;
constexpr double least_height = 64;
constexpr double port_lane = 18;
constexpr double widening = 48;              // at most, for a title wider than what it stands over
constexpr std::size_t most_looked_at = 400;  // cards
constexpr std::size_t most_rounds = 40;
constexpr std::size_t most_titles_parted = 100;  // frames whose titles are kept apart

QSizeF collapsedSize(const SceneFrame& frame, Reading reading) {
  const QFontMetricsF metrics(chipFont());
  const double text = std::max(metrics.horizontalAdvance(frame.title) + 24,
                               metrics.horizontalAdvance(frame.traffic));
  const std::size_t ports = std::max(frame.sources.size(), frame.results.size());
  const double room = port_lane * static_cast<double>(std::min<std::size_t>(ports, 24));
  const double width = std::clamp(text + 28, frame_least_width, frame_widest);
  if (reading == Reading::down) return {std::max(width, room), least_height};
  return {width, std::max(least_height, room)};
}

// Ports are spread over the side in the order of the nodes they belong to.
double spread(const std::vector<int>& nodes, int node, double height) {
  const auto found = std::lower_bound(nodes.begin(), nodes.end(), node);
  const double place = static_cast<double>(found - nodes.begin()) + 0.5;
  return 0.8 * height * (place / static_cast<double>(std::max<std::size_t>(nodes.size(), 1)) - 0.5);
}

bool isUnder(const std::vector<SceneCard>& cards, const QRectF& title) {
  if (cards.size() > most_looked_at) return false;
  return std::any_of(cards.begin(), cards.end(), [&title](const SceneCard& card) {
    return !card.hidden && card.outer().intersects(title);
  });
}

}  // namespace

void Scene::indexKeys() {
  by_key_.resize(keys_.size());
  std::iota(by_key_.begin(), by_key_.end(), 0);
  std::sort(by_key_.begin(), by_key_.end(),
            [this](int a, int b) { return keys_[at(a)] < keys_[at(b)]; });
}

void Scene::collapse() {
  stand_in_.assign(cards_.size(), -1);
  for (SceneFrame& frame : frames_.frames) {
    if (frame.collapsed) frame.rect = QRectF(QPointF(0, 0), collapsedSize(frame, reading_));
  }
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    stand_in_[i] = frames_.standIn(static_cast<int>(i));
    cards_[i].hidden = stand_in_[i] >= 0;
    if (!cards_[i].hidden) continue;
    cards_[i].above = cards_[i].below = 0;
    int& first = frames_.frames[at(stand_in_[i])].first;
    if (first < 0) first = static_cast<int>(i);
  }
  followFrames();
  for (SceneEdge& edge : edges_) {
    const int from = stand_in_[at(edge.from)];
    const int to = stand_in_[at(edge.to)];
    edge.hidden = from >= 0 && from == to;
    if (edge.hidden) continue;
    if (from >= 0) {
      const SceneFrame& frame = frames_.frames[at(from)];
      edge.leaves = spread(frame.results, edge.from, along(frame.rect));
    }
    if (to >= 0) {
      const SceneFrame& frame = frames_.frames[at(to)];
      edge.arrives = spread(frame.sources, edge.from, along(frame.rect));
    }
  }
}

// Hidden cards stand where their frame does.
void Scene::followFrames() {
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (stand_in_[i] >= 0) cards_[i].rect = frames_.frames[at(stand_in_[i])].rect;
  }
}

// A frame that is open reaches around its cards and the frames within.
void Scene::surround(std::size_t f) {
  SceneFrame& frame = frames_.frames[f];
  if (frame.collapsed || frame.hidden || frame.isGhost()) return;
  QRectF inside;
  for (const int card : frame.cards) inside |= cards_[at(card)].outer();
  for (std::size_t n = f + 1; n < frames_.frames.size(); ++n) {
    const SceneFrame& nested = frames_.frames[n];
    if (nested.depth <= frame.depth) break;
    if (nested.parent == static_cast<int>(f)) inside |= nested.rect;
  }
  for (const int guest : frame.guests) {
    if (frames_.frames[at(guest)].home) inside |= frames_.frames[at(guest)].homeRect();
  }
  const double around = SceneFrame::padding;
  const double wider = std::clamp(frame.title_width - inside.width() - 2 * around, 0.0, widening);
  frame.rect = inside.adjusted(-around - wider / 2, -around - SceneFrame::header - frame.lift,
                               around + wider / 2, around);
}

void Scene::surroundAll() {
  for (std::size_t f = frames_.frames.size(); f-- > 0;) surround(f);
}

// A frame whose title lies over another one's, or under a card, gets its own higher up.
void Scene::partTitles() {
  for (SceneFrame& frame : frames_.frames) frame.lift = 0;
  surroundAll();
  if (frames_.frames.empty() || frames_.frames.size() > most_titles_parted) return;
  for (std::size_t round = 0; round < most_rounds; ++round) {
    const int covering = titleOverAnother();
    if (covering < 0) return;
    frames_.frames[at(covering)].lift += SceneFrame::header;
    surroundAll();
  }
}

int Scene::titleOverAnother() const {
  const QFontMetricsF metrics(chipFont());
  std::vector<QRectF> titles;
  for (const SceneFrame& frame : frames_.frames) {
    const bool shown = !frame.hidden && !frame.collapsed && !frame.isGhost();
    titles.push_back(shown ? frame.titleRect() : QRectF());
    if (shown)
      titles.back().setWidth(
          std::min(frame.rect.width(), metrics.horizontalAdvance(frame.title) + 40));
    for (std::size_t other = 0; shown && other + 1 < titles.size(); ++other) {
      if (titles[other].intersects(titles.back())) return static_cast<int>(titles.size()) - 1;
    }
    if (shown && isUnder(cards_, titles.back())) return static_cast<int>(titles.size()) - 1;
  }
  return -1;
}

NodeId Scene::walkable(NodeId node) const {
  const int frame = standIn(node);
  return frame < 0 ? node : cards_[at(frames_.frames[at(frame)].first)].node;
}

int Scene::frameAt(QPointF point) const {
  for (std::size_t f = frames_.frames.size(); f-- > 0;) {  // inner ones first
    const SceneFrame& frame = frames_.frames[f];
    if (frame.hidden) continue;
    if (frame.collapsed ? frame.rect.contains(point) : frame.titleRect().contains(point))
      return static_cast<int>(f);
  }
  return -1;
}

}  // namespace nabla::ui
