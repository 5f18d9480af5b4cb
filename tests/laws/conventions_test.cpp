// What derivatives are where mathematics leaves a choice: kinks, ties, poles and branches not
// taken. engine/ops/README.md lists the same conventions.
#include <QtTest>
#include <functional>
#include <limits>

#include "engine/derive/forward.h"
#include "engine/derive/reverse.h"
#include "engine/ops/functions.h"
#include "tests/laws/cases.h"

namespace laws_conventions_test {

using namespace nabla;

namespace {

using namespace laws;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using Formula = std::function<Sym(std::vector<Sym>)>;

// The gradients of a formula, summed to a scalar, by each of its arguments.
std::vector<Tensor> gradients(const Formula& formula, const std::vector<Tensor>& at) {
  Graph graph;
  std::vector<Sym> inputs;
  std::vector<NodeId> ids;
  for (std::size_t i = 0; i < at.size(); ++i) {
    ids.push_back(
        graph.append_input("x" + std::to_string(i), InputKind::variable, at[i].shape(), at[i]));
    inputs.push_back({&graph, ids.back()});
  }
  Sym output = formula(inputs);
  if (!shape_of(output).is_scalar()) output = sum(output);
  const auto sweep = reverse(graph, output.id, ids);
  const auto values = values_of(graph, {});
  std::vector<Tensor> found;
  for (const NodeId id : ids) {
    const auto gradient = sweep->gradient(id);
    found.push_back(gradient ? values[gradient->index] : Tensor::filled(graph[id].shape, 0.0));
  }
  return found;
}

double slope(const std::function<Sym(Sym)>& formula, double x) {
  return gradients([&](const std::vector<Sym>& in) { return formula(in[0]); }, {x})[0].item();
}

double tangent(const std::function<Sym(Sym)>& formula, double x) {
  Graph graph;
  const NodeId input = graph.append_input("x", InputKind::variable, Shape{}, Tensor(x));
  const Sym output = formula({&graph, input});
  const NodeId one = graph.append_constant(1.0);
  const auto sweep = forward(graph, output.id, {{input, one}});
  const auto pushed = sweep->tangent(output.id);
  return pushed ? value_at(graph, *pushed, {}).item() : 0.0;
}

double curvature(const std::function<Sym(Sym)>& formula, double x) {
  Graph graph;
  const NodeId input = graph.append_input("x", InputKind::variable, Shape{}, Tensor(x));
  const NodeId output = formula({&graph, input}).id;
  const auto first = reverse(graph, output, std::array{input});
  const auto gradient = first->gradient(input);
  if (!gradient) return 0.0;
  const auto second = reverse(graph, *gradient, std::array{input});
  const auto id = second->gradient(input);
  return id ? value_at(graph, *id, {}).item() : 0.0;
}

double value(const std::function<Sym(Sym)>& formula, double x) {
  Graph graph;
  const Sym output = formula(constant(graph, x));
  return value_at(graph, output.id, {}).item();
}

std::function<Sym(Sym)> op(const char* name, Attributes attributes = {}) {
  return [name, attributes](Sym x) { return apply(name, {x}, attributes); };
}

}  // namespace

class ConventionsTest : public QObject {
  Q_OBJECT
 private slots:
  void kinks_take_the_slope_that_pytorch_takes() {
    QCOMPARE(slope(op("abs"), 0), 0.0);
    QCOMPARE(slope(op("relu"), 0), 0.0);
    QCOMPARE(slope(op("leaky_relu", {{"negative_slope", 0.25}}), 0), 0.25);
    QCOMPARE(slope(op("elu", {{"alpha", 0.5}}), 0), 0.5);
    QCOMPARE(slope(op("cbrt"), 0), inf);
  }

  void steps_have_no_slope() {
    for (const char* name : {"sign", "floor", "ceil", "round", "logical_not", "stop_gradient"}) {
      for (const double x : {-1.0, 0.0, 0.5, 2.0}) QCOMPARE(slope(op(name), x), 0.0);
    }
  }

  void maximum_and_minimum_split_a_tie_in_halves() {
    for (const char* name : {"maximum", "minimum"}) {
      const Formula f = [name](const std::vector<Sym>& in) { return apply(name, {in[0], in[1]}); };
      QCOMPARE(gradients(f, {2.0, 2.0})[0].item(), 0.5);
      QCOMPARE(gradients(f, {2.0, 2.0})[1].item(), 0.5);
    }
    const Formula larger = [](const std::vector<Sym>& in) {
      return apply("maximum", {in[0], in[1]});
    };
    QCOMPARE(gradients(larger, {3.0, 2.0})[0].item(), 1.0);
    QCOMPARE(gradients(larger, {3.0, 2.0})[1].item(), 0.0);
  }

