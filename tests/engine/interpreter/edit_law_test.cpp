// Random sequences of edits: every program they give prints, parses back and runs.
#include <QTest>
#include <algorithm>
#include <map>
#include <random>

#include "engine/graph/holes.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/operand_path.h"
#include "engine/language/edit.h"
#include "engine/language/edit_clip.h"
#include "engine/language/edit_extract.h"
#include "engine/language/edit_nodes.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "engine/ops/catalogue.h"

namespace engine_interpreter_edit_law_test {

using namespace nabla;

namespace {

const char* const programs[] = {
    "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2",
    "# Valley\nx = variable(-1.2); y = variable(1)\nf = (1 - x)^2 + 100*(y - x^2)^2\nminimize f",
    "def g(a, b=2):\n    t = a * b\n    return sin(t) + a\nz = g(x) * g(w, 3)",
    "s = 0\nfor i in range(4):\n    s += sin(i * x)  # a turn\ny = s / 4",
    "x = variable(1)\nif x > 0:\n    y = sqrt(x)\nelse:\n    y = -x\nz = y + x",
    "a, b = 1, variable(2)\nc = a + b\nc = c * a\nout = exp(c) - max(a, b)",
    // clang wants to know that this is one text, not two.
    ("x = variable(1)\nw = 0 < x*2 <= sin(x) != 3\nif -1 < x < x + 1:\n    w = max(w, x, 2, x^2)\n"
     "y = w + min(1, x, 3) * (1 < 2 < x)"),
    "",
};

Execution executed(const Program& program) {
  RunOptions options;
  options.missing_value = 1;
  return run(program, options);
}

class Hand {
 public:
  explicit Hand(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

  Expected<Edited> edit(const Program& program, const Graph& graph) {
    if (graph.size() == 0) return with_value(program, parse_expression("sin(x) + 1").value());
    const NodeId node{static_cast<std::uint32_t>(below(graph.size()))};
    const NodeId other{static_cast<std::uint32_t>(below(graph.size()))};
    const NodeText text = text_of(graph, node);
    switch (below(11)) {
      case 0:
        return insert(program);
      case 1:
        return removed(program, {text, text_of(graph, other)});
      case 2:
      case 3:
      case 4:
        return wire(program, graph, node, other);
      case 5:
        return extract(program, text.span, {});
      case 6:
        return inlined(program, text.name);
      case 7:
        return copy(program, {text, text_of(graph, other)});
      case 8:
        return with_output(program, text);
      case 9:
        return with_role(program, text, static_cast<InputRole>(below(3)), number_expr(2));
      default:
        return with_formula(program, text, parse_expression("tanh(q) + 2").value());
    }
  }

 private:
  static NodeText text_of(const Graph& graph, NodeId node) {
    const std::string& name = graph.name(node);
    return {graph[node].span, name, !name.empty() && graph.find(name) == node};
  }

  Expected<Edited> insert(const Program& program) {
    const char* const ops[] = {"add", "sin", "mul", "maximum", "tanh", "less"};
    const OpDef& op = *find_op(ops[below(std::size(ops))]);
    return with_value(program, applied(op, std::vector<Expr>(op.arity(), hole_expr())));
  }

  Expected<Edited> wire(const Program& program, const Graph& graph, NodeId node, NodeId other) {
    const std::size_t count = graph[node].inputs.size();
    if (count == 0) return Diagnostic{};
    const std::size_t operand = below(count);
    const auto path = operand_path(program, graph, node, operand);
    if (!path || is_hole(graph, other)) return Diagnostic{};
    if (below(4) == 0) return disconnected(program, graph[node].span, *path);
    if (!can_connect(graph, other, node, operand)) return Diagnostic{};
    return connected(program, graph[node].span, *path, text_of(graph, other));
  }

  Expected<Edited> copy(const Program& program, const std::vector<NodeText>& nodes) {
    const auto clip = copied(program, nodes);
    if (!clip) return clip.error();
    return pasted(program, *clip);
  }

  std::mt19937 random_;
};

std::string what_runs(const Graph& graph, NodeId node) {
  return is_hole(graph, node) ? "_" : std::string(op_of(graph[node]).name);
}

using Counts = std::map<std::string, int>;

// How many nodes of each op something still needs when the wire is away.
Counts needed_without(const Graph& graph, NodeId node, std::size_t operand) {
  std::vector<bool> used(graph.size(), false), needed(graph.size(), false);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    for (const NodeId input : graph[NodeId{i}].inputs) used[input.index] = true;
  }
  Counts counts;
  for (std::uint32_t i = static_cast<std::uint32_t>(graph.size()); i-- > 0;) {
    const NodeId id{i};
    if (!needed[i] && used[i] && graph.name(id).empty()) continue;
    ++counts[what_runs(graph, id)];
    for (std::size_t k = 0; k < graph[id].inputs.size(); ++k) {
      if (id != node || k != operand) needed[graph[id].inputs[k].index] = true;
    }
  }
  ++counts["_"];
  return counts;
}

// All that is needed without the wire, and nothing that was not there before but a hole.
bool one_wire_less(const Graph& before, const Graph& after, const Counts& needed) {
  Counts old, now;
  for (std::uint32_t i = 0; i < before.size(); ++i) ++old[what_runs(before, NodeId{i})];
  for (std::uint32_t i = 0; i < after.size(); ++i) ++now[what_runs(after, NodeId{i})];
  ++old["_"];
  const auto within = [](Counts& least, Counts& most) {
    return std::ranges::all_of(least,
                               [&](const auto& item) { return item.second <= most[item.first]; });
  };
  Counts least = needed;
  return within(least, now) && within(now, old);
}

}  // namespace

class EditLawTest : public QObject {
  Q_OBJECT

