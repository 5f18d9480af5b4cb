#include "engine/objective/gradient_check.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace nabla {

namespace {

constexpr double close = 1e-6;  // relative to the larger: more than rounding of the gradient itself

double larger(double a, double b) { return std::max(std::abs(a), std::abs(b)); }

bool nearly(double a, double b, double error) {
  return a == b || std::abs(a - b) <= close * larger(a, b) + 4 * error;
}

// Whether a quick look settles it: the slopes agree, and the sides with each other.
bool settled(double gradient, const Slope& slope) {
  if (slope.kind != SlopeKind::smooth) return false;
  const double size = larger(slope.left, slope.right);
  const bool one_slope = std::abs(slope.right - slope.left) <= 1e-3 * size;
  return one_slope && slope.error <= 1e-4 * std::abs(slope.value) &&
         std::abs(gradient - slope.value) <= close * larger(gradient, slope.value);
}

// `error`: of the two slopes.
bool between(double gradient, double a, double b, double error) {
  const double room = std::max(1e-3 * larger(a, b), error);
  return gradient >= std::min(a, b) - room && gradient <= std::max(a, b) + room;
}

// Differences that grow to infinity: a jump, beside which the slope of either side will do, a cusp,
// or an infinite slope, which the gradient must be.
Verdict beside_steepness(double gradient, const Slope& slope) {
  const double left = slope.left;
  const double right = slope.right;
  if (std::isnan(left) && std::isnan(right)) return Verdict::unclear;
  if (std::isinf(gradient)) {
    return gradient == left || gradient == right ? Verdict::agrees : Verdict::differs;
  }
  const bool ordinary = std::isfinite(left) || std::isfinite(right);
  if (!ordinary) return left == -right ? Verdict::kink : Verdict::differs;
  const double a = std::isfinite(left) ? left : right;
  const double b = std::isfinite(right) ? right : left;
  return between(gradient, a, b, 1e-5) ? Verdict::kink : Verdict::differs;
}

Verdict beside_ordinary(double gradient, const Slope& slope, double noise) {
  if (!std::isfinite(gradient)) return Verdict::differs;
  if (!nearly(gradient, slope.value, slope.error + 8 * noise)) return Verdict::differs;
  const bool seen = slope.error <= 0.05 * larger(gradient, slope.value);
  return seen || gradient == 0 ? Verdict::agrees : Verdict::unclear;
}

}  // namespace

Expected<Slope> slope_to_judge(const NumberFunction& f, double x, double gradient) {
  Expected<Slope> quick = quick_slope_of(f, x);
  if (!quick || settled(gradient, *quick)) return quick;
  return slope_of(f, x);
}

Verdict verdict_of(double gradient, const Slope& slope, double noise) {
  if (std::isnan(gradient)) return Verdict::differs;
  switch (slope.kind) {
    case SlopeKind::smooth:
      return beside_ordinary(gradient, slope, noise);
    case SlopeKind::kink:
      return between(gradient, slope.left, slope.right, 8 * slope.error) ? Verdict::kink
                                                                         : Verdict::differs;
    case SlopeKind::steep:
      return beside_steepness(gradient, slope);
    case SlopeKind::none:
      break;
  }
  return Verdict::unclear;
}

namespace {

// The judgement of one element; where it is a bad one, how far the gradient itself strays by
// rounding is counted in.
Expected<CheckedElement> checked(const Objective& objective, const Eigen::VectorXd& start,
                                 Eigen::Index i, double gradient) {
  Eigen::VectorXd x = start;
  const auto value = [&](double t) {
    x[i] = t;
    return objective.value(x);
  };
  const Expected<Slope> slope = slope_to_judge(value, start[i], gradient);
  if (!slope) return slope.error();
  const CheckedElement element{gradient, *slope, verdict_of(gradient, *slope)};
  const bool smooth = slope->kind == SlopeKind::smooth && std::isfinite(gradient);
  if (element.verdict != Verdict::differs || !smooth) return element;
  const auto along = [&](double t) -> Expected<double> {
    x[i] = t;
    const Expected<Eigen::VectorXd> there = objective.gradient(x);
    if (!there) return there.error();
    return (*there)[i];
  };
  const Expected<double> noise = noise_of(along, start[i]);
  if (!noise) return element;  // beside x there is none to compare with
  return CheckedElement{gradient, *slope, verdict_of(gradient, *slope, *noise)};
}

}  // namespace

