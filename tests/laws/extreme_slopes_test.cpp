// The slope of every elementwise op from 1e-300 to 1e300, however it is run: no intermediate result
// overflows or vanishes where the slope itself is a number.
#include <QtTest>
#include <cmath>
#include <map>

#include "engine/derive/reverse.h"
#include "engine/derive/value_pullback.h"
#include "engine/program/session.h"
#include "tests/laws/cases.h"
#include "tests/laws/whole_range.h"

namespace laws_extreme_slopes_test {

using namespace nabla;

namespace {

using namespace laws;
using Wide = long double;  // its exponents reach beyond 1e4900
using Slopes = std::function<std::vector<Wide>(Wide, Wide)>;

constexpr Wide wide_pi = 3.14159265358979323846264338327950288L;

Wide sech2(Wide x) { return 1 / (std::cosh(x) * std::cosh(x)); }
Wide density(Wide x) { return std::exp(-x * x / 2) / std::sqrt(2 * wide_pi); }
Wide logistic(Wide x) { return 1 / (1 + std::exp(-x)); }

// The slope of each op of one number, by mathematics.
const std::map<std::string, std::function<Wide(Wide)>>& slopes_of_one() {
  static const std::map<std::string, std::function<Wide(Wide)>> slopes{
      {"neg", [](Wide) -> Wide { return -1; }},
      {"exp", [](Wide x) { return std::exp(x); }},
      {"expm1", [](Wide x) { return std::exp(x); }},
      {"log", [](Wide x) { return 1 / x; }},
      {"log1p", [](Wide x) { return 1 / (1 + x); }},
      {"log2", [](Wide x) { return 1 / (x * std::log(2.0L)); }},
      {"log10", [](Wide x) { return 1 / (x * std::log(10.0L)); }},
      {"sqrt", [](Wide x) { return 0.5L / std::sqrt(x); }},
      {"cbrt", [](Wide x) { return 1 / (3 * std::cbrt(x) * std::cbrt(x)); }},
      {"erf", [](Wide x) { return 2 / std::sqrt(wide_pi) * std::exp(-x * x); }},
      {"erfc", [](Wide x) { return -2 / std::sqrt(wide_pi) * std::exp(-x * x); }},
      {"abs", [](Wide x) -> Wide { return x > 0 ? 1 : -1; }},
      {"sin", [](Wide x) { return std::cos(x); }},
      {"cos", [](Wide x) { return -std::sin(x); }},
      {"tan", [](Wide x) { return 1 + std::tan(x) * std::tan(x); }},
      {"asin", [](Wide x) { return 1 / std::sqrt(1 - x * x); }},
      {"acos", [](Wide x) { return -1 / std::sqrt(1 - x * x); }},
      {"atan", [](Wide x) { return 1 / (1 + x * x); }},
      {"sinh", [](Wide x) { return std::cosh(x); }},
      {"cosh", [](Wide x) { return std::sinh(x); }},
      {"tanh", sech2},
      {"asinh", [](Wide x) { return 1 / std::sqrt(x * x + 1); }},
      {"acosh", [](Wide x) { return 1 / std::sqrt(x * x - 1); }},
      {"atanh", [](Wide x) { return 1 / (1 - x * x); }},
      {"sigmoid", [](Wide x) { return logistic(x) * logistic(-x); }},
      {"softplus", logistic},
      {"relu", [](Wide x) -> Wide { return x > 0 ? 1 : 0; }},
      {"gelu", [](Wide x) { return std::erfc(-x / std::sqrt(2.0L)) / 2 + x * density(x); }},
      {"silu", [](Wide x) { return logistic(x) * (1 + x * logistic(-x)); }},
  };
  return slopes;
}

// The slopes of each op of two numbers by the first and by the second; nan: not asked for.
const std::map<std::string, Slopes>& slopes_of_two() {
  using Both = std::vector<Wide>;
  static const std::map<std::string, Slopes> slopes{
      {"add",
       [](Wide, Wide) {
         return Both{1, 1};
       }},
      {"sub",
       [](Wide, Wide) {
         return Both{1, -1};
       }},
      {"mul",
       [](Wide a, Wide b) {
         return Both{b, a};
       }},
      {"div",
       [](Wide a, Wide b) {
         return Both{1 / b, -a / b / b};
       }},
      {"ratio",
       [](Wide a, Wide b) {
         return Both{1 / b, -a / b / b};
       }},
      {"chain",
       [](Wide a, Wide b) {
         return Both{b, a};
       }},
      {"mod",
       [](Wide a, Wide b) {
         return Both{1, -std::floor(a / b)};
       }},
      {"pow",
       [](Wide x, Wide n) {
         return Both{n * std::pow(x, n - 1), x > 0 ? std::pow(x, n) * std::log(x) : NAN};
       }},
      {"hypot",
       [](Wide a, Wide b) {
         return Both{a / std::hypot(a, b), b / std::hypot(a, b)};
       }},
      {"atan2",
       [](Wide y, Wide x) {
         return Both{x / (x * x + y * y), -y / (x * x + y * y)};
       }},
      {"maximum",
       [](Wide a, Wide b) {
         return Both{a > b ? 1 : a == b ? 0.5L : 0, a < b ? 1 : a == b ? 0.5L : 0};
       }},
      {"minimum",
       [](Wide a, Wide b) {
         return Both{a < b ? 1 : a == b ? 0.5L : 0, a > b ? 1 : a == b ? 0.5L : 0};
       }},
  };
  return slopes;
}

// What may be off, by how much at most, and why.
struct Exception {
  const char* op;
  double absolute;
  const char* reason;
};
constexpr Exception exceptions[] = {
    {"sigmoid", 2 * epsilon, "computed from the result, as it is taught and as PyTorch does"},
    {"tanh", 2 * epsilon, "computed from the result, as it is taught and as PyTorch does"},
    {"silu", 4 * epsilon, "1 - sigmoid(x) is 0 where sigmoid(x) is 1 to all digits"},
    {"gelu", 4 * epsilon, "the slope crosses 0 as a difference of two numbers"},
};
constexpr const char* elsewhere[] = {
    "binary_cross_entropy_terms",  // PyTorch guards the divisor near 0 and 1: conventions_test
    "binary_cross_entropy_slope",  // likewise
};

double forgiven(const std::string& op) {
  constexpr double normal = std::numeric_limits<double>::min();  // below it digits are missing
  for (const Exception& exception : exceptions) {
    if (op == exception.op) return exception.absolute;
  }
  return normal;
}

bool is_elsewhere(const OpDef& op) {
  return std::ranges::any_of(elsewhere, [&](const char* name) { return op.name == name; });
}

bool is_flat(const OpDef& op) {
  const auto* pointwise = std::get_if<Pointwise>(&op.rule);
  return pointwise && std::ranges::all_of(pointwise->partials, [](Partial p) { return !p; });
}

// An op on scalars with its gradient, in all the ways there are to run it.
class Run {
 public:
  Run(const OpDef& op, std::size_t count) {
    std::vector<Sym> operands;
    for (std::size_t k = 0; k < count; ++k) {
      inputs_.push_back(graph_.append_input(names[k], InputKind::variable, Shape{}, Tensor(1.0)));
      operands.push_back({&graph_, inputs_.back()});
    }
    output_ = nabla::apply(op, operands).id;
    tape_ = graph_;
    const auto sweep = reverse(graph_, output_, inputs_).value();
    for (const NodeId input : inputs_) gradients_.push_back(sweep.gradient(input).value());
  }

