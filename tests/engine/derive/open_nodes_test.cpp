// Composite ops, cond and while_loop opened into what is inside them.
#include "engine/derive/open_nodes.h"

#include <QTest>
#include <algorithm>

#include "engine/derive/reverse.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/graph/verify.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/ops/catalogue.h"

namespace engine_derive_open_nodes_test {

using namespace nabla;

namespace {

Graph graph_of(const char* text) {
  RunOptions options;
  options.mode = Mode::static_graph;
  return run(parse(text).program, options).graph;
}

std::vector<Tensor> values_of(const Graph& graph, const Point& point = {}) {
  std::vector<Tensor> values(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    (void)evaluate_node(graph, NodeId{i}, point, values).value();
  return values;
}

std::set<std::string> keys_of(const std::map<NodeId, std::string>& nodes) {
  std::set<std::string> keys;
  for (const auto& [node, key] : nodes) keys.insert(key);
  return keys;
}

// Everything that can be opened, and what is inside that.
OpenedGraph all_opened(const Graph& graph, const Point& point) {
  std::set<std::string> keys = keys_of(openable_nodes(graph));
  for (;;) {
    OpenedGraph opened = open_nodes(graph, keys, point);
    const std::size_t before = keys.size();
    keys.merge(keys_of(opened.closed));
    if (keys.size() == before) return opened;
  }
}

// The gradient of y by every variable, 0 where none arrives.
std::vector<Tensor> gradients_of(Graph graph, const Point& point) {
  std::vector<NodeId> variables;
  for (const Input& input : graph.inputs()) variables.push_back(input.node);
  const auto sweep = reverse(graph, *graph.find("y"), variables).value();
  const std::vector<Tensor> values = values_of(graph, point);
  std::vector<Tensor> gradients;
  for (const NodeId variable : variables) {
    const auto gradient = sweep.gradient(variable);
    gradients.push_back(gradient ? values[gradient->index]
                                 : Tensor::filled(graph[variable].shape, 0));
  }
  return gradients;
}

std::string_view op_of_y(const Graph& graph) { return graph[*graph.find("y")].op->name; }

int count_contexts(const Graph& graph, ContextKind kind) {
  return static_cast<int>(std::count_if(graph.contexts().begin(), graph.contexts().end(),
                                        [kind](const Context& c) { return c.kind == kind; }));
}

constexpr const char* programs[] = {
    "x = variable(2)\nz = variable(3)\ny = cond(x > 0, lambda: x * x + z, lambda: exp(z))",
    "x = variable(2)\nz = variable(3)\ny = cond(x > 0, x, lambda: z) * 2",
    "x = variable(2)\nz = variable(3)\ny = while_loop(lambda s: s < 20, lambda s: s * x + z, x)",
    "x = variable(2)\nz = variable(3)\na, b = while_loop(lambda i, s: i < x, lambda i, s: (i + 1, "
    "s * z + x), (0, z))\ny = a * b + z",
    "x = variable(2)\nz = variable([3, 1])\ni, v = while_loop(lambda i, v: i < x, lambda i, v: (i "
    "+ 1, v * z), (0, z))\ny = sum(v * i) + sum(reshape(v, (2, 1)))",
    "x = variable(2)\nz = variable(3)\ny = while_loop(lambda s: s < 20, lambda s: cond(s > 5, "
    "lambda: s * z, lambda: s + x * x), 1 * x)",
    "x = variable(2)\nz = variable([1, 2])\ny = cond(x > 1, lambda: sum(softmax(z * x) * z), "
    "lambda: x)",
    "x = variable(2)\ny = while_loop(lambda a, b: a < x, lambda a, b: (b, a + 1), (0, 1))[0] + x",
};

bool near(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i] - b[i]) > 1e-12 * std::max(1.0, std::abs(b[i]))) return false;
  }
  return true;
}

}  // namespace

class OpenNodesTest : public QObject {
  Q_OBJECT

