#include "ui/canvas/scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/graph/structural_path.h"
#include "ui/canvas/card_face.h"

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

}  // namespace

QPainterPath SceneEdge::path() const {
  QPainterPath path(points.front());
  for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
    path.cubicTo(points[i], points[i + 1], points[i + 2]);
  }
  return path;
}

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
             const Ghosts* ghosts)
    : titles_(std::move(titles)),
      keys_(structural_paths(trace.graph, trace.forward_size)),
      frames_(framesOf(trace, collapsed, ghosts)) {
  makeCards(trace, *titles_);
  addBackward(trace, backward, *titles_);
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

void Scene::place(const LayoutHints& hints) {
  LayoutGraph graph;
  graph.column_gap = cards_.size() <= 60 ? 132 : 96;
  std::vector<int> stands(cards_.size() + frames_.frames.size(), -1);  // in the layout
  const auto add = [&](std::size_t thing, LayoutNode node) {
    stands[thing] = static_cast<int>(graph.nodes.size());
    graph.nodes.push_back(std::move(node));
  };
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const SceneCard& card = cards_[i];
    if (card.hidden || card.derived) continue;
    const QRectF room = roomFor(static_cast<int>(i));
    add(i, {keys_[i], std::max(card.rect.width(), room.width()), card.rect.height(), card.above,
            std::max(card.below, room.height()), card.kind == CardKind::constant});
  }
  for (std::size_t f = 0; f < frames_.frames.size(); ++f) {
    const SceneFrame& frame = frames_.frames[f];
    if (!frame.collapsed || frame.hidden || frame.isGhost()) continue;
    add(cards_.size() + f, {frame.key, frame.rect.width(), frame.rect.height(), 8, 8, false});
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
        to.hidden ? edge.arrives : port(to, edge.operand).y() - to.rect.center().y();
    graph.edges.push_back({standing(edge.from), standing(edge.to), port_below});
    drawn.push_back(e);
  }
  const LayoutResult result = layOut(graph, hints);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (const NodePosition& p : result.routes[i]) edges_[drawn[i]].route.push_back(toPoint(p));
  }
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (stands[i] >= 0) cards_[i].rect.moveCenter(toPoint(result.centers[indexOf(stands[i])]));
  }
  for (std::size_t f = 0; f < frames_.frames.size(); ++f) {
    const int place = stands[cards_.size() + f];
    if (place >= 0) frames_.frames[f].rect.moveCenter(toPoint(result.centers[indexOf(place)]));
  }
  followFrames();
}

void Scene::placeAs(const Scene& same) {
  for (std::size_t f = 0; f < frames_.frames.size(); ++f)
    frames_.frames[f].rect = same.frames_.frames[f].rect;
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

QPointF Scene::port(const SceneCard& card, int operand) const {
  const QPointF middle = card.rect.center();
  if (card.derived && operand < 0) return {card.rect.left(), middle.y()};
  if (operand < 0) return {card.rect.right(), middle.y()};
  const double share = (operand + 0.5) / std::max(card.operands, 1) - 0.5;
  const double side = card.derived ? card.rect.right() : card.rect.left();
  return {side, middle.y() + 0.78 * card.rect.height() * share};
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
  if (backward_ != other.backward_ || keys_ != other.keys_ || edges_.size() != other.edges_.size())
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
  const QPointF end = to.hidden ? QPointF(to.rect.left(), to.rect.center().y() + edge.arrives)
                                : port(to, edge.operand);
  edge.points = {from.hidden ? QPointF(from.rect.right(), from.rect.center().y() + edge.leaves)
                             : port(from, -1)};
  // Two edges between the same cards, as in x * x, part at once.
  const int first = first_edge_[indexOf(edge.to)];
  bool parallel = false;
  for (int e = first; e < first_edge_[indexOf(edge.to) + 1]; ++e) {
    parallel = parallel || (e != first + edge.operand && edges_[indexOf(e)].from == edge.from);
  }
  const double bow = parallel ? 1.6 * (end.y() - to.rect.center().y()) : 0;
  for (std::size_t i = 0; i + 1 < edge.route.size(); i += 2) {
    addCurve(edge.points, edge.route[i], bow);
    addCurve(edge.points, edge.route[i + 1], 0);
  }
  addCurve(edge.points, end, bow);
  edge.box = controlBox(edge.points);
}

}  // namespace nabla::ui
