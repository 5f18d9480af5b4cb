#include "engine/program/session.h"

#include <QTest>

#include "engine/derive/reverse.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"
#include "tests/engine/derive/formula.h"

namespace engine_program_session_test {

using namespace nabla;
using nabla::test::input;
using nabla::test::named;

namespace {

int runs = 0;

// Counts how often its kernel runs.
const OpDef& counted() {
  static const OpDef op{.name = "counted",
                        .arguments = {{"x"}},
                        .kernel = UnaryFunction{[](double x) { return ++runs, x + 1; }},
                        .rule = Pointwise{{nullptr}},
                        .domains = {{}}};
  return op;
}

Sym counted(Sym x) { return nabla::apply(counted(), std::span(&x, 1)); }

}  // namespace

class SessionTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { runs = 0; }

  void fetches_come_in_the_order_asked() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym y = x * 3.0;
    const Sym z = y + 1.0;
    const auto values = Session(graph).run(std::vector{z.id, x.id, y.id, z.id}).value();
    QCOMPARE(values.size(), 4U);
    QCOMPARE(values[0].item(), 7.0);
    QCOMPARE(values[1].item(), 2.0);
    QCOMPARE(values[2].item(), 6.0);
    QCOMPARE(values[3].item(), 7.0);
  }

  void each_node_runs_once_and_only_if_needed() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym shared = counted(x);
    const Sym y = shared * shared;
    counted(y);
    QCOMPARE(Session(graph).run(y.id).value().item(), 9.0);
    QCOMPARE(runs, 1);
  }

  void a_compiled_session_compiles_once_for_the_same_fetches() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Sym y = x * x + 1.0;
    const Session session(graph, Backend::compiled);
    QCOMPARE(session.compilations(), std::size_t(0));
    QCOMPARE(session.run(y.id).value().item(), 5.0);
    QCOMPARE(session.run(y.id, {{"x", 3.0}}).value().item(), 10.0);
    QCOMPARE(session.compilations(), std::size_t(1));
    const Sym z = y / 2.0;  // the graph may grow
    QCOMPARE(session.run(std::vector{y.id, z.id}, {{"x", 3.0}}).value()[1].item(), 5.0);
    QCOMPARE(session.run(y.id, {{"x", 4.0}}).value().item(), 17.0);
    QCOMPARE(session.compilations(), std::size_t(2));
  }

  void a_compiled_session_forgets_the_oldest_programs() {
    Graph graph;
    Sym y = input(graph, "x", 2);
    const Session session(graph, Backend::compiled);
    std::vector<NodeId> nodes;
    for (int i = 0; i < 20; ++i) nodes.push_back((y = y + 1.0).id);
    for (std::size_t i = 0; i < 20; ++i) {
      QCOMPARE(session.run(nodes[i]).value().item(), 3.0 + static_cast<double>(i));
    }
    QCOMPARE(session.run(nodes[19]).value().item(), 22.0);
    QCOMPARE(session.compilations(), std::size_t(20));
    QCOMPARE(session.run(nodes[0]).value().item(), 3.0);
    QCOMPARE(session.compilations(), std::size_t(21));
  }

  void a_feed_takes_the_place_of_the_initial_value() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Session session(graph);
    QCOMPARE(session.run(x.id, {{"x", 5}}).value().item(), 5.0);
    QCOMPARE(session.run(x.id).value().item(), 2.0);
  }

  void the_graph_may_grow_under_a_session() {
    Graph graph;
    const Sym x = input(graph, "x", 2);
    const Session session(graph);
    QCOMPARE(session.run(x.id).value().item(), 2.0);
    QCOMPARE(session.run((x * x).id).value().item(), 4.0);
  }

  void a_missing_value_is_named_only_where_it_is_needed() {
    Graph graph;
    const NodeId x = graph.append_input("x", InputKind::placeholder, Shape(), {});
    const Sym z = input(graph, "z", 4);
    const Session session(graph);
    QVERIFY(session.run(z.id));
    const auto missing = session.run((z + Sym{&graph, x}).id);
    QVERIFY(!missing);
    QCOMPARE(missing.error().what.str(), std::string("x has no value"));
    QVERIFY(!missing.error().hint.empty());
  }

  void a_feed_of_another_shape_names_both() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const auto wrong = Session(graph).run(x.id, {{"x", Tensor::vector({1, 2, 3})}});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().what.str(),
             std::string("x has shape (2,), but the value fed has shape (3,)"));
  }

  void a_wrong_feed_is_an_error_even_where_it_is_not_needed() {
    Graph graph;
    const Sym x = input(graph, "x", 1);
    input(graph, "z", 1);
    QVERIFY(!Session(graph).run(x.id, {{"z", Tensor::vector({1, 2})}}));
  }

  void an_unknown_feed_lists_the_inputs() {
    Graph graph;
    const Sym x1 = input(graph, "x1", 1);
    input(graph, "x2", 1);
    const auto wrong = Session(graph).run(x1.id, {{"x3", 1}});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().what.str(), std::string("there is no input called x3"));
    QCOMPARE(wrong.error().hint.str(), std::string("the inputs are x1, x2"));
  }

  void a_result_or_constant_cannot_be_fed() {
    Graph graph;
    const Sym x = input(graph, "x", 1);
    named("y", x * 2.0);
    named("c", constant(graph, 3));
    QCOMPARE(Session(graph).run(x.id, {{"y", 1}}).error().what.str(),
             std::string("y is computed, so it cannot be fed"));
    QCOMPARE(Session(graph).run(x.id, {{"c", 1}}).error().what.str(),
             std::string("c is a constant, so it cannot be fed"));
  }

  // A loop is one node of a graph; where it ends too late the run ends with an error, not with nan.
  void a_loop_without_end_is_an_error_data() {
    QTest::addColumn<Backend>("backend");
    QTest::newRow("traversal") << Backend::traversal;
    QTest::newRow("compiled") << Backend::compiled;
  }
  void a_loop_without_end_is_an_error() {
    QFETCH(Backend, backend);
    RunOptions options;
    options.mode = Mode::static_graph;
    options.limits.statements = 5000;
    const char* const endless =
        "x = variable(3)\ny = while_loop(lambda s: s > 0, lambda s: s + 1, x)";
    const Execution built = run(parse(endless).program, options);
    QVERIFY(built.ok());
    const Session session(built.graph, backend);
    const auto value = session.run(built.outputs[0].node, {});
    QVERIFY(!value);
    QCOMPARE(value.error().what.str(), std::string("while_loop was stopped after 5000 turns"));
    QVERIFY(!value.error().hint.empty());
    QCOMPARE(value.error().span.begin, std::string(endless).find("while_loop"));
    // Where it ends in time it still does.
    QCOMPARE(session.run(built.outputs[0].node, {{"x", -2.0}}).value().item(), -2.0);
  }

  void a_loop_too_long_to_derive_is_an_error_data() { a_loop_without_end_is_an_error_data(); }
  void a_loop_too_long_to_derive_is_an_error() {
    QFETCH(Backend, backend);
    RunOptions options;
    options.mode = Mode::static_graph;
    options.limits.nodes = 3000;
    Execution built = run(
        parse("x = variable(3)\ny = while_loop(lambda s: s < 2000, lambda s: s + 1, x)").program,
        options);
    QVERIFY(built.ok());
    const NodeId x = built.graph.input("x")->node;
    const NodeId gradient =
        reverse(built.graph, built.outputs[0].node, std::span(&x, 1))->gradient(x).value();
    const auto value = Session(built.graph, backend).run(gradient, {});
    QVERIFY(!value);
    QVERIFY2(value.error().what.str().find("writes its 1997 turns out") != std::string::npos,
             value.error().what.str().c_str());
    QCOMPARE(Session(built.graph, backend).run(gradient, {{"x", 1500.0}}).value().item(), 1.0);
  }

  void a_session_and_a_recorded_run_give_the_same_bits() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({0.1, -2.7, 1e-3}));
    const Sym y =
        apply("sum", {apply("tanh", {x}) / apply("exp", {x * x}) - apply("softmax", {x})});
    const Trace trace = record(graph, y.id, {}).value();
    const TraceState end = state_at(trace, trace.steps.size());
    const Session session(graph);
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      QVERIFY(session.run(NodeId{i}).value() == *end.values[i]);
    }
  }
};

QTEST_APPLESS_MAIN(SessionTest)

}  // namespace engine_program_session_test

#include "engine_program_session_test.moc"
