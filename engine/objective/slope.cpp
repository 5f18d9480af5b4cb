#include "engine/objective/slope.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/base/numbers.h"

namespace nabla {

namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double ratio = 4;  // of one step to the next

// Differences with one step.
struct Level {
  double step = 0;
  double left = nan;
  double right = nan;
  double central = nan;
};

Expected<Level> level_at(const NumberFunction& f, double x, double middle, double step) {
  const double after = x + step;
  const double before = x - step;
  const Expected<double> up = f(after);
  if (!up) return up.error();
  const Expected<double> down = f(before);
  if (!down) return down.error();
  return Level{step, (middle - *down) / (x - before), (*up - middle) / (after - x),
               (*up - *down) / (after - before)};
}

// A power of two, so that x + step loses nothing where x is of that size.
double size_of(double x) { return std::exp2(std::ceil(std::log2(std::max(1.0, std::abs(x))))); }

// Where errors shrink with step^order, from a step and the next.
double extrapolated(double coarse, double fine, int order) {
  const double weight = std::pow(ratio, order);
  return (weight * fine - coarse) / (weight - 1);
}

// The extrapolations of a level and the next finer one.
struct Estimate {
  double step = 0;  // the finer
  double value = nan;
  double left = nan;
  double right = nan;
  double rounding = infinity;
  double truncation = infinity;

  double error() const { return truncation + rounding; }
  double size() const {
    const double both = std::max(std::isfinite(left) ? std::abs(left) : 0.0,
                                 std::isfinite(right) ? std::abs(right) : 0.0);
    return std::isfinite(value) ? std::max(both, std::abs(value)) : both;
  }
  double gap() const { return std::abs(right - left); }
};

std::vector<Estimate> estimates_of(const std::vector<Level>& levels, double noise) {
  std::vector<Estimate> out;
  for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
    const Level& a = levels[k];
    const Level& b = levels[k + 1];
    Estimate estimate{b.step, extrapolated(a.central, b.central, 2),
                      extrapolated(a.left, b.left, 1), extrapolated(a.right, b.right, 1),
                      3 * noise / b.step};
    if (!out.empty()) estimate.truncation = std::abs(estimate.value - out.back().value);
    if (std::isnan(estimate.truncation)) estimate.truncation = infinity;
    out.push_back(estimate);
  }
  return out;
}

// The finest estimates that rounding leaves three digits of, coarsest first.
std::vector<Estimate> finest(const std::vector<Estimate>& estimates) {
  std::vector<Estimate> out;
  for (std::size_t k = estimates.size(); k-- > 0 && out.size() < 3;) {
    const Estimate& estimate = estimates[k];
    if (estimate.rounding <= 0.001 * estimate.size()) out.push_back(estimate);
  }
  std::reverse(out.begin(), out.end());
  return out.size() == 3 ? out : std::vector<Estimate>{};
}

// What the finest differences show beside an ordinary slope: a gap between the sides that does not
// shrink with the step, or differences that grow.
SlopeKind kind_of(const std::vector<Estimate>& last) {
  if (last.empty()) return SlopeKind::smooth;
  const double first_size = last.front().size();
  const double size = last.back().size();
  if (size > 1.3 * last[1].size() && last[1].size() > 1.3 * first_size) return SlopeKind::steep;
  const double gap = last.back().gap();
  const bool seen = gap > 0.002 * size && gap > 20 * last.back().rounding;
  const bool stays = gap > 0.7 * last[1].gap() && gap > 0.5 * last.front().gap();
  return seen && stays ? SlopeKind::kink : SlopeKind::smooth;
}

// The estimate of least error that none with a smaller step contradicts.
std::optional<Estimate> best(const std::vector<Estimate>& estimates) {
  std::optional<Estimate> chosen;
  for (std::size_t k = estimates.size(); k-- > 0;) {
    const Estimate& one = estimates[k];
    if (!std::isfinite(one.error())) continue;
    if (chosen && one.error() >= chosen->error()) continue;
    const bool contradicted =
        std::any_of(estimates.begin() + static_cast<std::ptrdiff_t>(k) + 1, estimates.end(),
                    [&](const Estimate& finer) {
                      return std::isfinite(finer.error()) &&
                             std::abs(finer.value - one.value) > 3 * (finer.error() + one.error());
                    });
    if (!contradicted) chosen = one;
  }
  return chosen;
}

// Only one side has values, as sqrt at 0: its slope alone.
Slope one_sided(const std::vector<Estimate>& estimates) {
  Slope slope;
  std::optional<double> before;
  for (const Estimate& estimate : estimates) {
    const double side = std::isfinite(estimate.right) ? estimate.right : estimate.left;
    if (!std::isfinite(side)) continue;
    const double error = before ? std::abs(side - *before) + 2 * estimate.rounding : infinity;
    before = side;
    if (slope.kind != SlopeKind::none && error >= slope.error) continue;
    slope = {SlopeKind::smooth, side, error, estimate.left, estimate.right, estimate.step};
  }
  return slope;
}

// The slope beyond a jump at x itself, from two values on the side; steps of middling size lose
// little to rounding and see little of a bend.
double beyond_jump(const std::vector<Level>& levels, double Level::*side) {
  const auto outer = std::find_if(levels.begin(), levels.end() - 1,
                                  [&](const Level& level) { return level.step < 0x1p-18; });
  const Level& inner = *(outer + 1);
  if (outer + 1 == levels.end()) return nan;
  return ((*outer).*side * outer->step - inner.*side * inner.step) / (outer->step - inner.step);
}