 private slots:
  void every_node_keeps_its_value() {
    for (const char* text :
         {"v = variable([1, 2, 4])\ns = softmax(v)\ny = sum(s * v)",
          "v = variable([1, 2, 4])\ny = mse(v, [1, 1, 1]) + logsumexp(v) * std(v) + var(v)",
          "v = variable([[0.2, 1], [3, 0.5]])\ny = prod(log_softmax(v)) + cross_entropy(v, [[1, "
          "0], [0, 1]])"}) {
      const Graph closed = graph_of(text);
      const OpenedGraph plain = open_nodes(closed, {});
      QVERIFY(plain.bodies.empty() && !plain.closed.empty());
      std::set<std::string> keys;
      for (const auto& [node, key] : plain.closed) keys.insert(key);
      const OpenedGraph opened = open_nodes(closed, keys);
      QCOMPARE(opened.bodies.size(), keys.size());
      QVERIFY(!verify(opened.graph));
      const std::vector<Tensor> before = values_of(closed), after = values_of(opened.graph);
      for (std::size_t i = 0; i < closed.size(); ++i)
        QVERIFY(near(after[opened.places[i].index], before[i]));
    }
  }

  void names_inputs_and_contexts_stay() {
    const Graph closed = graph_of(
        "def f(a):\n  return softmax(a) * 2\nv = variable([1, 2])\ns = f(v)\nt = s\ny = sum(t)");
    const OpenedGraph opened = open_nodes(closed, {"s/0"});
    for (const auto& [name, node] : closed.names())
      QCOMPARE(*opened.graph.find(name), opened.places[node.index]);
    QCOMPARE(opened.graph.inputs().size(), closed.inputs().size());
    const ContextId body = opened.bodies.begin()->first;
    const Context& inside = opened.graph.contexts()[body.index];
    QCOMPARE(inside.name, std::string("softmax"));
    QCOMPARE(opened.graph.contexts()[inside.parent.index].name, std::string("f"));
  }

  void one_of_two_is_opened_and_what_is_inside_can_be_opened_too() {
    const Graph closed = graph_of("v = variable([1, 2])\ny = sum(softmax(v) + softmax(v * 2))");
    QCOMPARE(open_nodes(closed, {"y/0/1"}).bodies.size(), std::size_t{1});
    const OpenedGraph std_opened = open_nodes(graph_of("v = variable([1, 2])\ny = std(v)"), {"y"});
    for (const auto& [node, key] : std_opened.closed) {
      QVERIFY(key.starts_with("y."));
      const OpenedGraph deeper =
          open_nodes(graph_of("v = variable([1, 2])\ny = std(v)"), {"y", key});
      QCOMPARE(deeper.bodies.size(), std::size_t{2});
    }
    QVERIFY(open_nodes(closed, {"nothing"}).bodies.empty());
  }

  void opened_choices_and_loops_have_the_same_values_and_gradients() {
    for (const char* text : programs) {
      const Graph closed = graph_of(text);
      for (const double x : {2.0, -1.0, 1.5, 4.0, 20.0}) {
        if (x < 0 && std::string_view(text).find("s * x + z") != std::string_view::npos) continue;
        const Point point{{"x", Tensor(x)}};
        const OpenedGraph opened = all_opened(closed, point);
        QVERIFY2(!opened.bodies.empty() && opened.reads_values, text);
        QVERIFY(!verify(opened.graph));
        for (const auto& [name, node] : closed.names())
          QCOMPARE(*opened.graph.find(name), opened.places[node.index]);
        const NodeId y = *closed.find("y");
        const Tensor before = values_of(closed, point)[y.index];
        const Tensor after = values_of(opened.graph, point)[opened.places[y.index].index];
        QVERIFY2(near(after, before), text);
        const auto gradients = gradients_of(closed, point);
        const auto inside = gradients_of(opened.graph, point);
        for (std::size_t i = 0; i < gradients.size(); ++i)
          QVERIFY2(near(inside[i], gradients[i]), text);
      }
    }
  }

  void a_choice_becomes_the_branch_taken_and_says_why() {
    const Graph closed = graph_of(programs[0]);
    const OpenedGraph yes = open_nodes(closed, {"y"}, {{"x", Tensor(2)}});
    const OpenedGraph no = open_nodes(closed, {"y"}, {{"x", Tensor(-2)}});
    const Context& then = yes.graph.contexts().back();
    QVERIFY(then.kind == ContextKind::branch);
    QCOMPARE(then.index, 1);
    QCOMPARE(then.name, std::string("x > 0"));
    QCOMPARE(no.graph.contexts().back().index, 0);
    QVERIFY(op_of_y(yes.graph) == "add" && op_of_y(no.graph) == "exp");
    QCOMPARE(yes.bodies.begin()->second, std::string("y"));
  }

