// Broadcasting, against index arithmetic done the slow way.
#include <QTest>
#include <algorithm>
#include <vector>

#include "engine/tensor/broadcast.h"

namespace engine_tensor_broadcast_test {

using namespace nabla;

namespace {

Tensor counting(const Shape& shape) {
  Tensor out = Tensor::filled(shape, 0);
  double next = 1;
  for (double& x : out.mutable_values()) x = next++;
  return out;
}

// The element of `small` that stands at the flat index `at` of `large`.
std::size_t source_of(std::size_t at, const Shape& small, const Shape& large) {
  const auto strides = small.strides();
  std::size_t source = 0;
  for (std::size_t k = large.rank(); k-- > 0;) {
    const std::size_t index = at % static_cast<std::size_t>(large[k]);
    at /= static_cast<std::size_t>(large[k]);
    const std::size_t from_last = large.rank() - k;
    if (from_last > small.rank()) continue;
    const std::size_t axis = small.rank() - from_last;
    if (small[axis] != 1) source += index * strides[axis];
  }
  return source;
}

struct Pair {
  Shape small;
  Shape large;
};

// Every shape that broadcasts to each of some large ones.
std::vector<Pair> pairs() {
  std::vector<Pair> out;
  for (const Shape& large : {Shape{3}, Shape{2, 3}, Shape{4, 1, 3}, Shape{2, 3, 2, 4},
                             Shape{2, 0, 3}, Shape{1, 5, 1, 2}}) {
    for (std::size_t rank = 0; rank <= large.rank(); ++rank) {
      for (std::size_t ones = 0; ones < (std::size_t{1} << rank); ++ones) {
        std::vector<std::int64_t> extents(large.extents().end() - static_cast<std::ptrdiff_t>(rank),
                                          large.extents().end());
        for (std::size_t k = 0; k < rank; ++k) {
          if ((ones >> k) & 1U) extents[k] = 1;
        }
        out.push_back({Shape(extents), large});
      }
    }
  }
  return out;
}

}  // namespace

class BroadcastTest : public QObject {
  Q_OBJECT

 private slots:
  void extents_of_one_stretch_to_the_other() {
    QCOMPARE(*broadcast_shapes(Shape{2, 1}, Shape{3}), (Shape{2, 3}));
    QCOMPARE(*broadcast_shapes(Shape(), Shape{2, 3}), (Shape{2, 3}));
    QCOMPARE(*broadcast_shapes(Shape{4, 1, 3}, Shape{2, 1}), (Shape{4, 2, 3}));
  }

  void an_empty_axis_stretches_one_and_refuses_others() {
    QCOMPARE(*broadcast_shapes(Shape{0}, Shape{1}), Shape{0});
    QCOMPARE(*broadcast_shapes(Shape{1, 3}, Shape{0, 1}), (Shape{0, 3}));
    QVERIFY(!broadcast_shapes(Shape{0}, Shape{2}));
  }

  void broadcasting_is_symmetric_and_reaches_the_large_shape() {
    for (const auto& [small, large] : pairs()) {
      QCOMPARE(*broadcast_shapes(small, large), large);
      QCOMPARE(*broadcast_shapes(large, small), large);
    }
  }

  void shapes_that_do_not_fit_are_both_named() {
    const auto both = broadcast_shapes(Shape{2}, Shape{4, 3});
    QVERIFY(!both);
    QCOMPARE(both.error().what.str(), std::string("shapes (2,) and (4, 3) do not broadcast"));
    QVERIFY(!both.error().hint.empty());
  }

  void many_shapes_broadcast_together() {
    const std::vector<Shape> shapes = {Shape{3, 1}, Shape(), Shape{1, 2}, Shape{4, 1, 1}};
    QCOMPARE(*broadcast_shapes(shapes), (Shape{4, 3, 2}));
    QCOMPARE(*broadcast_shapes(std::span<const Shape>{}), Shape());
    const std::vector<Shape> wrong = {Shape{3, 1}, Shape{1, 2}, Shape{4, 2}};
    QVERIFY(!broadcast_shapes(wrong));
  }

  void broadcasting_repeats_axes_of_length_one() {
    for (const auto& [small, large] : pairs()) {
      const Tensor a = counting(small);
      const Tensor b = broadcast_to(a, large);
      QCOMPARE(b.shape(), large);
      for (std::size_t i = 0; i < b.size(); ++i) QCOMPARE(b[i], a[source_of(i, small, large)]);
    }
  }

  void summing_adds_what_broadcasting_repeats() {
    for (const auto& [small, large] : pairs()) {
      const Tensor a = counting(large);
      std::vector<double> sums(small.size(), 0);
      for (std::size_t i = 0; i < a.size(); ++i) sums[source_of(i, small, large)] += a[i];
      QCOMPARE(sum_to(a, small), Tensor(small, sums));
    }
  }

  // <broadcast(x), y> = <x, sum(y)>; integers, so that no rounding blurs it.
  void summing_is_the_adjoint_of_broadcasting() {
    for (const auto& [small, large] : pairs()) {
      const Tensor x = counting(small);
      const Tensor y = counting(large);
      const Tensor wide = broadcast_to(x, large);
      const Tensor narrow = sum_to(y, small);
      double left = 0;
      double right = 0;
      for (std::size_t i = 0; i < y.size(); ++i) left += wide[i] * y[i];
      for (std::size_t i = 0; i < x.size(); ++i) right += x[i] * narrow[i];
      QCOMPARE(left, right);
    }
  }

  void an_empty_sum_is_zero() {
    QCOMPARE(sum_to(Tensor::filled({0, 3}, 1), Shape{3}), Tensor::filled({3}, 0));
    QCOMPARE(sum_to(Tensor::filled({0}, 1), Shape()), Tensor(0.0));
  }

  void equal_shapes_pass_through() {
    const Tensor a = counting({2, 3});
    QCOMPARE(broadcast_to(a, a.shape()), a);
    QCOMPARE(sum_to(a, a.shape()), a);
  }
};

QTEST_APPLESS_MAIN(BroadcastTest)

}  // namespace engine_tensor_broadcast_test

#include "engine_tensor_broadcast_test.moc"
