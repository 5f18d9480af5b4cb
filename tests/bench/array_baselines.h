// Loss and gradient of a network and of a mixture, written by hand with Eigen and in plain loops.
#pragma once

#include <cstddef>

namespace nabla::bench {

// A network of `inputs`, two tanh layers of `hidden` and `classes` logits over `batch` rows, and
// the mean cross entropy of its softmax.
struct Network {
  static constexpr std::ptrdiff_t batch = 128;
  static constexpr std::ptrdiff_t inputs = 64;
  static constexpr std::ptrdiff_t hidden = 256;
  static constexpr std::ptrdiff_t classes = 10;
};

// `parameters`: W1, b1, W2, b2, W3, b3, matrices row-major, inputs by outputs. `gradients`
// likewise. `labels`: a class per row. Returns the loss.
double network(const double* x, const double* labels, const double* const* parameters,
               double* const* gradients);

// The Gaussian mixture of ADBench (Srajer, Kukelova, Fitzgibbon: A benchmark of selected
// algorithmic differentiation tools, 2018), with whole matrices of which the strict lower triangles
// count.
struct Mixture {
  static constexpr std::size_t points = 1000;
  static constexpr std::size_t dimensions = 10;
  static constexpr std::size_t components = 25;
  static constexpr double gamma = 1.0;  // of the Wishart prior, with m = 0
};

// `parameters`: alphas (components), means (components x dimensions), log diagonals (likewise),
// lower (components x dimensions x dimensions). Without the terms that depend on no parameter.
double mixture(const double* x, const double* const* parameters, double* const* gradients);

}  // namespace nabla::bench
