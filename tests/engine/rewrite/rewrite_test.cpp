// A rewritten graph is smaller and means the same.
#include "engine/rewrite/rewrite.h"

#include <QTest>

#include "engine/derive/reverse.h"
#include "engine/graph/op_def.h"
#include "engine/graph/verify.h"
#include "tests/engine/rewrite/same_values.h"

namespace engine_rewrite_rewrite_test {

using namespace nabla;

namespace {

using namespace test;

Sym variable(Graph& graph, const std::string& name, Tensor value = 2.0) {
  return input(graph, name, std::move(value));
}

Rewritten rewritten(Sym target) {
  return rewrite(*target.graph, std::vector{target.id}, {.log = true, .verify = true});
}

QStringList rules_of(const Rewritten& result) {
  QStringList rules;
  for (const PassReport& pass : result.log) {
    for (const Firing& firing : pass.firings) rules += QString::fromUtf8(firing.rule.data());
  }
  return rules;
}

}  // namespace

class RewriteTest : public QObject {
  Q_OBJECT

 private slots:
  void the_gradient_of_a_square_is_one_product() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym y = x * x;
    const ReverseSweep sweep = reverse(graph, y.id, std::vector{x.id}).value();
    const Rewritten result = rewrite(graph, std::vector{*sweep.gradient(x.id)});
    QCOMPARE(work_in(result.graph), std::size_t(1));
    const Node& node = result.graph[result.targets[0]];
    QCOMPARE(std::string(node.op->name), std::string("mul"));
    QCOMPARE(result.graph.constant(node.inputs[0])->item(), 2.0);
  }

