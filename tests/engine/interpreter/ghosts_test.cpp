// What a run tells of the branches that it does not take.
#include <QTest>
#include <algorithm>

#include "engine/graph/op_def.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"

namespace engine_interpreter_ghosts_test {

using namespace nabla;

namespace {

Execution run_of(const std::string& text, std::size_t most = 400) {
  RunOptions options;
  options.most_ghosts = most;
  options.missing_value = 1;
  return run(parse(text).program, options);
}

std::string written(const std::string& text, const Ghost& ghost) {
  return text.substr(ghost.span.begin, ghost.span.end - ghost.span.begin);
}

constexpr const char* choice =
    "x = variable(2)\nif x > 0:\n  y = x * x\nelse:\n  a = x * 3\n  y = exp(a) - x\n";

}  // namespace

class GhostsTest : public QObject {
  Q_OBJECT

 private slots:
  void none_are_made_unless_they_are_asked_for() {
    const Execution execution = run_of(choice, 0);
    QVERIFY(execution.ok() && execution.ghosts.empty());
  }

  void the_branch_not_taken_has_the_nodes_that_its_text_would_make() {
    const Execution execution = run_of(choice);
    QCOMPARE(execution.ghosts.size(), std::size_t{1});
    const GhostBranch& left = execution.ghosts.front();
    QCOMPARE(left.index, 0);
    QVERIFY(left.decided);
    std::vector<std::string> told;
    for (const Ghost& ghost : left.ghosts)
      told.push_back(ghost.op ? std::string(ghost.op->name) : ghost.text);
    QCOMPARE(told, std::vector<std::string>({"3", "mul", "exp", "sub"}));
    const NodeId x = *execution.graph.find("x");
    QCOMPARE(left.ghosts[1].operands, std::vector<GhostOperand>({{x, -1}, {{}, 0}}));
    QCOMPARE(left.ghosts[2].operands, std::vector<GhostOperand>({{{}, 1}}));
    QCOMPARE(left.ghosts[3].operands, std::vector<GhostOperand>({{{}, 2}, {x, -1}}));
    QCOMPARE(left.ghosts[1].name, std::string("a"));
    QCOMPARE(left.ghosts[3].name, std::string("y"));
    QCOMPARE(written(choice, left.ghosts[3]), std::string("exp(a) - x"));
  }

  void the_branch_taken_says_what_decided() {
    const Execution execution = run_of(choice);
    const Context& taken = execution.graph.contexts()[execution.ghosts.front().taken.index];
    QVERIFY(taken.kind == ContextKind::branch);
    QCOMPARE(taken.index, 1);
    QCOMPARE(taken.name, std::string("x > 0"));
  }

  void an_if_without_else_that_is_not_run_leaves_ghosts_too() {
    const Execution execution = run_of("x = variable(-2)\ny = x\nif x > 0:\n  y += x * 2\n");
    QCOMPARE(execution.ghosts.size(), std::size_t{1});
    QCOMPARE(execution.ghosts.front().index, 1);
    const Ghost& sum = execution.ghosts.front().ghosts.back();
    QCOMPARE(sum.op->name, std::string_view("add"));
    QCOMPARE(sum.operands.size(), std::size_t{2});
    QCOMPARE(sum.name, std::string("y"));
  }

  void each_turn_of_a_loop_has_its_own_and_reads_what_it_has() {
    const Execution execution = run_of(
        "x = variable(2)\ns = x\nfor i in range(3):\n  if s > 3:\n    s = s - 1\n  else:\n    s "
        "= s * x\n");
    QCOMPARE(execution.ghosts.size(), std::size_t{3});
    const auto read = [&](std::size_t turn) {
      return execution.ghosts[turn].ghosts.back().operands.front().node;
    };
    QCOMPARE(read(0), *execution.graph.find("x"));
    QVERIFY(read(1) != read(0) && read(2) != read(1));
  }

  void functions_choices_written_as_values_and_cond_leave_them_too() {
    const auto ghosts = [](const char* text) {
      const Execution execution = run_of(text);
      return execution.ok() && execution.ghosts.size() == 1 ? execution.ghosts[0].ghosts.size()
                                                            : std::size_t{0};
    };
    QCOMPARE(ghosts("x = variable(2)\ny = x * 2 if x > 0 else exp(x)\n"), std::size_t{1});
    QCOMPARE(ghosts("x = variable(2)\ny = cond(x > 0, lambda: x, lambda: sin(cos(x)))\n"),
             std::size_t{2});
    QCOMPARE(ghosts("def f(a):\n  if a > 0:\n    return a\n  return a\nx = variable(-2)\ny = "
                    "f(x) + max(x, 1)\n"),
             std::size_t{0});
    QCOMPARE(ghosts("def f(a):\n  if a > 0:\n    return tanh(a)\n  return a\nx = "
                    "variable(-2)\ny = f(x)\n"),
             std::size_t{1});
  }

  void a_condition_that_waits_for_a_hole_decides_nothing() {
    for (const char* text : {"x = variable(2)\nif _ > 0:\n  y = x\nelse:\n  y = exp(x)\n",
                             "x = variable(2)\na = x * _\ny = exp(x) if a < 0 else x\n"}) {
      const Execution execution = run_of(text);
      QVERIFY(execution.ok());
      QCOMPARE(execution.ghosts.size(), std::size_t{1});
      QVERIFY(!execution.ghosts.front().decided);
      QCOMPARE(execution.graph.contexts()[execution.ghosts.front().taken.index].name,
               std::string());
    }
  }

  void too_many_are_left_out_branch_by_branch() {
    const std::string loop =
        "x = variable(2)\ns = x\nfor i in range(9):\n  if s < 0:\n    s = s * x + 1\n  s = s + x\n";
    QCOMPARE(run_of(loop, 400).ghosts.size(), std::size_t{9});
    const Execution few = run_of(loop, 7);
    QCOMPARE(few.ghosts.size(), std::size_t{2});
    for (const GhostBranch& branch : few.ghosts) QCOMPARE(branch.ghosts.size(), std::size_t{3});
  }

  void text_may_change_its_place_but_not_what_is_drawn() {
    const std::string text = choice;
    const Ghosts one = run_of(text).ghosts;
    QVERIFY(same_ghosts(one, run_of("\n\n" + text).ghosts));
    std::string other = text;
    other.replace(other.find("exp"), 3, "sin");
    QVERIFY(!same_ghosts(one, run_of(other).ghosts));
  }
};

QTEST_APPLESS_MAIN(GhostsTest)

}  // namespace engine_interpreter_ghosts_test

#include "engine_interpreter_ghosts_test.moc"