// Where differences grow without bound: an infinite slope; but a jump, whose differences grow as
// the steps shrink, has the slope that there is beyond.
double steep_side(const std::vector<Level>& levels, double Level::*side, double before,
                  double now) {
  const double growth = now / before;
  if (!(growth > 1.3)) return now;
  return growth > 0.9 * ratio ? beyond_jump(levels, side) : std::copysign(infinity, now);
}

// Of slopes that differ the mean, which is what central differences give.
Slope bent(SlopeKind kind, const std::vector<Level>& levels, const std::vector<Estimate>& last) {
  const Estimate& at = last.back();
  Slope slope{kind, at.value, at.rounding, at.left, at.right, at.step};
  if (kind == SlopeKind::kink) return slope;
  slope.left = steep_side(levels, &Level::left, last[1].left, at.left);
  slope.right = steep_side(levels, &Level::right, last[1].right, at.right);
  slope.value = std::isnan(slope.left)    ? slope.right
                : std::isnan(slope.right) ? slope.left
                                          : (slope.left + slope.right) / 2;
  return slope;
}

Slope slope_from(const std::vector<Level>& levels, double noise) {
  const std::vector<Estimate> estimates = estimates_of(levels, noise);
  const std::vector<Estimate> last = finest(estimates);
  Slope slope;
  if (const auto chosen = best(estimates)) {
    slope = {SlopeKind::smooth, chosen->value, chosen->error(),
             chosen->left,      chosen->right, chosen->step};
  } else {
    slope = one_sided(estimates);
  }
  const SlopeKind kind = kind_of(last);
  if (slope.kind == SlopeKind::none || kind == SlopeKind::smooth) return slope;
  return bent(kind, levels, last);
}

// The k-th differences of equally spaced values say how large one value's noise is: their variance
// is (2k)! / (k!)^2 times its. That of a smooth function vanishes.
double noise_in(std::vector<double> values, int order) {
  for (int k = 0; k < order; ++k) {
    for (std::size_t i = 0; i + 1 < values.size(); ++i) values[i] = values[i + 1] - values[i];
    values.pop_back();
  }
  double factor = 1;
  for (int i = 1; i <= order; ++i) factor *= static_cast<double>(order + i) / i;
  double total = 0;
  for (const double d : values) total += d * d;
  return std::sqrt(total / static_cast<double>(values.size()) / factor);
}

// Noise looks alike in differences of several orders, other than what is left of a function.
std::optional<double> noise_among(const std::vector<double>& values) {
  const std::array found{noise_in(values, 4), noise_in(values, 5), noise_in(values, 6)};
  const auto [low, high] = std::minmax_element(found.begin(), found.end());
  return *low > 0 && *high <= 4 * *low ? std::optional(*high) : std::nullopt;
}

// Values at x + step, x + 2 step ..., as parts of the largest, which comes out as `size`.
Expected<std::vector<double>> values_beside(const NumberFunction& f, double x, double step,
                                            double& size) {
  std::vector<double> values;
  size = 0;
  for (int i = 1; i <= 9; ++i) {
    const Expected<double> value = f(x + i * step);
    if (!value) return value.error();
    if (!std::isfinite(*value)) return std::vector<double>{};
    values.push_back(*value);
    size = std::max(size, std::abs(*value));
  }
  for (double& value : values) value /= size > 0 ? size : 1;
  return values;
}

}  // namespace

// The least of what several steps to either side show, so that neither a kink nor a bend passes for
// noise. Odd steps: the rounding of round numbers is often none.
Expected<double> noise_of(const NumberFunction& f, double x) {
  const double far = 0.917 * size_of(x);
  const double near = x == 0 ? far : std::min(far, 0.917 * std::abs(x));
  double least = infinity;
  double rounding = 0;
  for (const double step : {0x1p-20 * far, 0x1p-26 * far, 0x1p-34 * far, 0x1p-20 * near}) {
    for (const double side : {step, -step}) {
      double size = 0;
      const Expected<std::vector<double>> values = values_beside(f, x, side, size);
      if (!values) return values.error();
      if (values->empty()) continue;
      rounding = std::max(rounding, epsilon / 2 * size);
      if (const auto noise = noise_among(*values)) least = std::min(least, *noise * size);
    }
  }
  return std::isfinite(least) ? std::max(least, rounding / 4) : 2 * rounding;
}

Expected<Slope> slope_of(const NumberFunction& f, double x) {
  const Expected<double> middle = f(x);
  if (!middle) return middle.error();
  const Expected<double> noise = noise_of(f, x);
  if (!noise) return noise.error();
  constexpr double farthest = 0x1p14;
  const double nearest =
      std::max(8 * epsilon * std::abs(x), 1e-13 * std::min(1.0, x == 0 ? 1.0 : std::abs(x)));
  std::vector<Level> levels;
  for (double step = farthest * size_of(x); step > nearest; step /= ratio) {
    const Expected<Level> level = level_at(f, x, *middle, step);
    if (!level) return level.error();
    levels.push_back(*level);
  }
  return slope_from(levels, *noise);
}

Expected<Slope> quick_slope_of(const NumberFunction& f, double x) {
  const Expected<double> middle = f(x);
  if (!middle) return middle.error();
  std::vector<Level> levels;
  for (const double step : {0x1p-9, 0x1p-11, 0x1p-13}) {
    const Expected<Level> level = level_at(f, x, *middle, step * size_of(x));
    if (!level) return level.error();
    levels.push_back(*level);
  }
  const double noise = epsilon * std::abs(*middle);
  const Estimate last = estimates_of(levels, noise).back();
  const bool known = std::isfinite(last.value);
  return Slope{known ? SlopeKind::smooth : SlopeKind::none,
               last.value,
               last.error(),
               last.left,
               last.right,
               last.step};
}

}  // namespace nabla
