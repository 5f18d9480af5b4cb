// The tensors of one step, as tables and panels tell them.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/trace/trace.h"

namespace nabla::ui {

// Of a step that goes back along an edge, all but the factor where the rule has none; of others
// only what they bring, as the total: a value, a tangent or the seed.
struct StepTensors {
  std::optional<Tensor> local;         // the factor
  std::optional<Tensor> upstream;      // the gradient that comes from above
  std::optional<Tensor> contribution;  // what the edge adds
  std::optional<Tensor> total;         // the gradient so far, that included
};

StepTensors tensorsOf(const Trace& trace, std::size_t index);

// The gradient that the edge's upper end has: the last sum that reached it, or the seed.
Tensor upstreamOf(const Trace& trace, const Step& step);

}  // namespace nabla::ui
