// Graphs: appending, checking, naming.
#include "engine/graph/graph.h"

#include <QTest>
#include <array>
#include <set>

#include "engine/graph/op_def.h"

namespace engine_graph_graph_test {

using namespace nabla;

namespace {

double product(double a, double b) { return a * b; }
double negation(double a) { return -a; }

Expected<Shape> rows_of_both(std::span<const Shape> shapes, const Attributes& /*attributes*/) {
  if (shapes[0].rank() == 2) return Shape{shapes[0][0]};
  return Diagnostic{
      say("shapes %1 and %2 are not matrices", shapes[0].str(), shapes[1].str()), {}, {}};
}

const OpDef mul{.name = "mul", .arguments = {{"x1"}, {"x2"}}, .kernel = product};
const OpDef neg{.name = "neg", .arguments = {{"x"}}, .kernel = negation};
const OpDef rows{.name = "rows", .arguments = {{"a"}, {"b"}}, .shape = rows_of_both};
const OpDef stack{.name = "stack",
                  .arguments = {{"arrays", ArgumentKind::operands}},
                  .shape = [](std::span<const Shape> shapes, const Attributes&) -> Expected<Shape> {
                    return Shape{static_cast<std::int64_t>(shapes.size())};
                  }};
const OpDef scaled{.name = "scaled",
                   .arguments = {{"x"}, {"gain", ArgumentKind::operand, false}},
                   .shape = [](std::span<const Shape> shapes,
                               const Attributes&) -> Expected<Shape> { return shapes[0]; }};

NodeId add(Graph& graph, const OpDef& op, std::vector<NodeId> inputs) {
  return graph.append(op, inputs).value();
}

NodeId variable(Graph& graph, const char* name, Shape shape = {}) {
  return graph.append_input(name, InputKind::variable, std::move(shape), std::nullopt);
}

}  // namespace

class GraphTest : public QObject {
  Q_OBJECT

