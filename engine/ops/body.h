// Values of composite ops by way of their body, for those that need no faster kernel.
#pragma once

#include "engine/graph/op_def.h"

namespace nabla {

// Builds the body in a graph of its own, with the operands as constants, and evaluates it.
Tensor evaluate_body(Body body, Values inputs, const Attributes& attributes);

// evaluate_body as a kernel.
template <Body body>
Tensor by_body(Values inputs, const Attributes& attributes) {
  return evaluate_body(body, inputs, attributes);
}

}  // namespace nabla