  void equal_largest_elements_share_evenly() {
    const Formula largest = [](const std::vector<Sym>& in) { return apply("max", {in[0]}); };
    const Formula smallest = [](const std::vector<Sym>& in) { return apply("min", {in[0]}); };
    const Tensor at = Tensor::vector({1, 3, 3, 2, 3, 1});
    const double third = 1.0 / 3;
    QVERIFY(gradients(largest, {at})[0] == Tensor::vector({0, third, third, 0, third, 0}));
    QVERIFY(gradients(smallest, {at})[0] == Tensor::vector({0.5, 0, 0, 0, 0, 0.5}));
  }

  void clip_passes_the_gradient_at_its_bounds() {
    const auto f = [](Sym x) {
      return apply("clip", {x, constant_like(x, -1), constant_like(x, 1)});
    };
    QCOMPARE(slope(f, -1), 1.0);
    QCOMPARE(slope(f, 1), 1.0);
    QCOMPARE(slope(f, -1.5), 0.0);
    QCOMPARE(slope(f, 1.5), 0.0);
  }

  void poles_have_infinite_slopes() {
    QCOMPARE(slope(op("sqrt"), 0), inf);
    QCOMPARE(slope(op("log"), 0), inf);
    QCOMPARE(slope([](Sym x) { return pow(x, 0.5); }, 0), inf);
    QVERIFY(std::isnan(slope([](Sym x) { return sqrt(x * x); }, 0)));
  }

  void constant_powers_are_smooth_where_they_are_polynomials() {
    const auto power = [](double n) { return [n](Sym x) { return pow(x, n); }; };
    QCOMPARE(value(power(0), 0), 1.0);
    QCOMPARE(slope(power(0), 0), 0.0);
    QCOMPARE(slope(power(1), 0), 1.0);
    QCOMPARE(slope(power(2), 0), 0.0);
    QCOMPARE(slope(power(3), -2), 12.0);
    QCOMPARE(curvature(power(2), 0), 2.0);
    QCOMPARE(curvature(power(3), -2), -12.0);
    QCOMPARE(slope(power(-1), 2), -0.25);
  }

  void powers_with_a_variable_exponent_are_guarded_at_a_base_of_zero() {
    const Formula f = [](const std::vector<Sym>& in) { return pow(in[0], in[1]); };
    const auto at = [&](double x, double n) { return gradients(f, {x, n}); };
    QCOMPARE(at(0, 2)[1].item(), 0.0);
    QCOMPARE(at(0, 0)[0].item(), 0.0);
    QCOMPARE(at(0, 0)[1].item(), 0.0);
    QCOMPARE(at(2, 3)[0].item(), 12.0);
    QCOMPARE(at(2, 3)[1].item(), 8 * std::log(2.0));
    QVERIFY(std::isnan(at(-2, 3)[1].item()));
    QCOMPARE(at(-2, 3)[0].item(), 12.0);
  }

  void the_branch_that_where_did_not_take_leaks_nothing() {
    const auto root_or_zero = [](Sym x) {
      return where(greater(x, 0.0), sqrt(x), constant_like(x, 0));
    };
    QCOMPARE(slope(root_or_zero, 0), 0.0);
    QCOMPARE(slope(root_or_zero, -1), 0.0);
    QCOMPARE(slope(root_or_zero, 4), 0.25);
    QCOMPARE(tangent(root_or_zero, 0), 0.0);
    QCOMPARE(curvature(root_or_zero, 0), 0.0);
    QCOMPARE(curvature(root_or_zero, 4), -1.0 / 32);
    const auto log_or_line = [](Sym x) { return where(greater(x, 0.0), log(x), 3.0 * x); };
    QCOMPARE(slope(log_or_line, -1), 3.0);
    QCOMPARE(tangent(log_or_line, -1), 3.0);
    QCOMPARE(slope(log_or_line, 0), 3.0);
    const auto deep = [](Sym x) { return where(greater(x, 0.0), exp(log(sqrt(x)) / x), x); };
    QCOMPARE(slope(deep, 0), 1.0);
    QCOMPARE(tangent(deep, 0), 1.0);
    QCOMPARE(curvature(deep, 0), 0.0);
  }

  void a_closed_gate_stops_an_infinite_gradient() {
    const auto root_of_relu = [](Sym x) { return sqrt(apply("relu", {x})); };
    QCOMPARE(slope(root_of_relu, -1), 0.0);
    QCOMPARE(tangent(root_of_relu, -1), 0.0);
    const auto root_of_max = [](Sym x) { return sqrt(apply("maximum", {x, constant_like(x, 0)})); };
    QCOMPARE(slope(root_of_max, -1), 0.0);
    const auto log_of_clip = [](Sym x) {
      return log(apply("clip", {x, constant_like(x, 0), constant_like(x, 1)}));
    };
    QCOMPARE(slope(log_of_clip, -1), 0.0);
  }

