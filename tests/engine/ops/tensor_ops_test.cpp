// Ops on whole tensors against what NumPy gives.
#include <QtTest>
#include <cmath>

#include "engine/graph/evaluate.h"
#include "engine/ops/build.h"
#include "engine/ops/catalogue.h"

namespace engine_ops_tensor_ops_test {

using namespace nabla;

namespace {

using Ints = std::vector<std::int64_t>;

Tensor counted(Shape shape) {
  std::vector<double> values(shape.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
  return Tensor(std::move(shape), std::move(values));
}

Tensor result(const char* op, const std::vector<Tensor>& operands, const Attributes& told = {}) {
  Graph graph;
  std::vector<NodeId> ids;
  for (const Tensor& operand : operands) ids.push_back(graph.append_constant(operand));
  const auto id = graph.append(*find_op(op), ids, told);
  if (!id) qFatal("%s", id.error().what.str().c_str());
  std::vector<Tensor> values;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    [[maybe_unused]] const auto done = evaluate_node(graph, NodeId{i}, {}, values);
  }
  return values[id->index];
}

// The message of the shape rule, or "" where it accepts the operands.
std::string refusal(const char* op, const std::vector<Shape>& shapes, const Attributes& told = {}) {
  Graph graph;
  std::vector<NodeId> ids;
  for (const Shape& shape : shapes) ids.push_back(graph.append_constant(Tensor::filled(shape, 1)));
  const auto id = graph.append(*find_op(op), ids, told);
  return id ? "" : id.error().what.str();
}

}  // namespace

class TensorOpsTest : public QObject {
  Q_OBJECT
 private slots:
  void reductions_take_any_axes() {
    const Tensor a = counted({2, 3, 4});
    QCOMPARE(result("sum", {a}).item(), 276.0);
    QVERIFY(result("sum", {a}, {{"axis", Ints{0, 2}}}) == Tensor::vector({60, 92, 124}));
    QVERIFY(result("sum", {a}, {{"axis", Ints{-2}}}) ==
            Tensor({2, 4}, {12, 15, 18, 21, 48, 51, 54, 57}));
    QVERIFY(result("max", {a}, {{"axis", Ints{1, 2}}, {"keepdims", std::int64_t{1}}}) ==
            Tensor({2, 1, 1}, {11, 23}));
    QVERIFY(result("mean", {a}, {{"axis", Ints{2, 0}}}) == Tensor::vector({7.5, 11.5, 15.5}));
    QVERIFY(result("prod", {Tensor::vector({2, 3, 4})}) == Tensor(24));
    QVERIFY(result("min", {Tensor::vector({2, -3, 4})}) == Tensor(-3));
  }

  void statistics_divide_by_the_number_of_elements_less_ddof() {
    const Tensor a = Tensor::vector({1, 2, 3, 4});
    QCOMPARE(result("var", {a}).item(), 1.25);
    QCOMPARE(result("var", {a}, {{"ddof", 1.0}}).item(), 5.0 / 3);
    QCOMPARE(result("std", {a}).item(), std::sqrt(1.25));
  }

  void norms_come_in_several_orders() {
    const Tensor a = Tensor::vector({3, -4, 0});
    QCOMPARE(result("norm", {a}).item(), 5.0);
    QCOMPARE(result("norm", {a}, {{"ord", 1.0}}).item(), 7.0);
    QCOMPARE(result("norm", {a}, {{"ord", INFINITY}}).item(), 4.0);
    QCOMPARE(result("norm", {a}, {{"ord", 0.0}}).item(), 2.0);
    QCOMPARE(result("norm", {a}, {{"ord", 3.0}}).item(), std::cbrt(91.0));
    QVERIFY(!refusal("norm", {Shape{2, 2}}, {{"ord", 2.0}}).empty());
  }

  void matmul_treats_vectors_as_rows_and_columns() {
    const Tensor m = counted({2, 3});
    const Tensor v = Tensor::vector({1, 2, 3});
    QVERIFY(result("matmul", {m, v}) == Tensor::vector({8, 26}));
    QVERIFY(result("matmul", {v, v}) == Tensor(14));
    QVERIFY(result("matmul", {Tensor::vector({1, 2}), m}) == Tensor::vector({6, 9, 12}));
    QVERIFY(result("matmul", {m, result("transpose", {m})}) == Tensor({2, 2}, {5, 14, 14, 50}));
  }

  void matmul_broadcasts_stacks_of_matrices() {
    const Tensor stack = counted({2, 1, 1, 2});
    const Tensor other = counted({3, 2, 1});
    QVERIFY(result("matmul", {stack, other}) == Tensor({2, 3, 1, 1}, {1, 3, 5, 3, 13, 23}));
  }

