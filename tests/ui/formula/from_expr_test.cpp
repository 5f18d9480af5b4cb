// Expressions as textbook formulas, read back as text.
#include "ui/formula/from_expr.h"

#include <QTest>

#include "engine/language/parser.h"

namespace ui_formula_from_expr_test {

using namespace nabla::ui;
using nabla::parse_expression;

namespace {

Math formulaOf(const QString& text, const NameRole& role_of = {}) {
  const auto expr = parse_expression(text.toStdString());
  return expr ? from_expr(*expr, role_of) : math::words("does not parse");
}

QString shown(const QString& text) { return math::plainText(formulaOf(text)); }

int countOf(const Math& formula, math::Kind kind) {
  int count = formula.kind == kind ? 1 : 0;
  for (const Math& child : formula.children) count += countOf(child, kind);
  return count;
}

int partsWithRole(const Math& formula, Role role) {
  int count = formula.role == role ? 1 : 0;
  for (const Math& child : formula.children) count += partsWithRole(child, role);
  return count;
}

}  // namespace

class FromExprTest : public QObject {
  Q_OBJECT

 private slots:
  void expressions_read_as_in_a_textbook_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("formula");
    const std::pair<const char*, const char*> cases[] = {
        {"x1 * x2", "x₁ · x₂"},
        {"2*x", "2x"},
        {"x*2", "x · 2"},
        {"2*3", "2 · 3"},
        {"2*x*3", "2x · 3"},
        {"2*(x + 1)", "2(x + 1)"},
        {"2*x**2*y", "2x² · y"},
        {"a*(b + c)", "a · (b + c)"},
        {"a - (b - c)", "a − (b − c)"},
        {"a - (b + c)", "a − (b + c)"},
        {"a + (b + c)", "a + b + c"},
        {"a - b*c", "a − b · c"},
        {"a - -b", "a − (−b)"},
        {"a * -b", "a · (−b)"},
        {"-a * b", "−a · b"},
        {"-(a + b)", "−(a + b)"},
        {"-x**2", "−x²"},
        {"(-x)**2", "(−x)²"},
        {"x**-1", "x⁻¹"},
        {"x**(1/2)", "x^(1/2)"},
        {"(x**2)**3", "(x²)³"},
        {"(a + b)/c", "(a + b)/c"},
        {"a/b*c", "a/b · c"},
        {"1/(1 + exp(-x))", "1/(1 + e^(−x))"},
        {"sqrt(x)", "√x"},
        {"cbrt(x)", "³√x"},
        {"abs(x - 1)", "|x − 1|"},
        {"floor(x)", "⌊x⌋"},
        {"norm(w)", "‖w‖"},
        {"sin(x)**2 + cos(x)**2", "sin²(x) + cos²(x)"},
        {"sin(x)**-1", "(sin(x))⁻¹"},
        {"log2(x)", "log₂(x)"},
        {"max(a, b)", "max(a, b)"},
        {"mean(x, axis=1)", "mean(x, axis = 1)"},
        {"sum(x, axis=0)", "sum(x, axis = 0)"},
        {"sum(x + 1)", "∑(x + 1)"},
        {"a < b <= c", "a < b ≤ c"},
        {"not (a and b)", "¬(a ∧ b)"},
        {"x[0]", "x₀"},
        {"x1[2]", "(x₁)₂"},
        {"A[0, 1:3]", "A_(0, 1:3)"},
        {"inv(A) @ b", "A⁻¹ b"},
        {"A.T", "A^T"},
        {"[1, 2]", "[1, 2]"},
        {"[[1, 2], [3, 4]]", "[1, 2; 3, 4]"},
        {"1e-3 * x", "10⁻³x"},
        {"2.5e5", "2.5 · 10⁵"},
        {"inf", "∞"},
        {"pi * e", "π · e"},
        {"theta1 + _", "θ₁ + □"},
        {"sigmoid(x)", "σ(x)"},
        {"100*(y - x**2)**2", "100(y − x²)²"},
    };
    for (const auto& [typed, formula] : cases) QTest::newRow(typed) << typed << formula;
  }
  void expressions_read_as_in_a_textbook() {
    QFETCH(QString, typed);
    QFETCH(QString, formula);
    QCOMPARE(shown(typed), formula);
  }

  void a_division_is_a_fraction_on_the_line_and_a_slash_in_an_exponent() {
    QCOMPARE(countOf(formulaOf("a/b"), math::Kind::fraction), 1);
    QCOMPARE(countOf(formulaOf("x**(a/b)"), math::Kind::fraction), 0);
  }

  void a_root_is_a_root_and_bars_grow() {
    QCOMPARE(countOf(formulaOf("sqrt(x/y)"), math::Kind::root), 1);
    QCOMPARE(countOf(formulaOf("abs(x/y)"), math::Kind::fence), 1);
  }

  void a_fraction_needs_no_parentheses_inside() {
    QCOMPARE(countOf(formulaOf("(a + b)/(c + d)"), math::Kind::fence), 0);
  }

  void a_conditional_becomes_cases() {
    const Math formula = formulaOf("x if x > 0 else -x");
    QCOMPARE(countOf(formula, math::Kind::matrix), 1);
    QCOMPARE(formula.open, QString("{"));
  }

  void a_ragged_or_long_list_is_no_matrix() {
    QCOMPARE(countOf(formulaOf("[[1], [2, 3]]"), math::Kind::matrix), 0);
    QVERIFY(shown("[1,2,3,4,5,6,7,8,9,10]").endsWith("8, …]"));
  }

  void names_take_the_colour_they_are_given() {
    const auto blue_x = [](const QString& name) -> std::optional<Role> {
      return name == "x1" ? std::optional<Role>(Role::value) : std::nullopt;
    };
    QCOMPARE(partsWithRole(formulaOf("x1 * x1 + y", blue_x), Role::value), 2);
  }

  void an_assignment_has_its_name_at_the_left() {
    const auto expr = parse_expression("x1 * x2");
    QVERIFY(expr);
    QCOMPARE(math::plainText(assignment("y", *expr)), QString("y = x₁ · x₂"));
  }
};

QTEST_APPLESS_MAIN(FromExprTest)

}  // namespace ui_formula_from_expr_test

#include "ui_formula_from_expr_test.moc"
