// Numbers over the whole range of double, and how far a result is from its reference there.
#pragma once

#include <QTest>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace nabla::laws {

constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

// In long double, whose 64 digits are 11 more than those of double.
using Reference = std::function<long double(long double)>;

// Both signs: denormals and all magnitudes up to `largest`, a dense grid where functions bend, and
// the edges where exp and its kind overflow or vanish.
inline std::vector<double> whole_range(double largest) {
  std::vector<double> xs{0.0};
  const auto add = [&](double x) {
    if (x > largest) return;
    xs.push_back(x);
    xs.push_back(-x);
  };
  for (double x = smallest; x < 1e-305; x *= 7.3) add(x);
  for (double x = 1e-305; x < largest; x *= 1.37) add(x);
  for (double x = 0.01; x < 45; x += 0.0173) add(x);
  for (double x = 680; x < 750; x += 0.37) add(x);
  add(std::nextafter(1.0, 0.0));
  add(std::nextafter(1.0, 2.0));
  add(largest);
  return xs;
}

// The distance from `expected`, in units of its last place; 0 where both are equal, also infinite.
inline double ulps_between(double actual, double expected) {
  if (actual == expected || (std::isnan(actual) && std::isnan(expected))) return 0;
  const double unit = std::fmax(std::fabs(expected) * epsilon, smallest);
  const double distance = std::fabs(actual - expected) / unit;
  return std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance;
}

// Fails with the point that is worst when one between `low` and `high` is off by more than `ulps`.
// An absolute error of `floor` is always forgiven.
inline void compare_over_range(const std::string& name, const std::function<double(double)>& actual,
                               const Reference& reference, double low, double high, double ulps,
                               double floor = 0) {
  double worst = 0;
  double where = 0;
  for (const double x : whole_range(std::fmax(std::fabs(low), std::fabs(high)))) {
    if (x < low || x > high) continue;
    const double value = actual(x);
    const auto expected = static_cast<double>(reference(x));
    if (std::fabs(value - expected) <= floor) continue;
    const double off = ulps_between(value, expected);
    if (off <= worst) continue;
    worst = off;
    where = x;
  }
  const std::string message = name + "(" + QByteArray::number(where, 'g', 17).toStdString() +
                              ") is off by " + std::to_string(worst) + " ulp";
  QVERIFY2(worst <= ulps, message.c_str());
}

}  // namespace nabla::laws
