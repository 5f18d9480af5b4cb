#include "engine/interchange/expression.h"

#include <QTest>
#include <cmath>
#include <numbers>

#include "engine/derive/reverse.h"
#include "engine/interchange/make_expr.h"
#include "engine/interchange/tidy.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "engine/program/session.h"
#include "engine/trace/record.h"

namespace engine_interchange_expression_test {

using namespace nabla;

namespace {

Execution run_text(const std::string& text) {
  const ParseResult parsed = parse(text);
  return run(parsed.program);
}

QString output_of(const std::string& text) {
  const Execution execution = run_text(text);
  if (!execution.ok() || execution.outputs.empty()) return "?";
  return QString::fromStdString(print(expression_of(execution.graph, execution.outputs[0].node)));
}

}  // namespace

class ExpressionTest : public QObject {
  Q_OBJECT

 private slots:
  // Where the program wrote a name it may be read as it was meant there, unless an input has it.
  void names_assigned_anew_are_read_as_they_were_meant() {
    const auto written = [](const char* text) {
      const Execution execution = run(parse(text).program);
      return QString::fromStdString(
          print(expression_of(execution.graph, execution.outputs[0].node)));
    };
    QCOMPARE(written("x = variable(2)\ns = 1\nfor i in range(3):\n  s = s * x"), QString("s * x"));
    QCOMPARE(written("x = variable(2)\nx = x + 1\ny = x * 2"), QString("(x + 1) * 2"));
    QCOMPARE(written("s = variable(2)\nt = s + 1\nk = t\nt = t * s\ny = k - t"),
             QString("s + 1 - t"));
  }

  void a_node_prints_as_it_was_written_data() {
    QTest::addColumn<QString>("expression");
    for (const char* text : {"x * y",
                             "(x + y) * 2",
                             "x - (y - 1)",
                             "-x ** 2",
                             "(-x) ** 2",
                             "x / y / 2",
                             "x // 2 % 3",
                             "sin(x) + cos(y)",
                             "x < y",
                             "not x",
                             "x and y",
                             "v @ M",
                             "M.T",
                             "transpose(M, axes=(0, 1))",
                             "v[0]",
                             "v[-1:]",
                             "M[:, 1]",
                             "M[0, 1:]",
                             "v[::-1]",
                             "[x, y]",
                             "concat([v, v])",
                             "stack([v, v], axis=1)",
                             "sum(M, axis=0)",
                             "sum(M, axis=1, keepdims=true)",
                             "reshape(M, (4,))",
                             "where(x > 0, x, y)",
                             "leaky_relu(x, negative_slope=0.5)",
                             "pi * x",
                             "maximum(x, y)",
                             "v + [1, 2]",
                             "x * [[1, 2], [3, 4]]"}) {
      QTest::newRow(text) << text;
    }
  }
  // Printed text means the same node again: its values agree, and printing is stable.
  void a_node_prints_as_it_was_written() {
    QFETCH(QString, expression);
    const std::string inputs =
        "x = variable(3)\ny = variable(2)\nv = variable([5, 7])\n"
        "M = variable([[1, 2], [3, 4]])\n";
    const Execution first = run_text(inputs + "out = " + expression.toStdString());
    QVERIFY2(first.ok(), first.ok() ? "" : first.diagnostics[0].what.str().c_str());
    const std::string printed = print(expression_of(first.graph, first.outputs[0].node));
    const Execution second = run_text(inputs + "out = " + printed);
    QVERIFY2(second.ok(), printed.c_str());
    QVERIFY(second.values[second.outputs[0].node.index] ==
            first.values[first.outputs[0].node.index]);
    QCOMPARE(print(expression_of(second.graph, second.outputs[0].node)), printed);
    QCOMPARE(second.graph.size(), first.graph.size());
  }

  void an_open_input_prints_as_a_hole() {
    RunOptions options;
    options.missing_value = 1;
    const Execution execution = run(parse("x = variable(1)\ny = x < sin(_)").program, options);
    const Expr expr = expression_of(execution.graph, execution.outputs.at(0).node);
    QCOMPARE(print(expr), std::string("x < sin(_)"));
  }

  void named_nodes_stand_for_what_they_hold() {
    QCOMPARE(output_of("x = variable(2)\na = x + 1\ny = a * a"), QString("a * a"));
    QCOMPARE(output_of("x = variable(2)\ny = (x + 1) * (x + 1)"), QString("(x + 1) * (x + 1)"));
    QCOMPARE(output_of("x = variable(2)"), QString("x"));
  }

  void numbers_print_as_people_write_them() {
    QCOMPARE(print(make_number(-0.1)), std::string("-0.1"));
    QCOMPARE(print(make_number(std::numbers::pi)), std::string("pi"));
    QCOMPARE(print(make_number(-INFINITY)), std::string("-inf"));
    QCOMPARE(print(make_number(NAN)), std::string("nan"));
    QCOMPARE(print(make_tensor(Tensor(Shape{2, 0}, {}))), std::string("[[], []]"));
  }

