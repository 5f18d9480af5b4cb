// Elimination against what it must satisfy: sizes within a panel, of one, and of several.
#include "engine/tensor/linalg.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/interpreter/random.h"

namespace engine_tensor_linalg_test {

using nabla::Shape;
using nabla::Tensor;

namespace {

Tensor random_matrix(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
  return nabla::normal_tensor(Shape{rows, columns}, seed);
}

double entry(const Tensor& a, std::int64_t row, std::int64_t column) {
  return a[static_cast<std::size_t>(row * a.shape()[1] + column)];
}

double farthest(const Tensor& a, const Tensor& b) {
  double far = 0;
  for (std::size_t i = 0; i < a.size(); ++i) far = std::max(far, std::abs(a[i] - b[i]));
  return far;
}

Tensor identity(std::int64_t n) {
  Tensor out = Tensor::filled({n, n}, 0.0);
  for (std::int64_t i = 0; i < n; ++i)
    out.mutable_values()[static_cast<std::size_t>(i * n + i)] = 1;
  return out;
}

// The last row becomes the sum of those before.
Tensor made_singular(Tensor a) {
  const std::int64_t n = a.shape()[0];
  const auto values = a.mutable_values();
  for (std::int64_t j = 0; j < n; ++j) {
    double total = 0;
    for (std::int64_t i = 0; i + 1 < n; ++i) total += values[static_cast<std::size_t>(i * n + j)];
    values[static_cast<std::size_t>((n - 1) * n + j)] = total;
  }
  return a;
}

Tensor cofactors_by_definition(const Tensor& a) {
  const std::int64_t n = a.shape()[0];
  Tensor out = Tensor::filled(a.shape(), 0.0);
  for (std::int64_t row = 0; row < n; ++row) {
    for (std::int64_t column = 0; column < n; ++column) {
      std::vector<double> minor;
      for (std::int64_t i = 0; i < n; ++i) {
        for (std::int64_t j = 0; j < n; ++j) {
          if (i != row && j != column) minor.push_back(entry(a, i, j));
        }
      }
      const double d = nabla::determinant(Tensor(Shape{n - 1, n - 1}, std::move(minor))).item();
      out.mutable_values()[static_cast<std::size_t>(row * n + column)] =
          (row + column) % 2 == 0 ? d : -d;
    }
  }
  return out;
}

double largest(const Tensor& a) { return farthest(a, Tensor::filled(a.shape(), 0.0)); }

}  // namespace

class LinalgTest : public QObject {
  Q_OBJECT

 private slots:
  void an_inverse_times_its_matrix_is_the_identity() {
    for (const std::int64_t n : {1, 2, 3, 7, 47, 48, 49, 97, 150}) {
      const Tensor a = random_matrix(n, n, 3);
      const Tensor product = nabla::matrix_product(a, nabla::inverse(a));
      QVERIFY2(farthest(product, identity(n)) < 1e-9, qPrintable(QString::number(n)));
    }
  }

  void a_solution_solves() {
    for (const std::int64_t n : {1, 3, 48, 100}) {
      const Tensor a = random_matrix(n, n, 5);
      const Tensor b = random_matrix(n, 5, 6);
      QVERIFY(farthest(nabla::matrix_product(a, nabla::solve(a, b)), b) < 1e-9);
    }
  }

  void determinants_multiply() {
    for (const std::int64_t n : {3, 9, 60}) {
      const Tensor a = random_matrix(n, n, 7);
      const Tensor b = random_matrix(n, n, 8);
      const double apart = nabla::determinant(a).item() * nabla::determinant(b).item();
      const double together = nabla::determinant(nabla::matrix_product(a, b)).item();
      QVERIFY(std::abs(together / apart - 1) < 1e-9);
    }
    QCOMPARE(nabla::determinant(Tensor({3, 3}, {0, 1, 0, 0, 0, 1, 1, 0, 0})).item(), 1.0);
    QCOMPARE(nabla::determinant(Tensor({3, 3}, {0, 1, 0, 1, 0, 0, 0, 0, 1})).item(), -1.0);
  }

  void cofactors_are_the_minors_also_of_singular_matrices() {
    for (const std::int64_t n : {3, 9, 12, 15}) {
      for (const Tensor& a : {random_matrix(n, n, 9), made_singular(random_matrix(n, n, 10))}) {
        const Tensor expected = cofactors_by_definition(a);
        QVERIFY(farthest(nabla::cofactors(a), expected) < 1e-10 * largest(expected));
      }
    }
  }

  void cofactors_vanish_where_two_rows_depend_on_the_others() {
    Tensor a = random_matrix(10, 10, 11);
    for (std::size_t j = 0; j < 10; ++j) a.mutable_values()[j] = a.mutable_values()[10 + j] = 0;
    QCOMPARE(largest(nabla::cofactors(a)), 0.0);
  }

  void what_is_not_a_number_stays_none() {
    Tensor a = random_matrix(10, 10, 12);
    a.mutable_values()[37] = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(std::isnan(nabla::determinant(a).item()));
    QVERIFY(std::isnan(nabla::inverse(a)[0]));
    QVERIFY(std::isnan(nabla::cofactors(a)[0]));
    QVERIFY(std::isnan(nabla::inverse(Tensor::filled({10, 10}, 1.0))[0]));
  }
};

QTEST_APPLESS_MAIN(LinalgTest)

}  // namespace engine_tensor_linalg_test

#include "engine_tensor_linalg_test.moc"
