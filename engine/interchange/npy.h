// NumPy's file format for one array.
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/expected.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// The array in the bytes of a .npy file, as doubles: real numbers, integers and truth values of any
// size and byte order, in C or Fortran order. Errors: bytes that end too early, more than
// `most_elements`, and arrays of anything else. Pickled objects are refused, never run.
Expected<Tensor> read_npy(std::string_view bytes, std::size_t most_elements);

}  // namespace nabla
