#include "ui/canvas/scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/graph/structural_path.h"
#include "ui/canvas/card_face.h"
#include "ui/canvas/edge_path.h"

namespace nabla::ui {

namespace {

std::size_t indexOf(int i) { return static_cast<std::size_t>(i); }

QPointF toPoint(NodePosition position) { return {position.x, position.y}; }

QRectF controlBox(const std::vector<QPointF>& points) {
  QPointF low = points.front();
  QPointF high = low;
  for (const QPointF& p : points) {
    low = {std::min(low.x(), p.x()), std::min(low.y(), p.y())};
    high = {std::max(high.x(), p.x()), std::max(high.y(), p.y())};
  }
  return QRectF(low, high).adjusted(-6, -6, 6, 6);
}

// Leaves to the right, arrives from the left; `bow` bends the start aside.
void addCurve(std::vector<QPointF>& points, QPointF to, double bow) {
  const QPointF from = points.back();
  const double across = to.x() - from.x();
  const double reach =
      across > 0 ? std::max(0.5 * across, std::min(40.0, across)) : 70 - 0.35 * across;
  points.push_back(from + QPointF(reach, bow));
  points.push_back(to - QPointF(reach, -bow / 2));
  points.push_back(to);
}

QPointF cubic(const QPointF* p, double t) {
  const double s = 1 - t;
  return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
}

// What an open frame of ghosts needs may have changed: then its old place may not do.
void takePlace(SceneFrame& frame, const SceneFrame& before) {
  if (!frame.isGhost()) {
    frame.rect = before.rect;
  } else if (before.home && frame.homeRect().size() == before.homeRect().size()) {
    frame.home = before.home;
  }
}

}  // namespace

QPainterPath SceneEdge::path(const QRectF& area) const { return pathWithin(points, area); }

QPointF SceneEdge::at(double t) const {
  constexpr int pieces = 24;
  const std::size_t curves = points.size() / 3;
  std::vector<QPointF> line{points.front()};
  std::vector<double> length{0};
  for (std::size_t c = 0; c < curves; ++c) {
    for (int i = 1; i <= pieces; ++i) {
      const QPointF next = cubic(&points[3 * c], static_cast<double>(i) / pieces);
      const QPointF step = next - line.back();
      length.push_back(length.back() + std::hypot(step.x(), step.y()));
      line.push_back(next);
    }
  }
  const double wanted = std::clamp(t, 0.0, 1.0) * length.back();
  const auto found = std::lower_bound(length.begin(), length.end(), wanted);
  const auto i = static_cast<std::size_t>(found - length.begin());
  if (i == 0) return line.front();
  if (i >= line.size()) return line.back();
  const double part = (wanted - length[i - 1]) / std::max(length[i] - length[i - 1], 1e-9);
  return line[i - 1] + part * (line[i] - line[i - 1]);
}

double SceneEdge::distance(QPointF point) const {
  const std::vector<QPointF> line = samples(16 * static_cast<int>(points.size() / 3));
  double least = 1e300;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const QPointF along = line[i + 1] - line[i];
    const QPointF there = point - line[i];
    const double length = std::max(QPointF::dotProduct(along, along), 1e-12);
    const double part = std::clamp(QPointF::dotProduct(there, along) / length, 0.0, 1.0);
    const QPointF off = there - part * along;
    least = std::min(least, std::hypot(off.x(), off.y()));
  }
  return least;
}

QPointF SceneEdge::arrival() const {
  const QPointF way = points.back() - points[points.size() - 2];
  if (std::abs(way.y()) > std::abs(way.x())) return {0, way.y() < 0 ? -1.0 : 1.0};
  return {way.x() < 0 ? -1.0 : 1.0, 0};
}

std::vector<QPointF> SceneEdge::samples(int count) const {
  const auto curves = static_cast<int>(points.size() / 3);
  std::vector<QPointF> samples;
  for (int i = 0; i <= count; ++i) {
    const double place = static_cast<double>(i) / count * curves;
    const int curve = std::min(static_cast<int>(place), curves - 1);
    samples.push_back(cubic(&points[3 * indexOf(curve)], place - curve));
  }
  return samples;
}

