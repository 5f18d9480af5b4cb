// Compiled once per instruction set: NABLA_KERNELS names the table, NABLA_WIDTH the doubles in a
// vector. Everything here is local to the file, so that no other code is drawn into the wider sets.
#include "engine/program/kernels.h"

// Where clang cannot vectorize a loop it warns of the wish, so only g++ is told.
#if defined(__clang__)
#define NABLA_INDEPENDENT
#else
#define NABLA_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace nabla {

extern const KernelTable NABLA_KERNELS;
void NABLA_PRODUCT(const Product& product);

namespace {

#define NABLA_STRUCT(name, operands, value)                                \
  struct name##_code {                                                     \
    static constexpr int count = operands;                                 \
    static double at([[maybe_unused]] double a, [[maybe_unused]] double b, \
                     [[maybe_unused]] double c) {                          \
      return value;                                                        \
    }                                                                      \
  };
NABLA_ARITHMETIC_CODES(NABLA_STRUCT)
#undef NABLA_STRUCT

template <class F, int numbers>
void apply(double* to, const double* pa, const double* pb, const double* pc, std::size_t n) {
  constexpr bool has_b = F::count > 1;
  constexpr bool has_c = F::count > 2;
  if (n == 0) return;
  const double a = *pa;
  const double b = has_b ? *pb : 0.0;
  const double c = has_c ? *pc : 0.0;
  NABLA_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    to[i] = F::at((numbers & 1) != 0 ? a : pa[i], has_b && (numbers & 2) == 0 ? pb[i] : b,
                  has_c && (numbers & 4) == 0 ? pc[i] : c);
  }
}

#ifdef NABLA_VECTOR_MATH

using Pack [[gnu::vector_size(8 * NABLA_WIDTH)]] = double;
constexpr std::size_t width = NABLA_WIDTH;

#define NABLA_JOIN3(x, y, z) x##y##z
#define NABLA_LIBRARY_NAME(prefix, arguments, name) NABLA_JOIN3(prefix, arguments, name)
#define NABLA_OF_ONE(name) NABLA_LIBRARY_NAME(NABLA_VECTOR_PREFIX, v_, name)
#define NABLA_OF_TWO(name) NABLA_LIBRARY_NAME(NABLA_VECTOR_PREFIX, vv_, name)

}  // namespace

// The library's vector ABI has no header: these names are what the compilers call.
extern "C" {
#define NABLA_DECLARE(name) Pack NABLA_OF_ONE(name)(Pack);
NABLA_DECLARE(sin)
NABLA_DECLARE(cos)
NABLA_DECLARE(tan)
NABLA_DECLARE(asin)
NABLA_DECLARE(acos)
NABLA_DECLARE(atan)
NABLA_DECLARE(sinh)
NABLA_DECLARE(cosh)
NABLA_DECLARE(tanh)
NABLA_DECLARE(asinh)
NABLA_DECLARE(acosh)
NABLA_DECLARE(atanh)
NABLA_DECLARE(exp)
NABLA_DECLARE(expm1)
NABLA_DECLARE(log)
NABLA_DECLARE(log1p)
NABLA_DECLARE(log2)
NABLA_DECLARE(log10)
NABLA_DECLARE(cbrt)
NABLA_DECLARE(erf)
NABLA_DECLARE(erfc)
#undef NABLA_DECLARE
#define NABLA_DECLARE(name) Pack NABLA_OF_TWO(name)(Pack, Pack);
NABLA_FUNCTIONS_OF_TWO(NABLA_DECLARE)
#undef NABLA_DECLARE
}

namespace {

#define NABLA_STRUCT(name)                                   \
  struct name##_function {                                   \
    static Pack at(Pack a) { return NABLA_OF_ONE(name)(a); } \
  };
NABLA_STRUCT(sin)
NABLA_STRUCT(cos)
NABLA_STRUCT(tan)
NABLA_STRUCT(asin)
NABLA_STRUCT(acos)
NABLA_STRUCT(atan)
NABLA_STRUCT(sinh)
NABLA_STRUCT(cosh)
NABLA_STRUCT(tanh)
NABLA_STRUCT(asinh)
NABLA_STRUCT(acosh)
NABLA_STRUCT(atanh)
NABLA_STRUCT(exp)
NABLA_STRUCT(expm1)
NABLA_STRUCT(log)
NABLA_STRUCT(log1p)
NABLA_STRUCT(log2)
NABLA_STRUCT(log10)
NABLA_STRUCT(cbrt)
NABLA_STRUCT(erf)
#undef NABLA_STRUCT
#define NABLA_STRUCT(name)                                              \
  struct name##_function {                                              \
    static Pack at(Pack a, Pack b) { return NABLA_OF_TWO(name)(a, b); } \
  };