  void a_norm_of_zero_has_a_slope_of_zero() {
    const Formula norm = [](const std::vector<Sym>& in) { return apply("norm", {in[0]}); };
    const Formula spread = [](const std::vector<Sym>& in) { return apply("std", {in[0]}); };
    QVERIFY(gradients(norm, {Tensor::vector({0, 0})})[0] == Tensor::vector({0, 0}));
    QVERIFY(gradients(norm, {Tensor::vector({3, 4})})[0] == Tensor::vector({0.6, 0.8}));
    QVERIFY(gradients(spread, {Tensor::vector({2, 2, 2})})[0] == Tensor::vector({0, 0, 0}));
  }

  // The slope of 0 is a choice; its slope is not known, and squares show that it is not 0.
  void lengths_and_spreads_of_zero_have_an_unknown_curvature() {
    const auto line = [](Sym x) { return apply("stack", {x, x, x}); };
    for (const double power : {1.0, 2.0}) {
      for (const double order : {1.5, 2.0, 3.0}) {
        const auto norm = op("norm", {{"ord", order}});
        const auto length = [&](Sym x) { return pow(norm(reshape(x, Shape{1})), power); };
        QVERIFY(std::isnan(curvature(length, 0)));
      }
      QVERIFY(
          std::isnan(curvature([&](Sym x) { return pow(apply("norm", {line(x)}), power); }, 0)));
      const auto spread = [&](Sym x) {
        return pow(apply("std", {apply("stack", {x, -x})}), power);
      };
      QVERIFY(std::isnan(curvature(spread, 0)));
      QCOMPARE(curvature([&](Sym x) { return pow(apply("std", {line(x)}), power); }, 2), 0.0);
    }
    QCOMPARE(curvature([&](Sym x) { return apply("norm", {line(x)}, {{"ord", 1.0}}); }, 0), 0.0);
  }

  void a_guard_is_not_differentiated() {
    const auto cost = [](double t) {
      return [t](Sym p) { return apply("binary_cross_entropy", {p, constant_like(p, t)}); };
    };
    QCOMPARE(curvature(cost(1), 1), 1.0);
    QCOMPARE(curvature(cost(0), 0), 1.0);
    QCOMPARE(curvature(cost(1), 0.5), 4.0);
    QCOMPARE(curvature(cost(0), 1), inf);
  }

  void a_target_of_zero_still_has_a_gradient() {
    const Formula f = [](const std::vector<Sym>& in) {
      return apply("cross_entropy", {constant(*in[0].graph, Tensor::vector({0, 0})), in[0]});
    };
    const Tensor gradient = gradients(f, {Tensor::vector({0, 1})})[0];
    QCOMPARE(gradient[0], std::log(2.0));
    QCOMPARE(gradient[1], std::log(2.0));
  }

  void an_exponent_of_zero_still_has_a_mixed_derivative() {
    const Formula slope_of_power = [](const std::vector<Sym>& in) {
      const Sym y = pow(in[0], in[1]);
      const auto sweep = reverse(*y.graph, y.id, std::array{in[0].id});
      return Sym{y.graph, sweep->gradient(in[0].id).value()};
    };
    QCOMPARE(gradients(slope_of_power, {2.0, 0.0})[1].item(), 0.5);
    QCOMPARE(gradients(slope_of_power, {2.0, 0.0})[0].item(), 0.0);
  }

  void products_with_zeros_have_exact_gradients() {
    const Formula product = [](const std::vector<Sym>& in) { return apply("prod", {in[0]}); };
    QVERIFY(gradients(product, {Tensor::vector({2, 0, 5})})[0] == Tensor::vector({0, 10, 0}));
    QVERIFY(gradients(product, {Tensor::vector({0, 3, 0})})[0] == Tensor::vector({0, 0, 0}));
  }

  void determinants_of_singular_matrices_have_exact_gradients() {
    const Formula det = [](const std::vector<Sym>& in) { return apply("det", {in[0]}); };
    const Tensor singular({2, 2}, {1, 2, 2, 4});
    QVERIFY(gradients(det, {singular})[0] == Tensor({2, 2}, {4, -2, -2, 1}));
  }

  void infinities_pass_through_logsumexp_and_softmax() {
    const Formula f = [](const std::vector<Sym>& in) { return apply("logsumexp", {in[0]}); };
    QVERIFY(gradients(f, {Tensor::vector({-inf, 0, 0})})[0] == Tensor::vector({0, 0.5, 0.5}));
    Graph graph;
    const Sym none = apply("logsumexp", {constant(graph, Tensor::vector({-inf, -inf}))});
    QCOMPARE(value_at(graph, none.id, {}).item(), -inf);
    const Sym huge = apply("softmax", {constant(graph, Tensor::vector({1000, 1000}))});
    QVERIFY(value_at(graph, huge.id, {}) == Tensor::vector({0.5, 0.5}));
  }

