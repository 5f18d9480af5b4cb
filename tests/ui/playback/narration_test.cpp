// Every kind of event is told in one sentence and one formula with its numbers.
#include "ui/playback/narration.h"
#include "ui/formula/formula_label.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"

namespace ui_playback_narration_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

Trace traced(const char* text, const TraceOptions& options = {}) {
  Execution execution = run(parse(text).program);
  const NodeId output = execution.outputs.front().node;
  return record(std::move(execution.graph), output, {}, options).value();
}

QString formula(const Narration& narration) { return math::plainText(narration.formula); }

QStringList numbersIn(const QString& text) {
  static const QRegularExpression number(QStringLiteral("[0-9.·⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+"));
  QStringList numbers;
  for (auto found = number.globalMatch(text); found.hasNext();) numbers << found.next().captured();
  return numbers;
}

QStringList sentences(const Trace& trace) {
  QStringList told;
  for (int i = 0; i < static_cast<int>(trace.steps.size()); ++i) told << narrate(trace, i).text;
  return told;
}

}  // namespace

class NarrationTest : public QObject {
  Q_OBJECT

 private slots:
  void the_product_walks_to_nine_and_back_to_three_and_three() {
    const Trace trace = traced("x1 = variable(3)\nx2 = variable(3)\ny = x1 * x2");
    QCOMPARE(sentences(trace),
             (QStringList{"x₁ starts with the value 3.", "x₂ starts with the value 3.",
                          "The inputs of y are there, so it computes its value: 9.",
                          "Backward starts at y: its gradient with respect to itself is 1.",
                          "Gradient 1 flows back through × and is multiplied by x₂.",
                          "Gradient 1 flows back through × and is multiplied by x₁."}));
    QVERIFY(formula(narrate(trace, 2)).endsWith("= 9"));
    for (const int step : {4, 5}) {
      const QString told = formula(narrate(trace, step));
      QVERIFY2(told.contains(step == 4 ? "x₂" : "x₁") && told.endsWith("= 3"), qPrintable(told));
    }
  }

  void two_paths_are_told_as_a_sum() {
    const Trace trace = traced("x = variable(3)\ny = x * x");
    const Narration last = narrate(trace, static_cast<int>(trace.steps.size()) - 1);
    QCOMPARE(last.text, "Another path reaches x: what the paths bring adds up to 6.");
    QVERIFY2(formula(last).endsWith("3 + 3 = 6"), qPrintable(formula(last)));
    QVERIFY(last.role == ui::Role::gradient);
  }

  void negative_terms_of_a_sum_stand_in_parentheses() {
    const Trace trace = traced("x = variable(3)\ny = 2 * x - x");
    const Narration last = narrate(trace, static_cast<int>(trace.steps.size()) - 1);
    QVERIFY2(formula(last).contains("+ (−1)") || formula(last).contains("−1 + 2"),
             qPrintable(formula(last)));
  }

  void a_gradient_that_is_not_changed_is_said_to_pass() {
    const Trace trace = traced("a = variable(1)\nb = variable(2)\ny = a + b");
    QVERIFY(sentences(trace).contains("Gradient 1 passes unchanged through + to a."));
  }

  void placeholders_are_fed() {
    const Trace trace = traced("x = placeholder(2)\nw = variable(3)\ny = w * x");
    QVERIFY(sentences(trace).contains("x is fed the value 2."));
  }

  void tangents_are_carried_by_the_chain_rule() {
    TraceOptions options;
    options.tangent_of = "x";
    const Trace trace = traced("x = variable(3)\ny = x * x", options);
    const QStringList told = sentences(trace);
    QVERIFY(told.contains("The tangent of x is 1: everything is differentiated along it."));
    QVERIFY(told.contains("The chain rule carries the tangent through y: 6."));
    QVERIFY(narrate(trace, static_cast<int>(trace.steps.size()) - 1).role == ui::Role::tangent);
  }

  void tensors_are_told_short() {
    const Trace trace = traced("A = variable(ones((20, 20)))\ns = sum(A @ A)");
    for (const QString& sentence : sentences(trace))
      QVERIFY2(sentence.size() < 160, qPrintable(sentence));
  }

  void before_the_first_step_it_says_what_to_do() {
    const Trace trace = traced("x = variable(3)\ny = x * x");
    QCOMPARE(narrate(trace, -1).text, "Press play, or → for one step.");
    QVERIFY(formula(narrate(trace, -1)).startsWith("y ="));
  }