Scene::Scene(const Trace& trace, std::shared_ptr<TitleCache> titles, const LayoutHints& hints,
             const Scene* same, const FrameKeys& collapsed, const BackwardView& backward,
             Reading reading, const Ghosts* ghosts)
    : reading_(reading),
      titles_(std::move(titles)),
      keys_(structural_paths(trace.graph, trace.forward_size)),
      frames_(framesOf(trace, collapsed, ghosts)) {
  makeCards(trace, *titles_);
  addBackward(trace, backward, *titles_);
  for (SceneCard& card : cards_) turn(card, trace.graph[card.node].shape);
  makeEdges(trace.graph);
  indexKeys();
  if (ghosts) makeGhosts(*ghosts, hints.cancelled);
  collapse();
  hideUnused();
  if (same && sameShape(*same)) {
    placeAs(*same);
  } else {
    if (backward_ == BackwardPlace::over) makeBlocks(hints);
    place(hints);
    if (backward_ != BackwardPlace::over) makeBlocks(hints);
    placeBlocks(hints);
    if (!hints.fixed.empty()) makeRoom(hints.fixed);
  }
  for (SceneEdge& edge : edges_) curve(edge);
  index();
}

void Scene::makeCards(const Trace& trace, TitleCache& titles) {
  cards_.reserve(trace.forward_size);
  CardFaces faces(trace, titles);
  for (std::size_t i = 0; i < trace.forward_size; ++i)
    cards_.push_back(faces.of(NodeId{static_cast<std::uint32_t>(i)}));
}

void Scene::makeEdges(const Graph& graph) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < cards_.size(); ++i) count += graph.nodes()[i].inputs.size();
  edges_.reserve(count);
  first_edge_.reserve(cards_.size() + 1);
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    first_edge_.push_back(static_cast<int>(edges_.size()));
    const Operands& inputs = graph.nodes()[i].inputs;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      SceneEdge edge;
      edge.from = static_cast<int>(inputs[k].index);
      edge.to = static_cast<int>(i);
      edge.operand = static_cast<int>(k);
      edge.derived = cards_[i].derived;
      edges_.push_back(std::move(edge));
    }
  }
  first_edge_.push_back(static_cast<int>(edges_.size()));
  first_use_.assign(cards_.size() + 1, 0);
  for (const SceneEdge& edge : edges_) ++first_use_[indexOf(edge.from) + 1];
  std::partial_sum(first_use_.begin(), first_use_.end(), first_use_.begin());
  std::vector<int> next = first_use_;
  uses_.resize(edges_.size());
  for (std::size_t e = 0; e < edges_.size(); ++e)
    uses_[indexOf(next[indexOf(edges_[e].from)]++)] = static_cast<int>(e);
}

// Open frames are groups of the layout. What is in none of them is in -1.
std::vector<int> Scene::addGroups(LayoutGraph& graph) const {
  std::vector<int> groups(frames_.frames.size(), -1);
  for (std::size_t f = 0; f < groups.size(); ++f) {
    const SceneFrame& frame = frames_.frames[f];
    if (frame.collapsed || frame.hidden) continue;
    groups[f] = static_cast<int>(graph.groups.size());
    const int around = frame.parent < 0 ? -1 : groups[indexOf(frame.parent)];
    const bool across = reading_ == Reading::across;  // else titles stand where no card does
    const double padding = SceneFrame::padding, titled = padding + SceneFrame::header;
    graph.groups.push_back(
        {around, across ? titled : padding, padding, across ? padding : titled, padding});
  }
  return groups;
}

