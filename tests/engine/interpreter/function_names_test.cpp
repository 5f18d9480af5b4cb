// The words that the language knows as functions are those that a run can call: both lists agree.
#include <QTest>

#include "engine/interpreter/evaluator.h"
#include "engine/language/function_names.h"
#include "engine/ops/catalogue.h"

namespace engine_interpreter_function_names_test {

using namespace nabla;

class FunctionNamesTest : public QObject {
  Q_OBJECT

 private slots:
  void every_word_can_be_called() {
    for (const std::string_view name : all_function_names()) {
      const bool operator_too = name == "mod" || name == "pow";
      QVERIFY2(is_function_name(name) || operator_too, std::string(name).c_str());
    }
  }

  void every_op_that_is_written_as_a_function_is_a_word() {
    for (const OpDef* op : all_ops()) {
      if (op->internal || op->notation.kind != NotationKind::function) continue;
      QVERIFY2(is_known_function(op->name), std::string(op->name).c_str());
      QCOMPARE(canonical_function(op->name), op->name);
    }
  }

  // sqrt(1,5) can only mean sqrt(1.5) where the catalogue knows no second argument; log(8,2) and
  // round(x,2) mean what other languages mean.
  void one_number_is_taken_by_what_the_catalogue_says_takes_one() {
    int takes_one = 0;
    for (const OpDef* op : all_ops()) {
      const bool pointwise = op->family == "elementary" || op->family == "activation";
      if (op->internal || !pointwise || op->notation.kind != NotationKind::function) continue;
      const bool one = op->arguments.size() == 1 && op->name != "log" && op->name != "round" &&
                       op->name != "softmax";
      QVERIFY2(takes_one_argument(op->name) == one, std::string(op->name).c_str());
      takes_one += one ? 1 : 0;
    }
    QVERIFY(takes_one > 20);
  }
};

QTEST_APPLESS_MAIN(FunctionNamesTest)

}  // namespace engine_interpreter_function_names_test

#include "engine_interpreter_function_names_test.moc"
