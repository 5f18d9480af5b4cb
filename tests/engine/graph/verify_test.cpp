// What verify accepts and which faults it finds; walks over a graph.
#include "engine/graph/verify.h"

#include <QTest>
#include <array>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/graph/walk.h"

namespace engine_graph_verify_test {

using namespace nabla;

namespace {

double product(double a, double b) { return a * b; }
const OpDef mul{.name = "mul", .arguments = {{"x1"}, {"x2"}}, .kernel = product};

// A shape rule that changes its mind: the only way to a graph that append would have refused.
bool fickle_accepts = true;
bool fickle_grows = false;
Expected<Shape> fickle_shape(std::span<const Shape> shapes, const Attributes& /*attributes*/) {
  if (!fickle_accepts) return Diagnostic{say("no"), {}, {}};
  return fickle_grows ? Shape{9} : shapes[0];
}
const OpDef fickle{.name = "fickle", .arguments = {{"x"}}, .shape = fickle_shape};

struct Chain {
  Graph graph;
  NodeId x, y, a, b, c;
};

// a = x * x; b = y * 2; c = a * b, and something beside it.
Chain chain() {
  Chain out;
  Graph& graph = out.graph;
  out.x = graph.append_input("x", InputKind::variable, {}, Tensor(3.0));
  out.y = graph.append_input("y", InputKind::variable, {}, Tensor(5.0));
  const auto times = [&](NodeId left, NodeId right) {
    const std::array both = {left, right};
    return graph.append(mul, both).value();
  };
  out.a = times(out.x, out.x);
  out.b = times(out.y, graph.append_constant(2.0));
  times(out.y, out.y);
  out.c = times(out.a, out.b);
  return out;
}

}  // namespace

class VerifyTest : public QObject {
  Q_OBJECT

 private slots:
  void what_append_builds_is_sound() {
    QVERIFY(!verify(Graph()));
    QVERIFY(!verify(chain().graph));
  }

  void a_shape_that_the_op_does_not_give_is_found() {
    Graph graph;
    const std::array x = {graph.append_input("x", InputKind::variable, {}, std::nullopt)};
    QVERIFY(graph.append(fickle, x));
    QVERIFY(!verify(graph));
    fickle_grows = true;
    QVERIFY(verify(graph)->what.str().find("(9,)") != std::string::npos);
    fickle_accepts = false;
    QCOMPARE(verify(graph)->what.str(), std::string("fickle: no"));
    fickle_accepts = true;
    fickle_grows = false;
  }

  void an_origin_must_name_a_source_and_its_operand() {
    const auto is_sound = [](Origin origin) {
      Chain made = chain();
      made.graph.set_origin(origin);
      made.graph.append_constant(1.0);
      return !verify(made.graph);
    };
    const NodeId op = chain().c;
    const NodeId itself{static_cast<std::uint32_t>(chain().graph.size())};
    QVERIFY(is_sound({op, 0, Role::local}));
    QVERIFY(is_sound({op, 1, Role::contribution}));
    QVERIFY(is_sound({op, -1, Role::seed}));
    QVERIFY(!is_sound({op, 2, Role::local}));
    QVERIFY(!is_sound({op, -2, Role::local}));
    QVERIFY(!is_sound({itself, -1, Role::local}));
    QVERIFY(!is_sound({{}, -1, Role::local}));
    QVERIFY(!is_sound({op, 0, Role::forward}));
  }

  void a_pass_keeps_the_sources_of_the_graph_it_read() {
    const Chain made = chain();
    Graph rewritten;
    rewritten.set_origin({made.c, 0, Role::contribution});
    rewritten.append_constant(1.0);
    QVERIFY(verify(rewritten));
    QVERIFY(!verify(rewritten, &made.graph));
  }

  void an_unknown_context_is_found() {
    Graph graph;
    graph.set_context(ContextId{0});
    graph.append_constant(1.0);
    QVERIFY(verify(graph));
    graph.add_context({});
    QVERIFY(!verify(graph));
  }

  void the_order_for_targets_has_only_what_they_need() {
    const Chain made = chain();
    const std::array c = {made.c};
    const std::vector<NodeId> order = order_for(made.graph, c);
    QCOMPARE(order.size(), made.graph.size() - 1);
    QCOMPARE(order.back(), made.c);
    const std::array a = {made.a};
    QCOMPARE(order_for(made.graph, a), (std::vector<NodeId>{made.x, made.a}));
    QVERIFY(order_for(made.graph, {}).empty());
  }

  void operands_come_before_their_users() {
    const Chain made = chain();
    const std::array targets = {made.c, made.a, made.c};
    std::vector<bool> seen(made.graph.size(), false);
    for (const NodeId id : order_for(made.graph, targets)) {
      QVERIFY(!seen[id.index]);
      for (const NodeId input : made.graph[id].inputs) QVERIFY(seen[input.index]);
      seen[id.index] = true;
    }
  }

  void dependents_are_computed_from_their_sources() {
    const Chain made = chain();
    const std::array x = {made.x};
    const std::vector<bool> depends = dependents_of(made.graph, x);
    QVERIFY(depends[made.x.index] && depends[made.a.index] && depends[made.c.index]);
    QVERIFY(!depends[made.y.index] && !depends[made.b.index]);
  }

  void evaluating_in_order_gives_the_value() {
    const Chain made = chain();
    const std::array c = {made.c};
    std::vector<Tensor> values;
    for (const NodeId id : order_for(made.graph, c)) {
      QVERIFY(evaluate_node(made.graph, id, {{"y", Tensor(7.0)}}, values));
    }
    QCOMPARE(values[made.c.index], Tensor(3.0 * 3 * 7 * 2));
  }

  void an_input_without_a_value_is_named() {
    Graph graph;
    const NodeId w = graph.append_input("w", InputKind::placeholder, {2}, std::nullopt);
    QVERIFY(input_value(graph, w, {}).error().what.str().find("w") != std::string::npos);
    const auto wrong = input_value(graph, w, {{"w", Tensor(1.0)}});
    QVERIFY(wrong.error().what.str().find("(2,)") != std::string::npos);
    QCOMPARE(*input_value(graph, w, {{"w", Tensor::vector({1, 2})}}), Tensor::vector({1, 2}));
  }
};

QTEST_APPLESS_MAIN(VerifyTest)

}  // namespace engine_graph_verify_test

#include "engine_graph_verify_test.moc"
