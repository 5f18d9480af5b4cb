// Numbers as text that never claims more precision than it has.
#pragma once

#include <cstddef>
#include <string>

#include "engine/tensor/tensor.h"

namespace nabla {

// The shortest text that reads back as `x`: `3`, `0.1`, `1.2e-16`, `nan`, `inf`, `-inf`.
std::string format_number(double x);

// At most `digits` significant digits. A number that fits prints as above; one that had to be
// rounded keeps its zeros, so 2.9999999 reads `3.00000` and only a true 3 reads `3`.
std::string format_number(double x, int digits);

// A scalar as a number; a small tensor as nested lists; one of more than `elements` elements as its
// shape and range: `(256, 64) in [-1.2, 3.4]`.
std::string format_tensor(const Tensor& a, int digits = 17, std::size_t elements = 16);

}  // namespace nabla
