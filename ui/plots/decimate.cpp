#include "ui/plots/decimate.h"

#include <algorithm>
#include <array>

namespace nabla::ui {

QList<QPointF> decimated(const QList<QPointF>& points, qsizetype limit) {
  if (points.size() <= limit) return points;
  const qsizetype stretches = std::max<qsizetype>(1, limit / 4);
  QList<QPointF> kept;
  kept.reserve(stretches * 4);
  for (qsizetype stretch = 0; stretch < stretches; ++stretch) {
    const auto first = points.begin() + points.size() * stretch / stretches;
    const auto last = points.begin() + points.size() * (stretch + 1) / stretches - 1;
    const auto [lowest, highest] =
        std::minmax_element(first, last + 1, [](QPointF a, QPointF b) { return a.y() < b.y(); });
    std::array marks{first, lowest, highest, last};
    std::sort(marks.begin(), marks.end());
    const auto end = std::unique(marks.begin(), marks.end());
    for (auto mark = marks.begin(); mark != end; ++mark) kept.append(**mark);
  }
  return kept;
}

}  // namespace nabla::ui