void Scene::place(const LayoutHints& hints) {
  LayoutGraph graph;
  const bool few = cards_.size() <= 60;
  graph.column_gap = reading_ == Reading::down ? (few ? 84 : 60) : (few ? 132 : 96);
  const std::vector<int> groups = addGroups(graph);
  const auto group_of = [&groups](int frame) { return frame < 0 ? -1 : groups[indexOf(frame)]; };
  std::vector<int> stands(cards_.size() + frames_.frames.size(), -1);  // in the layout
  const auto add = [&](std::size_t thing, LayoutNode node) {
    stands[thing] = static_cast<int>(graph.nodes.size());
    graph.nodes.push_back(std::move(node));
  };
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const SceneCard& card = cards_[i];
    if (card.hidden || card.derived) continue;
    add(i, layoutNode(static_cast<int>(i)));
    graph.nodes.back().group = group_of(frames_.of_card[i]);
  }
  for (std::size_t f = 0; f < frames_.frames.size(); ++f) {
    const SceneFrame& frame = frames_.frames[f];
    if (!frame.collapsed || frame.hidden || frame.isGhost()) continue;
    const QPointF size = turned(QPointF(frame.rect.width(), frame.rect.height()));
    add(cards_.size() + f,
        {frame.key, size.x(), size.y(), 8, 8, false, false, group_of(frame.parent)});
  }
  const auto standing = [&](int card) {
    const int frame = stand_in_[indexOf(card)];
    return stands[frame < 0 ? indexOf(card) : cards_.size() + indexOf(frame)];
  };
  std::vector<std::size_t> drawn;
  for (std::size_t e = 0; e < edges_.size(); ++e) {
    const SceneEdge& edge = edges_[e];
    if (edge.hidden || edge.derived) continue;
    const SceneCard& to = cards_[indexOf(edge.to)];
    const double port_below =
        to.hidden ? edge.arrives : turned(port(to, edge.operand) - to.rect.center()).y();
    graph.edges.push_back({standing(edge.from), standing(edge.to), port_below});
    drawn.push_back(e);
  }
  const std::size_t first_ghost = graph.nodes.size();
  addGhosts(graph, stands, groups);
  const LayoutResult result = layOut(graph, turnedHints(hints));
  const auto at_ghosts = [&](int place) { return indexOf(place) >= first_ghost; };
  const auto placed = [this](NodePosition p) { return turned(toPoint(p)); };
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (const NodePosition& p : result.routes[i]) edges_[drawn[i]].route.push_back(placed(p));
  }
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (stands[i] >= 0) cards_[i].rect.moveCenter(placed(result.centers[indexOf(stands[i])]));
  }
  for (std::size_t f = 0; f < frames_.frames.size(); ++f) {
    const int place = stands[cards_.size() + f];
    if (place < 0) continue;
    SceneFrame& frame = frames_.frames[f];
    const QPointF middle = placed(result.centers[indexOf(place)]);
    if (at_ghosts(place)) {
      const QSizeF size = frame.homeRect().size();
      frame.home = middle - QPointF(size.width(), size.height()) / 2;
    } else {
      frame.rect.moveCenter(middle);
    }
  }
  followFrames();
}

void Scene::placeAs(const Scene& same) {
  for (std::size_t f = 0; f < frames_.frames.size(); ++f)
    takePlace(frames_.frames[f], same.frames_.frames[f]);
  for (std::size_t i = 0; i < cards_.size(); ++i) cards_[i].rect = same.cards_[i].rect;
  for (std::size_t e = 0; e < edges_.size(); ++e) edges_[e].route = same.edges_[e].route;
}

const SceneCard* Scene::card(NodeId node) const {
  return node.index < cards_.size() ? &cards_[node.index] : nullptr;
}

int Scene::edgeIndex(NodeId consumer, int operand) const {
  if (consumer.index >= cards_.size() || operand < 0) return -1;
  const int edge = first_edge_[consumer.index] + operand;
  return edge < first_edge_[consumer.index + 1] ? edge : -1;
}

const SceneEdge* Scene::edge(NodeId consumer, int operand) const {
  const int index = edgeIndex(consumer, operand);
  return index < 0 ? nullptr : &edges_[indexOf(index)];
}

