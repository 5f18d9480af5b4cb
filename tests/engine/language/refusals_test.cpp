// What is refused, where, and what the hint proposes.
#include <QTest>

#include "engine/language/parser.h"

namespace engine_language_refusals_test {

using nabla::parse;

namespace {

struct Refusal {
  const char* text;
  int column;
  const char* message;  // part of `what (hint)`
};

const Refusal refusals[] = {
    // multiplication that cannot be meant, or in two ways
    {"y = sinx", 5, "write sin(x)"},
    {"y = lnx + 1", 5, "write ln(x)"},
    {"y = sin2x", 5, "write sin(2x)"},
    {"y = x y", 5, "write x*y"},
    {"y = x 2", 5, "write x*2"},
    {"y = x²y", 6, "write * between them"},
    {"y = (a)b", 7, "write * between them"},
    {"y = f(x)(y)", 5, "'f' is not a function"},
    {"y = sin(x)(y)", 10, "write * between them"},
    {"y = x(x+3)", 5, "write x*(x+3)"},
    {"def f(x): return x(x+3)", 18, "write x*(x+3)"},
    {"y = 1/2x", 5, "write 1 / (2 * x) or 1 / 2 * x"},
    {"y = 1/2(x+1)(x-1)", 5, "write 1 / (2 * (x + 1) * (x - 1)) or 1 / 2 * (x + 1) * (x - 1)"},
    {"y = a % 2x", 5, "a % (2 * x)"},
    {"y = 2^2x", 5, "write 2^(2 * x) or 2^2 * x"},
    {"y = e^2x", 5, "write e^(2 * x) or e^2 * x"},
    {"y = √2x", 5, "write sqrt(2 * x) or sqrt(2) * x"},
    {"y = √x²", 5, "write sqrt(x^2) or sqrt(x)^2"},
    {"y = √x^3", 5, "write sqrt(x^3) or sqrt(x)^3"},
    {"y = x²^3", 7, "use parentheses"},
    {"y = sin⁻¹(x)", 5, "write asin(x) or 1/sin(x)"},
    {"y = ln^-1(x)", 5, "write 1/ln(x)"},
    {"y = sin -x", 5, "write sin(x)"},
    {"y = sin x cos x", 9, "write x*cos"},
    // decimal commas
    {"y = 1,5", 5, "write 1.5"},
    {"1,5 * x", 1, "write 1.5"},
    {"y = 1，5", 5, "write 1.5"},
    {"y = sqrt(1,5)", 10, "write 1.5"},
    {"y = erf(1,5)", 9, "write 1.5"},
    {"y = sigmoid(1,5)", 13, "write 1.5"},
    // = and its cousins
    {"x^2 + y^2 = 1", 1, "to compare, write =="},
    {"if x = 3: pass", 6, "to compare, write =="},
    {"y = (x = 3)", 8, "to compare, write =="},
    {"a = b = 3", 7, "only one '='"},
    {"f(x) = x^2", 1, "write f = lambda x: ..."},
    {"g(x, y) = x*y", 1, "write g = lambda x, y: ..."},
    {"def f(x) = x^2", 10, "write def f(x): return x^2"},
    {"y := 3", 3, "write ="},
    {"x **= 2", 3, "write x = x^2"},
    {"x ^= 2", 3, "write x = x^2"},
    {"a[0] = 3", 1, "where or concat"},
    {"true = 3", 1, "choose another name"},
    {"None = 3", 1, "choose another name"},
    {"x++", 3, "write x += 1"},
    // operators of other languages
    {"y = x ? a : b", 7, "write a if x else b"},
    {"y = a && b", 7, "write and"},
    {"y = a & b", 7, "write and"},
    {"y = a || b", 7, "write or"},
    {"y = !a", 5, "write not"},
    {"y = 5!", 6, "factorial"},
    {"y = a === b", 7, "write =="},
    {"y = a <> b", 7, "write !="},
    {"y = a =< b", 7, "write <="},
    {"y = a => b", 7, "write >="},
    {"y = a is b", 7, "write =="},
    {"y = 5%", 6, "5/100"},
    {"y = (5%) * x", 7, "5/100"},
    {"y = 5% * x", 6, "5/100"},
    {"y = f'(x)", 6, "grad(f(x), x)"},
    {"y = f’(x)", 6, "grad(f(x), x)"},
    {"y = f′(x)", 6, "grad(f(x), x)"},
    {"y = ∑ x", 5, "write sum(a)"},
    {"y = 30°", 7, "radians"},
    // LaTeX
    {"y = \\frac{a}{b}", 5, "write a/b for \\frac{a}{b}"},
    {"y = \\sqrt{x}", 5, "write sqrt(x)"},
    {"y = 2 \\cdot x", 7, "write *"},
    {"y = \\alpha", 5, "write alpha"},
    {"y = x^{2}", 7, "group with ( )"},
    {"y = x_{1}", 7, "x1"},
    {"$x^2$", 1, "leave it out"},
    // other languages
    {"import numpy as np", 1, "every function is there"},
    {"y = np.sin(x)", 5, "write sin"},
    {"y = x.sum()", 6, "write sum(x)"},
    {"y = x.real", 6, "only .T"},
    {"print x", 1, "write print(x)"},
    {"y = print(x)", 5, "on a line of its own"},
    {"print(x, end=3)", 10, "write print(a, b)"},
    {"print(x", 6, "add the ')'"},
    {"let x = 3", 1, "write x = ..."},
    {"var x = 3", 1, "write x = ..."},
    {"// note", 1, "a comment begins with #"},
    {"y = 'note", 5, "no closing quote"},
    {"y = \"note\"", 5, "only a file to load and the reduction of a loss are text"},
    {"y = 0xFF", 5, "decimal"},
    {"y = [1 2; 3 4]", 6, "comma"},
    {"y = [a; b]", 7, "[[1, 2], [3, 4]]"},
    {"y = (i for i in a)", 8, "or sum(v^2 for v in a)"},
    {"y = mean(i for i in a)", 12, "write mean([v^2 for v in a])"},
    {"y = sum(i for i in a, axis=0)", 11, "write sum([v^2 for v in a], axis=0)"},
    {"y = [i for i in a if i > 0]", 19, "where(v > 0, v, 0)"},
    {"y = [i for a in b for i in a]", 19, "write [[a*b for b in y] for a in x]"},
    {"y = [i for 3 in a]", 12, "write [v^2 for v in a]"},
    {"y = simgoid(x)", 5, "did you mean sigmoid?"},
    {"y = cot(x)", 5, "write 1/tan(x)"},
    // incomplete lines
    {"y =", 3, "something is missing after '='"},
    {"y = x +", 7, "something is missing after '+'"},
    {"y = * 3", 5, "a value is missing before '*'"},
    {"y = a + / b", 7, "a value is missing between '+' and '/'"},
    {"y = (x + 1", 5, "add the ')'"},
    {"y = [1, 2", 5, "add the ']'"},
    {"y = x + 1)", 10, "there is no '('"},
    {"y = (x]", 7, "write ')' there"},
    {"y = |x", 5, "never closed"},
    {"y = x |", 7, "no partner"},
    {"y = a if b", 10, "write a if c else b"},
    {"y = a[]", 6, "this index is empty"},
    {"y = x;;", 7, "before ';'"},
    {"y = 2 3", 5, "side by side"},
    {"y = a == not b", 10, "(not x)"},
    {"y = 1 + lambda x: x", 9, "(lambda x: x)"},
    // statements
    {"minimize x^2", 10, "write y = ... and below it minimize y"},
    {"output", 1, "takes the name of a value"},
    {"return x", 1, "outside of any function"},
    {"break", 1, "outside of any loop"},
    {"if x > 3", 9, "a ':' is missing"},
    {"if x:", 1, "indent them by four spaces"},
    {"  x = 3", 3, "delete the spaces"},
    {"# a\n\n  x = 3", 3, "delete the spaces"},
    {"x = 3\n  y = 4", 3, "line them up"},
    {"else: pass", 1, "no 'if' for this 'else'"},
    {"if x: pass\nelse if y: pass", 1, "write elif"},
    {"for i = 1:10", 7, "write for i in range(n):"},
    {"def f(x, x): return x", 10, "rename one"},
    {"def f(x=1, y): return x", 12, "put arguments with defaults last"},
    {"y = sum(x, axis=0, axis=1)", 25, "given twice"},
    {"y = sum(axis=0, x)", 17, "put those with names last"},
    {"while 1:\n  x = 3\n y = 2", 1, "indented like no line above"},
    // what nobody sees
    {"y = x\u200B", 6, "U+200B"},
    {"y = x \u202E", 7, "delete it"},
    {"y = x \x01", 7, "U+0001"},
};

}  // namespace

class RefusalsTest : public QObject {
  Q_OBJECT

