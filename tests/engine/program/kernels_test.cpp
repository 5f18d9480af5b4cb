// Kernels on blocks answer special values as the ops' own functions do, whichever instruction set
// they were built for.
#include "engine/program/kernels.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "engine/ops/build.h"
#include "engine/ops/catalogue.h"
#include "engine/program/block_function.h"
#include "engine/program/compiled.h"

namespace engine_program_kernels_test {

using namespace nabla;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double few_ulp = 5;  // the library promises 4 from exact, the op's function is within 1
constexpr double smallest = std::numeric_limits<double>::denorm_min();

// Ends, zeros, subnormal numbers, where functions overflow or turn, and arguments so large that
// their period must be reduced exactly.
const std::vector<double> specials = {
    0.0,     -0.0,   infinity, -infinity, std::nan(""), smallest, -smallest, 1e-310,
    -1e-310, 1e-300, -1e-20,   1e-8,      0.5,          -0.5,     1.0,       -1.0,
    2.0,     -3.0,   27.5,     -27.5,     36.8,         -37.5,    709.5,     709.8,
    -745.0,  -746.0, 1e5,      -1e15,     1e22,         -1e300,   largest,   -largest};

// Of one operand, or of all pairs.
struct Arguments {
  std::vector<double> a, b;
  explicit Arguments(std::size_t arity) {
    for (const double x : specials) {
      for (const double y : arity == 2 ? specials : std::vector{0.0}) {
        a.push_back(x);
        b.push_back(y);
      }
    }
  }
};

double exact(const OpDef& op, double a, double b) {
  const auto* unary = std::get_if<UnaryFunction>(&op.kernel);
  return unary != nullptr ? (*unary)(a) : std::get<BinaryFunction>(op.kernel)(a, b);
}

// NaN where the other is, infinities and zeros with their signs, else within `ulps` units in the
// last place.
bool answers_alike(double found, double expected, double ulps) {
  if (std::isnan(expected)) return std::isnan(found);
  if (std::isinf(expected) || expected == 0)
    return found == expected && std::signbit(found) == std::signbit(expected);
  const double size = std::abs(expected);
  return std::abs(found - expected) <= ulps * (size - std::nextafter(size, 0.0));
}

std::vector<double> over_a_list(const OpDef& op, const Arguments& given, const KernelTable& set) {
  Graph graph;
  std::vector<Sym> inputs;
  for (std::size_t k = 0; k < op.scalar_arity(); ++k) {
    const std::string name(1, static_cast<char>('a' + k));
    inputs.push_back({&graph, graph.append_input(name, InputKind::variable, {}, std::nullopt)});
  }
  const NodeId result = nabla::apply(op, inputs).id;
  const std::vector<Along> along(inputs.size(), Along::both);
  const GridMachine machine = *compile(graph, std::span(&result, 1)).grid(along, set);
  std::vector<double> out(given.a.size());
  const double* const from[] = {given.a.data(), given.b.data()};
  double* const to[] = {out.data()};
  GridMachine::Frame frame;
  machine.run({out.size(), 1}, from, to, frame);
  return out;
}

}  // namespace

class KernelsTest : public QObject {
  Q_OBJECT

 private slots:
  void special_values_are_answered_as_by_the_op_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<QString>("op");
    for (int k = 0; k < kernel_sets; ++k) {
      const KernelTable* const set = kernel_set(k);
      if (set == nullptr) continue;
      for (const OpDef* op : all_ops()) {
        if (!op->elementwise()) continue;
        QTest::addRow("%s %s", set->name, std::string(op->name).c_str())
            << k << QString::fromStdString(std::string(op->name));
      }
    }
  }
  void special_values_are_answered_as_by_the_op() {
    QFETCH(int, set);
    QFETCH(QString, op);
    const OpDef& tried = *find_op(op.toStdString());
    const Arguments given(tried.scalar_arity());
    const std::vector<double> found = over_a_list(tried, given, *kernel_set(set));
    QString wrong;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double expected = exact(tried, given.a[i], given.b[i]);
      if (answers_alike(found[i], expected, few_ulp)) continue;
      wrong += QStringLiteral("(%1, %2): %3 instead of %4\n")
                   .arg(given.a[i])
                   .arg(given.b[i])
                   .arg(found[i], 0, 'g', 17)
                   .arg(expected, 0, 'g', 17);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
  }

  // Only the library's functions may depend on the machine.
  void arithmetic_gives_the_same_bits_in_every_set() {
    for (const OpDef* op : all_ops()) {
      if (!op->elementwise() || block_function(*op) != BlockFunction::none) continue;
      const Arguments given(op->scalar_arity());
      for (int k = 0; k < kernel_sets; ++k) {
        if (kernel_set(k) == nullptr) continue;
        const std::vector<double> found = over_a_list(*op, given, *kernel_set(k));
        for (std::size_t i = 0; i < found.size(); ++i) {
          const double expected = exact(*op, given.a[i], given.b[i]);
          QVERIFY2(answers_alike(found[i], expected, 0), std::string(op->name).c_str());
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(KernelsTest)

}  // namespace engine_program_kernels_test

#include "engine_program_kernels_test.moc"
