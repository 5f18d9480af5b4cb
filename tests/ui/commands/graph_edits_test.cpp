// Edits of the graph as undo steps, and a hand that makes thousands of them.
#include "ui/commands/graph_edits.h"

#include <QTest>
#include <random>

#include "engine/graph/holes.h"
#include "engine/language/edit.h"
#include "engine/language/edit_nodes.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "engine/ops/catalogue.h"
#include "ui/commands/commands.h"

namespace ui_commands_graph_edits_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const char* text) {
    Document document;
    document.program = text;
    workspace.newDocument(document);
    workspace.waitUntilCurrent();
  }
  const Graph& graph() {
    workspace.waitUntilCurrent();
    return workspace.analysis()->trace->graph;
  }
  NodeId node(const char* name) { return graph().find(name).value(); }
  std::string text() const { return workspace.document().program; }
  QString undoText() { return workspace.undoStack().undoText(); }

  Workspace workspace;
  GraphEdits edits{workspace};
};

// Everything that undo must bring back.
struct Snapshot {
  std::string text;
  std::map<std::string, NodePosition, std::less<>> layout;
  Point point;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

Snapshot snapshot(const Workspace& workspace) {
  const Document& document = workspace.document();
  return {document.program, document.layout, document.point};
}

// The graph and its values, as words.
std::string meaning(Workspace& workspace) {
  workspace.waitUntilCurrent();
  const Analysis& analysis = *workspace.analysis();
  if (!analysis.ok()) return "error: " + analysis.diagnostics.front().what.str();
  if (!analysis.trace) return "empty";
  const Trace& trace = *analysis.trace;
  const TraceState end = state_at(trace, trace.steps.size());
  std::string words;
  for (std::uint32_t i = 0; i < trace.forward_size; ++i) {
    words += trace.graph.label(NodeId{i}) + '=' + std::string(trace.graph.nodes()[i].op->name);
    for (const NodeId input : trace.graph.nodes()[i].inputs)
      words += ' ' + std::to_string(input.index);
    if (end.values[i]) words += ':' + std::to_string((*end.values[i])[0]);
    words += '\n';
  }
  return words;
}

class Hand {
 public:
  Hand(Desk& desk, unsigned seed) : desk_(desk), random_(seed) {}

  void edit() {
    const Analysis& analysis = *desk_.workspace.analysis();
    const std::size_t count = analysis.trace ? analysis.trace->forward_size : 0;
    const GraphEdits& edits = desk_.edits;
    if (count == 0 || below(8) == 0) return insert();
    const Graph& graph = analysis.trace->graph;
    const NodeId node{static_cast<std::uint32_t>(below(count))};
    const NodeId other{static_cast<std::uint32_t>(below(count))};
    const std::size_t inputs = graph[node].inputs.size();
    const Port port{node, inputs == 0 ? 0 : static_cast<int>(below(inputs))};
    const std::size_t act = count > 20 ? 0 : below(20);
    if (act <= 1) return (void)edits.remove({node, other});
    if (act <= 5) return inputs == 0 ? insert() : (void)edits.connect(other, port);
    if (act == 6) return inputs == 0 ? insert() : (void)edits.disconnect(port);
    if (act == 7) return (void)edits.duplicate({node, other});
    if (act == 8) return (void)edits.rename(node, "n" + QString::number(below(50)));
    if (act == 9) return (void)edits.setFormula(node, "tanh(q) + 2");
    if (act == 10) return (void)edits.extract(node);
    if (act == 11) return (void)edits.inlineName(node);
    if (act == 12) return (void)edits.setRole(node, static_cast<InputRole>(below(3)));
    if (act == 13) return (void)edits.chooseOutput(node);
    if (act == 14) return inputs == 0 ? insert() : (void)edits.reconnect(port, anyPort());
    if (act == 15) return (void)edits.replaceOp(node, *find_op(inputs == 2 ? "hypot" : "tanh"));
    if (act == 16) return cutOrPaste({node, other});
    if (act == 17) return align(node, other);
    if (act == 18)
      return (void)edits.insertBefore(call_expr("sin", {hole_expr()}), "sin", port, {});
    if (const auto drag = NumberDrag::begin(desk_.workspace, node))
      drag->set(desk_.workspace, static_cast<double>(below(9)));
  }