 private slots:
  void what_is_refused_says_where_and_what_to_write_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("message");
    for (const Refusal& row : refusals) {
      QTest::newRow(row.text) << QByteArray(row.text) << row.column << QString(row.message);
    }
  }

  void what_is_refused_says_where_and_what_to_write() {
    QFETCH(QByteArray, text);
    QFETCH(int, column);
    QFETCH(QString, message);
    const auto result = parse(text.toStdString());
    QVERIFY(!result.ok());
    const nabla::Diagnostic& first = result.diagnostics.front();
    const QString line = QString::fromStdString(describe(first, "text", text.toStdString()));
    QVERIFY2(line.contains(message), qPrintable(line));
    QVERIFY(!line.contains('\n'));
    const auto place = nabla::position_of(text.toStdString(), first.span.begin);
    QVERIFY2(place.column == static_cast<std::size_t>(column), qPrintable(line));
    QVERIFY(first.span.begin <= first.span.end);
  }

  void every_error_is_found_in_order_of_place() {
    const std::string text =
        "y = (x + 1\n"
        "z = 2 *\n"
        "if x >\n"
        "    a = sinx\n"
        "    b = (1 +\n"
        "    c = 3\n"
        "w = 1,5\n"
        "for i in range(3)\n"
        "    k = 2 $\n"
        "ok = 3\n"
        "k = x(x+3) + y(2)\n";
    const auto result = parse(text);
    std::vector<std::size_t> lines;
    for (const auto& diagnostic : result.diagnostics) {
      lines.push_back(nabla::position_of(text, diagnostic.span.begin).line);
    }
    QCOMPARE(lines, (std::vector<std::size_t>{1, 2, 3, 4, 5, 7, 8, 9, 11, 11}));
    QCOMPARE(result.error_count, result.diagnostics.size());
  }

