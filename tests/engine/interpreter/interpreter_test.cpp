// Running programs: inputs, outputs, limits, what a graph remembers of where it was made.
#include <QTest>

#include "engine/graph/op_def.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"

namespace engine_interpreter_interpreter_test {

using namespace nabla;

class InterpreterTest : public QObject {
  Q_OBJECT

 private slots:
  void eager_values_are_there_at_once_one_per_node();
  void static_values_are_the_error_every_beginner_met();
  void free_names_are_variables_in_order_of_appearance();
  void the_point_overrides_initial_values();
  void missing_values_are_taken_and_listed_where_allowed();
  void holes_are_inputs_of_their_own();
  void outputs_follow_the_rule_data();
  void outputs_follow_the_rule();
  void numbers_that_only_steer_leave_no_nodes();
  void a_name_names_its_node();
  void names_inside_functions_stay_inside();
  void each_turn_branch_and_call_is_a_context();
  void nodes_know_the_text_they_come_from();
  void functions_of_the_program_hide_those_of_the_language();
  void loops_unroll_alike_eagerly_and_statically();
  void what_came_before_an_error_is_kept();
  void statements_are_limited();
  void nodes_are_limited();
  void a_run_can_be_cancelled();
  void files_are_read_only_through_the_option();
  void short_circuits_skip_what_must_not_run();
};

namespace {

Execution eager(const char* text, RunOptions options = {}) {
  return run(parse(text).program, options);
}

Execution built(const char* text, RunOptions options = {}) {
  options.mode = Mode::static_graph;
  return run(parse(text).program, options);
}

std::string ops(const Graph& graph) {
  std::string names;
  for (const Node& node : graph.nodes())
    names += (names.empty() ? "" : " ") + std::string(node.op->name);
  return names;
}

std::string message(const Execution& execution) {
  return execution.ok() ? "" : execution.diagnostics.front().what.str();
}

}  // namespace

void InterpreterTest::eager_values_are_there_at_once_one_per_node() {
  const Execution execution = eager("x1 = variable(3)\nx2 = variable(4)\ny = x1*x2");
  QVERIFY(execution.ok());
  QCOMPARE(execution.values.size(), execution.graph.size());
  QVERIFY(execution.value("y").value() == Tensor(12.0));
  QVERIFY(!execution.value("z"));
}

void InterpreterTest::static_values_are_the_error_every_beginner_met() {
  const Execution execution = built("x = variable(3)\ny = x^2");
  const auto value = execution.value("y");
  QVERIFY(!value);
  QCOMPARE(value.error().what.str(), std::string("y has no value yet: the graph is only built"));
  QCOMPARE(value.error().hint.str(), std::string("run it in a Session: values exist only then"));
}

void InterpreterTest::free_names_are_variables_in_order_of_appearance() {
  const Execution execution = built("b = placeholder()\ny = c*a + b\nd = 2\nz = d*y");
  const auto variables = execution.variables();
  QCOMPARE(variables.size(), std::size_t{2});
  QCOMPARE(variables[0]->name, std::string("c"));
  QCOMPARE(variables[1]->name, std::string("a"));
  QVERIFY(!variables[0]->initial);
}

void InterpreterTest::the_point_overrides_initial_values() {
  RunOptions options;
  options.point = {{"x", Tensor(10.0)}, {"v", Tensor::vector({1, 2})}};
  const Execution execution = eager("x = variable(3)\ny = x * sum(v)", options);
  QVERIFY(execution.value("y").value() == Tensor(30.0));
  QVERIFY(*execution.graph.input("x")->initial == Tensor(3.0));
  const Execution vector = built("y = sum(v)", options);
  QVERIFY(vector.graph[NodeId{0}].shape == Shape{2});
}

void InterpreterTest::missing_values_are_taken_and_listed_where_allowed() {
  RunOptions options;
  options.missing_value = 1;
  const Execution execution = eager("x = variable(5)\ny = x + a + b", options);
  QVERIFY(execution.value("y").value() == Tensor(7.0));
  QCOMPARE(execution.missing, (std::vector<std::string>{"a", "b"}));
  QCOMPARE(message(eager("y = a + b")), std::string("a has no value"));
}

void InterpreterTest::holes_are_inputs_of_their_own() {
  RunOptions options;
  options.missing_value = 1;
  const Execution execution = eager("y = _ + _", options);
  QVERIFY(execution.ok());
  QCOMPARE(execution.graph.inputs().size(), std::size_t{2});
  QVERIFY(execution.variables().empty());
  QCOMPARE(message(eager("y = 1 + _")), std::string("an input is not connected"));
}

void InterpreterTest::outputs_follow_the_rule_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("outputs");
  QTest::newRow("last assigned") << "a = 1\nb = 2"
                                 << "b";
  QTest::newRow("assigned twice") << "a = 1\nb = 2\na = 3"
                                  << "a";
  QTest::newRow("goal") << "a = 1\nb = 2\nminimize a\nc = 3"
                        << "a";
  QTest::newRow("named") << "a = 1\nb = 2\noutput b, a\nc = 3"
                         << "b a";
  QTest::newRow("goal before named") << "a = 1\nb = 2\noutput b\nmaximize a"
                                     << "a";
  QTest::newRow("assigned before bare") << "a = 1\na + 1"
                                        << "out";
  QTest::newRow("bare before assigned") << "1 + 1\na = 2"
                                        << "a";
  QTest::newRow("bare before declared") << "1 + 1\na = variable(2)"
                                        << "out";
  QTest::newRow("nothing after a name") << "a = 1\ndef f():\n    pass\nf()"
                                        << "a";
  QTest::newRow("bare in a function") << "def f():\n    2\n    return 3\na = f()"
                                      << "a";
  QTest::newRow("bare") << "1 + 1\n2 + 2"
                        << "out";
  QTest::newRow("bare after declarations") << "x = variable(1)\nx + 2"
                                           << "out";
  QTest::newRow("declaration") << "x = variable(1)"
                               << "x";
  QTest::newRow("functions are not results") << "a = 1\ndef f(x):\n    return x"
                                             << "a";
  QTest::newRow("loop names are not results") << "a = 1\nfor i in range(2):\n    pass"
                                              << "a";
  QTest::newRow("nothing") << "# nothing"
                           << "";
}

