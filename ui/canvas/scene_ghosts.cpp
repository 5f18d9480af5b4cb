// Where ghosts stand: each branch that is not taken is laid out alone, and its frame is one card of
// the layout, in the frame that the branch is in. Where cards were moved onto it, it goes under the
// branch in whose place it would be run, below all that is there.
#include <algorithm>
#include <optional>

#include "ui/canvas/at.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

namespace {

constexpr double below = 30;   // a frame is so far under what is over it
constexpr double beside = 24;  // and so far from what it need not be under
constexpr double after = 72;   // it begins so far right of what it reads

void curveTo(std::vector<QPointF>& points, QPointF to) {
  const QPointF from = points.back();
  const double across = to.x() - from.x();
  const double reach = across > 0 ? across / 2 : 60;
  points.push_back(from + QPointF(reach, 0));
  points.push_back(to - QPointF(reach, 0));
  points.push_back(to);
}

}  // namespace

void Scene::makeGhosts(const Ghosts& ghosts, const std::atomic<bool>* cancelled) {
  for (std::size_t b = 0; b < ghosts.size(); ++b) {
    const int first = static_cast<int>(ghosts_.size());
    const int frame = frames_.first_ghost + static_cast<int>(b);
    for (std::size_t i = 0; i < ghosts[b].ghosts.size(); ++i) {
      const Ghost& ghost = ghosts[b].ghosts[i];
      GhostCard card = ghostCard(ghost, *titles_);
      card.branch = static_cast<int>(b);
      card.index = static_cast<int>(i);
      card.frame = frame;
      for (std::size_t k = 0; k < ghost.operands.size(); ++k) {
        const GhostOperand& from = ghost.operands[k];
        const int node = from.node.valid() ? static_cast<int>(from.node.index) : -1;
        ghost_edges_.push_back({node,
                                from.ghost < 0 ? -1 : first + from.ghost,
                                static_cast<int>(ghosts_.size()),
                                static_cast<int>(k),
                                {}});
      }
      frames_.frames[at(frame)].ghosts.push_back(static_cast<int>(ghosts_.size()));
      ghosts_.push_back(std::move(card));
    }
    arrangeGhosts(frames_.frames[at(frame)], cancelled);
  }
}

// Lays out the ghosts of one frame, whose corner is at the origin.
void Scene::arrangeGhosts(SceneFrame& frame, const std::atomic<bool>* cancelled) {
  LayoutGraph graph;
  graph.column_gap = 48;
  const int first = frame.ghosts.front();
  for (const int g : frame.ghosts) {
    const QRectF& rect = ghosts_[at(g)].rect;
    graph.nodes.push_back(
        {std::to_string(g), rect.width(), rect.height(), 4, 4, ghosts_[at(g)].bare});
  }
  for (const GhostEdge& edge : ghost_edges_) {
    if (edge.ghost < 0 || ghosts_[at(edge.to)].frame != ghosts_[at(first)].frame) continue;
    const GhostCard& to = ghosts_[at(edge.to)];
    graph.edges.push_back(
        {edge.ghost - first, edge.to - first, to.port(edge.operand).y() - to.rect.center().y()});
  }
  LayoutHints hints;
  hints.cancelled = cancelled;
  const LayoutResult result = layOut(graph, hints);
  QRectF all;
  for (std::size_t k = 0; k < frame.ghosts.size(); ++k) {
    QRectF& rect = ghosts_[at(frame.ghosts[k])].rect;
    rect.moveCenter({result.centers[k].x, result.centers[k].y});
    all |= rect;
  }
  const double around = SceneFrame::padding;
  const QPointF by = QPointF(around, around + SceneFrame::header) - all.topLeft();
  for (const int g : frame.ghosts) ghosts_[at(g)].rect.translate(by);
  frame.size = {std::max(all.width() + 2 * around, frame.title_width),
                all.height() + 2 * around + SceneFrame::header};
  frame.corner = QPointF(0, 0);
}

// Each frame of ghosts as one node. `stands` says where cards, then frames, are among the nodes.
void Scene::addGhosts(LayoutGraph& graph, std::vector<int>& stands,
                      const std::vector<int>& groups) const {
  for (std::size_t f = at(frames_.first_ghost); f < frames_.frames.size(); ++f) {
    const SceneFrame& frame = frames_.frames[f];
    if (frame.hidden) continue;
    const QSizeF box = frame.homeRect().size();
    const QPointF size = turned(QPointF(box.width(), box.height()));
    stands[cards_.size() + f] = static_cast<int>(graph.nodes.size());
    graph.nodes.push_back({frame.key, size.x(), size.y(), 8, 8, false, false,
                           frame.around < 0 ? -1 : groups[at(frame.around)]});
  }
  for (const GhostEdge& edge : ghost_edges_) {
    if (edge.card < 0) continue;
    const int stand_in = stand_in_[at(edge.card)];
    const int from = stands[stand_in < 0 ? at(edge.card) : cards_.size() + at(stand_in)];
    const GhostCard& ghost = ghosts_[at(edge.to)];
    const int to = stands[cards_.size() + at(ghost.frame)];
    if (from < 0 || to < 0) continue;
    const SceneFrame& frame = frames_.frames[at(ghost.frame)];
    const QPointF middle = frame.corner + QPointF(frame.size.width(), frame.size.height()) / 2;
    const double port = frame.collapsed ? 0 : turned(ghost.port(edge.operand) - middle).y();
    graph.edges.push_back({from, to, port});
  }
}

