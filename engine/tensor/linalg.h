// Linear algebra on matrices and stacks of matrices (the last two axes), as numpy.linalg does it.
// Large matrices are worked on in parts, and between them cancellation is looked at.
#pragma once

#include "engine/base/cancellation.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// The product of stacks of matrices: (..., m, k) times (..., k, n); leading axes broadcast. Both
// have rank >= 2.
Tensor matrix_product(const Tensor& a, const Tensor& b, Cancellation cancelled = {});

// The following take (..., n, n). A singular matrix has an inverse and solutions of nan.
Tensor inverse(const Tensor& a, Cancellation cancelled = {});
Tensor determinant(const Tensor& a, Cancellation cancelled = {});  // (...)

// The matrix of cofactors, (..., n, n): the gradient of the determinant, defined for singular
// matrices too.
Tensor cofactors(const Tensor& a, Cancellation cancelled = {});

// x with a x = b for b of shape (..., n, k); leading axes broadcast.
Tensor solve(const Tensor& a, const Tensor& b, Cancellation cancelled = {});

}  // namespace nabla
