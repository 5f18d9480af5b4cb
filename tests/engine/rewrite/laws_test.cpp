// What holds of every rewriting, over the catalogue with its gradients and over random programs.
#include <QTest>

#include "engine/derive/reverse.h"
#include "engine/graph/verify.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "tests/agreement/random_program.h"
#include "tests/engine/rewrite/same_values.h"
#include "tests/laws/cases.h"

namespace engine_rewrite_laws_test {

using namespace nabla;

namespace {

using namespace laws;

// What a graph computes and the gradients of one of its nodes.
std::vector<NodeId> with_gradients(Graph& graph, NodeId result, NodeId total,
                                   std::span<const NodeId> wrt) {
  std::vector<NodeId> targets{result, total};
  const Expected<ReverseSweep> sweep = reverse(graph, total, wrt);
  if (!sweep) return targets;
  for (const NodeId input : wrt) {
    if (const auto gradient = sweep->gradient(input)) targets.push_back(*gradient);
  }
  return targets;
}

// Special values among the ordinary ones, at every third element.
Point with_specials(const Point& point, std::size_t first) {
  static constexpr double specials[] = {0.0, INFINITY, -0.0, NAN, 1.0, -INFINITY};
  Point out = point;
  for (auto& [name, value] : out) {
    auto elements = value.mutable_values();
    for (std::size_t i = first % 3; i < elements.size(); i += 3)
      elements[i] = specials[first++ % 6];
  }
  return out;
}

std::string fault_of(const Graph& graph, const std::vector<NodeId>& targets,
                     const Rewritten& result) {
  for (const PassReport& pass : result.log) {
    if (pass.fault) return pass.fault->what.str();
  }
  if (const auto fault = verify(result.graph, &graph)) return fault->what.str();
  if (test::work_in(result.graph) > test::work_in(graph)) return "more work than before";
  const Rewritten again = rewrite(result.graph, result.targets);
  for (const PassReport& pass : again.log) {
    if (pass.fired > 0) return "a second rewriting changes it";
  }
  return again.graph.size() == result.graph.size() && result.targets.size() == targets.size()
             ? ""
             : "a second rewriting has another size";
}

}  // namespace

class LawsTest : public QObject {
  Q_OBJECT

 private slots:
  void every_op_and_its_gradient_keep_their_values_data() { add_ops(differentiable); }
  void every_op_and_its_gradient_keep_their_values() {
    const OpDef& op = fetched_op();
    for (const Sample& sample : samples_of(op)) {
      Case at = make_case(op, sample);
      const auto targets = with_gradients(at.graph, at.result, at.total, at.active);
      const Rewritten result = rewrite(at.graph, targets, {.log = true, .verify = true});
      const std::string fault = fault_of(at.graph, targets, result);
      QVERIFY2(fault.empty(), fault.c_str());
      std::string apart = test::difference(at.graph, targets, result, at.point, 4, true);
      QVERIFY2(apart.empty(), apart.c_str());
      for (std::size_t first = 0; first < 6; ++first) {
        apart =
            test::difference(at.graph, targets, result, with_specials(at.point, first), 16, true);
        QVERIFY2(apart.empty(), apart.c_str());
      }
    }
  }

  void random_programs_keep_their_values_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 150; ++seed) QTest::addRow("%u", seed) << seed;
  }
  void random_programs_keep_their_values() {
    QFETCH(unsigned, seed);
    const std::string text = test::RandomProgram(seed).text();
    RunOptions options;
    options.mode = Mode::static_graph;
    Execution execution = run(parse(text).program, options);
    QVERIFY2(execution.ok(), text.c_str());
    std::vector<NodeId> wrt;
    for (const Input* input : execution.variables()) wrt.push_back(input->node);
    const NodeId y = execution.outputs[0].node;
    const auto targets = with_gradients(execution.graph, y, y, wrt);
    const Rewritten result = rewrite(execution.graph, targets, {.log = true, .verify = true});
    const std::string fault = fault_of(execution.graph, targets, result);
    QVERIFY2(fault.empty(), (fault + "\n" + text).c_str());
    // Rounding on the way is magnified by what follows, so a few ulp more are allowed here.
    const std::string apart = test::difference(execution.graph, targets, result, {}, 256, true);
    QVERIFY2(apart.empty(), (apart + "\n" + text).c_str());
  }
};

QTEST_APPLESS_MAIN(LawsTest)

}  // namespace engine_rewrite_laws_test

#include "engine_rewrite_laws_test.moc"
