// The backward graph in the scene: laid out from right to left, beside, below or over the forward
// graph.
#include <algorithm>
#include <map>

#include "ui/canvas/at.h"
#include "ui/canvas/backward_face.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

namespace {

constexpr double beside_gap = 170;
constexpr double below_gap = 110;
constexpr double home_gap = 20;
// More derived cards than these, and lines from the values they use would reach across everything.
constexpr std::size_t most_with_values = 400;

// A curve to the left, as forward ones go to the right.
void addCurve(std::vector<QPointF>& points, QPointF to) {
  const QPointF from = points.back();
  const double across = from.x() - to.x();
  const double reach =
      across > 0 ? std::max(0.5 * across, std::min(40.0, across)) : 60 - 0.35 * across;
  points.push_back(from - QPointF(reach, 0));
  points.push_back(to + QPointF(reach, 0));
  points.push_back(to);
}

}  // namespace

void Scene::addBackward(const Trace& trace, const BackwardView& backward, TitleCache& titles) {
  forward_ = cards_.size();
  if (!backward.shown()) return;
  backward_ = backward.place;
  const std::vector<std::string> forward_keys = keys_;
  for (std::size_t i = 0; i < backward.graph->size(); ++i) {
    const NodeId node{static_cast<std::uint32_t>(forward_ + i)};
    cards_.push_back(backwardFace(trace, *backward.graph, node, titles));
    keys_.push_back(backward.graph->key(node, forward_keys));
    homes_.push_back(static_cast<int>((*backward.graph)[node].home.index));
  }
  frames_.of_card.resize(cards_.size(), -1);
}

// What makes no gradient has no card; nor has what stands at a card that is not seen.
void Scene::hideUnused() {
  for (std::size_t i = forward_; i < cards_.size(); ++i) {
    const bool at_hidden =
        backward_ == BackwardPlace::over && cards_[at(homes_[i - forward_])].hidden;
    cards_[i].hidden = !cards_[i].title || at_hidden;
  }
  const bool crowded =
      backward_ != BackwardPlace::over && cards_.size() - forward_ > most_with_values;
  for (SceneEdge& edge : edges_) {
    if (!edge.derived) continue;
    const SceneCard& from = cards_[at(edge.from)];
    edge.hidden = cards_[at(edge.to)].hidden || (from.derived ? from.hidden : crowded);
  }
}

void Scene::makeBlocks(const LayoutHints& hints) {
  std::map<int, Block> blocks;
  for (std::size_t i = forward_; i < cards_.size(); ++i) {
    if (cards_[i].hidden) continue;
    const int home = backward_ == BackwardPlace::over ? homes_[i - forward_] : -1;
    blocks[home].home = home;
    blocks[home].cards.push_back(static_cast<int>(i));
  }
  for (auto& [home, block] : blocks) {
    arrange(block, hints);
    blocks_.push_back(std::move(block));
  }
}

// Where the card was; a new one is about as high as what it stands for.
NodePosition Scene::placeBefore(int card, const LayoutHints& hints) const {
  const auto known = hints.previous.find(keys_[at(card)]);
  if (known != hints.previous.end()) return known->second;
  const QPointF home = cards_[at(homes_[at(card) - forward_])].rect.center();
  return {home.x(), home.y()};
}

// Laid out from left to right and mirrored.
void Scene::arrange(Block& block, const LayoutHints& hints) const {
  LayoutGraph graph;
  graph.column_gap = block.home >= 0 ? 40 : 84;
  std::map<int, int> stands;
  for (const int i : block.cards) {
    const SceneCard& card = cards_[at(i)];
    stands[i] = static_cast<int>(graph.nodes.size());
    const QPointF size = turned(QPointF(card.rect.width(), card.rect.height()));
    const bool down = reading_ == Reading::down;
    graph.nodes.push_back({keys_[at(i)], size.x() + (down ? card.above + card.below : 0), size.y(),
                           down ? 0 : card.above, down ? card.aside : card.below,
                           card.kind == CardKind::constant, false});
  }
  std::vector<int> drawn;
  for (const int i : block.cards) {
    for (int e = first_edge_[at(i)]; e < first_edge_[at(i) + 1]; ++e) {
      const auto from = stands.find(edges_[at(e)].from);
      if (from == stands.end()) continue;
      const double port_below =
          turned(port(cards_[at(i)], edges_[at(e)].operand) - cards_[at(i)].rect.center()).y();
      graph.edges.push_back({from->second, stands[i], port_below});
      drawn.push_back(e);
    }
  }
  LayoutHints own;
  own.cancelled = hints.cancelled;
  for (const int i : block.cards) own.previous[keys_[at(i)]] = placeBefore(i, hints);
  own.previous = turned(std::move(own.previous));
  const LayoutResult result = layOut(graph, own);
  QRectF all;
  for (std::size_t k = 0; k < block.cards.size(); ++k) {
    const SceneCard& card = cards_[at(block.cards[k])];
    block.centers.push_back(turned(QPointF(-result.centers[k].x, result.centers[k].y)));
    all |= card.outer().translated(block.centers[k] - card.rect.center());
  }
  block.size = all.size();
  for (QPointF& center : block.centers) center -= all.topLeft();
  for (std::size_t e = 0; e < drawn.size(); ++e) {
    std::vector<QPointF> route;
    for (const NodePosition& p : result.routes[e])
      route.push_back(turned(QPointF(-p.x, p.y)) - all.topLeft());
    if (!route.empty()) block.routes.emplace_back(drawn[e], std::move(route));
  }
}

