// Blocks of numbers to and from views of an array.
#pragma once

#include <cstdint>

#include "engine/program/codes.h"
#include "engine/program/tensors/view.h"

namespace nabla {

// Writes elements first to first + n of a view of `from` to to[0], to[1], ...
void gather(const double* from, const View& view, std::size_t first, std::size_t n, double* to);

// Takes from[0], from[1], ... into the elements first to first + n of a view of `to`. Code::copy
// replaces what is there; add, mul, maximum and minimum combine with it. The order of additions
// depends on the view and the block only, not on the machine.
void deliver(double* to, const View& view, Code code, std::size_t first, std::size_t n,
             const double* from);

}  // namespace nabla
