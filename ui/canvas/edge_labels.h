// Local derivatives written beside the edges they belong to: ∂y/∂x₁ = x₂ = 3.
#pragma once

#include <QRectF>
#include <map>
#include <memory>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

struct EdgeLabel {
  int edge = 0;
  std::shared_ptr<const Typeset> formula;
  QRectF rect;
  bool current = false;  // of the step looked at; the others are painted faintly
};

// Typesets each label once.
class EdgeLabels {
 public:
  explicit EdgeLabels(const Trace& trace) : trace_(trace) {}

  // For the first `done` steps and the step `current`, where they cover no card. The newest come
  // first; older ones without room, and those of long runs, are left out.
  std::vector<EdgeLabel> place(const Scene& scene, int done, int current);

 private:
  std::shared_ptr<const Typeset> formula(int step);

  const Trace& trace_;
  std::map<int, std::shared_ptr<const Typeset>> formulas_;
};

}  // namespace nabla::ui
