// Kernels on blocks of numbers, compiled for several instruction sets and chosen at run time.
// Includes nothing that has code of its own: what the widest build compiled must not serve others.
#pragma once

#include <cstddef>

#include "engine/program/codes.h"

namespace nabla {

// to[i] = f(a[i], b[i], c[i]) for i < n; an operand that is one number is read at 0 only. `to` may
// be one of the operands, but not overlap one.
using BlockKernel = void (*)(double* to, const double* a, const double* b, const double* c,
                             std::size_t n);

// Functions of the C library's vector mathematics (at most 4 ulp from exact) and what is made of
// them. Named as the ops of the catalogue.
#define NABLA_FUNCTIONS_OF_ONE(X) \
  X(sin)                          \
  X(cos)                          \
  X(tan)                          \
  X(asin)                         \
  X(acos)                         \
  X(atan)                         \
  X(sinh)                         \
  X(cosh)                         \
  X(tanh)                         \
  X(asinh)                        \
  X(acosh)                        \
  X(atanh)                        \
  X(exp)                          \
  X(expm1)                        \
  X(log)                          \
  X(log1p)                        \
  X(log2)                         \
  X(log10)                        \
  X(cbrt)                         \
  X(erf)                          \
  X(sigmoid)                      \
  X(softplus)                     \
  X(silu)                         \
  X(gelu)
#define NABLA_FUNCTIONS_OF_TWO(X) \
  X(pow)                          \
  X(atan2)                        \
  X(hypot)

enum class BlockFunction : std::uint8_t {
#define NABLA_NAME(name) name,
  NABLA_FUNCTIONS_OF_ONE(NABLA_NAME) NABLA_FUNCTIONS_OF_TWO(NABLA_NAME)
#undef NABLA_NAME
      none
};
constexpr int block_functions = static_cast<int>(BlockFunction::none);

// to = a b for a matrix of rows x inner and one of inner x columns; the result is row-major.
struct Product {
  struct Strides {  // in elements
    std::ptrdiff_t row = 0;
    std::ptrdiff_t column = 0;
  };
  double* to = nullptr;
  const double* a = nullptr;
  const double* b = nullptr;
  Strides a_strides;
  Strides b_strides;
  std::size_t rows = 0;
  std::size_t inner = 0;
  std::size_t columns = 0;
  double* room = nullptr;  // room_for() doubles
  // Asked with `asked` between panels; the result is worth nothing once it says so. Null: never.
  bool (*ends)(const void* asked) = nullptr;
  const void* asked = nullptr;

  // Panels of this size are packed at once: measured, tests/bench/README.md.
  static constexpr std::size_t depth = 256;
  static constexpr std::size_t rows_at_once = 96;
  static constexpr std::size_t columns_at_once = 480;
  static constexpr std::size_t widest_tile = 24;
  static constexpr std::size_t room_for(std::size_t inner) {
    const std::size_t panels = depth * (columns_at_once + rows_at_once + 2 * widest_tile);
    return inner > panels ? inner : panels;
  }
};
using ProductKernel = void (*)(const Product&);

// Kernels take operands as pointers to const; only what steps write is written.
inline double* unlocked(const double* pointer) { return const_cast<double*>(pointer); }

struct KernelTable {
  const char* name;  // of the instruction set
  // By code and by which operands are one number: bit k for operand k.
  BlockKernel arithmetic[arithmetic_codes][8];
  // Likewise; null where the C library has no vector mathematics. The results do not depend on
  // where in a block a number stands.
  BlockKernel function[block_functions][4];
  ProductKernel product;
};

// The widest that this machine runs; the same for the whole life of the process.
const KernelTable& kernels();

constexpr int kernel_sets = 3;
// The k-th set, narrowest first; null where this machine or this build lacks it.
const KernelTable* kernel_set(int k);

}  // namespace nabla