// What a forward card and the derived cards at it need together.
QRectF Scene::roomFor(int card) const {
  const auto found = std::lower_bound(blocks_.begin(), blocks_.end(), card,
                                      [](const Block& b, int home) { return b.home < home; });
  if (found == blocks_.end() || found->home != card) return {};
  const SceneCard& home = cards_[at(card)];
  if (reading_ == Reading::down)
    return {0, 0, home.aside + home_gap + found->size.width(), found->size.height()};
  return {0, 0, found->size.width(), home.below + home_gap + found->size.height()};
}

QPointF Scene::cornerOf(const Block& block, const QRectF& forward) const {
  if (block.home >= 0) {
    const SceneCard& home = cards_[at(block.home)];
    if (reading_ == Reading::down)
      return {home.rect.right() + home.aside + home_gap,
              home.rect.center().y() - block.size.height() / 2};
    return {home.rect.center().x() - block.size.width() / 2,
            home.rect.bottom() + home.below + home_gap};
  }
  if (backward_ == BackwardPlace::beside) {
    return {forward.right() + beside_gap, forward.center().y() - block.size.height() / 2};
  }
  return {forward.right() - block.size.width(), forward.bottom() + below_gap};
}

void Scene::placeBlocks(const LayoutHints& hints) {
  if (blocks_.empty()) return;
  for (std::size_t f = frames_.frames.size(); f-- > 0;) surround(f);
  QRectF forward;
  for (std::size_t i = 0; i < forward_; ++i) forward |= cards_[i].outer();
  for (const SceneFrame& frame : frames_.frames) {
    if (!frame.hidden && !frame.isGhost()) forward |= frame.rect;
  }
  for (const Block& block : blocks_) {
    const QPointF corner = cornerOf(block, forward);
    for (std::size_t k = 0; k < block.cards.size(); ++k) {
      QPointF center = block.centers[k] + corner;
      const auto fixed = hints.fixed.find(keys_[at(block.cards[k])]);
      if (fixed != hints.fixed.end()) {
        const NodePosition place = seenPlace(fixed->second, reading_);
        center = {place.x, place.y};
      }
      cards_[at(block.cards[k])].rect.moveCenter(center);
    }
    for (const auto& [edge, route] : block.routes) {
      for (const QPointF& p : route) edges_[at(edge)].route.push_back(p + corner);
    }
  }
}

// From derived cards to the left; from forward ones, whose values are used, around to the right.
// Read down: upwards, and around below.
void Scene::curveBackward(SceneEdge& edge) const {
  const SceneCard& from = cards_[at(edge.from)];
  const SceneCard& to = cards_[at(edge.to)];
  if (edge.hidden) {
    edge.points.assign(4, from.rect.center());
    edge.box = {};
    return;
  }
  edge.points = {from.hidden ? shutEnd(from, 1, 0) : turned(port(from, -1))};
  const QPointF end = turned(port(to, edge.operand));
  if (from.derived) {
    for (const QPointF& p : edge.route) addCurve(edge.points, turned(p));
    addCurve(edge.points, end);
  } else {
    const double bow = std::clamp(0.4 * std::abs(end.x() - edge.points[0].x()), 40.0, 160.0);
    edge.points.push_back(edge.points[0] + QPointF(bow, 0));
    edge.points.push_back(end + QPointF(bow, 0));
    edge.points.push_back(end);
  }
  for (QPointF& p : edge.points) p = turned(p);
  QPolygonF outline;
  for (const QPointF& p : edge.points) outline << p;
  edge.box = outline.boundingRect().adjusted(-6, -6, 6, 6);
}

}  // namespace nabla::ui