  void what_no_target_needs_is_gone() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym unused = apply("exp", {variable(graph, "z")});
    const Sym y = apply("sin", {x});
    const Rewritten result = rewritten(y);
    QCOMPARE(result.graph.size(), std::size_t(2));
    QVERIFY(!result.image[unused.id.index].valid());
    QCOMPARE(result.image[y.id.index], result.targets[0]);
  }

  void constants_are_computed_once() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym y = x + apply("sqrt", {constant(graph, 16.0)}) * 3.0;
    const Rewritten result = rewritten(y);
    QCOMPARE(work_in(result.graph), std::size_t(1));
    QCOMPARE(value(result.graph, result.targets[0], {}).item(), 14.0);
  }

  void equal_terms_become_one_in_either_order() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym z = variable(graph, "z");
    const Sym y = apply("sin", {x * z}) / (1.0 + apply("sin", {z * x}));
    QCOMPARE(work_in(rewritten(y).graph), std::size_t(4));
  }

  void constants_stay_small() {
    Graph graph;
    const Sym x = variable(graph, "x", Tensor::filled({1000}, 3));
    const Sym ones =
        apply("broadcast_to", {constant(graph, 1.0)}, {{"shape", std::vector<std::int64_t>{1000}}});
    const Rewritten result = rewritten(ones * x);
    QCOMPARE(result.graph.size(), std::size_t(1));
    QVERIFY(rules_of(result).contains("f(broadcast_to(x), y) -> f(x, y)"));
  }

  void names_and_inputs_stay() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym k = input(graph, "k", 4.0, InputKind::placeholder);
    const Sym y = named("y", x * k + 0.5);
    const Rewritten result = rewritten(y);
    QCOMPARE(result.graph.name(result.targets[0]), std::string("y"));
    QVERIFY(result.graph.input("k")->kind == InputKind::placeholder);
    QCOMPARE(value(result.graph, result.targets[0], {{"k", 1.5}}).item(), 3.5);
  }

  void every_derived_node_keeps_its_origin() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym y = apply("exp", {x * x}) * apply("tanh", {x});
    const ReverseSweep sweep = reverse(graph, y.id, std::vector{x.id}).value();
    const Rewritten result =
        rewrite(graph, std::vector{y.id, *sweep.gradient(x.id)}, {.verify = true});
    for (const PassReport& pass : result.log) QVERIFY(!pass.fault);
    QVERIFY(!verify(result.graph, &graph));
    std::size_t derived = 0;
    for (const Node& node : result.graph.nodes()) derived += node.origin.source.valid() ? 1 : 0;
    QVERIFY(derived > 3);
  }

  void the_log_says_which_rule_fired_where() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym y = 2.0 * (3.0 * x);
    const Rewritten result = rewritten(y);
    const QStringList rules = rules_of(result);
    QCOMPARE(rules, QStringList({"c * (d * x) -> c * d * x", "constants"}));
    for (const PassReport& pass : result.log) {
      for (const Firing& firing : pass.firings) QCOMPARE(firing.source, y.id);
      if (pass.firings.empty()) continue;
      QCOMPARE(pass.firings[0].before, std::string("2 * (3 * x)"));
      QCOMPARE(pass.firings[0].after, std::string("6 * x"));
    }
  }

  void rules_can_be_used_one_at_a_time() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym y = 1.0 * x + 1.0 * x;
    const std::vector<NodeId> targets{y.id};
    QCOMPARE(work_in(rewrite(graph, targets, {.most_firings = 0}).graph), std::size_t(3));
    QCOMPARE(work_in(rewrite(graph, targets, {.most_firings = 1}).graph), std::size_t(2));
    QCOMPARE(work_in(rewrite(graph, targets).graph), std::size_t(1));
  }

  // A product with a zero that may meet infinity, a root of what may be negative, a sum that may be
  // -0: all stay.
  void what_would_change_the_meaning_stays_data() {
    QTest::addColumn<int>("which");
    for (int i = 0; i < 7; ++i) QTest::addRow("%d", i) << i;
  }
  void what_would_change_the_meaning_stays() {
    QFETCH(int, which);
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym z = variable(graph, "z");
    const std::array<Sym, 7> terms = {0.0 * x,
                                      x - x,
                                      x + 0.0,
                                      apply("pow", {x, constant(graph, 0.5)}),
                                      apply("exp", {x}) * apply("exp", {z}),
                                      x / 3.0,
                                      apply("chain", {x, z})};
    const Sym y = terms[static_cast<std::size_t>(which)];
    const std::size_t before = rewrite(graph, std::vector{y.id}, {.most_firings = 0}).graph.size();
    QCOMPARE(rules_of(rewritten(y)), QStringList());
    QCOMPARE(rewritten(y).graph.size(), before);
  }

  void the_same_is_simplified_where_it_is_safe() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym mask = apply("greater", {x, constant(graph, 0.0)});
    QCOMPARE(work_in(rewritten(0.0 * mask).graph), std::size_t(0));
    QCOMPARE(work_in(rewritten(mask - mask).graph), std::size_t(0));
    const Sym square = x * x;
    QCOMPARE(work_in(rewritten(square + 0.0).graph), std::size_t(1));
    const Sym root = apply("pow", {square, constant(graph, 0.5)});
    const Rewritten result = rewritten(root);
    QCOMPARE(std::string(result.graph[result.targets[0]].op->name), std::string("sqrt"));
    QCOMPARE(work_in(rewritten(apply("chain", {mask, x})).graph), std::size_t(2));
    QVERIFY(rules_of(rewritten(x / 4.0)).contains("x / c -> 1 / c * x"));
  }

  void rosenbrock_with_its_gradient_takes_few_products() {
    Graph graph;
    const Sym x = variable(graph, "x");
    const Sym y = variable(graph, "y");
    const Sym f = pow(1.0 - x, 2) + 100.0 * pow(y - pow(x, 2), 2);
    const ReverseSweep sweep = reverse(graph, f.id, std::vector{x.id, y.id}).value();
    const std::vector targets{f.id, *sweep.gradient(x.id), *sweep.gradient(y.id)};
    const Rewritten result = rewrite(graph, targets, {.verify = true});
    QVERIFY2(work_in(result.graph) <= 13, qPrintable(QString::number(work_in(result.graph))));
  }
};

QTEST_APPLESS_MAIN(RewriteTest)

}  // namespace engine_rewrite_rewrite_test

#include "engine_rewrite_rewrite_test.moc"
