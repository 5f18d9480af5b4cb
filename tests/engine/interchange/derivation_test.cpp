// A derivative from the chain rule to the form people write.
#include "engine/interchange/derivation.h"

#include <QTest>

#include "engine/interchange/latex.h"
#include "engine/interchange/latex_document.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace engine_interchange_derivation_test {

using namespace nabla;

namespace {

Execution run_text(const std::string& text) {
  RunOptions options;
  options.mode = Mode::static_graph;
  return run(parse(text).program, options);
}

Derivation derive(const std::string& text, const std::vector<std::string>& wrt) {
  const Execution execution = run_text(text);
  std::vector<NodeId> inputs;
  for (const std::string& name : wrt) inputs.push_back(execution.graph.input(name)->node);
  return derive_steps(execution.graph, execution.outputs[0].node, inputs).value();
}

QString printed(const Expr& expr) { return QString::fromStdString(print(expr)); }

}  // namespace

class DerivationTest : public QObject {
  Q_OBJECT

 private slots:
  void a_square_is_derived_in_three_steps() {
    const Derivation derivation = derive("y = x * x", {"x"});
    QStringList titles, formulas;
    for (const DerivationStep& step : derivation.steps) {
      titles += QString::fromStdString(step.title.str());
      formulas += printed(step.formula);
    }
    QCOMPARE(formulas, QStringList({"x * 1 + x * 1", "x + x", "2 * x"}));
    QCOMPARE(titles, QStringList({"chain rule", "1 * x -> x", "x + x -> 2 * x"}));
    QCOMPARE(left_side(derivation), std::string("dy/dx"));
    QCOMPARE(latex_left_side(derivation), std::string("\\frac{\\mathrm{d} y}{\\mathrm{d} x}"));
    QCOMPARE(latex_of(derivation.built()), std::string("x \\cdot 1 + x \\cdot 1"));
    QCOMPARE(latex_of(derivation.simplified()), std::string("2 x"));
  }

