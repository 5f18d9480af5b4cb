#include "engine/tensor/shape.h"

#include <QTest>
#include <vector>

#include "engine/tensor/tensor.h"

namespace engine_tensor_shape_test {

using namespace nabla;
using Ints = std::vector<std::int64_t>;

namespace {

// From a scalar to more axes than a shape holds in place.
const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all{Shape{}, Shape{3}, Shape{2, 3}, Shape{4, 2, 3},
                                      Shape{1, 2, 3, 4, 5}};
  return all;
}

}  // namespace

class ShapeTest : public QObject {
  Q_OBJECT
 private slots:
  void every_rank_keeps_its_extents() {
    QCOMPARE(Ints(Shape{1, 2, 3, 4, 5}.extents()), (Ints{1, 2, 3, 4, 5}));
    QCOMPARE((Shape{2, 3}.extents().size()), std::size_t{2});
    QCOMPARE((Shape{4, 2, 3}[1]), std::int64_t{2});
    QCOMPARE((Shape{4, 2, 3}.size()), std::size_t{24});
    QCOMPARE(Shape{}.size(), std::size_t{1});
    QVERIFY(Shape(Ints{4, 2, 3}) == (Shape{4, 2, 3}));
  }

  void any_shape_can_be_given_to_any_other() {
    for (const Shape& from : shapes()) {
      for (const Shape& to : shapes()) {
        Shape copied = to;
        copied = from;
        QVERIFY(copied == from);
        Shape moved = to;
        moved = Shape(from);
        QVERIFY(moved == from);
      }
    }
  }

  void a_copy_does_not_end_with_the_original() {
    Shape kept;
    {
      const Shape far{4, 2, 3};
      kept = far;
    }
    QCOMPARE(kept.str(), std::string("(4, 2, 3)"));
    const Shape& same = kept;
    kept = same;
    QCOMPARE(kept.str(), std::string("(4, 2, 3)"));
  }

  void shapes_of_another_rank_differ() {
    for (const Shape& a : shapes()) {
      for (const Shape& b : shapes()) QCOMPARE(a == b, &a == &b);
    }
  }

  void a_reshaped_tensor_shares_its_elements_until_one_is_written() {
    const Tensor a(Shape{2, 3}, {1, 2, 3, 4, 5, 6});
    Tensor b = a.reshaped(Shape{3, 2});
    QCOMPARE(a.values().data(), b.values().data());
    b.mutable_values()[0] = 9;
    QCOMPARE(a[0], 1.0);
    QCOMPARE(b.shape().str(), std::string("(3, 2)"));
    Tensor c = b;
    c.mutable_values()[1] = 8;
    QCOMPARE(b[1], 2.0);
  }
};

QTEST_APPLESS_MAIN(ShapeTest)

}  // namespace engine_tensor_shape_test

#include "engine_tensor_shape_test.moc"
