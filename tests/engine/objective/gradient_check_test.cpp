// What differences say of a gradient: right ones pass at any scale, wrong ones do not, and kinks
// are told from mistakes.
#include "engine/objective/gradient_check.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "engine/language/parser.h"

namespace engine_objective_gradient_check_test {

using namespace nabla;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

using Formula = double (*)(double);

struct Smooth {
  const char* name;
  Formula f;
  Formula slope;
  double x;
};

const Smooth smooth[] = {
    {"square", [](double x) { return x * x; }, [](double x) { return 2 * x; }, 3},
    {"square at 0", [](double x) { return x * x; }, [](double x) { return 2 * x; }, 0},
    {"cube at 0", [](double x) { return x * x * x; }, [](double x) { return 3 * x * x; }, 0},
    {"sine", [](double x) { return std::sin(x); }, [](double x) { return std::cos(x); }, 0.7},
    {"sine of large", [](double x) { return std::sin(x); }, [](double x) { return std::cos(x); },
     1e6},
    {"fast", [](double x) { return std::sin(1e5 * x); },
     [](double x) { return 1e5 * std::cos(1e5 * x); }, 0.3},
    {"of period 1", [](double x) { return std::sin(2 * M_PI * x); },
     [](double x) { return 2 * M_PI * std::cos(2 * M_PI * x); }, 0},
    {"stiff", [](double x) { return std::tanh(1e6 * x); },
     [](double x) { return 1e6 / std::pow(std::cosh(1e6 * x), 2); }, 1e-7},
    {"steep exponential", [](double x) { return std::exp(40 * x); },
     [](double x) { return 40 * std::exp(40 * x); }, 5},
    {"slow", [](double x) { return std::sin(1e-5 * x); },
     [](double x) { return 1e-5 * std::cos(1e-5 * x); }, 2},
    {"tiny", [](double x) { return 1e-200 * x * x; }, [](double x) { return 2e-200 * x; }, 3},
    {"huge", [](double x) { return 1e200 * std::exp(x); },
     [](double x) { return 1e200 * std::exp(x); }, 1},
    {"beside a large constant", [](double x) { return 1e10 + x * x; },
     [](double x) { return 2 * x; }, 1},
    {"after cancelling", [](double x) { return (1e8 + x) - 1e8; }, [](double) { return 1.0; }, 1},
    {"small x", [](double x) { return 1 / x; }, [](double x) { return -1 / (x * x); }, 1e-9},
    {"large x", [](double x) { return std::log(x); }, [](double x) { return 1 / x; }, 1e12},
    {"near a pole", [](double x) { return std::log(x); }, [](double x) { return 1 / x; }, 1e-12},
    {"near an edge", [](double x) { return std::sqrt(x); },
     [](double x) { return 0.5 / std::sqrt(x); }, 1e-6},
    {"a smooth joint", [](double x) { return x * std::abs(x); },
     [](double x) { return 2 * std::abs(x); }, 0},
    {"flat", [](double) { return 4.0; }, [](double) { return 0.0; }, 1},
    {"curved", [](double x) { return std::exp(-x * x * 1e4); },
     [](double x) { return -2e4 * x * std::exp(-x * x * 1e4); }, 0.01},
    {"small beside", [](double x) { return 1e8 + 1e-8 * x * x; }, [](double x) { return 2e-8 * x; },
     1},
};

NumberFunction function(Formula f) {
  return [f](double x) { return Expected<double>(f(x)); };
}

Verdict judged(Formula f, double x, double gradient) {
  return verdict_of(gradient, slope_to_judge(function(f), x, gradient).value());
}

Program program_of(const char* text) { return parse(text).program; }

std::vector<CheckedElement> checked(const char* text, Course course = Course::as_it_allows) {
  return check_gradient(Objective::make(program_of(text), {}, {}, course).value()).value();
}

}  // namespace

class GradientCheckTest : public QObject {
  Q_OBJECT

