// The Jacobian is the same matrix by either mode, and the mode that needs fewer sweeps is taken.
#include "engine/derive/jacobian.h"

#include <QTest>
#include <cmath>

#include "engine/derive/hessian.h"
#include "engine/ops/catalogue.h"
#include "tests/engine/derive/formula.h"

namespace engine_derive_jacobian_test {

using namespace nabla;
using nabla::test::input;
using nabla::test::value;

namespace {

bool close(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i] - b[i]) > 1e-13) return false;
  }
  return true;
}

Sym sine(Sym x) { return nabla::apply("sin", {x}); }

}  // namespace

class JacobianTest : public QObject {
  Q_OBJECT

 private slots:
  void fewer_sweeps_decide_the_mode() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2, 3}));
    const Sym wide = nabla::apply("outer", {x, x});
    const Sym narrow = nabla::apply("sum", {x * x});
    const Jacobian columns = jacobian(graph, wide.id, std::array{x.id}).value();
    const Jacobian rows = jacobian(graph, narrow.id, std::array{x.id}).value();
    QVERIFY(columns.direction == Direction::forward && columns.sweeps == 3);
    QVERIFY(rows.direction == Direction::reverse && rows.sweeps == 1);
    QVERIFY(graph[columns.matrix].shape == (Shape{9, 3}));
    QVERIFY(value(graph, rows.matrix) == Tensor({1, 3}, {2, 4, 6}));
  }

  void both_modes_give_the_same_matrix() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({0.3, -1.2, 2}));
    const Sym k = input(graph, "k", 0.7);
    const Sym f = nabla::apply("softmax", {x * k}) * sine(x) + k;
    const std::array wrt{x.id, k.id};
    const NodeId a = jacobian(graph, f.id, wrt, Direction::forward).value().matrix;
    const NodeId b = jacobian(graph, f.id, wrt, Direction::reverse).value().matrix;
    QVERIFY(graph[a].shape == (Shape{3, 4}));
    QVERIFY(close(value(graph, a), value(graph, b)));
  }

  void what_does_not_depend_is_zero() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym y = input(graph, "y", 3);
    for (const Direction direction : {Direction::forward, Direction::reverse}) {
      const auto found = jacobian(graph, (x * x).id, std::array{y.id, x.id}, direction);
      QVERIFY(value(graph, found->matrix) == Tensor({2, 3}, {0, 2, 0, 0, 0, 4}));
    }
  }

  void an_infinite_slope_leaves_other_elements_alone() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({0, 4}));
    const Sym root = nabla::apply("sqrt", {x});
    for (const Direction direction : {Direction::forward, Direction::reverse}) {
      const auto found = jacobian(graph, root.id, std::array{x.id}, direction);
      const double inf = std::numeric_limits<double>::infinity();
      QVERIFY(value(graph, found->matrix) == Tensor({2, 2}, {inf, 0, 0, 0.25}));
    }
  }

  void a_hessian_times_a_vector_needs_no_matrix() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({0.3, -1.2, 2}));
    const Sym k = input(graph, "k", 0.7);
    const Sym f = nabla::apply("logsumexp", {x * k}) * sine(k) + nabla::apply("prod", {x});
    const std::array wrt{x.id, k.id};
    const Tensor direction = Tensor::vector({1, -2, 0.5});
    const Sym v = constant(graph, direction);
    const Sym w = constant(graph, 3.0);
    const auto product = hessian_vector(graph, f.id, wrt, std::array{v.id, w.id}).value();
    const HessianRows matrix = hessian(graph, f.id, wrt).value();
    const auto row_times_vector = [&](std::size_t row) {
      const Tensor left = value(graph, matrix.rows[row][0].value());
      double total = 3.0 * value(graph, matrix.rows[row][1].value()).item();
      for (std::size_t i = 0; i < 3; ++i) total += left[i] * direction[i];
      return total;
    };
    const Tensor by_x = value(graph, product[0].value());
    for (std::size_t i = 0; i < 3; ++i) QVERIFY(std::abs(by_x[i] - row_times_vector(i)) < 1e-13);
    QVERIFY(std::abs(value(graph, product[1].value()).item() - row_times_vector(3)) < 1e-13);
  }

  void a_linear_function_has_no_curvature_in_any_direction() {
    Graph graph;
    const Sym x = input(graph, "x", 1);
    const Sym v = constant(graph, 1.0);
    const auto product =
        hessian_vector(graph, (2.0 * x).id, std::array{x.id}, std::array{v.id}).value();
    QVERIFY(!product[0]);
  }
};

QTEST_APPLESS_MAIN(JacobianTest)

}  // namespace engine_derive_jacobian_test

#include "engine_derive_jacobian_test.moc"