  double value(const Point& point) const { return value_at(tape_, output_, point).item(); }
  std::vector<double> gradient(const Point& point, int mode) {
    std::vector<Tensor> found;
    if (mode == 0) {
      const std::vector<Tensor> values = values_of(tape_, point);
      found = pullback_values({tape_, values}, output_, inputs_, cache_).value();
    } else {
      found = (mode == 1 ? traversal_ : compiled_).run(gradients_, point).value();
    }
    std::vector<double> numbers;
    for (const Tensor& tensor : found) numbers.push_back(tensor.item());
    return numbers;
  }

  static constexpr const char* names[] = {"a", "b"};

 private:
  Graph graph_, tape_;
  std::vector<NodeId> inputs_, gradients_;
  NodeId output_;
  PullbackCache cache_;
  Session traversal_{graph_};
  Session compiled_{graph_, Backend::compiled};
};

std::vector<double> both_signs() {
  std::vector<double> numbers;
  for (const double x : {1e-300, 1e-200, 1e-155, 1e-100, 1e-10, 0.3, 1.0, 3.7, 30.0, 1e10, 1e100,
                         1e155, 1e200, 1e300}) {
    numbers.push_back(x);
    numbers.push_back(-x);
  }
  return numbers;
}

// Beyond 1e300 a slope may be infinite.
bool holds(double found, Wide truth, double absolute) {
  if (std::isnan(truth) || std::fabs(truth) > 1e300L) return true;
  const Wide distance = std::fabs(static_cast<Wide>(found) - truth);
  return distance <= 1e-9L * std::fabs(truth) || distance <= absolute;
}

}  // namespace

class ExtremeSlopesTest : public QObject {
  Q_OBJECT
 private slots:
  void every_elementwise_op_is_known_here_data() {
    add_ops([](const OpDef& op) { return op.elementwise() && differentiable(op) && !is_flat(op); });
  }
  void every_elementwise_op_is_known_here() {
    const OpDef& op = fetched_op();
    const std::string name(op.name);
    QVERIFY(slopes_of_one().contains(name) || slopes_of_two().contains(name) || is_elsewhere(op));
  }

