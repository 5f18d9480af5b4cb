// Derivatives over the whole range of double, against long double: in saturated tails, near 0 and
// at the edges of overflow.
#include <QtTest>
#include <cmath>

#include "engine/derive/reverse.h"
#include "tests/laws/cases.h"
#include "tests/laws/whole_range.h"

namespace laws_slope_accuracy_test {

using namespace nabla;

namespace {

using namespace laws;

// The derivative of an op at any point, from one graph.
class Slope {
 public:
  explicit Slope(const char* op) {
    const NodeId x = graph_.append_input("x", InputKind::variable, Shape{}, Tensor(0.0));
    const Sym y = apply(op, {Sym{&graph_, x}});
    gradient_ = reverse(graph_, y.id, std::array{x}).value().gradient(x).value();
  }
  double operator()(double x) const { return value_at(graph_, gradient_, {{"x", x}}).item(); }

 private:
  Graph graph_;
  NodeId gradient_;
};

void compare(const char* op, const Reference& reference, double low, double high, double ulps,
             double floor = 0) {
  compare_over_range(std::string("the slope of ") + op, Slope(op), reference, low, high, ulps,
                     floor);
}

long double sigmoid(long double x) {
  return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x));
}

long double normal_density(long double x) {
  return std::exp(-x * x / 2) / std::sqrt(2 * 3.14159265358979323846264338327950288L);
}

}  // namespace

class SlopeAccuracyTest : public QObject {
  Q_OBJECT
 private slots:
  void exponentials_keep_their_digits_in_both_tails() {
    compare(
        "exp", [](long double x) { return std::exp(x); }, -745, 709, 2);
    compare(
        "expm1", [](long double x) { return std::exp(x); }, -745, 709, 2);
    compare(
        "elu", [](long double x) { return x > 0 ? 1 : std::exp(x); }, -745, 1e300, 2);
  }

  void logarithms_keep_their_digits_near_their_pole() {
    compare(
        "log1p", [](long double x) { return 1 / (1 + x); }, -1 + epsilon, 1e300, 2);
    compare(
        "log", [](long double x) { return 1 / x; }, 1e-300, 1e300, 1);
    compare(
        "sqrt", [](long double x) { return 1 / (2 * std::sqrt(x)); }, 1e-300, 1e300, 2);
    compare(
        "cbrt", [](long double x) { return 1 / (3 * std::cbrt(x) * std::cbrt(x)); }, -1e300,
        -1e-290, 5);
  }

  void softplus_has_the_slope_of_a_sigmoid_in_both_tails() {
    compare("softplus", sigmoid, -745, 1e300, 4);
  }

  // They are computed from the result, as in PyTorch: past 1 - 1e-16 the slope is rounded to 0.
  void saturated_slopes_are_exact_beside_one() {
    compare(
        "sigmoid", [](long double x) { return sigmoid(x) * sigmoid(-x); }, -745, 1e300, 4,
        2 * epsilon);
    compare(
        "tanh", [](long double x) { return 1 / (std::cosh(x) * std::cosh(x)); }, -1e300, 1e300, 4,
        2 * epsilon);
  }

  void silu_and_gelu_keep_their_digits_in_the_lower_tail() {
    const auto silu = [](long double x) { return sigmoid(x) * (1 + x * sigmoid(-x)); };
    compare("silu", silu, -700, 1e300, 40, 4 * epsilon);
    compare("silu", silu, -700, -2, 12);
    // The square of x is rounded once, which its exponential magnifies by about x^2.
    const auto gelu = [](long double x) {
      return std::erfc(-x / std::sqrt(2.0L)) / 2 + x * normal_density(x);
    };
    compare("gelu", gelu, -1, 1e300, 8, 4 * epsilon);
    compare("gelu", gelu, -30, -1, 3000);
  }

  void inverse_functions_keep_their_digits() {
    compare(
        "atan", [](long double x) { return 1 / (1 + x * x); }, -1e150, 1e150, 2);
    compare(
        "asinh", [](long double x) { return 1 / std::sqrt(1 + x * x); }, -1e150, 1e150, 3);
  }
};

QTEST_APPLESS_MAIN(SlopeAccuracyTest)

}  // namespace laws_slope_accuracy_test

#include "laws_slope_accuracy_test.moc"
