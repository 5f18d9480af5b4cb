// What signatures say of an argument left away is true: written out, it changes nothing.
#include "engine/ops/defaults.h"

#include <QTest>

#include "engine/interpreter/builtins.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/ops/catalogue.h"

namespace engine_ops_defaults_test {

using namespace nabla;

namespace {

// Calls that leave an optional argument away.
const std::map<std::string, std::string> calls = {
    {"conv2d", "conv2d(ones((1, 3, 3)), ones((1, 1, 2, 2)))"},
    {"max_pool2d", "max_pool2d(reshape(arange(16), (1, 4, 4)), 2)"},
    {"avg_pool2d", "avg_pool2d(reshape(arange(16), (1, 4, 4)), 2)"},
    {"layer_norm", "layer_norm([[1, 2], [5, 3]], 2)"},
    {"mse", "mse([1, 2], [3, 5])"},
    {"cross_entropy", "cross_entropy([[1, 2], [5, 3]], [0, 1])"},
    {"binary_cross_entropy", "binary_cross_entropy([0.3, 0.4], [0, 1])"},
    {"concat", "concat([[[1, 2], [5, 3]], [[0, 2], [7, 3]]])"},
    {"stack", "stack([[1, 2], [5, 3]])"},
    {"arange", "arange(5)"},
    {"range", "range(5)"},
    {"linspace", "linspace(0, 1)"},
    {"eye", "eye(3)"},
    {"randn", "randn(3)"},
    {"uniform", "uniform(3)"},
    {"clip", "clip([1, -2])"},
};

std::string call_of(std::string_view function) {
  const auto own = calls.find(std::string(function));
  return own != calls.end() ? own->second : std::string(function) + "([[1, -2], [5, 3]])";
}

Expected<Tensor> value_of(const std::string& expression) {
  const ParseResult parsed = parse("y = " + expression);
  if (!parsed.ok()) return parsed.diagnostics.front();
  const Execution execution = run(parsed.program);
  if (!execution.ok()) return execution.diagnostics.front();
  return execution.value("y");
}

}  // namespace

class DefaultsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_default_written_out_changes_nothing_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("argument");
    const auto add = [](std::string_view function, const std::vector<Argument>& arguments) {
      for (const Argument& argument : arguments) {
        if (argument.required) continue;
        const std::string value = default_of(function, argument);
        const bool of_another = std::any_of(arguments.begin(), arguments.end(),
                                            [&](const Argument& a) { return a.name == value; });
        if (of_another) continue;
        const std::string text = std::string(argument.name) + "=" + value;
        QTest::addRow("%s, %s", std::string(function).c_str(), text.c_str())
            << QString::fromStdString(call_of(function)) << QString::fromStdString(text);
      }
    };
    for (const OpDef* op : all_ops()) {
      if (!op->internal) add(op->name, op->arguments);
    }
    for (const Builtin& builtin : all_builtins()) {
      if (builtin.name != "placeholder") add(builtin.name, builtin.arguments);
    }
  }
  void a_default_written_out_changes_nothing() {
    QFETCH(QString, call);
    QFETCH(QString, argument);
    const auto without = value_of(call.toStdString());
    QVERIFY2(without.has_value(), qPrintable(call));
    const QString with = call.chopped(1) + ", " + argument + ")";
    const auto told = value_of(with.toStdString());
    QVERIFY2(told.has_value(), qPrintable(with));
    QVERIFY2(*told == *without, qPrintable(with));
  }

  void the_default_of_a_pooling_stride_is_its_window() {
    QCOMPARE(value_of("max_pool2d(reshape(arange(16), (1, 4, 4)), 2)").value(),
             value_of("max_pool2d(reshape(arange(16), (1, 4, 4)), 2, stride=2)").value());
    QCOMPARE(value_of("eye(3)").value(), value_of("eye(3, 3)").value());
  }
};

QTEST_APPLESS_MAIN(DefaultsTest)

}  // namespace engine_ops_defaults_test

#include "engine_ops_defaults_test.moc"
