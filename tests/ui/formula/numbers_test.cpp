// The one rule of how the window writes numbers.
#include "ui/formula/numbers.h"

#include <QTest>
#include <cmath>
#include <random>

#include "engine/document/document.h"
#include "engine/tensor/format.h"

namespace ui_formula_numbers_test {

using namespace nabla;
using namespace nabla::ui;

class NumbersTest : public QObject {
  Q_OBJECT

 private slots:
  void numbers_are_written_by_one_rule() {
    struct Row {
      double number;
      const char* shown;
    };
    for (const auto& [number, shown] : std::initializer_list<Row>{{-1.6500000001, "−1.65"},
                                                                  {0.00250000001, "0.0025"},
                                                                  {8.39906e-11, "8.39906·10⁻¹¹"},
                                                                  {8.40000001e-11, "8.4·10⁻¹¹"},
                                                                  {1e-300, "10⁻³⁰⁰"},
                                                                  {-1e-5, "−10⁻⁵"},
                                                                  {1234567890, "1.23457·10⁹"},
                                                                  {123456, "123456"},
                                                                  {1.2345678e20, "1.23457·10²⁰"},
                                                                  {100, "100"},
                                                                  {-0.0, "0"},
                                                                  {0, "0"},
                                                                  {HUGE_VAL, "inf"},
                                                                  {-HUGE_VAL, "−inf"},
                                                                  {std::nan(""), "nan"}}) {
      QCOMPARE(shownNumber(number), QString::fromUtf8(shown));
      QCOMPARE(math::plainText(numberMath(number)).remove(' '), QString::fromUtf8(shown));
    }
  }

  // No false zeros, no exponent of programs, and the language reads back what is shown.
  void what_is_shown_is_read_back_by_the_language() {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> mantissa(-10, 10);
    std::uniform_int_distribution<int> exponent(-290, 290);
    for (int i = 0; i < 2000; ++i) {
      const double number = mantissa(random) * std::pow(10.0, exponent(random));
      const QString shown = shownNumber(number);
      QVERIFY2(!shown.contains('e') && !shown.contains('-'), qPrintable(shown));
      QVERIFY2(!shown.contains('.') || !shown.section(u'·', 0, 0).endsWith('0'), qPrintable(shown));
      const auto point = parse_point("x=" + shown.toStdString());
      QVERIFY2(point, qPrintable(shown));
      const double read = point->at("x").item();
      QVERIFY2(std::abs(read - number) <= 1e-5 * std::abs(number), qPrintable(shown));
    }
  }

  void small_matrices_are_drawn_in_rows_and_large_ones_by_their_range() {
    const math::Math matrix = tensorMath(Tensor(Shape{2, 3}, {1, 2, 3, 4, 5, -1e-300}));
    QCOMPARE(math::plainText(matrix), "[1, 2, 3; 4, 5, −10⁻³⁰⁰]");
    const QString large = math::plainText(tensorMath(Tensor::filled(Shape{30, 30}, 1e-300)));
    QVERIFY2(large.contains("10⁻³⁰⁰") && large.contains("(30, 30)"), qPrintable(large));
    QCOMPARE(shownTensor(Tensor(Shape{3}, {1, -2, 0.5})), "[1, −2, 0.5]");
  }
};

QTEST_MAIN(NumbersTest)

}  // namespace ui_formula_numbers_test

#include "ui_formula_numbers_test.moc"
