// Random tensors that are the same on every machine: only exact arithmetic, no library logarithm.
#pragma once

#include <cstdint>

#include "engine/base/cancellation.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// Independent draws, uniform on [0, 1).
Tensor uniform_tensor(const Shape& shape, std::uint64_t seed, Cancellation cancelled = {});
// Independent standard normal draws.
Tensor normal_tensor(const Shape& shape, std::uint64_t seed, Cancellation cancelled = {});

}  // namespace nabla
