// The vector kernel of an op, where there is one.
#pragma once

#include "engine/graph/op_def.h"
#include "engine/program/kernels.h"

namespace nabla {

// BlockFunction::none where the op has no kernel of its own.
BlockFunction block_function(const OpDef& op);

// The kernel for operands of which `numbers` (bit k for operand k) are one number; null where the
// set has none.
BlockKernel function_kernel(const OpDef& op, unsigned numbers, const KernelTable& set = kernels());

// A scalar function over a block: what the missing kernels are replaced by.
void call_over(UnaryFunction f, double* to, const double* a, bool number, std::size_t n);
void call_over(BinaryFunction f, double* to, const double* a, const double* b, unsigned numbers,
               std::size_t n);

}  // namespace nabla