  void dot_sums_over_the_last_axis_and_the_last_but_one() {
    const Tensor a = counted({2, 2});
    const Tensor b = counted({2, 2, 2});
    QVERIFY(result("dot", {a, b}) == Tensor({2, 2, 2}, {2, 3, 6, 7, 6, 11, 26, 31}));
    QVERIFY(result("dot", {Tensor(2), a}) == Tensor({2, 2}, {0, 2, 4, 6}));
  }

  void small_matrices_have_exact_determinants_and_inverses() {
    const Tensor a({2, 2}, {1, 2, 3, 4});
    QVERIFY(result("det", {a}) == Tensor(-2));
    QVERIFY(result("inv", {a}) == Tensor({2, 2}, {-2, 1, 1.5, -0.5}));
    QVERIFY(result("trace", {a}) == Tensor(5));
    const Tensor x = result("solve", {a, Tensor::vector({5, 11})});
    QVERIFY(std::fabs(x[0] - 1) < 1e-14 && std::fabs(x[1] - 2) < 1e-14);
    QVERIFY(std::isnan(result("inv", {Tensor({2, 2}, {1, 2, 2, 4})})[0]));
  }

  void cofactors_of_large_matrices_are_those_of_minors() {
    Tensor a = counted({9, 9});
    for (std::size_t i = 0; i < 81; ++i)
      a.mutable_values()[i] = std::sin(1.0 + 7.3 * static_cast<double>(i));
    const Tensor by_svd = result("cofactors", {a});
    const Tensor inverse = result("inv", {a});
    const double det = result("det", {a}).item();
    for (std::size_t i = 0; i < 9; ++i) {
      for (std::size_t j = 0; j < 9; ++j) {
        QVERIFY(std::fabs(by_svd[i * 9 + j] - det * inverse[j * 9 + i]) <
                1e-9 * (1 + std::fabs(det)));
      }
    }
  }

  void transpose_permutes_axes() {
    const Tensor a = counted({2, 3, 2});
    QVERIFY(result("transpose", {a}).shape() == (Shape{2, 3, 2}));
    QVERIFY(result("transpose", {a})[1] == 6);
    const Tensor b = result("transpose", {a}, {{"axes", Ints{1, 0, 2}}});
    QVERIFY(b == Tensor({3, 2, 2}, {0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11}));
  }

  void reshape_fills_in_one_extent() {
    QVERIFY(result("reshape", {counted({2, 6})}, {{"shape", Ints{3, -1}}}).shape() ==
            (Shape{3, 4}));
    QVERIFY(!refusal("reshape", {Shape{6}}, {{"shape", Ints{4}}}).empty());
    QVERIFY(!refusal("reshape", {Shape{6}}, {{"shape", Ints{-1, -1}}}).empty());
    QVERIFY(!refusal("reshape", {Shape{6}}, {{"shape", Ints{4, -1}}}).empty());
  }

  void axes_of_one_come_and_go() {
    QVERIFY(result("squeeze", {counted({1, 3, 1})}).shape() == Shape{3});
    QVERIFY(result("squeeze", {counted({1, 3, 1})}, {{"axis", Ints{0}}}).shape() == (Shape{3, 1}));
    QVERIFY(!refusal("squeeze", {Shape{2}}, {{"axis", Ints{0}}}).empty());
    QVERIFY(result("expand_dims", {counted({3})}, {{"axis", Ints{-1}}}).shape() == (Shape{3, 1}));
    QVERIFY(result("expand_dims", {counted({3})}, {{"axis", Ints{0, 2}}}).shape() ==
            (Shape{1, 3, 1}));
  }

  void tensors_are_joined_along_old_and_new_axes() {
    const Tensor a({2, 1}, {1, 2});
    const Tensor b({2, 2}, {3, 4, 5, 6});
    QVERIFY(result("concat", {a, b}, {{"axis", Ints{1}}}) == Tensor({2, 3}, {1, 3, 4, 2, 5, 6}));
    QVERIFY(result("concat", {b, b}) == Tensor({4, 2}, {3, 4, 5, 6, 3, 4, 5, 6}));
    QVERIFY(result("stack", {a, a}, {{"axis", Ints{-1}}}) == Tensor({2, 1, 2}, {1, 1, 2, 2}));
    QVERIFY(result("stack", {Tensor(1), Tensor(2)}) == Tensor::vector({1, 2}));
    QVERIFY(!refusal("concat", {Shape{2, 1}, Shape{2, 2}}).empty());
    QVERIFY(!refusal("stack", {Shape{2}, Shape{3}}).empty());
  }

