#include "engine/tensor/linalg.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "engine/tensor/broadcast.h"
#include "engine/tensor/lu.h"

namespace nabla {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using View = Eigen::Map<const Matrix>;
using Target = Eigen::Map<Matrix>;
using Extents = std::vector<std::int64_t>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_products = 1U << 26U;  // at once: some ten milliseconds
constexpr Eigen::Index few = 8;                   // up to here cofactors are computed one by one

Shape batch_of(const Shape& shape) {
  return Shape(Extents(shape.extents().begin(), shape.extents().end() - 2));
}

Shape with_matrix(const Shape& batch, std::int64_t rows, std::int64_t columns) {
  Extents extents = batch.extents();
  extents.push_back(rows);
  extents.push_back(columns);
  return Shape(std::move(extents));
}

std::int64_t rows_of(const Tensor& a) { return a.shape()[a.rank() - 2]; }
std::int64_t columns_of(const Tensor& a) { return a.shape()[a.rank() - 1]; }

View matrix_at(const Tensor& a, std::size_t index) {
  const std::int64_t rows = rows_of(a);
  const std::int64_t columns = columns_of(a);
  return {a.values().data() + index * static_cast<std::size_t>(rows * columns), rows, columns};
}

// f(matrix) for each matrix of the stack, into a result of the same shape.
template <class F>
Tensor each_matrix(const Tensor& a, Cancellation cancelled, F f) {
  Tensor out = Tensor::filled(a.shape(), 0.0);
  const std::int64_t n = rows_of(a);
  double* to = out.mutable_values().data();
  const std::size_t count = batch_of(a.shape()).size();
  for (std::size_t i = 0; i < count && !cancelled.asked(); ++i, to += n * n) {
    Eigen::Map<Matrix>(to, n, n) = f(matrix_at(a, i));
  }
  return out;
}

// f(a, b, result) for each pair of matrices, leading axes broadcast; the result is there, filled
// with zeros, and has rows(a) x columns(b).
template <class F>
Tensor each_pair(const Tensor& a, const Tensor& b, Cancellation cancelled, F f) {
  const Shape batch = broadcast_shapes(batch_of(a.shape()), batch_of(b.shape())).value();
  const Tensor left = broadcast_to(a, with_matrix(batch, rows_of(a), columns_of(a)), cancelled);
  const Tensor right = broadcast_to(b, with_matrix(batch, rows_of(b), columns_of(b)), cancelled);
  Tensor out = Tensor::filled(with_matrix(batch, rows_of(a), columns_of(b)), 0.0);
  const std::int64_t rows = rows_of(out);
  const std::int64_t columns = columns_of(out);
  double* to = out.mutable_values().data();
  const std::size_t count = batch.size();
  for (std::size_t i = 0; i < count && !cancelled.asked(); ++i, to += rows * columns) {
    f(matrix_at(left, i), matrix_at(right, i), Target(to, rows, columns));
  }
  return out;
}

// Written out up to 2 x 2, so that whole numbers stay whole.
double determinant_of(const Matrix& a, Cancellation cancelled) {
  if (a.rows() == 0) return 1.0;
  if (a.rows() == 1) return a(0, 0);
  if (a.rows() == 2) return a(0, 0) * a(1, 1) - a(0, 1) * a(1, 0);
  return RowPivotedLu(a, cancelled).determinant();
}

Matrix without(const Matrix& a, Eigen::Index row, Eigen::Index column) {
  const Eigen::Index n = a.rows() - 1;
  Matrix minor(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) minor(i, j) = a(i + (i >= row), j + (j >= column));
  }
  return minor;
}

Matrix cofactors_by_minors(const Matrix& a) {
  Matrix out(a.rows(), a.cols());
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
      const double minor = determinant_of(without(a, i, j), {});
      out(i, j) = (i + j) % 2 == 0 ? minor : -minor;
    }
  }
  return out;
}

Matrix inverse_of(const Matrix& a, Cancellation cancelled) {
  const Eigen::Index n = a.rows();
  if (n > 0 && n <= 2) {
    const double d = determinant_of(a, cancelled);
    if (d == 0.0) return Matrix::Constant(n, n, nan);
    return cofactors_by_minors(a).transpose() / d;
  }
  const RowPivotedLu lu(a, cancelled);
  if (lu.singular()) return Matrix::Constant(n, n, nan);
  return lu.solve(Eigen::MatrixXd::Identity(n, n));
}

Matrix solution_of(const Matrix& a, const Matrix& b, Cancellation cancelled) {
  const RowPivotedLu lu(a, cancelled);
  if (lu.singular()) return Matrix::Constant(b.rows(), b.cols(), nan);
  return lu.solve(b);
}

}  // namespace

// In groups of rows where it takes long, each straight into its place.
Tensor matrix_product(const Tensor& a, const Tensor& b, Cancellation cancelled) {
  return each_pair(a, b, cancelled, [cancelled](const View& left, const View& right, Target to) {
    const auto per_row = static_cast<std::size_t>(std::max<Eigen::Index>(1, right.size()));
    const std::size_t group = std::max<std::size_t>(16, most_products / per_row);
    const auto rows = static_cast<std::size_t>(left.rows());
    if (rows <= group) {
      to.noalias() = left * right;
      return;
    }
    in_blocks(rows, group, cancelled, [&](std::size_t first, std::size_t last) {
      const auto from = static_cast<Eigen::Index>(first);
      const auto count = static_cast<Eigen::Index>(last - first);
      to.middleRows(from, count).noalias() = left.middleRows(from, count) * right;
    });
  });
}

Tensor inverse(const Tensor& a, Cancellation cancelled) {
  return each_matrix(a, cancelled,
                     [cancelled](const Matrix& m) { return inverse_of(m, cancelled); });
}

Tensor determinant(const Tensor& a, Cancellation cancelled) {
  Tensor out = Tensor::filled(batch_of(a.shape()), 0.0);
  const auto to = out.mutable_values();
  for (std::size_t i = 0; i < to.size() && !cancelled.asked(); ++i) {
    to[i] = determinant_of(matrix_at(a, i), cancelled);
  }
  return out;
}

Tensor cofactors(const Tensor& a, Cancellation cancelled) {
  return each_matrix(a, cancelled, [cancelled](const Matrix& m) -> Matrix {
    if (m.rows() <= few) return cofactors_by_minors(m);
    return cofactors_by_elimination(m, cancelled);
  });
}

Tensor solve(const Tensor& a, const Tensor& b, Cancellation cancelled) {
  return each_pair(a, b, cancelled, [cancelled](const View& left, const View& right, Target to) {
    to = solution_of(left, right, cancelled);
  });
}

}  // namespace nabla
