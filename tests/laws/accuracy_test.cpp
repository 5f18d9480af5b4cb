// Functions that a careless formula would ruin, against long double over the whole range of double.
#include <QtTest>
#include <cmath>
#include <functional>
#include <limits>

#include "tests/laws/cases.h"
#include "tests/laws/whole_range.h"

namespace laws_accuracy_test {

using namespace nabla;

namespace {

using namespace laws;

double evaluated(const OpDef& op, double x) {
  const Tensor operand(x);
  const std::array<const Tensor*, 1> operands{&operand};
  return evaluate(op, Values(operands), {}).item();
}

Tensor evaluated(const char* name, const Tensor& x) {
  const std::array<const Tensor*, 1> operands{&x};
  return evaluate(*find_op(name), Values(operands), {});
}

void compare(const char* name, const Reference& reference, double low, double high, double ulps) {
  const OpDef& op = *find_op(name);
  compare_over_range(
      name, [&op](double x) { return evaluated(op, x); }, reference, low, high, ulps);
}

// An op of two numbers.
double evaluated(const char* name, double a, double b) {
  const Tensor left(a);
  const Tensor right(b);
  const std::array<const Tensor*, 2> operands{&left, &right};
  return evaluate(*find_op(name), Values(operands), {}).item();
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
        "log1p", [](long double x) { return std::log1p(x); }, -1 + epsilon, 1e300, 2);
    compare(
        "expm1", [](long double x) { return std::expm1(x); }, -1e300, 709, 2);
  }

  void sigmoid_and_softplus_keep_their_digits_in_both_tails() {
    compare("sigmoid", sigmoid, -745, 1e300, 4);
    compare("softplus", softplus, -745, 1e300, 4);
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

  void logsumexp_sees_what_little_the_others_add() {
    for (const double gap : {0.5, 3.0, 40.0, 300.0, 700.0}) {
      const Tensor x = Tensor::vector({0, -gap, -gap - 1});
      const long double rest = std::exp(-static_cast<long double>(gap));
      const auto expected = static_cast<double>(std::log1p(rest + rest * std::exp(-1.0L)));
      QVERIFY(ulps_between(evaluated("logsumexp", x).item(), expected) <= 4);
      QVERIFY(ulps_between(evaluated("log_softmax", x)[0], -expected) <= 4);
    }
  }

  void a_confident_classifier_still_has_a_loss() {
    const Tensor logits = Tensor::vector({60, 0, 0});
    const Tensor target(Shape{}, {0.0});
    const std::array<const Tensor*, 2> operands{&logits, &target};
    const double loss = evaluate(*find_op("cross_entropy"), Values(operands), {}).item();
    QVERIFY(ulps_between(loss, 2 * std::exp(-60.0)) <= 4);
  }

  void binary_cross_entropy_keeps_its_digits_beside_a_certain_answer() {
    for (double p = 1e-300; p < 0.5; p *= 1.9) {
      const long double wide = p;
      const double sure = evaluated("binary_cross_entropy", p, 0.0);
      QVERIFY(ulps_between(sure, static_cast<double>(-std::log1p(-wide))) <= 2);
      const auto wrong = static_cast<double>(std::fmin(-std::log(wide), 100.0L));
      QVERIFY(ulps_between(evaluated("binary_cross_entropy", p, 1.0), wrong) <= 2);
    }
  }

  void hypot_and_norm_keep_their_digits_at_every_scale() {
    for (double scale = 1e-307; scale < 1e307; scale *= 1e3) {
      const long double exact = scale * std::sqrt(1 + 0.3L * 0.3L);
      const double b = 0.3 * scale;
      const auto wide = static_cast<double>(
          std::hypot(static_cast<long double>(scale), static_cast<long double>(b)));
      QVERIFY(std::fabs(wide / static_cast<double>(exact) - 1) < 1e-15);
      QVERIFY(ulps_between(evaluated("hypot", scale, b), wide) <= 2);
      QVERIFY(ulps_between(evaluated("norm", Tensor::vector({scale, -b})).item(), wide) <= 3);
    }
    QCOMPARE(evaluated("hypot", 3 * smallest, 4 * smallest), 5 * smallest);
  }

  void spread_around_a_large_mean_does_not_cancel() {
    const Tensor x = Tensor::vector({1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16});
    QCOMPARE(evaluated("var", x).item(), 22.5);
    QVERIFY(ulps_between(evaluated("std", x).item(), std::sqrt(22.5)) <= 2);
    for (const double scale : {1e-160, 1e160}) {
      const Tensor far = Tensor::vector({scale, 3 * scale});
      QVERIFY(ulps_between(evaluated("std", far).item(), scale) <= 2);
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

QTEST_APPLESS_MAIN(AccuracyTest)

}  // namespace laws_accuracy_test

#include "laws_accuracy_test.moc"
