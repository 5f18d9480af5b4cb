// The instructions of a compiled program, one list with many uses: constant folding, the machine
// for one point and the kernels for blocks of points all come from it.
#pragma once

#include <cstdint>

namespace nabla {

// X(name, operands, value). Every product is rounded before it is added, so that these give the
// same bits on every machine. A NaN and a tie are answered as the ops of the catalogue answer them.
#define NABLA_ARITHMETIC_CODES(X)                  \
  X(copy, 1, a)                                    \
  X(neg, 1, -a)                                    \
  X(square, 1, a* a)                               \
  X(absolute, 1, __builtin_fabs(a))                \
  X(root, 1, __builtin_sqrt(a))                    \
  X(negation, 1, a == 0.0 ? 1.0 : 0.0)             \
  X(relu, 1, a > 0.0 || a != a ? a : 0.0)          \
  X(add, 2, a + b)                                 \
  X(sub, 2, a - b)                                 \
  X(mul, 2, a* b)                                  \
  X(div, 2, a / b)                                 \
  X(neg_mul, 2, -(a * b))                          \
  X(add_square, 2, a + b * b)                      \
  X(maximum, 2, a > b || a != a ? a : b)           \
  X(minimum, 2, a < b || a != a ? a : b)           \
  X(chain, 2, b == 0.0 ? 0.0 : a * b)              \
  X(ratio, 2, b == 0.0 ? 0.0 : a / b)              \
  X(less, 2, a < b ? 1.0 : 0.0)                    \
  X(less_equal, 2, a <= b ? 1.0 : 0.0)             \
  X(equal, 2, a == b ? 1.0 : 0.0)                  \
  X(not_equal, 2, a != b ? 1.0 : 0.0)              \
  X(both, 2, a != 0.0 && b != 0.0 ? 1.0 : 0.0)     \
  X(either, 2, a != 0.0 || b != 0.0 ? 1.0 : 0.0)   \
  X(sum_of_squares, 2, a* a + b * b)               \
  X(add_sub, 3, a + b - c)                         \
  X(add_scaled_square, 3, a + b * (c * c))         \
  X(mul_add_twice, 3, a* b + (c + c))              \
  X(mul_add, 3, a* b + c)                          \
  X(mul_sub, 3, a* b - c)                          \
  X(sub_mul, 3, c - a * b)                         \
  X(select, 3, a != 0.0 ? b : c)                   \
  X(scaled_ratio, 3, (b == 0.0 ? 0.0 : a / b) * c) \
  X(clip, 3, a != a ? a : (a > c || b > c ? c : (a < b ? b : a)))

enum class Code : std::uint8_t {
#define NABLA_NAME(name, operands, value) name,
  NABLA_ARITHMETIC_CODES(NABLA_NAME)
#undef NABLA_NAME
      constant,  // constants[a]
  input,         // element a of the packed inputs
  call1,         // functions[c] of a
  call2,         // functions[c] of a and b
  sin_cos,       // both of a, in two results; only the machine for one point has it
  halt,          // ends the code of that machine
};

constexpr int arithmetic_codes = static_cast<int>(Code::constant);

constexpr int operands_of(Code code) {
  switch (code) {
#define NABLA_CASE(name, operands, value) \
  case Code::name:                        \
    return operands;
    NABLA_ARITHMETIC_CODES(NABLA_CASE)
#undef NABLA_CASE
    case Code::call1:
    case Code::sin_cos:
      return 1;
    case Code::call2:
      return 2;
    case Code::constant:
    case Code::input:
    case Code::halt:
      break;
  }
  return 0;
}

// The value of an arithmetic code.
inline double arithmetic(Code code, double a, [[maybe_unused]] double b,
                         [[maybe_unused]] double c) {
  switch (code) {
#define NABLA_CASE(name, operands, value) \
  case Code::name:                        \
    return value;
    NABLA_ARITHMETIC_CODES(NABLA_CASE)
#undef NABLA_CASE
    default:
      return 0.0;
  }
}

}  // namespace nabla
