#include "ui/canvas/edge_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/interchange/expression.h"
#include "ui/formula/from_expr.h"
#include "ui/formula/numbers.h"
#include "ui/playback/narration.h"

namespace nabla::ui {

namespace {

constexpr int most_labels = 14;
// Steps back: where cards stand close few labels find room, and each try costs milliseconds.
constexpr int most_tried = 20;
constexpr int tried_among_many = 1;
constexpr std::size_t many_cards = 300;  // cards
constexpr qsizetype longest_partial = 26;
constexpr double font_px = 15;

Math side(const Graph& graph, NodeId node) {
  return math::row({math::op("∂"), math::sym(nodeName(graph, node))});
}

// Whether ∂y/∂x says it: both have names from the program, and x is an operand only once (in x * x
// it would be 2x).
bool hasDerivativeName(const Graph& graph, const Step& step) {
  const auto inputs = graph[step.node].inputs.span();
  return !graph.name(step.node).empty() && !graph.name(step.to).empty() &&
         std::count(inputs.begin(), inputs.end(), step.to) == 1;
}

// ∂y/∂x = factor, or × factor.
Math written(const Graph& graph, const Step& step, std::vector<Math> sides) {
  if (hasDerivativeName(graph, step)) {
    sides.insert(sides.begin(), math::frac(side(graph, step.node), side(graph, step.to)));
  } else {
    sides.front() = math::row({math::op("×"), math::space(0.15), std::move(sides.front())});
  }
  return math::equals(std::move(sides));
}

Math labelOf(const Trace& trace, const Step& step) {
  if (step.operand < 0) return {};
  const Event* local = trace.event(step, EventKind::local);
  const auto partial = partial_expression(trace.graph, step);
  std::vector<Math> sides;
  QString number;
  if (local && local->value.is_scalar()) number = shownNumber(local->value.item(), card_digits);
  if (partial) {
    Math factor = from_expr(*partial);
    const QString plain = math::plainText(factor);
    if (plain != number && plain.size() <= longest_partial) sides.push_back(std::move(factor));
  }
  if (!number.isEmpty()) sides.push_back(numberMath(number, Role::value));
  return sides.empty() ? Math{} : written(trace.graph, step, std::move(sides));
}

double area(const QRectF& rect) { return rect.isValid() ? rect.width() * rect.height() : 0; }

// How much a label there would cover, weighed: cards and labels matter, curves a little.
class Cover {
 public:
  Cover(const Scene& scene, const QRectF& around) : scene_(scene) {
    scene.inSight(around, cards_, edges_);
  }

  double of(const QRectF& rect, const std::vector<EdgeLabel>& labels) const {
    double covered = 0;
    for (const int i : cards_) {
      covered += area(rect.intersected(scene_.cards()[static_cast<std::size_t>(i)].outer()));
    }
    for (const EdgeLabel& label : labels) covered += 2 * area(rect.intersected(label.rect));
    return covered;
  }

  double curves(const QRectF& rect) const {
    double hits = 0;
    for (const int e : edges_) {
      const SceneEdge& edge = scene_.edges()[static_cast<std::size_t>(e)];
      if (!rect.intersects(edge.box)) continue;
      for (const QPointF& point : samples(e)) hits += rect.contains(point) ? 1 : 0;
    }
    return hits;
  }

 private:
  const std::vector<QPointF>& samples(int e) const {
    auto& points = samples_[e];
    if (points.empty()) points = scene_.edges()[static_cast<std::size_t>(e)].samples(24);
    return points;
  }

  const Scene& scene_;
  std::vector<int> cards_, edges_;
  mutable std::map<int, std::vector<QPointF>> samples_;
};

struct Spot {
  QRectF rect;
  double covered = std::numeric_limits<double>::max();
};

// The best of some places beside the curve.
Spot bestSpot(const Scene& scene, const SceneEdge& edge, QSizeF size,
              const std::vector<EdgeLabel>& labels) {
  const double reach = std::max(size.width(), size.height()) + 40;
  const Cover cover(scene, edge.box.adjusted(-reach, -reach, reach, reach));
  Spot best;
  double least = std::numeric_limits<double>::max();
  const auto consider = [&](QPointF on, QPointF towards, double away) {
    const QPointF middle = on + QPointF(towards.x() * (size.width() / 2 + away),
                                        towards.y() * (size.height() / 2 + away));
    const QRectF rect(middle - QPointF(size.width(), size.height()) / 2, size);
    const double covered = cover.of(rect, labels);
    const QPointF off = middle - edge.at(0.5);
    const double cost = 10 * covered + 500 * cover.curves(rect.adjusted(-5, -5, 5, 5)) +
                        std::hypot(off.x(), off.y());
    if (cost >= least) return;
    least = cost;
    best = {rect, covered};
  };
  for (const double t : {0.5, 0.38, 0.62, 0.25, 0.75, 0.12, 0.88}) {
    const QPointF on = edge.at(t);
    for (const QPointF towards :
         {QPointF(0, -1), QPointF(0, 1), QPointF(0.6, -1), QPointF(0.6, 1), QPointF(-0.6, -1),
          QPointF(-0.6, 1), QPointF(1, 0), QPointF(-1, 0)}) {
      consider(on, towards, 16);
      consider(on, towards, 44);
    }
  }
  return best;
}

}  // namespace

std::shared_ptr<const Typeset> EdgeLabels::formula(int step) {
  auto& entry = formulas_[step];
  if (!entry) {
    const Math label = labelOf(trace_, trace_.steps[static_cast<std::size_t>(step)]);
    entry = std::make_shared<const Typeset>(label.isEmpty() ? Typeset{} : typeset(label, font_px));
  }
  return entry;
}

std::vector<EdgeLabel> EdgeLabels::place(const Scene& scene, int done, int current) {
  std::vector<EdgeLabel> labels;
  const int last = std::min(std::max(done - 1, current), static_cast<int>(trace_.steps.size()) - 1);
  const int tried = scene.cards().size() > many_cards ? tried_among_many : most_tried;
  const int oldest = std::max(0, last - tried);
  for (int s = last; s >= oldest && static_cast<int>(labels.size()) < most_labels; --s) {
    const Step& step = trace_.steps[static_cast<std::size_t>(s)];
    if (step.phase != Phase::backward) break;
    const int edge = scene.edgeIndex(step.node, step.operand);
    if (edge < 0 || scene.edges()[static_cast<std::size_t>(edge)].hidden) continue;
    EdgeLabel label{edge, formula(s), {}, s == current};
    if (label.formula->isEmpty()) continue;
    const QSizeF size = label.formula->size + QSizeF(20, 14);
    const Spot spot = bestSpot(scene, scene.edges()[static_cast<std::size_t>(edge)], size, labels);
    if (!label.current && spot.covered > 0) continue;
    label.rect = spot.rect;
    labels.push_back(std::move(label));
  }
  return labels;
}

}  // namespace nabla::ui
