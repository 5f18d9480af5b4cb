// When each value of a tensor program is computed, and which are kept in memory.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/program/tensors/values.h"

namespace nabla {

// Elementwise values of one stage and one size share a loop. A stage reads from memory only what
// earlier stages have finished.
struct Stages {
  std::vector<bool> live;    // by value: whether a fetch needs it
  std::vector<int> stage;    // elementwise values, products, kernels: when they are computed
  std::vector<int> ready;    // the last stage that works on it; -1 for what is there from the start
  std::vector<bool> stored;  // elementwise values: whether somebody reads it from memory

  // Whether the value is a result of the loop of that stage and size, in order.
  bool in_loop(const TensorValues& values, const Source& from, int at, std::size_t size) const;
};

Stages stages_of(const TensorValues& values);

// The stage in which a part comes to its collected value.
int stage_of(const CollectedPart& part, const TensorValues& values, const Stages& stages);

}  // namespace nabla