  void running_sums_and_reversals_follow_their_axis() {
    const Tensor a = counted({2, 3});
    QVERIFY(result("cumsum", {a}) == Tensor::vector({0, 1, 3, 6, 10, 15}));
    QVERIFY(result("cumsum", {a}, {{"axis", Ints{0}}}) == Tensor({2, 3}, {0, 1, 2, 3, 5, 7}));
    QVERIFY(result("flip", {a}, {{"axis", Ints{1}}}) == Tensor({2, 3}, {2, 1, 0, 5, 4, 3}));
    QVERIFY(result("flip", {a}) == Tensor({2, 3}, {5, 4, 3, 2, 1, 0}));
  }

  void where_and_clip_broadcast_all_three_operands() {
    QVERIFY(result("where", {Tensor::vector({1, 0}), Tensor({2, 1}, {5, 6}), Tensor(0)}) ==
            Tensor({2, 2}, {5, 0, 6, 0}));
    QVERIFY(result("clip", {Tensor::vector({-3, 0, 3}), Tensor(-1), Tensor(2)}) ==
            Tensor::vector({-1, 0, 2}));
  }

  void convolution_slides_without_turning_the_filter() {
    const Tensor image = counted({1, 3, 3});
    const Tensor filter({1, 1, 2, 2}, {1, 0, 0, 2});
    QVERIFY(result("conv2d", {image, filter}) == Tensor({1, 2, 2}, {8, 11, 17, 20}));
    QVERIFY(result("conv2d", {image, filter, Tensor::vector({100})}) ==
            Tensor({1, 2, 2}, {108, 111, 117, 120}));
    QVERIFY(result("conv2d", {image, filter}, {{"stride", Ints{2}}, {"padding", Ints{1}}}) ==
            Tensor({1, 2, 2}, {0, 4, 12, 20}));
    QVERIFY(!refusal("conv2d", {Shape{2, 3, 3}, Shape{1, 1, 2, 2}}).empty());
    QVERIFY(!refusal("conv2d", {Shape{1, 1, 1}, Shape{1, 1, 2, 2}}).empty());
  }

  void pooling_takes_windows() {
    const Tensor image = counted({1, 4, 4});
    const Attributes two{{"kernel_size", Ints{2}}};
    QVERIFY(result("max_pool2d", {image}, two) == Tensor({1, 2, 2}, {5, 7, 13, 15}));
    QVERIFY(result("avg_pool2d", {image}, two) == Tensor({1, 2, 2}, {2.5, 4.5, 10.5, 12.5}));
    const Attributes framed{{"kernel_size", Ints{2}}, {"padding", Ints{1}}};
    QVERIFY(result("max_pool2d", {Tensor({1, 2, 2}, {-1, -2, -3, -4})}, framed) ==
            Tensor({1, 2, 2}, {-1, -2, -3, -4}));
  }

  void layer_norm_shifts_and_scales_the_last_axes() {
    const Tensor y = result("layer_norm", {Tensor({2, 2}, {0, 2, 10, 30})},
                            {{"normalized_shape", Ints{2}}, {"eps", 0.0}});
    QVERIFY(y == Tensor({2, 2}, {-1, 1, -1, 1}));
  }

  void refusals_name_the_op_and_the_shapes() {
    QCOMPARE(refusal("matmul", {Shape{2, 3}, Shape{2, 3}}),
             std::string("matmul: shapes (2, 3) and (2, 3) do not fit together"));
    QCOMPARE(refusal("sum", {Shape{2, 3}}, {{"axis", Ints{2}}}),
             std::string("sum: axis 2 does not exist in shape (2, 3)"));
    QVERIFY(!refusal("sum", {Shape{2, 3}}, {{"axis", Ints{0, -2}}}).empty());
    QVERIFY(!refusal("inv", {Shape{2, 3}}).empty());
    QVERIFY(!refusal("det", {Shape{3}}).empty());
    QVERIFY(!refusal("trace", {Shape{3}}).empty());
    QVERIFY(!refusal("solve", {Shape{2, 2}, Shape{3}}).empty());
    QVERIFY(!refusal("matmul", {Shape{}, Shape{3}}).empty());
    QVERIFY(!refusal("broadcast_to", {Shape{2}}, {{"shape", Ints{3}}}).empty());
    QVERIFY(!refusal("cross_entropy", {Shape{2, 3}, Shape{3}}).empty());
    QVERIFY(!refusal("mse", {Shape{2}, Shape{2}}, {{"reduction", std::string("most")}}).empty());
    QVERIFY(!refusal("softmax", {Shape{}}).empty());
  }
};

QTEST_APPLESS_MAIN(TensorOpsTest)

}  // namespace engine_ops_tensor_ops_test

#include "engine_ops_tensor_ops_test.moc"
