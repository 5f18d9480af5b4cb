// The vector kernel of an op, where there is one.
#pragma once

#include "engine/graph/op_def.h"
#include "engine/program/kernels.h"
#include "engine/program/scalar_code.h"

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

// An instruction over a block, by its kernel or else by the function called for each number.
struct BlockCall {
  BlockKernel kernel = nullptr;
  UnaryFunction unary = nullptr;
  BinaryFunction binary = nullptr;
  unsigned numbers = 0;  // bit k: operand k is one number

  void run(double* to, const double* a, const double* b, const double* c, std::size_t n) const {
    if (kernel != nullptr) {
      kernel(to, a, b, c, n);
    } else if (unary != nullptr) {
      call_over(unary, to, a, (numbers & 1U) != 0, n);
    } else {
      call_over(binary, to, a, b, numbers, n);
    }
  }
};

// Not for constants and inputs.
BlockCall block_call(const ScalarCode& code, const Instruction& instruction, unsigned numbers,
                     const KernelTable& set = kernels());
BlockCall block_call(Code code, unsigned numbers, const KernelTable& set = kernels());

}  // namespace nabla