  void sound_lines_survive_beside_broken_ones() {
    const auto result = parse("a = 1\nb = )\nc = 3\n");
    QCOMPARE(result.program.statements.size(), std::size_t{2});
    QCOMPARE(result.program.statements[1].targets[0], std::string("c"));
  }

  void an_argument_on_a_line_of_its_own_is_no_statement() {
    QVERIFY(parse("y = sum(x,\n  axis=0,\n  keepdims=true)\n").ok());
    QVERIFY(parse("y = (a\n  if c\n  else b)\n").ok());
  }

  void later_errors_are_counted_but_not_kept() {
    std::string text;
    for (int i = 0; i < 250; ++i) text += "y = )\n";
    const auto result = parse(text);
    QCOMPARE(result.diagnostics.size(), std::size_t{100});
    QCOMPARE(result.error_count, std::size_t{250});
  }

  void one_expression_is_one() {
    QVERIFY(nabla::parse_expression(" x + 1 \n"));
    QVERIFY(!nabla::parse_expression(""));
    QVERIFY(!nabla::parse_expression("  # only a comment"));
    QVERIFY(!nabla::parse_expression("x = 3"));
    QVERIFY(!nabla::parse_expression("x\ny"));
    QVERIFY(!nabla::parse_expression("f(3)"));
    QVERIFY(nabla::parse_expression("f(3)", {}, {{"f"}, {}}));
  }
};

QTEST_APPLESS_MAIN(RefusalsTest)

}  // namespace engine_language_refusals_test

#include "engine_language_refusals_test.moc"