Expected<std::vector<CheckedElement>> check_gradient(const Objective& objective) {
  const Eigen::VectorXd start = objective.start();
  const Expected<Eigen::VectorXd> gradient = objective.gradient(start);
  if (!gradient) return gradient.error();
  std::vector<CheckedElement> elements;
  for (Eigen::Index i = 0; i < start.size(); ++i) {
    const Expected<CheckedElement> element = checked(objective, start, i, (*gradient)[i]);
    if (!element) return element.error();
    elements.push_back(*element);
  }
  return elements;
}

namespace {

// Runs at x and at two steps to each side.
struct Neighbours {
  Execution middle;
  Execution left[2];
  Execution right[2];
  double steps[2] = {};
};

Execution run_moved(const Program& program, const Point& point, const std::string& name,
                    std::size_t element, double by, RunOptions options) {
  options.point = point;
  options.mode = Mode::eager;
  if (const auto at = options.point.find(name); at != options.point.end()) {
    Tensor moved = at->second;
    moved.mutable_values()[element] += by;
    at->second = std::move(moved);
  }
  return run(program, options);
}

// The first node where two runs part, by another op.
std::optional<NodeId> parting(const Graph& a, const Graph& b) {
  const std::size_t size = std::min(a.size(), b.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (a[NodeId{i}].op != b[NodeId{i}].op) return NodeId{i};
  }
  if (a.size() == b.size() || size == 0) return std::nullopt;
  return NodeId{static_cast<std::uint32_t>(size - 1)};
}

// How much the slope of one element changes at x.
double gap(const Neighbours& runs, std::size_t node, std::size_t k, int which) {
  const double middle = runs.middle.values[node][k];
  const double right = runs.right[which].values[node][k] - middle;
  const double left = middle - runs.left[which].values[node][k];
  const double change = std::abs(right - left);
  const double rounding = 1e-13 * larger(middle, 0);
  return change > 0.01 * larger(right, left) && change > rounding ? change / runs.steps[which] : 0;
}

// A gap that a smaller step does not close.
bool bends(const Neighbours& runs, std::size_t node) {
  for (std::size_t k = 0; k < runs.middle.values[node].size(); ++k) {
    const double coarse = gap(runs, node, k, 0);
    if (coarse > 0 && gap(runs, node, k, 1) > 0.7 * coarse) return true;
  }
  return false;
}

bool of_same_shapes(const Neighbours& runs, std::size_t node) {
  const Shape& shape = runs.middle.values[node].shape();
  const auto same = [&](const Execution& run) { return run.values[node].shape() == shape; };
  return std::all_of(std::begin(runs.left), std::end(runs.left), same) &&
         std::all_of(std::begin(runs.right), std::end(runs.right), same);
}

std::optional<KinkPlace> place_at(const std::function<Execution(double)>& moved, double step) {
  Neighbours runs{moved(0), {}, {}, {4 * step, step}};
  if (!runs.middle.ok()) return std::nullopt;
  for (int which = 0; which < 2; ++which) {
    runs.left[which] = moved(-runs.steps[which]);
    runs.right[which] = moved(runs.steps[which]);
    for (const Execution* run : {&runs.left[which], &runs.right[which]}) {
      if (!run->ok()) return std::nullopt;
      if (const auto node = parting(runs.middle.graph, run->graph)) {
        return KinkPlace{runs.middle.graph[*node].span, true};
      }
    }
  }
  for (std::uint32_t i = 0; i < runs.middle.graph.size(); ++i) {
    if (of_same_shapes(runs, i) && bends(runs, i)) {
      return KinkPlace{runs.middle.graph[NodeId{i}].span, false};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<KinkPlace> place_of_kink(const Program& program, const Point& point,
                                       const std::string& name, std::size_t element,
                                       const RunOptions& options) {
  const auto at = point.find(name);
  if (at == point.end()) return std::nullopt;
  const double size = std::max(1.0, std::abs(at->second[element]));
  const auto moved = [&](double by) {
    return run_moved(program, point, name, element, by, options);
  };
  for (const double step : {0x1p-34, 0x1p-28, 0x1p-22, 0x1p-16}) {
    if (const auto place = place_at(moved, step * size)) return place;
  }
  return std::nullopt;
}

}  // namespace nabla
