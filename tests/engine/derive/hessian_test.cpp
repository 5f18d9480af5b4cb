#include "engine/derive/hessian.h"

#include <QTest>
#include <cmath>

#include "tests/engine/derive/formula.h"

namespace engine_derive_hessian_test {

using namespace nabla;
using nabla::test::input;
using nabla::test::value;

class HessianTest : public QObject {
  Q_OBJECT

 private slots:
  void the_hessian_has_a_row_per_element() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym y = input(graph, "y", 3);
    const Sym f = apply("sum", {x * x * x}) * y;
    const HessianRows found = hessian(graph, f.id, std::vector{x.id, y.id}).value();
    QCOMPARE(found.rows.size(), 3U);
    QVERIFY(value(graph, *found.rows[0][0]) == Tensor::vector({18, 0}));
    QVERIFY(value(graph, *found.rows[1][0]) == Tensor::vector({0, 36}));
    QCOMPARE(value(graph, *found.rows[1][1]).item(), 12.0);
    QVERIFY(value(graph, *found.rows[2][0]) == Tensor::vector({3, 12}));
    QVERIFY(!found.rows[2][1]);
  }

  void other_elements_of_a_row_stay_zero_beside_an_infinite_one() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({0, 4}));
    const Sym f = apply("sum", {pow(x, 1.5)});
    const HessianRows found = hessian(graph, f.id, std::vector{x.id}).value();
    QVERIFY(value(graph, *found.rows[1][0]) == Tensor::vector({0, 0.375}));
  }

  void a_linear_function_has_no_second_derivatives() {
    Graph graph;
    const Sym x = input(graph, "x", 1);
    const Sym y = input(graph, "y", 1);
    const HessianRows found = hessian(graph, (2.0 * x - y).id, std::vector{x.id, y.id}).value();
    for (const auto& row : found.rows) {
      for (const auto& entry : row) QVERIFY(!entry);
    }
  }

  void mixed_derivatives_agree_either_way() {
    Graph graph;
    const Sym v = input(graph, "v", Tensor::vector({0.3, -1.2, 2}));
    const Sym w = input(graph, "w", 0.7);
    const Sym f = apply("logsumexp", {v * w}) * apply("sin", {w}) + apply("prod", {v});
    const HessianRows found = hessian(graph, f.id, std::vector{v.id, w.id}).value();
    std::vector<std::vector<double>> matrix;
    for (const auto& row : found.rows) {
      const Tensor left = value(graph, row[0].value());
      matrix.push_back({left[0], left[1], left[2], value(graph, row[1].value()).item()});
    }
    QCOMPARE(matrix.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = 0; j < i; ++j) QVERIFY(std::abs(matrix[i][j] - matrix[j][i]) < 1e-12);
    }
  }

  void an_output_of_several_numbers_has_no_hessian() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    QVERIFY(!hessian(graph, (x * x).id, std::vector{x.id}));
  }
};

QTEST_APPLESS_MAIN(HessianTest)

}  // namespace engine_derive_hessian_test

#include "engine_derive_hessian_test.moc"
