// Tables of numbers as text.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/expected.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// The numbers of a table as numpy.loadtxt gives them: a matrix, a vector where there is one row or
// one column. Cells are separated by commas, semicolons or tabs, whatever the first line has; a
// first line that is not all numbers is a header; blank lines and those that begin with # are left
// out. Errors name the line: rows of different lengths, cells that are no number, more than
// `most_elements`.
Expected<Tensor> read_csv(std::string_view text, std::size_t most_elements);

}  // namespace nabla
