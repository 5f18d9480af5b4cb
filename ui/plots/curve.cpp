#include "ui/plots/curve.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "engine/objective/objective.h"

namespace nabla::ui {
namespace {

constexpr int finest = 512;  // intervals, a power of two
constexpr int coarsest_stride = 32;
constexpr int most_halvings = 44;  // of the way between two samples
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Halves the way from a sample that has a value to its neighbour that has none, until the edge of
// the domain is met: sqrt(1 - x^2) reaches 0, though all samples are well away from 1.
template <class ValueAt>
void reach_the_ends(QList<QPointF>& samples, const ValueAt& value_at) {
  const qsizetype count = samples.size();
  for (qsizetype i = 1; i < count; ++i) {
    const bool begins = std::isfinite(samples[i].y());  // the domain begins between the two
    if (begins == std::isfinite(samples[i - 1].y())) continue;
    QPointF inside = samples[begins ? i : i - 1];
    double outside = samples[begins ? i - 1 : i].x();
    for (int halving = 0; halving < most_halvings; ++halving) {
      const double middle = inside.x() + (outside - inside.x()) / 2;
      const double y = value_at(middle);
      if (std::isfinite(y)) inside = {middle, y};
      if (!std::isfinite(y)) outside = middle;
    }
    samples.append(inside);
  }
}

// Coarse samples first, then those in between, so that a slow program still gives a whole curve in
// its time.
QList<QPointF> samples_of(const Objective& objective, const CurveRequest& request,
                          Eigen::VectorXd x, Eigen::Index at, const std::atomic<bool>& cancelled) {
  const auto start = std::chrono::steady_clock::now();
  const auto late = [&] {
    return request.milliseconds > 0 && std::chrono::steady_clock::now() - start >
                                           std::chrono::milliseconds(request.milliseconds);
  };
  QList<QPointF> samples;
  for (int stride = coarsest_stride; stride >= 1 && !late(); stride /= 2) {
    for (int i = 0; i <= finest; i += stride) {
      if (cancelled) return samples;
      if (stride < coarsest_stride && i % (2 * stride) == 0) continue;
      x[at] = request.range.low + request.range.length() * i / finest;
      const Expected<double> y = objective.value(x);
      samples.append({x[at], y ? *y : nan});
    }
  }
  std::sort(samples.begin(), samples.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); });
  reach_the_ends(samples, [&](double there) {
    x[at] = there;
    const Expected<double> y = cancelled || late() ? Expected<double>(nan) : objective.value(x);
    return y ? *y : nan;
  });
  std::sort(samples.begin(), samples.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); });
  return samples;
}

}  // namespace

std::vector<std::string> scalarVariables(const Analysis& analysis) {
  std::vector<std::string> names;
  if (!analysis.trace) return names;
  for (const Input& input : analysis.trace->graph.inputs()) {
    const bool scalar = analysis.trace->graph[input.node].shape.is_scalar();
    if (input.kind == InputKind::variable && scalar) names.push_back(input.name);
  }
  return names;
}

std::shared_ptr<const Curve> sampleCurve(CurveRequest request, const std::atomic<bool>& cancelled) {
  auto curve = std::make_shared<Curve>();
  curve->request = std::move(request);
  RunOptions options;
  options.cancelled = &cancelled;
  options.load = curve->request.analysis->request.load;
  options.limits = curve->request.analysis->request.limits;
  Expected<Objective> objective =
      Objective::make(curve->request.analysis->program, curve->request.point, options);
  const auto failed = [&](const Diagnostic& why) {
    curve->error = why;
    return curve;
  };
  if (!objective) return failed(objective.error());
  objective = objective->cancelled_by(&cancelled);
  curve->output = objective->output_name();
  const auto& layout = objective->layout();
  const auto place = std::find_if(layout.begin(), layout.end(), [&](const Packed& packed) {
    return packed.name == curve->request.variable;
  });
  if (place == layout.end()) {
    return failed(
        {say("%1 does not depend on %2", curve->output, curve->request.variable), {}, {}});
  }
  const auto at = static_cast<Eigen::Index>(place->offset);
  const Eigen::VectorXd x = objective->pack(curve->request.point);
  const Expected<double> y = objective->value(x);
  if (!y) return failed(y.error());
  const Expected<Eigen::VectorXd> gradient = objective->gradient(x);
  curve->x = x[at];
  curve->y = *y;
  curve->slope = gradient ? (*gradient)[at] : std::numeric_limits<double>::quiet_NaN();
  curve->samples = samples_of(*objective, curve->request, x, at, cancelled);
  return curve;
}

}  // namespace nabla::ui