std::optional<NodeId> Scene::find(const std::string& key) const {
  const auto found =
      std::lower_bound(by_key_.begin(), by_key_.end(), key,
                       [this](int i, const std::string& k) { return keys_[indexOf(i)] < k; });
  if (found == by_key_.end() || keys_[indexOf(*found)] != key) return std::nullopt;
  return NodeId{static_cast<std::uint32_t>(*found)};
}

NodePlaces Scene::places() const {
  NodePlaces places;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const QPointF middle = cards_[i].rect.center();
    places[keys_[i]] = {middle.x(), middle.y()};
  }
  for (const SceneFrame& frame : frames_.frames) {
    const QPointF middle = frame.rect.center();
    if (frame.collapsed && !frame.hidden && !frame.isGhost())
      places[frame.key] = {middle.x(), middle.y()};
  }
  return places;
}

bool Scene::sameShape(const Scene& other) const {
  if (backward_ != other.backward_ || reading_ != other.reading_ || keys_ != other.keys_ ||
      edges_.size() != other.edges_.size())
    return false;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (cards_[i].rect.size() != other.cards_[i].rect.size()) return false;
    if (cards_[i].hidden != other.cards_[i].hidden) return false;
  }
  const auto& frames = other.frames_.frames;
  if (!std::equal(frames_.frames.begin(), frames_.frames.end(), frames.begin(), frames.end(),
                  [](const SceneFrame& a, const SceneFrame& b) {
                    return a.key == b.key && a.collapsed == b.collapsed;
                  })) {
    return false;
  }
  return std::equal(edges_.begin(), edges_.end(), other.edges_.begin(),
                    [](const SceneEdge& a, const SceneEdge& b) {
                      return a.from == b.from && a.to == b.to && a.operand == b.operand;
                    });
}

void Scene::setCenters(const std::vector<QPointF>& centers) {
  std::vector<bool> moved(cards_.size(), false);
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    moved[i] = cards_[i].rect.center() != centers[i];
    cards_[i].rect.moveCenter(centers[i]);
  }
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const int frame = stand_in_[i];
    if (moved[i] && frame >= 0) frames_.frames[indexOf(frame)].rect.moveCenter(centers[i]);
  }
  for (SceneEdge& edge : edges_) {
    if (!moved[indexOf(edge.from)] && !moved[indexOf(edge.to)]) continue;
    edge.route.clear();
    curve(edge);
  }
  index();
}

std::vector<QPointF> Scene::centers() const {
  std::vector<QPointF> centers;
  centers.reserve(cards_.size());
  for (const SceneCard& card : cards_) centers.push_back(card.rect.center());
  return centers;
}

void Scene::curve(SceneEdge& edge) const {
  if (edge.derived) return curveBackward(edge);
  const SceneCard& to = cards_[indexOf(edge.to)];
  const SceneCard& from = cards_[indexOf(edge.from)];
  const QPointF end = to.hidden ? shutEnd(to, -1, edge.arrives) : turned(port(to, edge.operand));
  edge.points = {from.hidden ? shutEnd(from, 1, edge.leaves) : turned(port(from, -1))};
  // Two edges between the same cards, as in x * x, part at once.
  const int first = first_edge_[indexOf(edge.to)];
  bool parallel = false;
  for (int e = first; e < first_edge_[indexOf(edge.to) + 1]; ++e) {
    parallel = parallel || (e != first + edge.operand && edges_[indexOf(e)].from == edge.from);
  }
  const double bow = parallel ? 1.6 * (end.y() - turned(to.rect.center()).y()) : 0;
  for (std::size_t i = 0; i + 1 < edge.route.size(); i += 2) {
    addCurve(edge.points, turned(edge.route[i]), bow);
    addCurve(edge.points, turned(edge.route[i + 1]), 0);
  }
  addCurve(edge.points, end, bow);
  for (QPointF& p : edge.points) p = turned(p);
  edge.box = controlBox(edge.points);
}

}  // namespace nabla::ui