  void every_step_of_every_kind_has_words_formula_and_label() {
    for (const char* text :
         {"x = variable(0.5)\ny = where(x > 0, sin(x)^2, exp(-x)) + max(x, 0) / sqrt(x)",
          "A = variable([[1, 2], [3, 4]])\ny = sum(softmax(A @ A.T + 1))",
          "x = variable(2)\ny = inf * x", "x = variable(2)\ny = nan * x",
          "x = variable(1e-300)\ny = 1 / (x * x)"}) {
      const Trace trace = traced(text);
      for (int i = 0; i < static_cast<int>(trace.steps.size()); ++i) {
        const Narration told = narrate(trace, i);
        QVERIFY(!told.text.isEmpty() && !told.text.contains('%'));
        QVERIFY(!formula(told).isEmpty());
        QVERIFY(!stepLabel(trace, trace.steps[static_cast<std::size_t>(i)]).isEmpty());
      }
    }
  }

  void the_turns_of_a_loop_have_names_of_their_own() {
    const Trace trace = traced("x = variable(2)\ny = 1\nfor i in range(3):\n    y = y * x\n");
    QStringList labels;
    QSet<QString> formulas;
    for (int i = 0; i < static_cast<int>(trace.steps.size()); ++i) {
      const Step& step = trace.steps[static_cast<std::size_t>(i)];
      if (step.phase == Phase::forward) labels << stepLabel(trace, step);
      formulas << formula(narrate(trace, i));
    }
    QCOMPARE(labels, (QStringList{"x", "y₁", "y₂", "y"}));
    QCOMPARE(formula(narrate(trace, 2)), "y₂ = y₁ · x = 2 · 2 = 4");
    for (const QString& told : formulas) QVERIFY2(!told.contains("∂y/∂y = x"), qPrintable(told));
    QVERIFY(formulas.values().join('\n').contains("∂y/∂y₂"));
  }

  void what_has_no_name_gets_one_where_a_formula_needs_it() {
    const Trace trace = traced("x = variable(2)\ny = variable(3)\nr = (1-x)^2 + 100(y-x^2)^2");
    for (int i = 0; i < static_cast<int>(trace.steps.size()); ++i) {
      const QString told =
          formula(narrate(trace, i)) + stepLabel(trace, trace.steps[static_cast<std::size_t>(i)]);
      for (const char* op : {"pow", "mul", "sub", "×", "add"})
        QVERIFY2(!told.contains(op), qPrintable(told));
    }
    QVERIFY(formula(narrate(trace, 2)).startsWith("v₁ = 1 − x"));
  }

  // No number of any formula is cut, whatever the width.
  void no_width_cuts_a_number_in_a_formula() {
    Appearance appearance;
    for (const char* text : {"A = variable([[-0.00190197, 0.0636151, 1e-300], [2/3, 1e20, 3]])\n"
                             "s = sum(A * A)",
                             "A = variable(ones((30, 30)) / 3)\ns = sum(A @ A)",
                             "x = variable(1e-300)\ny = sin(x) / 3 + x"}) {
      const Trace trace = traced(text);
      for (int i = 0; i < static_cast<int>(trace.steps.size()); ++i) {
        FormulaLabel label(appearance);
        label.setFormula(narrate(trace, i).formula);
        const QStringList whole = numbersIn(label.text());
        for (int width = 30; width < 700; width += 67) {
          label.resize(width, 56);
          (void)label.grab();  // laid out as if shown
          for (const QString& number : numbersIn(label.shownText()))
            QVERIFY2(whole.contains(number), qPrintable(label.shownText()));
          QVERIFY2(0.6 * label.shownWidth() <= width || label.shownText() == QStringLiteral("⋯"),
                   qPrintable(label.shownText()));
        }
      }
    }
  }

  void labels_mark_gradients_with_a_bar() {
    const Trace trace = traced("x1 = variable(3)\ny = 2 * x1");
    QCOMPARE(stepLabel(trace, trace.steps.front()), "x₁");
    QCOMPARE(stepLabel(trace, trace.steps.back()), QString("x") + QChar(0x0304) + QChar(0x2081));
  }
};

QTEST_MAIN(NarrationTest)

}  // namespace ui_playback_narration_test

#include "ui_playback_narration_test.moc"
