// Shapes and tensors as values.
#include <QTest>
#include <cmath>
#include <limits>

#include "engine/tensor/elementwise.h"
#include "engine/tensor/tensor.h"

namespace engine_tensor_tensor_test {

using namespace nabla;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

Tensor counting(const Shape& shape) {
  Tensor out = Tensor::filled(shape, 0);
  double next = 0;
  for (double& x : out.mutable_values()) x = next++;
  return out;
}

}  // namespace

class TensorTest : public QObject {
  Q_OBJECT

 private slots:
  void a_shape_prints_as_numpy_prints_it() {
    QCOMPARE(Shape().str(), std::string("()"));
    QCOMPARE(Shape{3}.str(), std::string("(3,)"));
    QCOMPARE((Shape{2, 3}.str()), std::string("(2, 3)"));
    QCOMPARE((Shape{0, 3}.str()), std::string("(0, 3)"));
  }

  void the_size_is_the_product_of_the_extents() {
    QCOMPARE(Shape().size(), std::size_t{1});
    QCOMPARE((Shape{2, 3, 4}.size()), std::size_t{24});
    QCOMPARE((Shape{2, 0, 4}.size()), std::size_t{0});
  }

  void the_last_axis_moves_by_one_element() {
    QCOMPARE((Shape{2, 3, 4}.strides()), (std::vector<std::size_t>{12, 4, 1}));
    QVERIFY(Shape().strides().empty());
  }

  void a_number_is_a_tensor_without_axes() {
    const Tensor a = 2.5;
    QVERIFY(a.is_scalar());
    QCOMPARE(a.size(), std::size_t{1});
    QCOMPARE(a.item(), 2.5);
    QCOMPARE(Tensor(), Tensor(0.0));
    QCOMPARE(Tensor(Shape(), {2.5}), a);
  }

  void a_copy_does_not_see_later_writes() {
    for (const Shape& shape : {Shape(), Shape{3}, Shape{2, 2}}) {
      Tensor a = counting(shape);
      const Tensor before = a;
      a.mutable_values()[0] = 42;
      QCOMPARE(before, counting(shape));
      QCOMPARE(a[0], 42.0);
    }
  }

  void reshaping_keeps_the_order_and_can_be_undone() {
    const Tensor a = counting({2, 3});
    const Tensor b = a.reshaped({3, 1, 2});
    QCOMPARE(b.shape(), (Shape{3, 1, 2}));
    QVERIFY(std::equal(a.values().begin(), a.values().end(), b.values().begin()));
    QCOMPARE(b.reshaped({2, 3}), a);
  }

  void a_scalar_and_a_tensor_of_one_element_reshape_into_each_other() {
    const Tensor one = Tensor(7.0).reshaped({1, 1});
    QCOMPARE(one.shape(), (Shape{1, 1}));
    QCOMPARE(one.item(), 7.0);
    QVERIFY(one.reshaped(Shape()).is_scalar());
    QCOMPARE(one.reshaped(Shape()), Tensor(7.0));
  }

  void writing_to_a_reshaped_tensor_leaves_the_original() {
    const Tensor a = counting({4});
    Tensor b = a.reshaped({2, 2});
    b.mutable_values()[3] = -1;
    QCOMPARE(a, counting({4}));
  }

  void equality_takes_nan_as_equal_and_zero_as_unsigned() {
    QCOMPARE(Tensor(not_a_number), Tensor(not_a_number));
    QCOMPARE(Tensor(0.0), Tensor(-0.0));
    QCOMPARE(Tensor::vector({1, not_a_number}), Tensor::vector({1, not_a_number}));
    QVERIFY(!(Tensor::vector({1, not_a_number}) == Tensor::vector({not_a_number, 1})));
    QVERIFY(!(Tensor(1.0) == Tensor(std::nextafter(1.0, 2.0))));
  }

  void equality_sees_the_shape() {
    QVERIFY(!(counting({4}) == counting({2, 2})));
    QVERIFY(!(Tensor(0.0) == counting({1})));
    QVERIFY(!(counting({0, 2}) == counting({2, 0})));
    QCOMPARE(counting({0, 2}), counting({0, 2}));
  }

  void an_empty_tensor_has_no_elements() {
    const Tensor empty = Tensor::vector({});
    QCOMPARE(empty.shape(), Shape{0});
    QCOMPARE(empty.size(), std::size_t{0});
    QVERIFY(empty.values().empty());
    QCOMPARE(map(empty, [](double x) { return x + 1; }), empty);
  }

  void mapping_applies_to_every_element() {
    const Tensor a = counting({2, 2});
    QCOMPARE(map(a, [](double x) { return 2 * x; }), Tensor(Shape{2, 2}, {0, 2, 4, 6}));
    QCOMPARE(map(Tensor(3.0), [](double x) { return -x; }), Tensor(-3.0));
  }

  void zipping_keeps_the_order_of_its_operands() {
    const auto minus = [](double x, double y) { return x - y; };
    const Tensor a = counting({3});
    QCOMPARE(zip(a, Tensor(1.0), minus), Tensor::vector({-1, 0, 1}));
    QCOMPARE(zip(Tensor(1.0), a, minus), Tensor::vector({1, 0, -1}));
    QCOMPARE(zip(Tensor(1.0), Tensor(3.0), minus), Tensor(-2.0));
    QCOMPARE(zip(a.reshaped({3, 1}), a, minus),
             Tensor(Shape{3, 3}, {0, -1, -2, 1, 0, -1, 2, 1, 0}));
  }
};

QTEST_APPLESS_MAIN(TensorTest)

}  // namespace engine_tensor_tensor_test

#include "engine_tensor_tensor_test.moc"
