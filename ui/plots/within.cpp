#include "ui/plots/within.h"

#include <algorithm>
#include <cmath>

namespace nabla::ui {
namespace {

int sideOf(const Range& y, double value) { return value > y.high ? 1 : value < y.low ? -1 : 0; }

// Where the way from `inside` to `outside` leaves the range.
QPointF crossing(const Range& y, QPointF inside, QPointF outside) {
  const double end = outside.y() > y.high ? y.high : y.low;
  const double part = (end - inside.y()) / (outside.y() - inside.y());
  return {inside.x() + part * (outside.x() - inside.x()), end};
}

}  // namespace

std::vector<QList<QPointF>> within(const Range& y, const QList<QPointF>& line) {
  std::vector<QList<QPointF>> parts(1);
  for (qsizetype i = 0; i < line.size(); ++i) {
    const QPointF point = line[i];
    const bool joined = i > 0 && std::isfinite(line[i - 1].y()) && std::isfinite(point.y());
    const bool was_inside = joined && sideOf(y, line[i - 1].y()) == 0;
    const bool is_inside = std::isfinite(point.y()) && sideOf(y, point.y()) == 0;
    if (!was_inside && !parts.back().isEmpty()) parts.emplace_back();
    if (joined && was_inside != is_inside) {
      parts.back().append(was_inside ? crossing(y, line[i - 1], point)
                                     : crossing(y, point, line[i - 1]));
    }
    if (is_inside) parts.back().append(point);
  }
  if (parts.back().isEmpty()) parts.pop_back();
  return parts;
}

QList<QPointF> lineWithin(const Range& x, const Range& y, QPointF at, double slope) {
  if (!std::isfinite(slope) || !std::isfinite(at.y())) return {};
  double low = x.low;
  double high = x.high;
  if (slope != 0) {
    const double down = at.x() + (y.low - at.y()) / slope;
    const double up = at.x() + (y.high - at.y()) / slope;
    low = std::max(low, std::min(down, up));
    high = std::min(high, std::max(down, up));
  }
  if (!(low < high)) return {};
  const auto value = [&](double there) {
    return std::clamp(at.y() + slope * (there - at.x()), y.low, y.high);
  };
  return {{low, value(low)}, {high, value(high)}};
}

}  // namespace nabla::ui