 private:
  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

  Port anyPort() {
    const Graph& graph = desk_.workspace.analysis()->trace->graph;
    const std::size_t count = desk_.workspace.analysis()->trace->forward_size;
    const NodeId node{static_cast<std::uint32_t>(below(count))};
    const std::size_t inputs = graph[node].inputs.size();
    return {node, inputs == 0 ? 0 : static_cast<int>(below(inputs))};
  }

  // As the keys do it: the text goes to the clipboard and comes back by a later edit.
  void cutOrPaste(const std::vector<NodeId>& nodes) {
    if (clipboard_) {
      (void)desk_.edits.paste(*std::exchange(clipboard_, {}), NodePosition{5, 6});
    } else if (const auto text = desk_.edits.textOf(nodes); text && desk_.edits.cut(nodes)) {
      clipboard_ = *text;
    }
  }

  void align(NodeId a, NodeId b) {
    const Trace& trace = *desk_.workspace.analysis()->trace;
    const NodeKeys keys(trace.graph, trace.forward_size);
    const double y = static_cast<double>(below(300));
    moveNodes(desk_.workspace, {{keys.of(a), {0, y}}, {keys.of(b), {200, y}}}, newGesture());
  }

  void insert() {
    const char* const ops[] = {"add", "sin", "mul", "maximum", "exp", "neg"};
    const NodePosition place{static_cast<double>(below(500)), static_cast<double>(below(500))};
    (void)desk_.edits.insertOp(*find_op(ops[below(std::size(ops))]), std::nullopt, place);
  }

  Desk& desk_;
  std::mt19937 random_;
  std::optional<QString> clipboard_;
};

}  // namespace

class GraphEditsTest : public QObject {
  Q_OBJECT