  void slopes_of_one_number_data() {
    add_ops([](const OpDef& op) { return slopes_of_one().contains(std::string(op.name)); });
  }
  void slopes_of_one_number() {
    const OpDef& op = fetched_op();
    const std::string name(op.name);
    Run run(op, 1);
    for (const double x : both_signs()) {
      const Point point{{"a", Tensor(x)}};
      if (!std::isfinite(run.value(point))) continue;
      const Wide truth = slopes_of_one().at(name)(x);
      for (int mode = 0; mode < 3; ++mode) check(name, run, point, mode, {truth});
    }
  }

  void slopes_of_two_numbers_data() {
    add_ops([](const OpDef& op) { return slopes_of_two().contains(std::string(op.name)); });
  }
  void slopes_of_two_numbers() {
    const OpDef& op = fetched_op();
    const std::string name(op.name);
    Run run(op, 2);
    for (const double a : both_signs()) {
      for (const double b : both_signs()) {
        const Point point{{"a", Tensor(a)}, {"b", Tensor(b)}};
        if (!std::isfinite(run.value(point))) continue;
        const std::vector<Wide> truth = slopes_of_two().at(name)(a, b);
        for (int mode = 0; mode < 3; ++mode) check(name, run, point, mode, truth);
      }
    }
  }

  // Lengths, spreads and shares do not depend on the scale of what they are of.
  void slopes_of_arrays_are_the_same_at_every_scale_data() {
    QTest::addColumn<double>("scale");
    for (const double scale : {1e-300, 1e-200, 1e-155, 1.0, 1e155, 1e200, 1e300}) {
      QTest::addRow("%g", scale) << scale;
    }
  }
  void slopes_of_arrays_are_the_same_at_every_scale() {
    QFETCH(double, scale);
    const Tensor v = Tensor::vector({3 * scale, -4 * scale});
    expect("norm", {}, v, {0.6, -0.8});
    expect("norm", {{"ord", 3.0}}, v, {9 / std::cbrt(91.0 * 91), -16 / std::cbrt(91.0 * 91)});
    expect("norm", {{"ord", 1.5}}, v,
           {std::sqrt(3 / std::cbrt(std::pow(std::pow(3, 1.5) + 8, 2))),
            -std::sqrt(4 / std::cbrt(std::pow(std::pow(3, 1.5) + 8, 2)))});
    expect("std", {}, v, {0.5, -0.5});
    expect("var", {}, v, {3.5 * scale, -3.5 * scale});
    expect("mean", {}, v, {0.5, 0.5});
    expect("logsumexp", {}, Tensor::vector({scale, scale}), {0.5, 0.5});
    expect("max", {}, v, {1, 0});
    expect("prod", {}, Tensor::vector({scale, 3 / scale}), {3 / scale, scale});
  }

 private:
  static void check(const std::string& name, Run& run, const Point& point, int mode,
                    const std::vector<Wide>& truth) {
    const char* const modes[] = {"eager", "traversal", "compiled"};
    const std::vector<double> found = run.gradient(point, mode);
    for (std::size_t k = 0; k < found.size(); ++k) {
      QString where = text(name) + QLatin1Char(' ') + QLatin1String(modes[mode]);
      for (const auto& [input, value] : point) where += QStringLiteral(" %1").arg(value.item());
      where += QStringLiteral(", slope %1: %2, not %3")
                   .arg(k)
                   .arg(found[k])
                   .arg(static_cast<double>(truth[k]));
      QVERIFY2(holds(found[k], truth[k], forgiven(name)), where.toUtf8().constData());
    }
  }

  static void expect(const char* op, const Attributes& attributes, const Tensor& at,
                     const std::vector<double>& slopes) {
    Graph graph;
    const NodeId x = graph.append_input("x", InputKind::variable, at.shape(), at);
    const Sym y = apply(op, {Sym{&graph, x}}, attributes);
    const NodeId gradient = reverse(graph, y.id, std::array{x}).value().gradient(x).value();
    for (const Backend backend : {Backend::traversal, Backend::compiled}) {
      const Tensor found = Session(graph, backend).run(gradient).value();
      for (std::size_t k = 0; k < slopes.size(); ++k) {
        const QString where = QStringLiteral("%1[%2]: %3, not %4")
                                  .arg(QLatin1String(op))
                                  .arg(k)
                                  .arg(found[k])
                                  .arg(slopes[k]);
        QVERIFY2(holds(found[k], slopes[k], 0), where.toUtf8().constData());
      }
    }
  }
};

QTEST_APPLESS_MAIN(ExtremeSlopesTest)

}  // namespace laws_extreme_slopes_test

#include "laws_extreme_slopes_test.moc"