  void the_branch_not_taken_is_told_as_ghosts() {
    const OpenedGraph opened = open_nodes(graph_of(programs[0]), {"y"}, {});
    QCOMPARE(opened.ghosts.size(), std::size_t{1});
    const GhostBranch& left = opened.ghosts.front();
    QCOMPARE(left.index, 0);
    QCOMPARE(left.ghosts.size(), std::size_t{1});
    QCOMPARE(left.ghosts.front().op->name, std::string_view("exp"));
    QCOMPARE(left.ghosts.front().operands.front().node, *opened.graph.find("z"));
    const OpenedGraph value = open_nodes(graph_of(programs[1]), {"y/0"}, {{"x", Tensor(-2)}});
    QCOMPARE(value.ghosts.front().ghosts.front().operands.front().node, *value.graph.find("x"));
  }

  void a_loop_becomes_the_turns_that_it_runs() {
    const Graph closed = graph_of(programs[2]);
    const auto turns = [&](double x) {
      const OpenedGraph opened = open_nodes(closed, {"y"}, {{"x", Tensor(x)}});
      return count_contexts(opened.graph, ContextKind::iteration);
    };
    QCOMPARE(turns(2), 3);
    QCOMPARE(turns(20), 0);
    QVERIFY(turns(1) > 5);
    const OpenedGraph none = open_nodes(closed, {"y"}, {{"x", Tensor(20)}});
    QCOMPARE(op_of_y(none.graph), std::string_view("identity"));
  }

  void the_node_of_a_loop_is_in_none_of_its_turns() {
    const Graph closed = graph_of(programs[2]);
    QVERIFY(!closed[*closed.find("y")].context.valid());
    for (const Node& node : closed.nodes()) QVERIFY(node.op->name != "less");
  }

  void the_states_of_a_loop_are_not_packed_and_taken_out_again() {
    const OpenedGraph opened = open_nodes(graph_of(programs[3]), {"a/0/0"}, {});
    QCOMPARE(opened.bodies.size(), std::size_t{1});
    for (const Node& node : opened.graph.nodes())
      QVERIFY(node.op->name != "concat" && node.op->name != "getitem");
  }

  void nodes_of_a_branch_know_where_they_are_written() {
    const std::string text = programs[0];
    const OpenedGraph opened = open_nodes(graph_of(text.c_str()), {"y"}, {});
    const Node& sum = opened.graph[*opened.graph.find("y")];
    QCOMPARE(text.substr(sum.span.begin, sum.span.end - sum.span.begin), std::string("x * x + z"));
    const std::string numbers = "x = variable(2)\ny = cond(x > 0, lambda: x * 37, lambda: x)";
    const OpenedGraph times = open_nodes(graph_of(numbers.c_str()), {"y"}, {});
    for (const Node& node : times.graph.nodes()) {
      if (node.op != &constant_op() || !node.context.valid()) continue;
      QCOMPARE(numbers.substr(node.span.begin, node.span.end - node.span.begin), std::string("37"));
    }
  }

  void what_would_be_too_much_or_is_not_known_stays_closed_and_says_so() {
    const Graph endless =
        graph_of("x = variable(2)\ny = while_loop(lambda s: s > 0, lambda s: s + 1, x)");
    const OpenedGraph opened = open_nodes(endless, {"y"}, {});
    QVERIFY(opened.bodies.empty() && !opened.closed.empty());
    QVERIFY(opened.note.str().find("y stays closed") != std::string::npos);
    const Graph waits = graph_of("x = variable(2)\ny = cond(_ > 0, lambda: x * 2, lambda: x + 3)");
    const OpenedGraph waiting = open_nodes(waits, {"y"}, {});
    QVERIFY(waiting.bodies.empty());
    QVERIFY(!waiting.note.empty());
  }

  void derivatives_of_loops_are_left_alone() {
    const Graph graph = graph_of(
        "x = variable(2)\ny = while_loop(lambda s: s < 20, lambda s: s * x, x)\ng = grad(y, x)");
    QCOMPARE(openable_nodes(graph).size(), std::size_t{1});
  }
};

QTEST_APPLESS_MAIN(OpenNodesTest)

}  // namespace engine_derive_open_nodes_test

#include "engine_derive_open_nodes_test.moc"