 private slots:
  void an_edit_changes_the_text_and_undo_names_it() {
    Desk desk("x = variable(2)\nz = variable(3)\ny = sin(_) * x\n");
    const NodeId y = desk.node("y");
    const NodeId sine = desk.graph()[y].inputs[0];
    QVERIFY(desk.edits.connect(desk.node("z"), {sine, 0}));
    QCOMPARE(desk.text(), std::string("x = variable(2)\nz = variable(3)\ny = sin(z) * x\n"));
    QCOMPARE(desk.undoText(), QString("Connect z to sin"));
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.text(), std::string("x = variable(2)\nz = variable(3)\ny = sin(_) * x\n"));
  }

  void a_wire_moves_from_one_input_to_another() {
    Desk desk("x = variable(2)\ny = sin(x + 1)\nz = cos(_) + y\n");
    const NodeId y = desk.node("y");
    const NodeId cosine = desk.graph()[desk.node("z")].inputs[0];
    QVERIFY(desk.edits.reconnect({y, 0}, {cosine, 0}));
    QCOMPARE(desk.text(), std::string("x = variable(2)\na = x + 1\ny = sin(_)\nz = cos(a) + y\n"));
    QCOMPARE(desk.workspace.undoStack().count(), 1);
  }

  void renaming_carries_place_and_value_along() {
    Desk desk("y = x^2\n");
    setValue(desk.workspace, "x", Tensor(5), newGesture());
    moveNodes(desk.workspace, {{"x", {10, 20}}}, newGesture());
    QVERIFY(desk.edits.rename(desk.node("x"), "w"));
    QCOMPARE(desk.text(), std::string("y = w^2\n"));
    QCOMPARE(desk.workspace.document().layout.at("w"), (NodePosition{10, 20}));
    QCOMPARE(desk.workspace.document().point.at("w"), Tensor(5));
    QVERIFY(!desk.edits.rename(desk.node("w"), "y"));
  }

  void an_edit_that_would_break_the_program_is_refused() {
    Desk desk("n = 3\ns = 0\nfor i in range(n): s += i\ny = s\n");
    const std::string before = desk.text();
    QVERIFY(!desk.edits.setFormula(desk.node("n"), "[1, 2"));
    QVERIFY(!desk.edits.setFormula(desk.node("n"), "[1, 2]"));
    QCOMPARE(desk.text(), before);
    QCOMPARE(desk.workspace.undoStack().count(), 0);
  }

  void edits_wait_for_a_text_without_errors() {
    Desk desk("y = x +\n");
    const auto refused = desk.edits.paste("z = 1", {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().what.str(), std::string("the program has an error"));
  }

  void numbers_follow_the_hand_as_one_step() {
    Desk desk("x = variable(2)\ny = x * 4 + constant(3)\n");
    for (std::uint32_t i = 0; i < desk.graph().size(); ++i) {
      const Tensor* value = desk.graph().constant(NodeId{i});
      if (value == nullptr || value->item() != 4) continue;
      const auto drag = NumberDrag::begin(desk.workspace, NodeId{i});
      QVERIFY(drag);
      for (const double number : {5.0, 12.0, -1.5}) drag->set(desk.workspace, number);
      break;
    }
    QCOMPARE(desk.text(), std::string("x = variable(2)\ny = x * -1.5 + constant(3)\n"));
    const auto drag = NumberDrag::begin(desk.workspace, desk.node("x"));
    drag->set(desk.workspace, 7);
    QCOMPARE(desk.workspace.document().point.at("x"), Tensor(7));
    QCOMPARE(desk.workspace.undoStack().count(), 2);
    QVERIFY(!NumberDrag::begin(desk.workspace, desk.node("y")));
  }

  void an_op_is_replaced_by_another() {
    Desk desk("y = (x + 1) * w\n");
    QVERIFY(desk.edits.replaceOp(desk.node("y"), *find_op("maximum")));
    QCOMPARE(desk.text(), std::string("y = maximum(x + 1, w)\n"));
    QVERIFY(desk.edits.replaceOp(desk.node("y"), *find_op("sub")));
    QCOMPARE(desk.text(), std::string("y = x + 1 - w\n"));
  }

  void thousands_of_edits_are_undone_and_redone_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("straight") << "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\n";
    QTest::newRow("loop") << "x = variable(2)\ns = x\nfor i in range(2):\n    s = s * x + i\ny "
                             "= sin(s)\n";
  }

  void thousands_of_edits_are_undone_and_redone() {
    QFETCH(QString, program);
    Desk desk(qPrintable(program));
    Hand hand(desk, 7);
#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && !defined(NDEBUG))
    const int wanted = 400;
#else
    const int wanted = 10000;
#endif
    QUndoStack& stack = desk.workspace.undoStack();
    std::vector<Snapshot> states{snapshot(desk.workspace)};
    const std::string first = meaning(desk.workspace);
    for (int tries = 0; stack.index() < wanted && tries < 10 * wanted; ++tries) {
      const int before = stack.index();
      hand.edit();
      if (stack.index() == before) continue;
      states.push_back(snapshot(desk.workspace));
      const std::string now = meaning(desk.workspace);
      QVERIFY2(now.rfind("error", 0) != 0, (now + '\n' + desk.text()).c_str());
      const ParseResult parsed = parse(desk.text());
      QCOMPARE(print(parsed.program), desk.text());
    }
    QCOMPARE(stack.index(), wanted);
    const std::string last = meaning(desk.workspace);
    for (std::size_t i = states.size(); i-- > 1;) {
      QVERIFY(snapshot(desk.workspace) == states[i]);
      stack.undo();
    }
    QVERIFY(snapshot(desk.workspace) == states.front());
    QCOMPARE(meaning(desk.workspace), first);
    for (std::size_t i = 1; i < states.size(); ++i) {
      stack.redo();
      QVERIFY(snapshot(desk.workspace) == states[i]);
    }
    QCOMPARE(meaning(desk.workspace), last);
  }
};

QTEST_MAIN(GraphEditsTest)

}  // namespace ui_commands_graph_edits_test

#include "ui_commands_graph_edits_test.moc"
