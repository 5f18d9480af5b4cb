#include "ui/plots/axis_range.h"

#include <algorithm>
#include <cmath>

namespace nabla::ui {
namespace {

constexpr double room = 0.08;          // above and below the values, as a part of their range
constexpr double tail = 0.06;          // the part of the values at each end that may run off
constexpr double runs_off_after = 12;  // times the range of the others
constexpr double least_reach = 5;

}  // namespace

double tickInterval(const Range& range, int count) {
  const double raw = range.length() / std::max(1, count);
  if (!(raw > 0) || !std::isfinite(raw)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= raw * 0.999) return factor * power;
  }
  return 10 * power;
}

Range rangeAround(const std::vector<double>& numbers) {
  double size = 0;
  for (const double x : numbers) {
    if (std::isfinite(x)) size = std::max(size, std::abs(x));
  }
  if (size <= least_reach / 2) return {-least_reach, least_reach};
  const double power = std::pow(10.0, std::floor(std::log10(size)));
  for (const double factor : {2.0, 5.0, 10.0}) {
    if (factor * power >= 1.6 * size) return {-factor * power, factor * power};
  }
  return {-20 * power, 20 * power};
}

Range valueRange(std::vector<double> values) {
  std::erase_if(values, [](double y) { return !std::isfinite(y) || std::abs(y) > 1e300; });
  if (values.empty()) return {-1, 1};
  std::sort(values.begin(), values.end());
  Range whole{values.front(), values.back()};
  const auto cut = static_cast<std::size_t>(tail * static_cast<double>(values.size()));
  const Range most{values[cut], values[values.size() - 1 - cut]};
  const double core = most.length();
  if (core > 0 && whole.low < most.low - runs_off_after * core) whole.low = most.low - core / 2;
  if (core > 0 && whole.high > most.high + runs_off_after * core) whole.high = most.high + core / 2;
  double margin = room * whole.length();
  if (!(margin > 1e-12 * std::abs(whole.high))) margin = std::max(1.0, std::abs(whole.high)) * 0.5;
  return {whole.low - margin, whole.high + margin};
}

}  // namespace nabla::ui
