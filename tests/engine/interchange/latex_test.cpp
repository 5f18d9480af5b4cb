#include "engine/interchange/latex.h"

#include <QTest>

#include "engine/language/parser.h"

namespace engine_interchange_latex_test {

using namespace nabla;

class LatexTest : public QObject {
  Q_OBJECT

 private slots:
  void expressions_print_as_written_on_a_board_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("latex");
    const std::pair<const char*, const char*> rows[] = {
        {"x1 * x2", "x_{1} \\cdot x_{2}"},
        {"2 * x", "2 x"},
        {"2 * 3", "2 \\cdot 3"},
        {"x * 2", "x \\cdot 2"},
        {"(a + b) * c", "\\left(a + b\\right) \\cdot c"},
        {"a + b * c", "a + b \\cdot c"},
        {"a - (b - c)", "a - \\left(b - c\\right)"},
        {"a - b - c", "a - b - c"},
        {"a * -b", "a \\cdot \\left(-b\\right)"},
        {"a + -b", "a + \\left(-b\\right)"},
        {"-a * b", "-a \\cdot b"},
        {"-2 * x", "-2 x"},
        {"-2 * x * y", "-2 x \\cdot y"},
        {"pow(a + 1, b)", "\\left(a + 1\\right)^{b}"},
        {"c + -a * b", "c + \\left(-a \\cdot b\\right)"},
        {"(a - b) * c", "\\left(a - b\\right) \\cdot c"},
        {"(-a - b) * c", "\\left(-a - b\\right) \\cdot c"},
        {"-1 / x", "-\\frac{1}{x}"},
        {"-(a + b)", "-\\left(a + b\\right)"},
        {"a / (b + 1)", "\\frac{a}{b + 1}"},
        {"(a / b) ** 2", "\\left(\\frac{a}{b}\\right)^{2}"},
        {"x ** (n + 1)", "x^{n + 1}"},
        {"(x + 1) ** 2", "\\left(x + 1\\right)^{2}"},
        {"(x ** 2) ** 3", "\\left(x^{2}\\right)^{3}"},
        {"exp(x) ** 2", "\\left(e^{x}\\right)^{2}"},
        {"-x ** 2", "-x^{2}"},
        {"sin(x) ** 2", "\\sin^{2}\\left(x\\right)"},
        {"sqrt(x + 1)", "\\sqrt{x + 1}"},
        {"hypot(a + b, c)", "\\sqrt{\\left(a + b\\right)^2 + c^2}"},
        {"expm1(x) * y", "\\left(e^{x} - 1\\right) \\cdot y"},
        {"sum(x + y)", "\\sum \\left(x + y\\right)"},
        {"sum(x, axis=0)", "\\operatorname{sum}\\left(x, \\mathrm{axis}=0\\right)"},
        {"a @ b", "a \\, b"},
        {"A.T", "A^{\\top}"},
        {"a // b", "\\left\\lfloor \\frac{a}{b} \\right\\rfloor"},
        {"a < b <= c", "a < b \\le c"},
        {"not (a and b or c)", "\\lnot \\left(a \\land b \\lor c\\right)"},
        {"1e-3 * x", "10^{-3} x"},
        {"2.5e6", "2.5 \\times 10^{6}"},
        {"[1, 2]", "\\begin{pmatrix}1 \\\\ 2\\end{pmatrix}"},
        {"[[1, 2], [3, 4]]", "\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}"},
        {"a[0, 1:3]", "{a}_{0, 1{:}3}"},
        {"alpha * w_out", "\\alpha \\cdot w_{\\mathrm{out}}"},
        {"loss + pi", "\\mathrm{loss} + \\pi"},
        {"leaky_relu(x)", "\\operatorname{leaky\\_relu}\\left(x\\right)"},
        {"a if c else b", "\\begin{cases}a & \\text{if } c \\\\ b & \\text{else}\\end{cases}"},
        {"_ + 1", "\\square + 1"},
    };
    for (const auto& [program, latex] : rows) QTest::newRow(program) << program << latex;
  }
  void expressions_print_as_written_on_a_board() {
    QFETCH(QString, program);
    QFETCH(QString, latex);
    const auto expr = parse_expression(program.toStdString());
    QVERIFY(expr);
    QCOMPARE(QString::fromStdString(latex_of(*expr)), latex);
  }

  void braces_and_brackets_balance() {
    const auto expr =
        parse_expression("abs(floor(x1 / (y_2 + clip(a, 0, [1, 2])))) ** where(a > 0, b, c)");
    const std::string text = latex_of(expr.value());
    const QString latex = QString::fromStdString(text);
    QCOMPARE(latex.count('{'), latex.count('}'));
    QCOMPARE(latex.count("\\left"), latex.count("\\right"));
  }
};

QTEST_APPLESS_MAIN(LatexTest)

}  // namespace engine_interchange_latex_test

#include "engine_interchange_latex_test.moc"
