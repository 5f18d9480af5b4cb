// Tensors as JSON: a number, or nested lists of numbers.
#pragma once

#include "engine/document/json_text.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// Lists nested as deep as the rank. An empty tensor that no lists can tell from another is
// {"shape": [0, 3]}.
Json json_of(const Tensor& a);

// The tensor, or why there is none: something that is no number, rows of different length.
Expected<Tensor> tensor_of(const Json& value);

}  // namespace nabla
