// Functions that a careless formula would ruin, against long double over the whole range of double.
#include <QtTest>
#include <cmath>
#include <functional>
#include <limits>

#include "tests/laws/cases.h"

namespace nabla {
namespace {

using namespace laws;

constexpr double epsilon = std::numeric_limits<double>::epsilon();

double evaluated(const OpDef& op, double x) {
  const Tensor operand(x);
  const std::array<const Tensor*, 1> operands{&operand};
  return evaluate(op, Values(operands), {}).item();
}

Tensor evaluated(const char* name, const Tensor& x) {
  const std::array<const Tensor*, 1> operands{&x};
  return evaluate(*find_op(name), Values(operands), {});
}

// Magnitudes from 1e-300 to `largest`, with both signs.
std::vector<double> wide_range(double largest) {
  std::vector<double> xs{0.0};
  for (double x = 1e-300; x < largest; x *= 1.37) {
    xs.push_back(x);
    xs.push_back(-x);
  }
  return xs;
}

using Reference = std::function<long double(long double)>;

void compare(const char* name, const Reference& reference, double low, double high, double ulps) {
  const OpDef& op = *find_op(name);
  for (const double x : wide_range(std::fmax(std::fabs(low), high))) {
    if (x < low || x > high) continue;
    const auto expected = static_cast<double>(reference(x));
    const double actual = evaluated(op, x);
    const double error = std::fabs(actual - expected);
    const double unit = std::fmax(std::fabs(expected) * epsilon, 5e-324);
    const std::string where = std::string(name) + "(" + std::to_string(x) + ") is off by " +
                              std::to_string(error / unit) + " ulp";
    QVERIFY2(actual == expected || error <= ulps * unit, where.c_str());
  }
}

long double softplus(long double x) {
  return std::fmax(x, 0.0L) + std::log1p(std::exp(-std::fabs(x)));
}

long double sigmoid(long double x) {
  return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x));
}

long double reference_logsumexp(const std::vector<double>& xs) {
  long double total = 0;
  const long double peak = *std::max_element(xs.begin(), xs.end());
  for (const double x : xs) total += std::exp(static_cast<long double>(x) - peak);
  return peak + std::log(total);
}

}  // namespace

class AccuracyTest : public QObject {
  Q_OBJECT
 private slots:
  void log1p_and_expm1_keep_their_digits_near_zero() {
    compare(
        "log1p", [](long double x) { return std::log1p(x); }, -0.9, 1e300, 2);
    compare(
        "expm1", [](long double x) { return std::expm1(x); }, -1e300, 700, 2);
  }

  void sigmoid_and_softplus_keep_their_digits_in_both_tails() {
    compare("sigmoid", sigmoid, -700, 1e300, 4);
    compare("softplus", softplus, -700, 1e300, 4);
    compare(
        "silu", [](long double x) { return x * sigmoid(x); }, -700, 1e300, 4);
  }

  void gelu_keeps_its_digits_in_the_lower_tail() {
    // The argument of erfc is rounded once, which its steep tail magnifies by about 2 x^2.
    const Reference gelu = [](long double x) { return x / 2 * std::erfc(-x / std::sqrt(2.0L)); };
    compare("gelu", gelu, -1, 1e300, 6);
    compare("gelu", gelu, -30, -1, 3000);
  }

  void inverse_hyperbolic_functions_keep_their_digits() {
    compare(
        "asinh", [](long double x) { return std::asinh(x); }, -1e300, 1e300, 3);
    compare(
        "atanh", [](long double x) { return std::atanh(x); }, -0.999, 0.999, 3);
    compare(
        "tanh", [](long double x) { return std::tanh(x); }, -1e300, 1e300, 3);
  }

  void logsumexp_neither_overflows_nor_vanishes() {
    for (const double shift : {-1e6, -745.0, -1.0, 0.0, 1e-8, 30.0, 709.0, 1e6, 1e300}) {
      const std::vector<double> xs{shift, shift - 0.5, shift + 2.0, shift - 40.0};
      const double actual = evaluated("logsumexp", Tensor::vector(xs)).item();
      const auto expected = static_cast<double>(reference_logsumexp(xs));
      QVERIFY(std::fabs(actual - expected) <= 4 * epsilon * std::fmax(1.0, std::fabs(expected)));
    }
  }

  void softmax_adds_up_to_one_whatever_the_scale() {
    for (const double scale : {1e-9, 1.0, 300.0, 1e5, 1e300}) {
      const Tensor x = Tensor::vector({scale, -scale, 0.5 * scale, 0});
      const Tensor p = evaluated("softmax", x);
      const Tensor logs = evaluated("log_softmax", x);
      double total = 0;
      for (std::size_t i = 0; i < p.size(); ++i) {
        total += p[i];
        QVERIFY(p[i] >= 0 && logs[i] <= 0 && !std::isnan(logs[i]));
        QVERIFY(std::fabs(std::exp(logs[i]) - p[i]) <= 4 * epsilon);
      }
      QVERIFY(std::fabs(total - 1) <= 4 * epsilon);
    }
  }

  void log_softmax_keeps_improbable_classes() {
    const Tensor logs = evaluated("log_softmax", Tensor::vector({0, -2000}));
    QCOMPARE(logs[0], 0.0);
    QCOMPARE(logs[1], -2000.0);
  }

  void norms_neither_overflow_nor_vanish() {
    QCOMPARE(evaluated("norm", Tensor::vector({3, 4})).item(), 5.0);
    QVERIFY(close(evaluated("norm", Tensor::vector({3e300, 4e300})).item() / 5e300, 1, 1e-15));
    QVERIFY(close(evaluated("norm", Tensor::vector({3e-300, 4e-300})).item() / 5e-300, 1, 1e-15));
  }
};

}  // namespace nabla

QTEST_APPLESS_MAIN(nabla::AccuracyTest)
#include "accuracy_test.moc"