 private slots:
  void right_gradients_of_smooth_functions_agree_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(smooth)); ++i)
      QTest::newRow(smooth[i].name) << i;
  }
  void right_gradients_of_smooth_functions_agree() {
    QFETCH(int, index);
    const Smooth& one = smooth[index];
    const double gradient = one.slope(one.x);
    const Slope slope = slope_to_judge(function(one.f), one.x, gradient).value();
    const std::string found = "slope " + std::to_string(slope.value) + " within " +
                              std::to_string(slope.error) + ", kind " +
                              std::to_string(static_cast<int>(slope.kind)) + ", gradient " +
                              std::to_string(gradient);
    QVERIFY2(verdict_of(gradient, slope) == Verdict::agrees, found.c_str());
  }

  // Off by a little, a sign, a factor, or zero where there is a slope.
  void wrong_gradients_differ_data() { right_gradients_of_smooth_functions_agree_data(); }
  void wrong_gradients_differ() {
    QFETCH(int, index);
    const Smooth& one = smooth[index];
    const double right = one.slope(one.x);
    const double wrong[] = {right * 1.05, -right, right * 2, right + 1, 0};
    for (const double gradient : wrong) {
      if (gradient == right) continue;
      const Verdict verdict = judged(one.f, one.x, gradient);
      if (gradient != right + 1 || std::abs(right) < 1e6) {
        QVERIFY2(verdict == Verdict::differs, std::to_string(gradient).c_str());
      }
    }
    QVERIFY(judged(one.f, one.x, not_a_number) == Verdict::differs);
    QVERIFY(judged(one.f, one.x, inf) == Verdict::differs);
  }

  void kinks_are_told_from_mistakes() {
    const Formula abs = [](double x) { return std::abs(x); };
    for (const double subgradient : {0.0, 1.0, -1.0, 0.5}) {
      QCOMPARE(judged(abs, 0, subgradient), Verdict::kink);
    }
    QCOMPARE(judged(abs, 0, 1.5), Verdict::differs);
    const Formula relu = [](double x) { return std::max(x, 0.0) + 1e-3 * std::sin(x); };
    QCOMPARE(judged(relu, 0, 1e-3), Verdict::kink);
    QCOMPARE(judged(relu, 0, -1.0), Verdict::differs);
    const Slope slope = slope_of(function(abs), 0).value();
    QVERIFY(std::abs(slope.left + 1) < 1e-6 && std::abs(slope.right - 1) < 1e-6);
    // On top of much else, of which the last digits are lost.
    const Formula beside = [](double x) { return 41.3 + std::max(std::exp(x), std::exp(0.5)); };
    for (const double subgradient : {0.0, 0.7, std::exp(0.5)}) {
      QCOMPARE(judged(beside, 0.5, subgradient), Verdict::kink);
    }
    QCOMPARE(judged(beside, 0.5, 2.0), Verdict::differs);
    // Beside the kink there is none.
    QCOMPARE(judged(abs, 1e-7, 1), Verdict::agrees);
    QCOMPARE(judged(abs, 1e-7, 0), Verdict::differs);
  }

  void jumps_take_the_slope_of_their_sides() {
    const Formula floor = [](double x) { return std::floor(x) + 2 * x; };
    QCOMPARE(judged(floor, 1, 2), Verdict::kink);
    QCOMPARE(judged(floor, 1, 0), Verdict::differs);
    QCOMPARE(judged(floor, 1.25, 2), Verdict::agrees);
    const Formula sign = [](double x) { return double((x > 0) - (x < 0)) + std::sin(x); };
    QCOMPARE(judged(sign, 0, 1), Verdict::kink);
    QCOMPARE(judged(sign, 0, 2), Verdict::differs);
  }

  void infinite_slopes_are_infinite() {
    const Formula root = [](double x) { return std::sqrt(x); };
    const Formula cube_root = [](double x) { return std::cbrt(x); };
    QCOMPARE(judged(root, 0, inf), Verdict::agrees);
    QCOMPARE(judged(root, 0, -inf), Verdict::differs);
    QCOMPARE(judged(cube_root, 0, inf), Verdict::agrees);
    QCOMPARE(judged(cube_root, 0, 0), Verdict::differs);
    QCOMPARE(judged([](double x) { return std::sqrt(std::abs(x)); }, 0, 0), Verdict::kink);
  }

  void what_rounding_hides_is_unclear() {
    const Formula hidden = [](double x) { return 1e25 + std::sin(x); };
    QCOMPARE(judged(hidden, 0.3, std::cos(0.3)), Verdict::unclear);
  }

  void noise_is_that_of_the_last_digits() {
    const double plain = noise_of(function([](double x) { return std::exp(x); }), 0.5).value();
    QVERIFY2(plain > 1e-17 && plain < 1e-15, std::to_string(plain).c_str());
    const double lost =
        noise_of(function([](double x) { return (1e8 + std::sin(x)) - 1e8; }), 0.5).value();
    QVERIFY2(lost > 1e-9 && lost < 1e-7, std::to_string(lost).c_str());
  }

  void each_element_is_judged() {
    const auto elements = checked("w = variable([1, -2, 0])\ny = sum(abs(w)) + 1e6 * w[0]^2");
    QCOMPARE(elements.size(), std::size_t{3});
    QCOMPARE(elements[0].verdict, Verdict::agrees);
    QCOMPARE(elements[1].verdict, Verdict::agrees);
    QCOMPARE(elements[2].verdict, Verdict::kink);
  }

  // Terms that cancel leave some rounding where the slope is 0.
  void rounding_of_the_gradient_is_no_mistake() {
    const auto elements =
        checked("x = variable(0.7)\ny = (x^2 + 1/3) / (x^2 + 1/3) + (sin(x)^2 + cos(x)^2) / 3");
    QVERIFY(std::abs(elements[0].gradient) < 1e-15);
    QCOMPARE(elements[0].verdict, Verdict::agrees);
  }

  // stop_gradient makes a gradient that is not the slope.
  void a_program_whose_gradient_is_wrong_differs() {
    for (const Course course : {Course::eager, Course::traversal, Course::compiled}) {
      const auto elements =
          checked("x = variable(2)\nz = variable(1)\ny = x * stop_gradient(x) + z", course);
      QCOMPARE(elements[0].verdict, Verdict::differs);
      QCOMPARE(elements[1].verdict, Verdict::agrees);
    }
  }

  void the_op_with_the_kink_is_found_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kink");
    QTest::newRow("abs") << "x = variable(2)\ny = x^2 + sin(abs(x - 2)) * 3"
                         << "abs(x - 2)";
    QTest::newRow("maximum") << "x = variable(1)\ny = exp(maximum(x, 1)) + x"
                             << "maximum(x, 1)";
    QTest::newRow("floor") << "x = variable(3)\ny = x * floor(x)"
                           << "floor(x)";
    QTest::newRow("tie") << "x = variable([1, 1])\ny = x[0] * max(x)"
                         << "max(x)";
    QTest::newRow("where") << "x = variable(0)\ny = where(x > 0, x, 3 * x)"
                           << "x > 0";
  }
  void the_op_with_the_kink_is_found() {
    QFETCH(QString, text);
    QFETCH(QString, kink);
    const std::string source = text.toStdString();
    const Program program = parse(source).program;
    const Objective f = Objective::make(program, {}).value();
    const auto elements = check_gradient(f).value();
    QCOMPARE(elements[0].verdict, Verdict::kink);
    const auto place = place_of_kink(program, f.unpack(f.start()), "x", 0);
    QVERIFY(place.has_value());
    QCOMPARE(QString::fromStdString(
                 source.substr(place->span.begin, place->span.end - place->span.begin)),
             kink);
  }

  void another_branch_is_found() {
    const Program program =
        program_of("x = variable(0)\nif x > 0:\n  y = sin(x)\nelse:\n  y = 2*x\n");
    const Objective f = Objective::make(program, {}).value();
    const auto elements = check_gradient(f).value();
    QCOMPARE(elements[0].verdict, Verdict::kink);
    const auto place = place_of_kink(program, f.unpack(f.start()), "x", 0);
    QVERIFY(place && place->branch);
  }
};

QTEST_APPLESS_MAIN(GradientCheckTest)

}  // namespace engine_objective_gradient_check_test

#include "engine_objective_gradient_check_test.moc"