 private slots:
  void every_edit_gives_a_program_that_prints_parses_back_and_runs() {
    int done = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
      Hand hand(seed);
      Program program = parse(programs[seed % std::size(programs)]).program;
      for (int step = 0; step < 25; ++step) {
        const Execution execution = executed(program);
        const auto edited = hand.edit(program, execution.graph);
        if (!edited) continue;
        const std::string text = print(edited->program);
        const ParseResult parsed = parse(text);
        QVERIFY2(parsed.ok(), text.c_str());
        QVERIFY2(same_meaning(parsed.program, edited->program), text.c_str());
        QCOMPARE(print(parsed.program), text);
        const Execution again = executed(parsed.program);
        if (!again.ok()) {  // what a hand may do wrong is told: by the text, nothing else breaks
          const std::string what = again.diagnostics.front().what.str();
          QVERIFY2(what.find("has no value yet") == std::string::npos &&
                       what.find("declared twice") == std::string::npos,
                   (std::to_string(seed) + ": " + what + "\nbefore:\n" + print(program) +
                    "\nafter:\n" + text)
                       .c_str());
          continue;
        }
        program = parsed.program;
        ++done;
        if (program.statements.size() > 30) break;
      }
    }
    QVERIFY2(done > 400, std::to_string(done).c_str());
  }

  void operands_are_found_where_they_are_written() {
    const Program program = parse(
                                "w = variable([1, 2])\ny = sum(axis=0, a=w) * where(w < 1, w, 2)\n"
                                "z = concat([y, w])\nu = 0 < w < 2 <= max(1, w, y, 3)\n"
                                "v = not 1 < min(w, y, 2) < 3 < y")
                                .program;
    const Execution execution = executed(program);
    QVERIFY2(execution.ok(),
             execution.diagnostics.empty() ? "" : execution.diagnostics.front().what.str().c_str());
    for (std::uint32_t i = 0; i < execution.graph.size(); ++i) {
      const Node& node = execution.graph.nodes()[i];
      for (std::size_t k = 0; k < node.inputs.size(); ++k) {
        QVERIFY2(operand_path(program, execution.graph, NodeId{i}, k),
                 std::string(node.op->name).c_str());
      }
    }
  }

  // Each port of what makes several nodes can be let go; all others keep what they had.
  void one_operand_of_several_nodes_is_disconnected_alone() {
    const char* const text =
        "x = variable(2)\nu = 0 < x*3 <= exp(x) != x\nv = max(x, u, 2, x^2) + min(u, x, 1)\n"
        "z = (x < u < v) * 2";
    const Program program = parse(text).program;
    const Graph graph = executed(program).graph;
    std::size_t tried = 0;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      for (std::size_t k = 0; k < graph[NodeId{i}].inputs.size(); ++k) {
        const auto path = operand_path(program, graph, NodeId{i}, k);
        QVERIFY(path);
        const auto edited = disconnected(program, graph[NodeId{i}].span, *path);
        QVERIFY2(edited, edited ? "" : edited.error().what.str().c_str());
        const std::string told = print(edited->program);
        const Graph after = executed(parse(told).program).graph;
        const Counts needed = needed_without(graph, NodeId{i}, k);
        QVERIFY2(one_wire_less(graph, after, needed), told.c_str());
        ++tried;
      }
    }
    QVERIFY(tried > 25);
  }

  void holes_leave_the_rest_running() {
    const Program program =
        parse("A = [[1, 2], [3, 4]]\nw = matmul(A, _)\nu = sum(w[0], axis=1) + 1\ny = 2 * 3")
            .program;
    const Execution execution = executed(program);
    QVERIFY(execution.ok());
    QCOMPARE(execution.value("y")->item(), 6.0);
    const NodeId w = *execution.graph.find("w");
    QCOMPARE(execution.graph[w].op, &waiting_op());
    QCOMPARE(op_of(execution.graph[w]).name, std::string_view("matmul"));
    QVERIFY(!run(program).ok());
  }

  void circles_and_wrong_shapes_are_told_before_they_are_made() {
    const Program program =
        parse(
            "A = [[1, 2], [3, 4]]\nv = [1, 2, 3]\ns = variable(1)\ny = matmul(A, _)\n"
            "z = sum(y, axis=0)\nt = s * 2")
            .program;
    const Execution execution = executed(program);
    const Graph& graph = execution.graph;
    const auto node = [&graph](const char* name) { return *graph.find(name); };
    QVERIFY(can_connect(graph, node("A"), node("y"), 1));
    QVERIFY(!can_connect(graph, node("v"), node("y"), 1));
    QVERIFY(!can_connect(graph, node("s"), node("y"), 1));
    QVERIFY(!can_connect(graph, node("z"), node("y"), 1));
    QVERIFY(can_connect(graph, node("v"), node("t"), 0));
    QVERIFY(!can_connect(graph, node("t"), node("t"), 0));
  }

  void any_op_is_written_so_that_it_parses() {
    for (const OpDef* op : all_ops()) {
      if (op->internal) continue;
      const std::size_t count = op->variadic() ? op->arity() + 2 : op->arity();
      const Expr expr = applied(*op, std::vector<Expr>(count, hole_expr()));
      const auto read = parse_expression(print(expr));
      QVERIFY2(read, print(expr).c_str());
      QVERIFY2(same_meaning(*read, expr), print(expr).c_str());
    }
  }
};

QTEST_APPLESS_MAIN(EditLawTest)

}  // namespace engine_interpreter_edit_law_test

#include "engine_interpreter_edit_law_test.moc"
