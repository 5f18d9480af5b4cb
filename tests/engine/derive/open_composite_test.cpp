// Composite ops opened into their bodies.
#include "engine/derive/open_composite.h"

#include <QTest>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/graph/verify.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/ops/catalogue.h"

using namespace nabla;

namespace {

Graph graph_of(const char* text) {
  RunOptions options;
  options.mode = Mode::static_graph;
  return run(parse(text).program, options).graph;
}

std::vector<Tensor> values_of(const Graph& graph) {
  std::vector<Tensor> values(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    (void)evaluate_node(graph, NodeId{i}, {}, values).value();
  return values;
}

bool near(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i] - b[i]) > 1e-12 * std::max(1.0, std::abs(b[i]))) return false;
  }
  return true;
}

}  // namespace

class OpenCompositeTest : public QObject {
  Q_OBJECT

 private slots:
  void every_node_keeps_its_value() {
    for (const char* text :
         {"v = variable([1, 2, 4])\ns = softmax(v)\ny = sum(s * v)",
          "v = variable([1, 2, 4])\ny = mse(v, [1, 1, 1]) + logsumexp(v) * std(v) + var(v)",
          "v = variable([[0.2, 1], [3, 0.5]])\ny = prod(log_softmax(v)) + cross_entropy(v, [[1, "
          "0], [0, 1]])"}) {
      const Graph closed = graph_of(text);
      const OpenedGraph plain = open_composites(closed, {});
      QVERIFY(plain.bodies.empty() && !plain.composites.empty());
      std::set<std::string> keys;
      for (const auto& [node, key] : plain.composites) keys.insert(key);
      const OpenedGraph opened = open_composites(closed, keys);
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
    const OpenedGraph opened = open_composites(closed, {"softmax"});
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
    QCOMPARE(open_composites(closed, {"softmax_1"}).bodies.size(), std::size_t{1});
    const OpenedGraph std_opened =
        open_composites(graph_of("v = variable([1, 2])\ny = std(v)"), {"y"});
    for (const auto& [node, key] : std_opened.composites) {
      QVERIFY(key.starts_with("y/"));
      const OpenedGraph deeper =
          open_composites(graph_of("v = variable([1, 2])\ny = std(v)"), {"y", key});
      QCOMPARE(deeper.bodies.size(), std::size_t{2});
    }
    QVERIFY(open_composites(closed, {"nothing"}).bodies.empty());
  }
};

QTEST_APPLESS_MAIN(OpenCompositeTest)
#include "open_composite_test.moc"
