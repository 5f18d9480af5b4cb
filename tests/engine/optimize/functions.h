// Classic functions of two variables with their critical points: public mathematics, places to four
// digits.
#pragma once

#include <string>
#include <vector>

#include "engine/optimize/critical_point.h"

namespace nabla::test {

struct KnownPoint {
  double x = 0;
  double y = 0;
  double value = 0;
  PointKind kind = PointKind::minimum;
};

struct TestFunction {
  const char* name;
  const char* formula;
  std::vector<KnownPoint> points;
};

inline const std::vector<TestFunction>& test_functions() {
  constexpr PointKind minimum = PointKind::minimum;
  constexpr PointKind maximum = PointKind::maximum;
  constexpr PointKind saddle = PointKind::saddle;
  static const std::vector<TestFunction> functions{
      {"sphere", "f = x^2 + y^2", {{0, 0, 0, minimum}}},
      {"ellipse", "f = (x^2 + 10*y^2)/2", {{0, 0, 0, minimum}}},
      {"ravine", "f = (x^2 + 50*y^2)/2", {{0, 0, 0, minimum}}},
      {"booth", "f = (x + 2*y - 7)^2 + (2*x + y - 5)^2", {{1, 3, 0, minimum}}},
      {"matyas", "f = 0.26*(x^2 + y^2) - 0.48*x*y", {{0, 0, 0, minimum}}},
      {"rosenbrock", "f = (1 - x)^2 + 100*(y - x^2)^2", {{1, 1, 0, minimum}}},
      {"beale",
       "f = (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
       {{3, 0.5, 0, minimum}, {0, 1, 14.203125, saddle}, {0.1005, -2.6445, 9.8645, saddle}}},
      {"himmelblau",
       "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2",
       {{3, 2, 0, minimum},
        {-2.8051, 3.1313, 0, minimum},
        {-3.7793, -3.2832, 0, minimum},
        {3.5844, -1.8481, 0, minimum},
        {-0.2708, -0.9230, 181.617, maximum},
        {3.3852, 0.0739, 13.3119, saddle},
        {0.0867, 2.8843, 67.7192, saddle},
        {-3.0730, -0.0814, 104.0152, saddle},
        {-0.1280, -1.9537, 178.3372, saddle}}},
      {"camel",
       "f = 2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
       {{0, 0, 0, minimum},
        {1.7476, -0.8738, 0.29864, minimum},
        {-1.7476, 0.8738, 0.29864, minimum},
        {1.0705, -0.5353, 0.8773, saddle},
        {-1.0705, 0.5353, 0.8773, saddle}}},
      {"styblinski-tang",
       "f = (x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
       {{-2.9035, -2.9035, -78.3323, minimum},
        {2.7468, -2.9035, -64.1956, minimum},
        {2.7468, 2.7468, -50.0589, minimum},
        {0.1567, 0.1567, 0.39123, maximum}}},
      {"branin",
       "f = (y - 5.1*x^2/(4*pi^2) + 5*x/pi - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10",
       {{-3.14159, 12.275, 0.397887, minimum},
        {3.14159, 2.275, 0.397887, minimum},
        {9.42478, 2.475, 0.397887, minimum},
        {0, 6, 19.602, saddle},
        {6.28319, 1.1, 19.602, saddle}}},
      {"goldstein-price",
       "f = (1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2)) * "
       "(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
       {{0, -1, 3, minimum}, {-0.6, -0.4, 30, minimum}, {1.8, 0.2, 84, minimum}}},
      {"easom",
       "f = -cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)",
       {{3.14159, 3.14159, -1, minimum}}},
      {"rastrigin", "f = 20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)", {{0, 0, 0, minimum}}},
      {"levi",
       "f = sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)",
       {{1, 1, 0, minimum}}},
      {"two wells",
       "Y = 1.4*y\nf = x^2 + Y^2 - 2*exp(-((x - 1)^2 + Y^2)/.2) - 6*exp(-((x + 1)^2 + Y^2)/.2)",
       {{-0.9676, 0, -5.0323, minimum},
        {0.9053, 0, -1.0927, minimum},
        {0.1203, 0, -0.0386, saddle}}},
      {"sine", "f = sin(x) + y^2", {{-1.5708, 0, -1, minimum}, {1.5708, 0, 1, saddle}}},
      {"bowl", "u = x/2\nv = y/2\nf = -exp(-(u^2 + 5*v^2)) + u^2 + v^2/2", {{0, 0, -1, minimum}}},
      {"hills",
       "Y = 1.4*y\nf = x^2 + Y^2 + 2*exp(-((x - 1)^2 + Y^2)/.2) + 6*exp(-((x + 1)^2 + Y^2)/.2) "
       "- 2*exp(-((x - 1)^2 + (Y + 1)^2)/.2)",
       {{0.9003, -0.6534, -0.1588, minimum},
        {0.0415, -0.0006, 0.0483, minimum},
        {-1.0347, 0, 7.03, maximum},
        {1.1215, 0.0051, 3.10, maximum}}},
      {"saddle", "f = x^2 - y^2", {{0, 0, 0, saddle}}},
      {"monkey saddle", "f = x^3 - 3*x*y^2", {{0, 0, 0, PointKind::degenerate}}},
  };
  return functions;
}

inline const TestFunction& test_function(const std::string& name) {
  for (const TestFunction& function : test_functions()) {
    if (function.name == name) return function;
  }
  qFatal("no such function");
}

}  // namespace nabla::test