void InterpreterTest::outputs_follow_the_rule() {
  QFETCH(QString, text);
  QFETCH(QString, outputs);
  const Execution execution = eager(text.toUtf8().constData());
  QStringList names;
  for (const NamedNode& output : execution.outputs)
    names.append(QString::fromStdString(output.name));
  QVERIFY(execution.ok());
  QCOMPARE(names.join(' '), outputs);
}

void InterpreterTest::numbers_that_only_steer_leave_no_nodes() {
  const char* text =
      "x = variable([1, 2, 3])\n"
      "for i in range(1 + 1):\n    y = x[i + 1]\n"
      "z = sum(reshape(x, (3 - 2, -1)), axis=0)\n"
      "if 1 < 2:\n    w = -1 * z";
  QCOMPARE(ops(eager(text).graph), std::string("input getitem getitem reshape sum constant mul"));
}

void InterpreterTest::a_name_names_its_node() {
  const Execution execution = eager("x = variable(1)\na = x*x\nb = a\na = b + 1\nc = 5");
  const Graph& graph = execution.graph;
  QCOMPARE(graph.name(*graph.find("b")), std::string("a"));
  QVERIFY(*graph.find("a") != *graph.find("b"));
  QCOMPARE(graph.name(*graph.find("c")), std::string("c"));
}

void InterpreterTest::names_inside_functions_stay_inside() {
  const Execution execution = eager("y = 1\ndef f(a):\n    y = a*2\n    return y\nz = f(3)");
  QVERIFY(execution.value("y").value() == Tensor(1.0));
  QVERIFY(!execution.graph.find("a"));
}