  void past_the_limit_the_rest_are_names() {
    Execution execution = run_text("x = variable(2)\ny = sin(cos(exp(x)))");
    const NodeId y = execution.outputs[0].node;
    QCOMPARE(print(expression_of(execution.graph, y, 2)), std::string("sin(cos(exp))"));
  }

  void a_long_chain_prints_within_its_limit() {
    std::string text = "x = variable(0.5)\nfor i in range(5000):\n  x = sin(x)\n";
    const Execution execution = run_text(text + "sin(sin(x))");
    QVERIFY(execution.ok());
    const Expr expr = expression_of(execution.graph, execution.outputs[0].node, 50);
    QVERIFY(print(expr).size() < 1000);
  }

  void gradients_print_as_ordinary_expressions() {
    Execution execution = run_text("x = variable([1, 2])\nb = variable(1)\ny = sum(x * b)");
    Graph& graph = execution.graph;
    const NodeId y = execution.outputs[0].node;
    const NodeId b = *graph.find("b");
    const ReverseSweep sweep = reverse(graph, y, std::vector{b}).value();
    QCOMPARE(print(expression_of(graph, *sweep.gradient(y))), std::string("1"));
    const NodeId gradient = *sweep.gradient(b);
    const ParseResult again = parse("x = [1, 2]\nout = " + print(expression_of(graph, gradient)));
    QVERIFY(again.ok());
    const Execution second = run(again.program);
    QVERIFY(second.ok());
    QVERIFY(second.values[second.outputs[0].node.index] == Session(graph).run(gradient).value());
  }

  void local_factors_print_as_taught_at_school_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("factors");
    const std::pair<const char*, QStringList> rows[] = {
        {"y = x1 * x2", {"x2", "x1"}},          {"y = x1 ** 2", {"2 * x1"}},
        {"y = x1 ** 3", {"3 * x1^2"}},          {"y = sin(x1)", {"cos(x1)"}},
        {"y = cos(x1)", {"-sin(x1)"}},          {"y = exp(x1)", {"y"}},
        {"y = x1 / x2", {"1 / x2", "-y / x2"}}, {"y = log(x1)", {"1 / x1"}},
        {"y = x1 - x2", {"1", "-1"}},           {"y = (x1 + 1) * x2", {"x2", "x1 + 1", "1"}},
        {"y = sigmoid(x1)", {"y * (1 - y)"}},
    };
    for (const auto& [program, factors] : rows) QTest::newRow(program) << program << factors;
  }
  void local_factors_print_as_taught_at_school() {
    QFETCH(QString, program);
    QFETCH(QStringList, factors);
    const Execution execution =
        run_text("x1 = variable(3)\nx2 = variable(2)\n" + program.toStdString());
    const Trace trace = record(execution.graph, execution.outputs[0].node, {}).value();
    QStringList found;
    for (const Step& step : trace.steps) {
      if (const auto factor = partial_expression(trace.graph, step)) {
        found += QString::fromStdString(print(*factor));
      }
    }
    QCOMPARE(found, factors);
  }

  void tidying_does_school_algebra_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const std::pair<const char*, const char*> rows[] = {
        {"x * 2", "2 * x"},
        {"1 * x", "x"},
        {"0 + x", "x"},
        {"x ** (2 - 1)", "x"},
        {"2 * (3 * x)", "6 * x"},
        {"0 * x", "0"},
        {"x + -y", "x - y"},
        {"x - -y", "x + y"},
        {"-(-x)", "x"},
        {"-1 * x", "-x"},
        {"x * -y", "-x * y"},
        {"1 / 3", "1 / 3"},
        {"1 / 4", "0.25"},
        {"x / 1", "x"},
        {"0 - x", "-x"},
        {"-(2 * x * y)", "-2 * x * y"},
        {"x * (-y * z)", "-x * (y * z)"},
        {"sin(0 + x)", "sin(x)"},
        {"x ** 0", "1"},
        {"2 * x * 3", "6 * x"},
        {"1 / 0", "1 / 0"},
        {"x - 0", "x"},
        {"7 // 2", "7 // 2"},
        {"x * x", "x^2"},
        {"x * (x * x)", "x^3"},
        {"3 * (x * x)", "3 * x^2"},
        {"2 * x * x * y", "2 * x^2 * y"},
        {"-x * x", "-x^2"},
        {"sin(x) * sin(x)", "sin(x)^2"},
        {"x * y * x", "x * y * x"},
        {"x + -2 * y", "x - 2 * y"},
        {"x - -2 * y", "x + 2 * y"},
        {"-3 * (x * y)", "-3 * x * y"},
    };
    for (const auto& [before, after] : rows) QTest::newRow(before) << before << after;
  }
  void tidying_does_school_algebra() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    const Expr expr = parse_expression(before.toStdString()).value();
    QCOMPARE(QString::fromStdString(print(tidy(expr))), after);
  }
};

QTEST_APPLESS_MAIN(ExpressionTest)

}  // namespace engine_interchange_expression_test

#include "engine_interchange_expression_test.moc"