 private slots:
  void every_node_has_a_name_of_its_own() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const NodeId start = graph.append_constant(1.0);
    graph.bind("y", start);
    NodeId y = start;
    for (int turn = 0; turn < 3; ++turn) {
      y = add(graph, mul, {y, x});
      graph.bind("y", y);
    }
    const NodeId taken = add(graph, neg, {y});
    graph.bind("v1", taken);
    const NodeId unnamed = add(graph, mul, {taken, add(graph, neg, {x})});
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < graph.size(); ++i)
      names.push_back(graph.distinct_name(NodeId{i}));
    QCOMPARE(names, (std::vector<std::string>{"x", "y_0", "y_1", "y_2", "y", "v1", "v2", "v3"}));
    QCOMPARE(graph.find_distinct("y_2").value(), NodeId{3});
    QCOMPARE(graph.find_distinct("v3").value(), unnamed);
    QVERIFY(!graph.find_distinct("y_3"));
    graph.bind("y_1", unnamed);  // a name given later: numbers make room
    QCOMPARE(graph.distinct_name(NodeId{2}), std::string("y_2"));
    QCOMPARE(graph.distinct_name(graph.append_constant(5.0)), std::string());
  }

  void a_node_keeps_its_operands_in_order() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    std::vector<NodeId> inputs;
    for (int count = 1; count <= 6; ++count) {
      inputs.push_back(graph.append_constant(count));
      const Node& node = graph[add(graph, stack, inputs)];
      QVERIFY(std::equal(node.inputs.begin(), node.inputs.end(), inputs.begin(), inputs.end()));
      QCOMPARE(node.inputs[0], inputs[0]);
    }
    QCOMPARE(graph[x].inputs.size(), std::size_t{0});
  }

  void operands_may_be_those_of_another_node() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    NodeId last = add(graph, mul, {x, x});
    for (int i = 0; i < 100; ++i) last = graph.append(mul, graph[last].inputs.span()).value();
    QCOMPARE(graph[last].inputs[0], x);
    QCOMPARE(graph[last].inputs[1], x);
  }

  void elementwise_ops_have_the_broadcast_shape() {
    Graph graph;
    const NodeId column = variable(graph, "column", {3, 1});
    const NodeId row = variable(graph, "row", {2});
    const NodeId scalar = variable(graph, "scalar");
    QCOMPARE(graph[add(graph, mul, {column, row})].shape, (Shape{3, 2}));
    QCOMPARE(graph[add(graph, mul, {scalar, row})].shape, Shape{2});
    QCOMPARE(graph[add(graph, mul, {row, scalar})].shape, Shape{2});
    QCOMPARE(graph[add(graph, neg, {column})].shape, (Shape{3, 1}));
  }

  void shapes_that_do_not_fit_name_the_op_and_the_place() {
    Graph graph;
    const NodeId a = variable(graph, "a", {2});
    const NodeId b = variable(graph, "b", {3});
    graph.set_span({4, 9});
    const std::array both = {a, b};
    const auto node = graph.append(mul, both);
    QVERIFY(!node);
    QCOMPARE(node.error().what.str(), std::string("mul: shapes (2,) and (3,) do not broadcast"));
    QVERIFY(!node.error().hint.empty());
    QCOMPARE(node.error().span, (SourceSpan{4, 9}));
    QCOMPARE(graph.append(rows, both).error().what.str(),
             std::string("rows: shapes (2,) and (3,) are not matrices"));
    QCOMPARE(graph.size(), std::size_t{2});
  }

  void the_number_of_operands_is_checked() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const std::array three = {x, x, x};
    const auto take = [&](std::size_t count) { return std::span(three).first(count); };
    QCOMPARE(graph.append(mul, take(1)).error().what.str(),
             std::string("mul takes 2 operands, not 1"));
    QVERIFY(!graph.append(neg, take(2)));
    QVERIFY(!graph.append(stack, take(0)));
    QVERIFY(graph.append(stack, take(3)));
    QVERIFY(!graph.append(scaled, take(0)));
    QVERIFY(graph.append(scaled, take(1)));
    QVERIFY(graph.append(scaled, take(2)));
    QVERIFY(!graph.append(scaled, take(3)));
  }

  void an_input_is_made_once_per_name() {
    Graph graph;
    const NodeId x = graph.append_input("x", InputKind::variable, {}, Tensor(3.0));
    const NodeId data = graph.append_input("data", InputKind::placeholder, {2}, std::nullopt);
    QCOMPARE(graph.append_input("x", InputKind::variable, {}, std::nullopt), x);
    QCOMPARE(graph.size(), std::size_t{2});
    QCOMPARE(graph.input(x)->initial, std::optional(Tensor(3.0)));
    QCOMPARE(graph.input("data")->node, data);
    QVERIFY(graph.input(data)->kind == InputKind::placeholder);
    QVERIFY(graph.input("z") == nullptr);
    QVERIFY(graph.input(add(graph, neg, {x})) == nullptr);
  }

  void constants_stay_where_they_are_while_the_graph_grows() {
    Graph graph;
    const NodeId first = graph.append_constant(Tensor::vector({1, 2}));
    const Tensor* value = graph.constant(first);
    for (int i = 0; i < 10000; ++i) graph.append_constant(i);
    QCOMPARE(graph.constant(first), value);
    QCOMPARE(*value, Tensor::vector({1, 2}));
    QVERIFY(graph.constant(variable(graph, "x")) == nullptr);
  }

  void a_node_keeps_its_first_name_and_a_name_its_last_node() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const NodeId y = add(graph, neg, {x});
    graph.bind("y", y);
    graph.bind("same", y);
    QCOMPARE(graph.name(y), std::string("y"));
    QCOMPARE(graph.find("same"), std::optional(y));
    const NodeId later = add(graph, neg, {y});
    graph.bind("y", later);
    QCOMPARE(graph.find("y"), std::optional(later));
    QCOMPARE(graph.name(y), std::string("y"));
    QCOMPARE(graph.find("unknown"), std::nullopt);
  }

  void unnamed_nodes_are_numbered_per_op() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const NodeId a = add(graph, mul, {x, x});
    const NodeId named = add(graph, mul, {a, x});
    graph.bind("y", named);
    const NodeId b = add(graph, mul, {x, x});
    QCOMPARE(graph.label(a), std::string("mul"));
    QCOMPARE(graph.label(named), std::string("y"));
    QCOMPARE(graph.label(b), std::string("mul_1"));
    QCOMPARE(graph.label(add(graph, neg, {x})), std::string("neg"));
    QCOMPARE(graph.label(add(graph, mul, {x, x})), std::string("mul_2"));
    QVERIFY(graph.name(b).empty());
  }

  void a_label_never_equals_a_name() {
    Graph graph;
    const NodeId x = variable(graph, "mul_1");
    std::vector<NodeId> nodes;
    for (int i = 0; i < 5; ++i) nodes.push_back(add(graph, mul, {x, x}));
    QCOMPARE(graph.label(nodes[1]), std::string("mul_2"));
    graph.bind("mul_2", nodes[4]);
    graph.bind("mul", x);
    std::set<std::string> labels;
    for (const NodeId id : nodes) labels.insert(graph.label(id));
    QCOMPARE(labels.size(), nodes.size());
    QCOMPARE(labels.count("mul"), std::size_t{0});
    QCOMPARE(graph.label(nodes[0]), std::string("mul_3"));
  }

  void a_copy_labels_its_own_nodes() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const NodeId a = add(graph, neg, {x});
    QCOMPARE(graph.label(a), std::string("neg"));
    Graph copy = graph;
    copy.bind("a", a);
    QCOMPARE(copy.label(a), std::string("a"));
    QCOMPARE(graph.label(a), std::string("neg"));
    copy = graph;
    QCOMPARE(copy.label(a), std::string("neg"));
  }

  void marks_hold_for_the_nodes_of_their_scope() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const ContextId loop = graph.add_context({ContextKind::iteration, {}, {0, 9}, 2, ""});
    graph.set_span({1, 2});
    {
      const MarkScope scope(graph);
      graph.set_span({3, 4});
      graph.set_origin({x, 0, Role::local});
      graph.set_context(loop);
      const Node& inside = graph[add(graph, neg, {x})];
      QCOMPARE(inside.span, (SourceSpan{3, 4}));
      QCOMPARE(inside.origin, (Origin{x, 0, Role::local}));
      QCOMPARE(inside.context, loop);
    }
    const Node& outside = graph[add(graph, neg, {x})];
    QCOMPARE(outside.span, (SourceSpan{1, 2}));
    QCOMPARE(outside.origin, Origin());
    QVERIFY(!outside.context.valid());
    QCOMPARE(graph.contexts().at(loop.index).index, 2);
  }

  void attributes_are_kept_only_where_there_are_some() {
    Graph graph;
    const NodeId x = variable(graph, "x");
    const std::array one = {x};
    const NodeId plain = graph.append(neg, one).value();
    const NodeId told = graph.append(neg, one, {{"axis", 1}}).value();
    QVERIFY(graph[plain].attributes == nullptr);
    QCOMPARE(graph[told].attributes->integer("axis", 0), std::int64_t{1});
  }
};

QTEST_APPLESS_MAIN(GraphTest)

}  // namespace engine_graph_graph_test

#include "engine_graph_graph_test.moc"