  void simplified_derivatives_read_as_at_school_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("derivative");
    const std::pair<const char*, const char*> rows[] = {
        {"y = x^2", "2 * x"},       {"y = x^3", "3 * x^2"},
        {"y = 5 * x + 1", "5"},     {"y = 0.5 * x^2", "x"},
        {"y = 2 * (3 * x)", "6"},   {"y = sin(x)", "cos(x)"},
        {"y = cos(x)", "-sin(x)"},  {"y = exp(2 * x)", "2 * y"},
        {"y = log(x)", "1 / x"},    {"y = 1 / x", "-y / x"},
        {"y = -x", "-1"},           {"y = x * z", "z"},
        {"y = x - x * z", "1 - z"}, {"a = x + 1\ny = a * a", "2 * a"},
        {"y = sqrt(x)", "0.5 / y"}, {"y = tanh(x)", "1 - y^2"},
        {"y = z ^ 2", "0"},
    };
    for (const auto& [program, derivative] : rows) QTest::newRow(program) << program << derivative;
  }
  void simplified_derivatives_read_as_at_school() {
    QFETCH(QString, program);
    QFETCH(QString, derivative);
    const std::string inputs = "x = variable(3)\nz = variable(2)\n";
    const Derivation derivation = derive(inputs + program.toStdString(), {"x"});
    QCOMPARE(printed(derivation.simplified()), derivative);
  }

  void a_second_derivative_is_derived_from_the_first() {
    const Derivation second = derive("y = x^3", {"x", "x"});
    QCOMPARE(printed(second.simplified()), QString("6 * x"));
    QCOMPARE(left_side(second), std::string("d2y/dx2"));
    QCOMPARE(latex_left_side(second),
             std::string("\\frac{\\mathrm{d}^{2} y}{\\mathrm{d} {x}^{2}}"));
  }

  void a_mixed_derivative_names_both() {
    const Derivation mixed = derive("y = x^2 * z", {"x", "z"});
    QCOMPARE(printed(mixed.simplified()), QString("2 * x"));
    QVERIFY(mixed.partial);
    QCOMPARE(left_side(mixed), std::string("d2y/dx dz"));
    QCOMPARE(latex_left_side(mixed),
             std::string("\\frac{\\partial^{2} y}{\\partial x \\partial z}"));
  }

  void each_step_changes_what_is_read() {
    const Derivation derivation = derive("f = (1 - x)^2 + 100*(z - x^2)^2", {"x"});
    QVERIFY(derivation.steps.size() > 3);
    for (std::size_t i = 1; i < derivation.steps.size(); ++i) {
      QVERIFY(print(derivation.steps[i].formula) != print(derivation.steps[i - 1].formula));
      QVERIFY(!derivation.steps[i].title.empty());
    }
  }

  // Each step is a formula of the same value.
  void every_step_has_the_same_value() {
    const std::string inputs = "x = variable(0.7)\nz = variable(-1.3)\n";
    for (const char* formula :
         {"(1 - x)^2 + 100*(z - x^2)^2", "sin(x * z) * exp(-(x^2 + z^2) / 4) + log(1 + x^2)",
          "sigmoid(2 * x) / (1 + z^2)", "sqrt(x^2 + z^2) - tanh(x) * 3", "x ** 4 / 2 - x / 3"}) {
      const Execution whole = run(parse(inputs + "f = " + formula).program);
      const NodeId x = whole.graph.input("x")->node;
      const auto derivation =
          derive_steps(whole.graph, whole.outputs[0].node, std::span(&x, 1)).value();
      std::optional<double> first;
      for (const DerivationStep& step : derivation.steps) {
        const std::string text =
            inputs + "f = " + formula + "\ng = " + print(step.formula) + "\noutput g";
        const Execution execution = run(parse(text).program);
        QVERIFY2(execution.ok(), text.c_str());
        const double value = execution.value("g").value().item();
        if (!first) first = value;
        QVERIFY2(std::abs(value - *first) <= 1e-13 * (1 + std::abs(*first)), text.c_str());
      }
    }
  }

  void what_is_no_number_is_refused() {
    const Execution execution = run_text("v = variable([1, 2])\ny = v * v");
    const NodeId v = execution.graph.input("v")->node;
    const NodeId y = execution.outputs[0].node;
    QVERIFY(!derive_steps(execution.graph, y, std::span(&v, 1)));
    QVERIFY(!derive_steps(execution.graph, y, {}));
  }

  void a_program_is_one_block_of_lines() {
    const QString text = QString::fromStdString(
        latex_document(run_text("x1 = variable(3)\nx2 = variable(3)\ny = x1 * x2")));
    QCOMPARE(text, QString("% needs \\usepackage{amsmath}\n"
                           "\\begin{align*}\n"
                           "y &= x_{1} \\cdot x_{2} \\\\\n"
                           "\\frac{\\partial y}{\\partial x_{1}} &= x_{2} \\cdot 1 && "
                           "\\text{chain rule} \\\\\n"
                           "&= x_{2} && \\text{simplified} \\\\\n"
                           "\\frac{\\partial y}{\\partial x_{2}} &= x_{1} \\cdot 1 && "
                           "\\text{chain rule} \\\\\n"
                           "&= x_{1} && \\text{simplified}\n"
                           "\\end{align*}\n"));
  }

  // A name that is assigned anew means another node; a derivative must not take one for the other.
  void names_assigned_anew_are_told_apart() {
    const Derivation derivation = derive("x = variable(3)\nx = x * x\ny = x * x", {"x"});
    QCOMPARE(printed(derivation.simplified()), QString("4 * x^3"));
    const Derivation loop =
        derive("x = variable(2)\ns = 0\nfor i in range(3):\n  s = s + i * x^2\ny = s * s", {"x"});
    for (const DerivationStep& step : loop.steps) {
      const std::string text =
          "x = variable(2)\ns = 0\nfor i in range(3):\n  s = s + i * x^2\nz = " +
          print(step.formula);
      QCOMPARE(run(parse(text).program).value("z").value().item(), 288.0);
    }
  }

  // Each line means what it says with what the lines before it say: read from above they compute
  // the outputs.
  void in_latex_names_assigned_anew_have_numbers() {
    const QString text = QString::fromStdString(
        latex_document(run_text("x = variable(3)\nx1 = 2\nx = x * x1\nx = x * x\ny = x + 1")));
    QVERIFY2(text.startsWith("% needs \\usepackage{amsmath}\n"
                             "\\begin{align*}\n"
                             "x_{1} &= 2 \\\\\n"
                             "x_{2} &= x \\cdot x_{1} \\\\\n"
                             "x_{3} &= x_{2} \\cdot x_{2} \\\\\n"
                             "y &= x_{3} + 1 \\\\\n"),
             qPrintable(text));
    const QString loop = QString::fromStdString(latex_document(
        run_text("x = variable(2)\ns = 1\nfor i in range(2):\n  s = s * x\noutput s")));
    QVERIFY2(loop.contains("s_{1} &= 1 x \\\\\ns &= s_{1} \\cdot x"), qPrintable(loop));
    // An output that has an input's name.
    const QString same =
        QString::fromStdString(latex_document(run_text("x = variable(2)\nx = x * x")));
    QVERIFY2(
        same.contains("x_{1} &= x \\cdot x") && same.contains("\\mathrm{d} x_{1}}{\\mathrm{d} x}"),
        qPrintable(same));
  }

  void an_output_that_is_no_number_says_so() {
    const std::string text = latex_document(run_text("v = variable([1, 2])\ny = 2 * v"));
    QVERIFY(text.find("% a gradient needs an output that is one number") != std::string::npos);
    QVERIFY(text.find("y &= 2 v\n") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(DerivationTest)

}  // namespace engine_interchange_derivation_test

#include "engine_interchange_derivation_test.moc"
