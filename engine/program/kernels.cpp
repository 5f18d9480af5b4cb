#include "engine/program/kernels.h"

namespace nabla {

extern const KernelTable kernels_baseline;
#ifdef NABLA_WIDE_KERNELS
extern const KernelTable kernels_avx2;
extern const KernelTable kernels_avx512;
#endif

const KernelTable* kernel_set(int k) {
  if (k == 0) return &kernels_baseline;
#ifdef NABLA_WIDE_KERNELS
  if (k == 1 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return &kernels_avx2;
  if (k == 2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    return &kernels_avx512;
  }
#endif
  return nullptr;
}

const KernelTable& kernels() {
  static const KernelTable* const best = [] {
    const KernelTable* widest = kernel_set(0);
    for (int k = 1; k < kernel_sets; ++k) {
      if (const KernelTable* set = kernel_set(k)) widest = set;
    }
    return widest;
  }();
  return *best;
}

}  // namespace nabla