  void losses_stay_finite_at_certainty() {
    const Formula f = [](const std::vector<Sym>& in) {
      return apply("binary_cross_entropy", {in[0], constant_like(in[0], 1)});
    };
    QCOMPARE(gradients(f, {1.0})[0].item(), 0.0);
    QCOMPARE(gradients(f, {0.0})[0].item(), -1e12);
    const auto cost = [](Sym p) { return apply("binary_cross_entropy", {p, constant_like(p, 1)}); };
    QCOMPARE(value(cost, 0), 100.0);
  }

  void cross_entropy_knows_class_numbers() {
    Graph graph;
    const Sym logits = constant(graph, Tensor({2, 2}, {0, 0, 0, 0}));
    const Sym good = apply("cross_entropy", {logits, constant(graph, Tensor::vector({0, 1}))});
    const Sym bad = apply("cross_entropy", {logits, constant(graph, Tensor::vector({0, 2}))});
    QCOMPARE(value_at(graph, good.id, {}).item(), std::log(2.0));
    QVERIFY(std::isnan(value_at(graph, bad.id, {}).item()));
    const Formula f = [](const std::vector<Sym>& in) {
      return apply("cross_entropy", {in[0], constant_like(in[0], 1)});
    };
    QVERIFY(gradients(f, {Tensor::vector({0, 0})})[0] == Tensor::vector({0.5, -0.5}));
  }

  void nan_is_kept_by_extremes() {
    Graph graph;
    const Sym with_nan = constant(graph, Tensor::vector({1, nan, 2}));
    for (const char* name : {"max", "min", "norm", "logsumexp"}) {
      QVERIFY(std::isnan(value_at(graph, apply(name, {with_nan}).id, {}).item()));
    }
    const Sym x = constant(graph, nan);
    for (const char* name : {"relu", "sign", "abs", "round"}) {
      QVERIFY(std::isnan(value_at(graph, apply(name, {x}).id, {}).item()));
    }
    for (const char* name : {"maximum", "minimum"}) {
      QVERIFY(std::isnan(value_at(graph, apply(name, {x, constant(graph, 1)}).id, {}).item()));
      QVERIFY(std::isnan(value_at(graph, apply(name, {constant(graph, 1), x}).id, {}).item()));
    }
  }

  void python_decides_the_sign_of_the_rest() {
    const auto rest = [](double a, double b) {
      Graph graph;
      return value_at(graph, apply("mod", {constant(graph, a), constant(graph, b)}).id, {}).item();
    };
    const auto quotient = [](double a, double b) {
      Graph graph;
      return value_at(graph, apply("floordiv", {constant(graph, a), constant(graph, b)}).id, {})
          .item();
    };
    QCOMPARE(rest(-1, 3), 2.0);
    QCOMPARE(rest(1, -3), -2.0);
    QCOMPARE(rest(5.5, 2), 1.5);
    QCOMPARE(rest(-1, inf), inf);
    QCOMPARE(quotient(-5, inf), -1.0);
    QCOMPARE(quotient(5, -inf), -1.0);
    QCOMPARE(quotient(5, inf), 0.0);
    QVERIFY(std::signbit(quotient(-0.0, 3)) && !std::signbit(quotient(0.0, 3)));
    QCOMPARE(quotient(1e-320, -1e300), -1.0);
    QVERIFY(std::isnan(quotient(inf, 2)) && std::isnan(quotient(inf, inf)));
    QVERIFY(std::isnan(rest(1, 0)));
    QCOMPARE(quotient(-1, 3), -1.0);
    QCOMPARE(quotient(7, 2), 3.0);
    QCOMPARE(quotient(1, 0.1), 9.0);
    QCOMPARE(value(op("round"), 2.5), 2.0);
    QCOMPARE(value(op("round"), 3.5), 4.0);
    QCOMPARE(value(op("round"), -0.5), 0.0);
  }

  void every_convention_is_listed_in_the_readme_data() {
    add_ops([](const OpDef& def) { return !def.convention.empty(); });
  }
  void every_convention_is_listed_in_the_readme() {
    QFile file(QStringLiteral(NABLA_SOURCE_DIR "/engine/ops/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString readme = QString::fromUtf8(file.readAll());
    const OpDef& def = fetched_op();
    const QString line = "| `" + text(def.name) + "` | " + text(def.convention) + " |";
    QVERIFY2(readme.contains(line), line.toUtf8().constData());
  }
};

QTEST_APPLESS_MAIN(ConventionsTest)

}  // namespace laws_conventions_test

#include "laws_conventions_test.moc"
