#include "ui/inspector/node_panel.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "engine/graph/op_def.h"
#include "ui/commands/commands.h"
#include "ui/formula/formula_label.h"
#include "ui/inspector/sparkline.h"
#include "ui/inspector/tensor_view.h"
#include "ui/theme/fonts.h"
#include "ui/theme/segmented.h"

namespace ui_inspector_node_panel_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const char* text) : optimizer(workspace) {
    playhead.setReducedMotion(true);
    QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
      if (const auto& trace = workspace.analysis()->trace) playhead.setTrace(trace);
    });
    Document document;
    document.program = text;
    workspace.newDocument(document);
    workspace.waitUntilCurrent();
    playhead.last();
    panel.resize(300, 700);
    panel.show();
  }
  NodeId node(const char* name) const { return *playhead.trace()->graph.find(name); }
  void look(const char* name) { panel.showNode(node(name)); }
  QString text(const char* label) const { return panel.findChild<QLabel*>(label)->text(); }
  QString formula(const char* label) const { return panel.findChild<FormulaLabel*>(label)->text(); }
  template <class T>
  T* part(const char* name) const {
    return panel.findChild<T*>(name);
  }

  Appearance appearance;
  Workspace workspace;
  Playhead playhead;
  Optimizer optimizer;
  Marks marks{playhead};
  NodePanel panel{{workspace, playhead, optimizer, marks, appearance}};
};

constexpr const char* square = "x1 = variable(3)\nx2 = variable(2)\ny = x1 * x1 + x2";

}  // namespace

class NodePanelTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void without_a_selection_it_asks_for_one() {
    Desk desk(square);
    QVERIFY(!desk.panel.facts());
    QVERIFY(!desk.part<QLabel>("nodeTitle")->isVisible());
  }

  void it_tells_op_formula_value_and_gradient() {
    Desk desk("x1 = variable(3)\nx2 = variable(2)\ny = x1 * x2");
    desk.look("y");
    QCOMPARE(desk.text("nodeTitle"), "y");
    QCOMPARE(desk.text("nodeOp").trimmed(), "multiply");
    QVERIFY(desk.part<QLabel>("nodeOp")->toolTip().contains("mul"));
    QVERIFY(!desk.text("nodeSummary").isEmpty());
    QVERIFY2(desk.formula("nodeFormula").startsWith("y = "),
             qPrintable(desk.formula("nodeFormula")));
    QVERIFY(desk.text("nodeNumbers").contains(">6<"));
    QVERIFY(desk.text("nodeNumbers").contains(">1<"));
  }

  void every_operand_has_its_local_derivative_with_its_number() {
    Desk desk("x1 = variable(3)\nx2 = variable(2)\ny = x1 * x2");
    desk.look("y");
    QVERIFY2(desk.formula("local0").contains(QStringLiteral("x₂ = 2")),
             qPrintable(desk.formula("local0")));
    QVERIFY2(desk.formula("local1").contains(QStringLiteral("x₁ = 3")),
             qPrintable(desk.formula("local1")));
    QVERIFY(!desk.part<FormulaLabel>("local2")->isVisible());
  }

  void local_derivatives_come_from_the_rule_wherever_the_player_is() {
    Desk desk("x1 = variable(3)\nx2 = variable(2)\nz = x1^2\ny = exp(x2 * 0.5)");
    desk.look("z");  // the output does not need it: no backward step goes there
    QVERIFY2(desk.formula("local0").contains(QStringLiteral("= 6")),
             qPrintable(desk.formula("local0")));
    QVERIFY(!desk.text("nodeNumbers").contains("gradient"));
    desk.look("y");
    desk.playhead.first();
    QVERIFY2(desk.formula("local0").endsWith("= y"), qPrintable(desk.formula("local0")));
    QVERIFY(!desk.panel.facts()->locals.front().number);
    desk.workspace.setMode(RunMode::evaluate);
    desk.workspace.waitUntilCurrent();
    desk.playhead.last();
    desk.look("y");
    QVERIFY(std::abs(desk.panel.facts()->locals.front().number->item() - std::exp(1.0)) < 1e-12);
  }

  void a_node_of_the_backward_graph_tells_of_itself() {
    Desk desk("x1 = variable(3)\nx2 = variable(2)\ny = sin(x1) * x2");
    const Trace& trace = *desk.playhead.trace();
    const auto backward = BackwardGraph::of(trace);
    int told = 0;
    for (auto i = static_cast<std::uint32_t>(trace.forward_size); i < trace.graph.size(); ++i) {
      const NodeId node{i};
      if (!(*backward)[node].shown) continue;
      ++told;
      desk.playhead.last();
      desk.panel.showNode(node, backward);
      const NodeFacts facts = *desk.panel.facts();
      QCOMPARE(facts.op.toStdString(), std::string(trace.graph[node].op->name));
      QCOMPARE(desk.text("nodeOp").trimmed(), facts.word);
      QCOMPARE(facts.value, std::optional(backward->value(node)));
      QCOMPARE(facts.source, std::optional((*backward)[node].origin.source));
      desk.playhead.first();
      QVERIFY(!desk.panel.facts()->value);
    }
    QVERIFY(told >= 4);
    QSignalSpy ends(&desk.panel, &NodePanel::nodeRequested);
    QTest::mouseClick(desk.part<QPushButton>("nodeSource"), Qt::LeftButton);
    QCOMPARE(ends.count(), 1);
  }

  void the_value_is_shown_where_there_is_no_gradient_to_show() {
    Desk desk("w = variable([[1, -2], [3, 4]])\nv = constant([1, 2])\ny = sum(w * w)");
    desk.look("w");
    auto* which = desk.part<Segmented>("tensorKind");
    which->setCurrentIndex(1);
    desk.look("v");
    QVERIFY(!which->isVisible());
    QVERIFY(desk.part<TensorView>("tensorView")->isVisible());
  }

  void contributions_are_summed_with_their_paths() {
    Desk desk(square);
    desk.look("x1");
    const NodeFacts& facts = *desk.panel.facts();
    QCOMPARE(facts.contributions.size(), std::size_t{2});
    QCOMPARE(sumText(*desk.playhead.trace(), facts),
             QStringLiteral("3 from multiply by x₁, 3 from multiply by x₁ = 6"));
    QVERIFY(desk.text("nodePaths").contains("= 6"));
  }

  void it_follows_the_playhead() {
    Desk desk(square);
    desk.look("x1");
    desk.playhead.first();
    QVERIFY(!desk.panel.facts()->value);
    QVERIFY(desk.panel.facts()->contributions.empty());
    desk.playhead.last();
    QVERIFY(desk.panel.facts()->gradient);
  }

  void a_path_leads_to_its_step() {
    Desk desk(square);
    desk.look("x1");
    QSignalSpy steps(&desk.panel, &NodePanel::stepRequested);
    emit desk.part<QLabel>("nodePaths")->linkActivated("5");
    QCOMPARE(steps.count(), 1);
    QCOMPARE(steps.first().first().toInt(), 5);
  }

  void the_line_leads_into_the_program() {
    Desk desk(square);
    desk.look("y");
    auto* line = desk.part<QPushButton>("nodeLine");
    QCOMPARE(line->text(), "Line 3");
    QSignalSpy places(&desk.panel, &NodePanel::sourceRequested);
    QTest::mouseClick(line, Qt::LeftButton);
    QCOMPARE(places.count(), 1);
    const std::string& text = desk.workspace.document().program;
    const auto begin = places.first().first().value<std::size_t>();
    QVERIFY(begin > text.find("y = ") && begin < text.size());
  }

  void the_history_is_the_value_at_iterates_of_the_run() {
    Desk desk("x = variable(4)\ny = (x - 1)^2\nminimize y");
    desk.look("y");
    QVERIFY(!desk.part<Sparkline>("sparkline")->isVisible());
    for (int i = 0; i < 5; ++i) desk.optimizer.step();
    QTRY_VERIFY(desk.optimizer.record() && desk.optimizer.record()->iterations() == 5);
    desk.workspace.waitUntilCurrent();
    desk.look("y");
    const auto& values = desk.part<Sparkline>("sparkline")->values();
    QCOMPARE(values.size(), desk.optimizer.record()->path.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      QCOMPARE(values[i], desk.optimizer.record()->path[i].value);
    QVERIFY(desk.part<Sparkline>("sparkline")->isVisible());
  }

  void tensors_are_shown_whole() {
    Desk desk("w = variable([[1, -2], [3, 4]])\ny = sum(w * w)");
    desk.look("w");
    auto* view = desk.part<TensorView>("tensorView");
    QVERIFY(view->isVisible());
    QCOMPARE(view->tensor().shape(), (Shape{2, 2}));
    desk.look("y");
    QVERIFY(!view->isVisible());
  }

  void pins_and_breakpoints_are_set_here() {
    Desk desk(square);
    desk.look("x1");
    desk.part<QToolButton>("watchNode")->click();
    QVERIFY(desk.marks.isWatched("x1"));
    desk.part<QToolButton>("nodeBreaks")->menu()->findChild<QAction*>("breakGradient");
    for (QAction* action : desk.part<QToolButton>("nodeBreaks")->menu()->actions())
      if (action->objectName() == "breakGradient") action->trigger();
    QVERIFY(desk.marks.breaks("x1", BreakKind::gradient));
    desk.marks.setWatched("x1", false);
    QVERIFY(!desk.part<QToolButton>("watchNode")->isChecked());
  }

  void an_unnamed_node_and_a_constant_are_told_too() {
    Desk desk("x = variable(2)\ny = sin(x * 3)");
    for (std::uint32_t i = 0; i < desk.playhead.trace()->forward_size; ++i) {
      desk.panel.showNode(NodeId{i});
      QVERIFY(desk.panel.facts());
      QVERIFY(!desk.panel.facts()->title.isEmpty());
      QVERIFY(!desk.panel.grab().isNull());
    }
    desk.panel.showNode(NodeId{100000});
    QVERIFY(!desk.panel.facts());
  }
};

QTEST_MAIN(NodePanelTest)

}  // namespace ui_inspector_node_panel_test

#include "ui_inspector_node_panel_test.moc"
