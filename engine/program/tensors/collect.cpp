#include "engine/program/tensors/collect.h"

#include "engine/program/kernels.h"

namespace nabla {

namespace {

BlockKernel kernel(Code code) { return kernels().arithmetic[static_cast<int>(code)][0]; }

template <Code code>
double combined(double a, double b) {
  return code == Code::copy ? b : arithmetic(code, a, b, 0.0);
}

// Eight running totals, which the compiler keeps in vectors of any width: the order is the same on
// every machine.
template <Code code>
double folded(const double* from, std::size_t count) {
  constexpr std::size_t lanes = 8;
  double total = from[0];
  std::size_t i = 1;
  if (count >= 2 * lanes) {
    double totals[lanes];
    for (std::size_t k = 0; k < lanes; ++k) totals[k] = from[k];
    for (i = lanes; i + lanes <= count; i += lanes) {
      for (std::size_t k = 0; k < lanes; ++k) totals[k] = combined<code>(totals[k], from[i + k]);
    }
    for (std::size_t half = lanes / 2; half > 0; half /= 2) {
      for (std::size_t k = 0; k < half; ++k) {
        totals[k] = combined<code>(totals[k], totals[k + half]);
      }
    }
    total = totals[0];
  }
  for (; i < count; ++i) total = combined<code>(total, from[i]);
  return total;
}

template <Code code>
void deliver_as(double* to, const View& view, std::size_t first, std::size_t n,
                const double* from) {
  const BlockKernel over = kernel(code);
  for_runs(view, first, n,
           [&](std::size_t place, std::ptrdiff_t at, std::size_t count, std::ptrdiff_t stride) {
             double* const here = to + at;
             const double* const values = from + place;
             if (stride == 0) {
               *here = combined<code>(*here, folded<code>(values, count));
             } else if (stride == 1 && code == Code::copy) {
               over(here, values, values, values, count);
             } else if (stride == 1) {
               over(here, here, values, values, count);
             } else {
               for (std::size_t i = 0; i < count; ++i) {
                 double& element = here[static_cast<std::ptrdiff_t>(i) * stride];
                 element = combined<code>(element, values[i]);
               }
             }
           });
}

}  // namespace

void gather(const double* from, const View& view, std::size_t first, std::size_t n, double* to) {
  for_runs(view, first, n,
           [&](std::size_t place, std::ptrdiff_t at, std::size_t count, std::ptrdiff_t stride) {
             const double* const here = from + at;
             double* const place_of = to + place;
             if (stride == 1) {
               std::copy_n(here, count, place_of);
             } else if (stride == 0) {
               std::fill_n(place_of, count, *here);
             } else {
               for (std::size_t i = 0; i < count; ++i) {
                 place_of[i] = here[static_cast<std::ptrdiff_t>(i) * stride];
               }
             }
           });
}

void deliver(double* to, const View& view, Code code, std::size_t first, std::size_t n,
             const double* from) {
  switch (code) {
    case Code::add:
      return deliver_as<Code::add>(to, view, first, n, from);
    case Code::mul:
      return deliver_as<Code::mul>(to, view, first, n, from);
    case Code::maximum:
      return deliver_as<Code::maximum>(to, view, first, n, from);
    case Code::minimum:
      return deliver_as<Code::minimum>(to, view, first, n, from);
    default:
      return deliver_as<Code::copy>(to, view, first, n, from);
  }
}

}  // namespace nabla
