// Ranges and ticks of axes.
#pragma once

#include <vector>

namespace nabla::ui {

struct Range {
  double low = -1;
  double high = 1;

  double length() const { return high - low; }
  bool contains(double x) const { return low <= x && x <= high; }
  friend bool operator==(const Range&, const Range&) = default;
};

// A round distance between ticks, 1, 2 or 5 times a power of ten, that gives about `count` of them.
double tickInterval(const Range& range, int count);

// A symmetric range of round ends that reaches well past every one of the numbers; the one of the
// sliders.
Range rangeAround(const std::vector<double>& numbers);

// What to show of a function's values: all of them, or without the far ends where it runs off (a
// pole), with a little room above and below. Numbers that are not finite are left out.
Range valueRange(std::vector<double> values);

}  // namespace nabla::ui
