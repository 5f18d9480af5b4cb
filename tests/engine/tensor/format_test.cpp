// Numbers as text.
#include <QTest>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>

#include "engine/tensor/format.h"

namespace engine_tensor_format_test {

using namespace nabla;

namespace {

double read_back(const std::string& text) {
  double x = 0;
  std::from_chars(text.data(), text.data() + text.size(), x);
  return x;
}

int significant_digits(const std::string& text) {
  int count = 0;
  for (const char c : text.substr(0, text.find('e'))) {
    if (c >= '0' && c <= '9' && (count > 0 || c != '0')) ++count;
  }
  return count;
}

}  // namespace

class FormatTest : public QObject {
  Q_OBJECT

 private slots:
  void numbers_read_as_people_write_them_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<QString>("text");
    const auto row = [](double x, const char* text) { QTest::newRow(text) << x << QString(text); };
    row(3, "3");
    row(-2.5, "-2.5");
    row(0.1, "0.1");
    row(0.1 + 0.2, "0.30000000000000004");
    row(100000, "100000");
    row(9007199254740992, "9007199254740992");
    row(1e16, "1e16");
    row(1e21, "1e21");
    row(-1.5e300, "-1.5e300");
    row(0.0001, "0.0001");
    row(1e-5, "1e-5");
    row(1.2e-16, "1.2e-16");
    row(5e-324, "5e-324");
    row(-0.0, "-0");
    row(std::numeric_limits<double>::infinity(), "inf");
    row(-std::numeric_limits<double>::infinity(), "-inf");
    row(std::numeric_limits<double>::quiet_NaN(), "nan");
  }
  void numbers_read_as_people_write_them() {
    QFETCH(double, x);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(format_number(x)), text);
  }

  void every_number_reads_back_the_same() {
    std::mt19937_64 random(1);
    for (int i = 0; i < 20000; ++i) {
      const auto x = std::bit_cast<double>(random());
      if (!std::isfinite(x)) continue;
      QCOMPARE(std::bit_cast<std::uint64_t>(read_back(format_number(x))),
               std::bit_cast<std::uint64_t>(x));
    }
  }

  void rounding_shows_that_it_happened() {
    QCOMPARE(format_number(3, 6), std::string("3"));
    QCOMPARE(format_number(2.9999999, 6), std::string("3.00000"));
    QCOMPARE(format_number(0.1 + 0.2, 6), std::string("0.300000"));
    QCOMPARE(format_number(2.0 / 3, 4), std::string("0.6667"));
    QCOMPARE(format_number(0.5, 4), std::string("0.5"));
    QCOMPARE(format_number(-9.99996, 3), std::string("-10.0"));
  }

  void large_rounded_numbers_do_not_claim_their_last_digits() {
    QCOMPARE(format_number(1234567, 3), std::string("1.23e6"));
    QCOMPARE(format_number(123.456, 3), std::string("123"));
    QCOMPARE(format_number(1000000, 3), std::string("1000000"));
    QCOMPARE(format_number(1.23456e-9, 3), std::string("1.23e-9"));
  }

  void rounded_zero_has_no_sign() { QCOMPARE(format_number(-0.0, 6), std::string("0")); }

  void at_most_the_digits_asked_for_are_shown() {
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> exponent(-30, 30);
    for (int i = 0; i < 5000; ++i) {
      const double x = std::pow(10, exponent(random));
      for (const int digits : {1, 3, 6, 12, 17}) {
        const std::string text = format_number(x, digits);
        QVERIFY(significant_digits(text) <= digits);
        QVERIFY(std::fabs(read_back(text) - x) <= 0.5000001 * x * std::pow(10, 1 - digits));
      }
    }
  }

  void small_tensors_are_nested_lists() {
    QCOMPARE(format_tensor(2.5), std::string("2.5"));
    QCOMPARE(format_tensor(Tensor::vector({1, 2})), std::string("[1, 2]"));
    QCOMPARE(format_tensor(Tensor(Shape{2, 2}, {1, 2, 3, 0.5})), std::string("[[1, 2], [3, 0.5]]"));
    QCOMPARE(format_tensor(Tensor(Shape{1, 2, 1}, {1, 2})), std::string("[[[1], [2]]]"));
    QCOMPARE(format_tensor(Tensor::vector({1.0 / 3}), 3), std::string("[0.333]"));
  }

  void large_tensors_are_a_shape_and_a_range() {
    Tensor a = Tensor::filled({256, 64}, 1);
    a.mutable_values()[5] = -1.2;
    a.mutable_values()[6] = 3.4;
    QCOMPARE(format_tensor(a), std::string("(256, 64) in [-1.2, 3.4]"));
    a.mutable_values()[7] = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(format_tensor(a), std::string("(256, 64) in [-1.2, 3.4] and nan"));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(format_tensor(Tensor::filled({99}, nan)), std::string("(99,) all nan"));
    QCOMPARE(format_tensor(Tensor::vector({1, 2, 3}), 17, 2), std::string("(3,) in [1, 3]"));
  }

  void empty_tensors_show_their_shape() {
    QCOMPARE(format_tensor(Tensor::vector({})), std::string("[]"));
    QCOMPARE(format_tensor(Tensor::filled({1000000, 0}, 0)), std::string("(1000000, 0)"));
  }
};

QTEST_APPLESS_MAIN(FormatTest)

}  // namespace engine_tensor_format_test

#include "engine_tensor_format_test.moc"
