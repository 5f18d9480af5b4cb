// Gaussian elimination of a square matrix, in steps between which it can be cancelled; what it
// gives then is worth nothing.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "engine/base/cancellation.h"

namespace nabla {

// P A = L U, the row of the largest pivot first (Golub, Van Loan, Matrix Computations, 4th ed.,
// algorithm 3.4.1, in panels as in section 3.4.7).
class RowPivotedLu {
 public:
  RowPivotedLu(const Eigen::Ref<const Eigen::MatrixXd>& a, Cancellation cancelled);

  bool singular() const;  // a pivot is exactly 0
  double determinant() const;
  // x with A x = b, for matrices that are not singular.
  Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;

 private:
  void eliminate_panel(Eigen::Index first, Eigen::Index count);
  void update_rest(Eigen::Index first, Eigen::Index count);

  Eigen::MatrixXd factors_;          // L below the diagonal of ones, U above
  std::vector<Eigen::Index> order_;  // row i of P A is row order_[i] of A
  double sign_ = 1;                  // of P
  Cancellation cancelled_;
};

// The matrix of cofactors of A, its entries' derivatives of det A; exact in the limit where A is
// singular. P A Q = L U with the largest pivot of all that is left first, and the cofactors of a
// product are the product of the cofactors.
Eigen::MatrixXd cofactors_by_elimination(const Eigen::Ref<const Eigen::MatrixXd>& a,
                                         Cancellation cancelled);

}  // namespace nabla