void InterpreterTest::each_turn_branch_and_call_is_a_context() {
  const Execution execution = eager(
      "def f(a):\n    return a*a\nx = variable(2)\nfor i in range(2):\n    if x > 1:\n        y = "
      "f(x)");
  const Graph& graph = execution.graph;
  const Node& last = graph.nodes().back();
  QVERIFY(last.context.valid());
  const Context& call = graph.contexts()[last.context.index];
  QCOMPARE(call.kind, ContextKind::call);
  QCOMPARE(call.name, std::string("f"));
  const Context& branch = graph.contexts()[call.parent.index];
  QCOMPARE(branch.kind, ContextKind::branch);
  QCOMPARE(branch.index, 1);
  const Context& turn = graph.contexts()[branch.parent.index];
  QCOMPARE(turn.kind, ContextKind::iteration);
  QCOMPARE(turn.index, 1);
  QVERIFY(!turn.parent.valid());
  QVERIFY(!graph[graph.input("x")->node].context.valid());
}

void InterpreterTest::nodes_know_the_text_they_come_from() {
  const std::string text = "x = variable(2)\ny = sin(x) + 3";
  const Execution execution = eager(text.c_str());
  for (const Node& node : execution.graph.nodes()) {
    const std::string part = text.substr(node.span.begin, node.span.end - node.span.begin);
    const std::string op(node.op->name);
    QCOMPARE(part, op == "input"      ? "variable(2)"
                   : op == "sin"      ? "sin(x)"
                   : op == "constant" ? "3"
                                      : "sin(x) + 3");
  }
}

void InterpreterTest::functions_of_the_program_hide_those_of_the_language() {
  QVERIFY(eager("def sin(a):\n    return a + 1\ny = sin(1)").value("y").value() == Tensor(2.0));
  QVERIFY(eager("f = cos\ny = f(0)").value("y").value() == Tensor(1.0));
}

void InterpreterTest::loops_unroll_alike_eagerly_and_statically() {
  const char* text = "x = variable(2)\nn = 3\ny = x\nfor i in range(n):\n    y = y*x + i\n";
  QCOMPARE(ops(eager(text).graph), ops(built(text).graph));
}

void InterpreterTest::what_came_before_an_error_is_kept() {
  const Execution execution = eager("x = variable(2)\ny = x*x\nz = nothing(y)\nw = 1");
  QVERIFY(!execution.ok());
  QCOMPARE(execution.diagnostics.size(), std::size_t{1});
  QVERIFY(execution.value("y").value() == Tensor(4.0));
  QVERIFY(!execution.graph.find("w"));
}

void InterpreterTest::statements_are_limited() {
  RunOptions options;
  options.limits.statements = 100;
  QCOMPARE(message(eager("while true:\n    pass", options)),
           std::string("stopped after 100 statements"));
  QVERIFY(eager("for i in range(40):\n    pass", options).ok());
}

void InterpreterTest::nodes_are_limited() {
  RunOptions options;
  options.limits.nodes = 50;
  const Execution execution = eager("x = 1\nwhile true:\n    x = x + 1", options);
  QVERIFY(message(execution).find("50 nodes") != std::string::npos);
  QCOMPARE(execution.graph.size(), std::size_t{50});
}

void InterpreterTest::a_run_can_be_cancelled() {
  const std::atomic<bool> cancelled = true;
  RunOptions options;
  options.cancelled = &cancelled;
  QCOMPARE(message(eager("y = 1", options)), std::string("stopped"));
}

void InterpreterTest::files_are_read_only_through_the_option() {
  RunOptions options;
  options.load = [](const std::string& file) -> Expected<Tensor> {
    if (file == "data.csv") return Tensor::vector({1, 2, 3});
    return Diagnostic{say("there is no file %1", file), {}, {}};
  };
  QVERIFY(eager("y = sum(load(\"data.csv\"))", options).value("y").value() == Tensor(6.0));
  QCOMPARE(message(eager("y = load(\"other.csv\")", options)),
           std::string("there is no file other.csv"));
  QVERIFY(!eager("y = load(\"data.csv\")").ok());
}

void InterpreterTest::short_circuits_skip_what_must_not_run() {
  QVERIFY(eager("a = [1, 2]\ni = 2\nok = i < 2 and a[i] > 0").value("ok").value() == Tensor(0.0));
  QVERIFY(eager("def f(n):\n    return n > 0 and f(n - 1)\ny = f(3)").value("y").value() ==
          Tensor(0.0));
}

QTEST_APPLESS_MAIN(InterpreterTest)

}  // namespace engine_interpreter_interpreter_test

#include "engine_interpreter_interpreter_test.moc"
