// Products of matrices by the kernels of every instruction set that this machine has.
#include <QTest>
#include <cmath>
#include <random>
#include <vector>

#include "engine/program/kernels.h"

namespace engine_program_product_test {

using namespace nabla;

class ProductTest : public QObject {
  Q_OBJECT

 private slots:
  void products_are_those_of_three_loops_data();
  void products_are_those_of_three_loops();
};

void ProductTest::products_are_those_of_three_loops_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("inner");
  QTest::addColumn<int>("columns");
  QTest::newRow("numbers") << 1 << 1 << 1;
  QTest::newRow("nothing between") << 3 << 0 << 4;
  QTest::newRow("a row and a column") << 1 << 300 << 1;
  QTest::newRow("a row and a matrix") << 1 << 37 << 29;
  QTest::newRow("a matrix and a column") << 41 << 33 << 1;
  QTest::newRow("narrow") << 17 << 5 << 3;
  QTest::newRow("a whole tile") << 8 << 7 << 24;
  QTest::newRow("one more than a tile") << 9 << 7 << 25;
  QTest::newRow("ten columns") << 100 << 10 << 10;
  QTest::newRow("more than a panel of rows") << 203 << 11 << 13;
  QTest::newRow("deeper than a panel") << 13 << 519 << 27;
  QTest::newRow("wider than a panel") << 5 << 9 << 1003;
  QTest::newRow("more than a panel each way") << 101 << 300 << 501;
}

void ProductTest::products_are_those_of_three_loops() {
  QFETCH(int, rows);
  QFETCH(int, inner);
  QFETCH(int, columns);
  const auto m = static_cast<std::size_t>(rows);
  const auto n = static_cast<std::size_t>(columns);
  const auto k = static_cast<std::size_t>(inner);
  std::mt19937_64 random(3);
  std::normal_distribution<double> normal;
  std::vector<double> a(m * k + 1);
  std::vector<double> b(k * n + 1);
  for (double& x : a) x = normal(random);
  for (double& x : b) x = normal(random);
  std::vector<double> room(Product::room_for(k));
  for (int set = 0; set < kernel_sets; ++set) {
    if (kernel_set(set) == nullptr) continue;
    for (int order = 0; order < 4; ++order) {
      const bool a_by_columns = (order & 1) != 0;
      const bool b_by_columns = (order & 2) != 0;
      std::vector<double> to(m * n + 1, 7.0);
      Product product{to.data(), a.data(), b.data(), {inner, 1}, {columns, 1},
                      m,         k,        n,        room.data()};
      if (a_by_columns) product.a_strides = {1, rows};
      if (b_by_columns) product.b_strides = {1, inner};
      kernel_set(set)->product(product);
      QCOMPARE(to.back(), 7.0);
      for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          double sum = 0;
          double size = 1;
          for (std::size_t p = 0; p < k; ++p) {
            const double x = a[a_by_columns ? i + p * m : i * k + p];
            const double y = b[b_by_columns ? p + j * k : p * n + j];
            sum += x * y;
            size += std::fabs(x * y);
          }
          QVERIFY2(std::fabs(to[i * n + j] - sum) < 1e-14 * size, kernel_set(set)->name);
        }
      }
    }
  }
}

QTEST_GUILESS_MAIN(ProductTest)

}  // namespace engine_program_product_test

#include "engine_program_product_test.moc"
