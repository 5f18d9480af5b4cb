// What people type, and the canonical form it is printed back in.
#include <QTest>

#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace engine_language_typed_forms_test {

using nabla::parse;
using nabla::print;

namespace {

struct Form {
  const char* typed;
  const char* canonical;
};

// Forms of one expression.
const Form forms[] = {
    // multiplication without its sign
    {"2x", "2 * x"},
    {"2 x", "2 * x"},
    {"2x2", "2 * x2"},
    {"2(x+1)", "2 * (x + 1)"},
    {"2(x+1)(x-1)", "2 * (x + 1) * (x - 1)"},
    {"(a)(b)", "a * b"},
    {"(a+b)(a-b)(c)", "(a + b) * (a - b) * c"},
    {"-2x", "-2 * x"},
    {"2x^3", "2 * x^3"},
    {"-2x^2", "-2 * x^2"},
    {"3*2x", "3 * (2 * x)"},
    {"1 + 2x/3", "1 + 2 * x / 3"},
    {"2e", "2 * e"},
    {"2e3", "2e3"},
    {"2sin(x)", "2 * sin(x)"},
    {"2|x|", "2 * abs(x)"},
    // powers and roots
    {"x²", "x^2"},
    {"x³", "x^3"},
    {"x¹⁰", "x^10"},
    {"x⁻¹", "x^-1"},
    {"(x+1)²", "(x + 1)^2"},
    {"-x²", "-x^2"},
    {"2^x²", "2^x^2"},
    {"x**2", "x^2"},
    {"√x", "sqrt(x)"},
    {"√(x+1)", "sqrt(x + 1)"},
    {"√√2", "sqrt(sqrt(2))"},
    {"√(x)²", "sqrt(x)^2"},
    {"2√x", "2 * sqrt(x)"},
    {"e^x", "exp(x)"},
    {"e^(2x)", "exp(2 * x)"},
    {"e^-x^2", "exp(-x^2)"},
    {"e²", "exp(2)"},
    {"2e^x", "2 * exp(x)"},
    {"pow(x, 3)", "x^3"},
    // signs
    {"a·b", "a * b"},
    {"a×b÷c", "a * b / c"},
    {"a−b", "a - b"},
    {"−x", "-x"},
    {"a≤b", "a <= b"},
    {"a ≥ b", "a >= b"},
    {"a≠b", "a != b"},
    {"∞", "inf"},
    {"-∞", "-inf"},
    {"π", "pi"},
    {"2π", "2 * pi"},
    {"2πr", "2 * pi * r"},
    {"π(r+1)", "pi * (r + 1)"},
    {"πr²", "pi * r^2"},
    // bars
    {"|x|", "abs(x)"},
    {"|x| + |y|", "abs(x) + abs(y)"},
    {"||x| - 1|", "abs(abs(x) - 1)"},
    {"|1 - |x||", "abs(1 - abs(x))"},
    {"|a + |b| + c|", "abs(a + abs(b) + c)"},
    {"|(|x|)|", "abs(abs(x))"},
    {"|x|²", "abs(x)^2"},
    {"f(|x|, [|y|])", "f(abs(x), [abs(y)])"},
    // names
    {"x₁ + x₁₂", "x1 + x12"},
    {"θ₀ + α", "θ0 + α"},
    {"变量 + 1", "变量 + 1"},
    {"𝑥 + 𝐲", "x + y"},
    {"𝜋", "pi"},
    // functions before their argument
    {"sin x", "sin(x)"},
    {"ln x", "log(x)"},
    {"sin 2x", "sin(2 * x)"},
    {"sin x^2", "sin(x^2)"},
    {"sin x²", "sin(x^2)"},
    {"sin x * y", "sin(x) * y"},
    {"sin x + cos y", "sin(x) + cos(y)"},
    {"sin cos x", "sin(cos(x))"},
    {"2 sin x", "2 * sin(x)"},
    {"ln |x|", "log(abs(x))"},
    {"sin π", "sin(pi)"},
    {"sin²(x)", "sin(x)^2"},
    {"sin² x", "sin(x)^2"},
    {"sin^2(x)", "sin(x)^2"},
    {"sin²(x) + cos²(x)", "sin(x)^2 + cos(x)^2"},
    {"sin(x)²", "sin(x)^2"},
    // aliases
    {"arcsin(x) + arctan2(y, x)", "asin(x) + atan2(y, x)"},
    {"sgn(x)", "sign(x)"},
    {"max(a, b)", "maximum(a, b)"},
    {"min(a, b)", "minimum(a, b)"},
    {"max(a)", "max(a)"},
    {"max(a, axis=0)", "max(a, axis=0)"},
    {"cond(p, ln, arcsin)", "cond(p, log, asin)"},
    // full-width forms and foreign spaces
    {"（a＋b）＊２", "(a + b) * 2"},
    {"ｘ＾２", "x^2"},
    {"ｓｉｎ（ｘ）", "sin(x)"},
    {"３．５", "3.5"},
    {"a\u00A0+\u3000b", "a + b"},
    {"[a，b、c]", "[a, b, c]"},
    {"a［０］", "a[0]"},
    {"a＜b", "a < b"},
    {"｜x｜", "abs(x)"},
    // Python
    {"1_000", "1000"},
    {".5 + 5. + 1e-3", ".5 + 5. + 1e-3"},
    {"True", "true"},
    {"False", "false"},
    {"sum(a, axis=None)", "sum(a, axis=None)"},
    {"a.T @ b", "a.T @ b"},
    {"a[:, 1]", "a[:, 1]"},
    {"a[1:3][-1]", "a[1:3][-1]"},
    {"a[::2, ..., 1:, :3]", "a[::2, ..., 1:, :3]"},
    {"zeros((2, 3))", "zeros((2, 3))"},
    {"zeros((2,))", "zeros((2,))"},
    {"randn(())", "randn(())"},
    {"[1, 2,]", "[1, 2]"},
    {"load('a.csv')", "load(\"a.csv\")"},
    {"load(“数据.npy”)", "load(\"数据.npy\")"},
    {"load(\"a\\\"b\\\\c\\n\")", "load(\"a\\\"b\\\\c\\n\")"},
    {"_ + 1", "_ + 1"},
    {"(a +\n   b)", "a + b"},
    {"a + \\\n b", "a + b"},
    {"while_loop(lambda i: i < 3, lambda i: i + 1, 0)",
     "while_loop(lambda i: i < 3, lambda i: i + 1, 0)"},
};

QString first_error(const nabla::ParseResult& result, const std::string& text) {
  if (result.ok()) return {};
  return QString::fromStdString(describe(result.diagnostics.front(), "text", text));
}

}  // namespace

class TypedFormsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_typed_form_is_printed_canonically_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("canonical");
    for (const Form& form : forms) {
      QTest::newRow(form.typed) << QString(form.typed) << QString(form.canonical);
    }
  }

  void a_typed_form_is_printed_canonically() {
    QFETCH(QString, typed);
    QFETCH(QString, canonical);
    const std::string head = "def f(a, b): return a + b\ny = ";
    const std::string text = head + typed.toStdString();
    const nabla::ParseResult result = parse(text);
    QVERIFY2(result.ok(), qPrintable(first_error(result, text)));
    const QString printed = QString::fromStdString(print(result.program));
    QCOMPARE(printed.section("y = ", 1).trimmed(), canonical);
  }

  void a_canonical_form_reads_as_what_was_typed() {
    for (const Form& form : forms) {
      const nabla::NamesInScope scope{{"f"}, {}};
      const auto typed = nabla::parse_expression(form.typed, {}, scope);
      const auto canonical = nabla::parse_expression(form.canonical, {}, scope);
      QVERIFY2(typed && canonical, form.typed);
      QVERIFY2(same_meaning(*typed, *canonical), form.typed);
    }
  }

  void a_program_may_shadow_what_has_a_meaning() {
    QCOMPARE(print(parse("e = y - t\nloss = e^2").program), std::string("e = y - t\nloss = e^2\n"));
    QCOMPARE(print(parse("sum = 0; sum += 1; y = sum * 2").program),
             std::string("sum = 0; sum += 1; y = sum * 2\n"));
    QCOMPARE(print(parse("def ln(x): return x\ny = ln(2)").program),
             std::string("def ln(x):\n    return x\ny = ln(2)\n"));
    QCOMPARE(print(parse("sinx = 2; y = sinx").program), std::string("sinx = 2; y = sinx\n"));
    QCOMPARE(print(parse("output = 2; output; minimize = output * 3").program),
             std::string("output = 2; output; minimize = output * 3\n"));
  }

  void functions_of_the_program_are_called_wherever_they_stand() {
    const char* const programs[] = {
        "y = f(2)\ndef f(x): return x\n",
        "f = lambda x: x^2\ny = f(3) + f 4",
        "g = sin\ny = g(3)",
        "def make(k): return lambda x: k*x\nh = make(2)\ny = h(3)",
        "def apply(g, x): return g(x)\ny = apply(sin, 2)",
        "y = while_loop(lambda f, x: f(x), lambda x: x, 0)",
    };
    for (const char* text : programs) {
      const auto result = parse(text);
      QVERIFY2(result.ok(), qPrintable(first_error(result, text)));
    }
  }

  void numbers_keep_their_value() {
    const auto value = [](const QByteArray& text) {
      return nabla::parse_expression(text.toStdString())->number;
    };
    QCOMPARE(value("0.1"), 0.1);
    QCOMPARE(value("１２．５"), 12.5);
    QCOMPARE(value("1_000.5e-3"), 1.0005);
    QVERIFY(qIsInf(value("1e999")));
    QVERIFY(qIsInf(value("1" + QByteArray(400, '0'))));
    QCOMPARE(value("1e-999"), 0.0);
    QCOMPARE(value("0." + QByteArray(400, '0') + "1"), 0.0);
    QCOMPARE(value("0." + QByteArray(400, '0') + "1e401"), 1.0);
    QCOMPARE(value("4.9406564584124654e-324"), 4.9406564584124654e-324);
  }

  void spans_are_bytes_of_the_typed_text() {
    const std::string text = "ｙ ＝ π·(x₁ + 2)";
    const auto result = parse(text);
    QVERIFY(result.ok());
    const nabla::Expr& product = result.program.statements[0].value;
    const auto covered = [&](const nabla::Expr& expr) {
      return text.substr(expr.span.begin, expr.span.end - expr.span.begin);
    };
    QCOMPARE(covered(product), std::string("π·(x₁ + 2)"));
    QCOMPARE(covered(product.children[0]), std::string("π"));
    QCOMPARE(covered(product.children[1]), std::string("(x₁ + 2)"));
    QCOMPARE(covered(product.children[1].children[0]), std::string("x₁"));
  }
};

QTEST_APPLESS_MAIN(TypedFormsTest)

}  // namespace engine_language_typed_forms_test

#include "engine_language_typed_forms_test.moc"