NABLA_FUNCTIONS_OF_TWO(NABLA_STRUCT)
#undef NABLA_STRUCT

// As the scalar kernels: neither branch overflows, and both keep full precision in their tail.
struct sigmoid_function {
  static Pack at(Pack a) {
    const Pack e = NABLA_OF_ONE(exp)(a < 0.0 ? a : -a);
    return (a < 0.0 ? e : Pack{} + 1.0) / (1.0 + e);
  }
};
struct softplus_function {
  static Pack at(Pack a) {
    const Pack tail = NABLA_OF_ONE(log1p)(NABLA_OF_ONE(exp)(a < 0.0 ? a : -a));
    return tail + (a > 0.0 ? a : Pack{});
  }
};
struct silu_function {
  static Pack at(Pack a) { return a * sigmoid_function::at(a); }
};
struct gelu_function {
  static Pack at(Pack a) { return 0.5 * a * NABLA_OF_ONE(erfc)(-a / 1.4142135623730951); }
};

Pack load(const double* from) {
  Pack pack;
  __builtin_memcpy(&pack, from, sizeof pack);
  return pack;
}

// The rest of a block, filled up with its last number.
Pack load_rest(const double* from, std::size_t count) {
  double padded[width];
  for (std::size_t i = 0; i < width; ++i) padded[i] = from[i < count ? i : count - 1];
  return load(padded);
}

void store(double* to, Pack pack) { __builtin_memcpy(to, &pack, sizeof pack); }

void store_rest(double* to, Pack pack, std::size_t count) {
  double padded[width];
  store(padded, pack);
  for (std::size_t i = 0; i < count; ++i) to[i] = padded[i];
}

template <class F, int numbers>
void apply_function(double* to, const double* a, const double*, const double*, std::size_t n) {
  std::size_t i = 0;
  if constexpr ((numbers & 1) != 0) {
    const Pack value = F::at(Pack{} + *a);
    for (; i < n; ++i) to[i] = value[0];
  } else {
    for (; i + width <= n; i += width) store(to + i, F::at(load(a + i)));
    if (i < n) store_rest(to + i, F::at(load_rest(a + i, n - i)), n - i);
  }
}

template <class F, int numbers>
void apply_function_of_two(double* to, const double* a, const double* b, const double*,
                           std::size_t n) {
  if (n == 0) return;
  constexpr bool one_a = (numbers & 1) != 0;
  constexpr bool one_b = (numbers & 2) != 0;
  const Pack first = Pack{} + *a;
  const Pack second = Pack{} + *b;
  std::size_t i = 0;
  for (; i + width <= n; i += width) {
    store(to + i, F::at(one_a ? first : load(a + i), one_b ? second : load(b + i)));
  }
  if (i == n) return;
  const Pack value =
      F::at(one_a ? first : load_rest(a + i, n - i), one_b ? second : load_rest(b + i, n - i));
  store_rest(to + i, value, n - i);
}

#define NABLA_FUNCTION_ROW(name) \
  {apply_function<name##_function, 0>, apply_function<name##_function, 1>, nullptr, nullptr},
#define NABLA_FUNCTION_ROW2(name)                                                        \
  {apply_function_of_two<name##_function, 0>, apply_function_of_two<name##_function, 1>, \
   apply_function_of_two<name##_function, 2>, apply_function_of_two<name##_function, 3>},

#else

#define NABLA_FUNCTION_ROW(name) {},
#define NABLA_FUNCTION_ROW2(name) {},

#endif

}  // namespace

#define NABLA_ROW(name, operands, value)                                                       \
  {apply<name##_code, 0>, apply<name##_code, 1>, apply<name##_code, 2>, apply<name##_code, 3>, \
   apply<name##_code, 4>, apply<name##_code, 5>, apply<name##_code, 6>, apply<name##_code, 7>},
#define NABLA_QUOTED(name) #name
#define NABLA_TEXT(name) NABLA_QUOTED(name)

const KernelTable NABLA_KERNELS = {
    NABLA_TEXT(NABLA_KERNELS),
    {NABLA_ARITHMETIC_CODES(NABLA_ROW)},
    {NABLA_FUNCTIONS_OF_ONE(NABLA_FUNCTION_ROW) NABLA_FUNCTIONS_OF_TWO(NABLA_FUNCTION_ROW2)},
    NABLA_PRODUCT};

}  // namespace nabla