bool Scene::isFree(const QRectF& place) const {
  return std::none_of(cards_.begin(), cards_.end(), [&place](const SceneCard& card) {
    return !card.hidden && card.outer().intersects(place);
  });
}

bool Scene::placeGhosts() {
  bool left = false;
  for (std::size_t f = at(frames_.first_ghost); f < frames_.frames.size(); ++f) {
    SceneFrame& frame = frames_.frames[f];
    if (frame.hidden) {
      frame.rect = {};
      continue;
    }
    const QRectF home = frame.homeRect();
    if (frame.home && !isFree(home)) {
      frame.home.reset();
      left = true;
    }
    frame.rect = frame.home ? home : QRectF(freePlace(frame, home.size(), f), home.size());
    for (const int g : frame.ghosts)
      ghosts_[at(g)].rect.translate(frame.rect.topLeft() - frame.corner);
    frame.corner = frame.rect.topLeft();
  }
  curveGhosts();
  return left;
}

double Scene::leftOf(const SceneFrame& frame) const {
  if (frame.beside >= 0 && !frames_.frames[at(frame.beside)].hidden)
    return frames_.frames[at(frame.beside)].rect.left();
  std::optional<double> right;
  for (const GhostEdge& edge : ghost_edges_) {
    if (edge.card < 0 || !std::binary_search(frame.ghosts.begin(), frame.ghosts.end(), edge.to))
      continue;
    const double end = cards_[at(edge.card)].rect.right();
    right = std::max(right.value_or(end), end);
  }
  return right ? *right + after : 0;
}

// Below everything that stands in its columns, frames of ghosts before it included.
QPointF Scene::freePlace(const SceneFrame& frame, QSizeF size, std::size_t number) const {
  const double left = leftOf(frame);
  const double right = left + size.width();
  std::optional<double> bottom;
  const auto pass = [&](const QRectF& there) {
    if (there.isEmpty() || there.right() < left - beside || there.left() > right + beside) return;
    bottom = std::max(bottom.value_or(there.bottom()), there.bottom());
  };
  for (const SceneCard& card : cards_) {
    if (!card.hidden) pass(card.outer());
  }
  for (std::size_t f = 0; f < number; ++f) pass(frames_.frames[f].rect);
  return {left, bottom.value_or(0) + below};
}

void Scene::curveGhosts() {
  for (GhostEdge& edge : ghost_edges_) {
    const GhostCard& to = ghosts_[at(edge.to)];
    const SceneFrame& frame = frames_.frames[at(to.frame)];
    edge.points.clear();
    if (frame.hidden || (frame.collapsed && edge.ghost >= 0)) continue;
    if (edge.ghost < 0 && edge.card < 0) continue;
    const QPointF from =
        edge.ghost >= 0 ? ghosts_[at(edge.ghost)].port(-1)
        : cards_[at(edge.card)].hidden
            ? QPointF(cards_[at(edge.card)].rect.right(), cards_[at(edge.card)].rect.center().y())
            : port(cards_[at(edge.card)], -1);
    const QPointF end = frame.collapsed ? QPointF(frame.rect.left(), frame.rect.center().y())
                                        : to.port(edge.operand);
    edge.points = {from};
    // From outside it comes in at the side, not through the title.
    const QPointF side(frame.rect.left(), end.y());
    if (edge.ghost < 0 && side.x() > from.x()) curveTo(edge.points, side);
    curveTo(edge.points, end);
  }
}

bool Scene::isSeen(const GhostCard& ghost) const {
  const SceneFrame& frame = frames_.frames[at(ghost.frame)];
  return !frame.hidden && !frame.collapsed;
}

std::optional<int> Scene::ghostAt(QPointF point) const {
  for (std::size_t g = ghosts_.size(); g-- > 0;) {
    if (isSeen(ghosts_[g]) && ghosts_[g].rect.contains(point)) return static_cast<int>(g);
  }
  return std::nullopt;
}

}  // namespace nabla::ui
