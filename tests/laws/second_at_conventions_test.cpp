// Second derivatives where an op has a convention: at kinks, zeros, ties and guards. Each is what
// it is on some side of the point, or not finite; never a number that no side knows.
#include <QtTest>
#include <cmath>
#include <optional>

#include "engine/derive/hessian.h"
#include "tests/laws/cases.h"

namespace laws_second_at_conventions_test {

using namespace nabla;

namespace {

using namespace laws;

// What may be false there, and why.
struct Exempt {
  const char* op;
  const char* reason;
};
constexpr Exempt exempt[] = {
    {"pow", "0**0 is 1 by convention, so no slope by the exponent is known beside it"},
    {"binary_cross_entropy", "at a certain answer the logarithm has reached its floor of -100"},
    {"binary_cross_entropy_terms", "likewise"},
    {"binary_cross_entropy_slope", "it jumps where the target leaves a certain answer"},
};

bool is_exempt(const OpDef& op) {
  return std::ranges::any_of(exempt, [&](const Exempt& e) { return op.name == e.op; });
}

// The op at a point as a sum with weights, its second derivatives by all elements of all operands.
class Curvature {
 public:
  Curvature(const OpDef& op, const Sample& sample) : made_(make_case(op, sample)) {
    const auto found = hessian(made_.graph, made_.total, made_.active);
    rows_ = found.value().rows;
  }

  // All numbers of the point in a row, operand by operand.
  std::vector<double> flat() const {
    std::vector<double> numbers;
    for (const NodeId id : made_.active) {
      const auto values = made_.point.at(made_.graph.input(id)->name).values();
      numbers.insert(numbers.end(), values.begin(), values.end());
    }
    return numbers;
  }

  std::vector<double> at(const std::vector<double>& flat) const {
    Point point = made_.point;
    std::size_t next = 0;
    for (const NodeId id : made_.active) {
      for (double& x : point.at(made_.graph.input(id)->name).mutable_values()) x = flat[next++];
    }
    const auto values = values_of(made_.graph, point);
    std::vector<double> matrix;
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < made_.active.size(); ++i) {
        const std::size_t size = made_.graph[made_.active[i]].shape.size();
        for (std::size_t k = 0; k < size; ++k)
          matrix.push_back(row[i] ? values[row[i]->index][k] : 0);
      }
    }
    return matrix;
  }

 private:
  Case made_;
  std::vector<std::vector<std::optional<NodeId>>> rows_;
};

bool matches(const std::vector<double>& here, const std::vector<double>& beside) {
  for (std::size_t i = 0; i < here.size(); ++i) {
    if (!std::isfinite(here[i])) continue;
    if (!close(here[i], beside[i], 1e-3)) return false;
  }
  return true;
}

// Whether some side of the point has these second derivatives.
bool some_side_has(const Curvature& curvature, const std::vector<double>& x,
                   const std::vector<double>& here, std::mt19937_64& random) {
  for (int k = 0; k < 200; ++k) {
    std::vector<double> moved = x;
    const Tensor by =
        random_tensor(Shape{static_cast<std::int64_t>(x.size())}, {-1e-12, 1e-12}, random);
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += by[i];
    if (matches(here, curvature.at(moved))) return true;
  }
  return false;
}

// Every element one of a few numbers, so that zeros, ties and bounds meet.
std::vector<double> special_point(std::size_t size, std::mt19937_64& random) {
  static constexpr double numbers[] = {0.0, 1.0, -1.0, 0.5, 2.0, 0.0, 1.0};
  std::vector<double> x(size);
  for (double& number : x) number = numbers[random() % 7];
  return x;
}

QByteArray shown(const std::vector<double>& x, const std::vector<double>& matrix) {
  QString out = QStringLiteral("at");
  for (const double number : x) out += QStringLiteral(" %1").arg(number);
  out += QStringLiteral(":");
  for (const double number : matrix) out += QStringLiteral(" %1").arg(number);
  return out.toUtf8();
}

}  // namespace

class SecondAtConventionsTest : public QObject {
  Q_OBJECT
 private slots:
  void second_derivatives_are_those_of_a_side_data() {
    add_ops([](const OpDef& op) { return differentiable(op) && !is_exempt(op); });
  }
  void second_derivatives_are_those_of_a_side() {
    const OpDef& op = fetched_op();
    std::mt19937_64 random(5);
    for (const Sample& sample : samples_of(op)) {
      const Curvature curvature(op, sample);
      const std::size_t size = curvature.flat().size();
      if (size > 8) continue;
      for (int k = 0; k < 60; ++k) {
        std::vector<double> x = special_point(size, random);
        if (k == 0) std::ranges::fill(x, 0.0);
        if (k == 1) std::ranges::fill(x, 1.0);
        const std::vector<double> here = curvature.at(x);
        QVERIFY2(some_side_has(curvature, x, here, random), shown(x, here).constData());
      }
    }
  }
};

QTEST_APPLESS_MAIN(SecondAtConventionsTest)

}  // namespace laws_second_at_conventions_test

#include "laws_second_at_conventions_test.moc"
