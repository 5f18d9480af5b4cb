// The same seed gives the same numbers, on every machine and in every version.
#include <QTest>
#include <cmath>

#include "engine/interpreter/random.h"

namespace engine_interpreter_random_test {

using namespace nabla;

class RandomTest : public QObject {
  Q_OBJECT

 private slots:
  void uniform_numbers_are_those_of_splitmix64();
  void normal_numbers_never_change();
  void normal_numbers_have_mean_zero_and_variance_one();
  void seeds_differ();
};

void RandomTest::uniform_numbers_are_those_of_splitmix64() {
  const Tensor a = uniform_tensor(Shape{2}, 0);
  QCOMPARE(a[0], static_cast<double>(0xE220A8397B1DCDAFULL >> 11U) * 0x1p-53);
  QCOMPARE(a[1], static_cast<double>(0x6E789E6AA1B965F4ULL >> 11U) * 0x1p-53);
}

void RandomTest::normal_numbers_never_change() {
  const Tensor u = uniform_tensor(Shape{2}, 5);
  const double x = 2 * u[0] - 1;
  const double y = 2 * u[1] - 1;
  const double s = x * x + y * y;
  QVERIFY(s < 1);
  const Tensor a = normal_tensor(Shape{2}, 5);
  QVERIFY(std::abs(a[0] - x * std::sqrt(-2 * std::log(s) / s)) < 1e-14);
  QVERIFY(std::abs(a[1] - y * std::sqrt(-2 * std::log(s) / s)) < 1e-14);
}

void RandomTest::normal_numbers_have_mean_zero_and_variance_one() {
  const Tensor a = normal_tensor(Shape{200, 500}, 42);
  double sum = 0;
  double squares = 0;
  double fourth = 0;
  for (const double x : a.values()) {
    sum += x;
    squares += x * x;
    fourth += x * x * x * x;
  }
  const auto n = static_cast<double>(a.size());
  QVERIFY(std::abs(sum / n) < 0.01);
  QVERIFY(std::abs(squares / n - 1) < 0.02);
  QVERIFY(std::abs(fourth / n - 3) < 0.1);
}

void RandomTest::seeds_differ() {
  QVERIFY(!(normal_tensor(Shape{3}, 1) == normal_tensor(Shape{3}, 2)));
  QVERIFY(normal_tensor(Shape{3}, 1) == normal_tensor(Shape{3}, 1));
}

QTEST_APPLESS_MAIN(RandomTest)

}  // namespace engine_interpreter_random_test

#include "engine_interpreter_random_test.moc"
