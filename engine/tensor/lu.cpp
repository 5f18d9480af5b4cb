#include "engine/tensor/lu.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nabla {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index panel = 48;              // columns eliminated before the rest follows
constexpr std::size_t most = 1U << 25U;  // products at once: some milliseconds

std::vector<Index> in_order(Index n) {
  std::vector<Index> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), Index{0});
  return order;
}

// As many columns at once as take `most` products of `each`.
template <class Work>
void in_columns(Index columns, Index each, Cancellation cancelled, Work work) {
  const std::size_t at_once = most / static_cast<std::size_t>(std::max<Index>(1, each)) + 8;
  in_blocks(static_cast<std::size_t>(columns), at_once, cancelled,
            [&](std::size_t first, std::size_t last) {
              work(static_cast<Index>(first), static_cast<Index>(last - first));
            });
}

}  // namespace

RowPivotedLu::RowPivotedLu(const Eigen::Ref<const MatrixXd>& a, Cancellation cancelled)
    : factors_(a), order_(in_order(a.rows())), cancelled_(cancelled) {
  const Index n = a.rows();
  for (Index first = 0; first < n && !cancelled_.asked(); first += panel) {
    const Index count = std::min(panel, n - first);
    eliminate_panel(first, count);
    update_rest(first, count);
  }
}

void RowPivotedLu::eliminate_panel(Index first, Index count) {
  const Index n = factors_.rows();
  for (Index k = first; k < first + count; ++k) {
    Index pivot = 0;
    factors_.col(k).tail(n - k).cwiseAbs().maxCoeff<Eigen::PropagateNaN>(&pivot);
    pivot += k;
    if (pivot != k) {
      factors_.row(k).swap(factors_.row(pivot));
      std::swap(order_[static_cast<std::size_t>(k)], order_[static_cast<std::size_t>(pivot)]);
      sign_ = -sign_;
    }
    const Index below = n - k - 1;
    if (factors_(k, k) != 0.0) factors_.col(k).tail(below) /= factors_(k, k);
    const Index right = first + count - k - 1;
    factors_.block(k + 1, k + 1, below, right).noalias() -=
        factors_.col(k).tail(below) * factors_.row(k).segment(k + 1, right);
  }
}

void RowPivotedLu::update_rest(Index first, Index count) {
  const Index next = first + count;
  const Index rest = factors_.rows() - next;
  const auto corner = factors_.block(first, first, count, count);
  const auto below = factors_.block(next, first, rest, count);
  in_columns(rest, rest * count, cancelled_, [&](Index begin, Index columns) {
    auto right = factors_.block(first, next + begin, count, columns);
    corner.triangularView<Eigen::UnitLower>().solveInPlace(right);
    factors_.block(next, next + begin, rest, columns).noalias() -= below * right;
  });
}

bool RowPivotedLu::singular() const { return (factors_.diagonal().array() == 0.0).any(); }

double RowPivotedLu::determinant() const { return sign_ * factors_.diagonal().prod(); }

MatrixXd RowPivotedLu::solve(const Eigen::Ref<const MatrixXd>& b) const {
  const Index n = factors_.rows();
  MatrixXd x(n, b.cols());
  in_columns(b.cols(), n * n, cancelled_, [&](Index first, Index count) {
    auto part = x.middleCols(first, count);
    for (Index i = 0; i < n; ++i) {
      part.row(i) = b.row(order_[static_cast<std::size_t>(i)]).segment(first, count);
    }
    factors_.triangularView<Eigen::UnitLower>().solveInPlace(part);
    factors_.triangularView<Eigen::Upper>().solveInPlace(part);
  });
  return x;
}

namespace {

// Elimination that takes the largest pivot of all that is left, so that what is zero comes last.
struct FullyPivoted {
  MatrixXd factors;
  std::vector<Index> rows;
  std::vector<Index> columns;
  double sign = 1;  // of both permutations together

  FullyPivoted(const Eigen::Ref<const MatrixXd>& a, Cancellation cancelled)
      : factors(a), rows(in_order(a.rows())), columns(in_order(a.rows())) {
    const Index n = a.rows();
    for (Index k = 0; k < n && !cancelled.asked(); ++k) {
      bring_pivot_to(k);
      const double pivot = factors(k, k);
      if (pivot == 0.0) return;
      const Index left = n - k - 1;
      factors.col(k).tail(left) /= pivot;
      factors.bottomRightCorner(left, left).noalias() -=
          factors.col(k).tail(left) * factors.row(k).tail(left);
    }
  }

 private:
  void bring_pivot_to(Index k) {
    const Index left = factors.rows() - k;
    Index row = 0;
    Index column = 0;
    factors.bottomRightCorner(left, left).cwiseAbs().maxCoeff<Eigen::PropagateNaN>(&row, &column);
    if (row != 0) {
      factors.row(k).swap(factors.row(k + row));
      std::swap(rows[static_cast<std::size_t>(k)], rows[static_cast<std::size_t>(k + row)]);
      sign = -sign;
    }
    if (column != 0) {
      factors.col(k).swap(factors.col(k + column));
      std::swap(columns[static_cast<std::size_t>(k)],
                columns[static_cast<std::size_t>(k + column)]);
      sign = -sign;
    }
  }
};

// The cofactors of U = [V u; 0 d] are det V [d inv(V)' 0; -(inv(V) u)' 1]: nothing is divided by
// d, the smallest pivot.
MatrixXd cofactors_of_upper(const MatrixXd& factors) {
  const Index m = factors.rows() - 1;
  MatrixXd out = MatrixXd::Zero(m + 1, m + 1);
  const auto corner = factors.topLeftCorner(m, m);
  const double determinant = corner.diagonal().prod();
  if (determinant == 0.0) return out;  // two pivots are zero, and with them all minors
  const auto upper = corner.triangularView<Eigen::Upper>();
  out.topLeftCorner(m, m) =
      (determinant * factors(m, m)) * upper.transpose().solve(MatrixXd::Identity(m, m));
  out.row(m).head(m) = -determinant * upper.solve(factors.col(m).head(m)).transpose();
  out(m, m) = determinant;
  return out;
}

}  // namespace

MatrixXd cofactors_by_elimination(const Eigen::Ref<const MatrixXd>& a, Cancellation cancelled) {
  const FullyPivoted lu(a, cancelled);
  const Index n = a.rows();
  MatrixXd out(n, n);
  if (cancelled.asked()) return out;
  // cof A = sign P' cof(L) cof(U) Q', and cof(L) = inv(L)'.
  MatrixXd product = cofactors_of_upper(lu.factors);
  lu.factors.triangularView<Eigen::UnitLower>().transpose().solveInPlace(product);
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < n; ++j) {
      out(lu.rows[static_cast<std::size_t>(i)], lu.columns[static_cast<std::size_t>(j)]) =
          lu.sign * product(i, j);
    }
  }
  return out;
}

}  // namespace nabla
