// A program's output as a function of one of its variables, all others held: samples, value and
// slope at the point.
#pragma once

#include <QList>
#include <QPointF>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "ui/plots/axis_range.h"
#include "ui/workspace/analysis.h"

namespace nabla::ui {

struct CurveRequest {
  std::shared_ptr<const Analysis> analysis;  // without errors and with a trace
  Point point;                               // where the others are held
  std::string variable;                      // a scalar one
  Range range;
  int milliseconds = 0;  // sampling ends with fewer points after so long; 0 for no limit
};

struct Curve {
  CurveRequest request;
  std::string output;
  QList<QPointF> samples;  // ascending; y may be infinite or NaN where the function is not defined
  double x = 0;
  double y = 0;
  double slope = 0;
  std::optional<Diagnostic>
      error;  // the output is no single number, or the program fails at the point
};

// Names of the scalar variables of a program, in order.
std::vector<std::string> scalarVariables(const Analysis& analysis);

// Pure; runs on a worker thread.
std::shared_ptr<const Curve> sampleCurve(CurveRequest request, const std::atomic<bool>& cancelled);

}  // namespace nabla::ui
