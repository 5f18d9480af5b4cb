// The first five minutes of README.md, played in the real window as they are written there: a step
// that is written otherwise fails until it is played otherwise.
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>

#include "engine/graph/op_def.h"
#include "tests/app/live_window.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/plots/convergence_view.h"
#include "ui/plots/curve_view.h"
#include "ui/theme/segmented.h"

namespace ui_window_first_five_minutes_test {

using namespace nabla;
using nabla::test::Home;
using nabla::test::LiveWindow;
using nabla::test::number_of;

namespace {

// The steps by their number, each in one line.
QMap<int, QString> readmeSteps() {
  QFile file(QStringLiteral(NABLA_SOURCE_DIR) + "/README.md");
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QString part = QString::fromUtf8(file.readAll())
                           .section(QStringLiteral("## The first five minutes\n"), 1)
                           .section(QStringLiteral("\n## "), 0, 0);
  static const QRegularExpression item(QStringLiteral("(?:^|\\n)(\\d+)\\. (.*(?:\\n +.*)*)"));
  QMap<int, QString> steps;
  for (auto found = item.globalMatch(part); found.hasNext();) {
    const auto match = found.next();
    steps[match.captured(1).toInt()] = match.captured(2).simplified();
  }
  return steps;
}

void compareStep(int number, const char* played) {
  QCOMPARE(readmeSteps().value(number), QString::fromUtf8(played).simplified());
}

void play(const std::function<void(LiveWindow&)>& hands) {
  LiveWindow::work({{}, "en", "light"}, [&hands](LiveWindow& live) {
    QTRY_VERIFY(live.isCurrent());
    hands(live);
  });
}

// The entry of the menu that opens under the button, by mouse.
void chooseExample(LiveWindow& live, const QString& title) {
  auto& button = live.the<QToolButton>("examples");
  QTimer::singleShot(50, &button, [&button, title] {
    QMenu* menu = button.menu();
    for (QAction* action : menu->actions()) {
      if (action->text().remove('&').startsWith(title))
        return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    menu->close();
  });
  live.click(button);
  QTRY_VERIFY(live.window().windowTitle().startsWith(title));
  QTRY_VERIFY(live.isCurrent());
}

void chooseMethod(LiveWindow& live, const QString& title) {
  auto& methods = live.the<QComboBox>("optimizerMethod");
  methods.setFocus(Qt::TabFocusReason);
  live.key(Qt::Key_Home);
  while (!methods.currentText().startsWith(title) && methods.currentIndex() + 1 < methods.count())
    live.key(Qt::Key_Down);
  QVERIFY(methods.currentText().startsWith(title));
}

int iterationsOf(const QString& status) {
  return QRegularExpression(QStringLiteral("after (\\d+) iteration"))
      .match(status)
      .captured(1)
      .toInt();
}

void run(LiveWindow& live) {
  live.click(live.the<QToolButton>("optimizerRun"));
  QTRY_VERIFY_WITH_TIMEOUT(!live.window().studio().optimizer.isRunning() &&
                               live.label("optimizerStatus").contains("after"),
                           20'000);
}

NodeId named(LiveWindow& live, const char* key) { return live.canvas().scene()->find(key).value(); }

QPoint middle(LiveWindow& live, const char* key) {
  return live.canvas().nodeRect(named(live, key)).center().toPoint();
}

void doubleClick(LiveWindow& live, QPoint at) {
  QTest::mouseDClick(live.window().windowHandle(), Qt::LeftButton, {},
                     live.canvas().mapTo(&live.window(), at));
}

void settle(LiveWindow& live) {
  QTRY_VERIFY(live.isCurrent());
  live.canvas().waitForScene();
}

void typeProgram(LiveWindow& live, const QString& text) {
  live.write(text);
  settle(live);
  live.canvas().fit();
  QTest::qWait(300);  // cards glide to their places
}

// A page of the inspector.
void turnTo(LiveWindow& live, int page) {
  live.click(*live.the<QWidget>("inspectorPages").findChildren<QPushButton*>().at(page));
}

}  // namespace

class FirstFiveMinutesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { QSettings().clear(); }

  void all_steps_are_played() {
    QCOMPARE(readmeSteps().keys(), (QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
  }

  void step_1_the_first_example_plays() {
    compareStep(1,
                "`./dev run` opens **y = x₁ · x₂** with both inputs at 3. Press **Space**: the "
                "values travel to y = 9, then the gradients travel back, 3 to each side. **←** "
                "and **→** step; **Home** and **End** jump; the timeline scrubs.");
    play([](LiveWindow& live) {
      QVERIFY(live.program().contains("y = x1 * x2"));
      QCOMPARE(live.field("value_x1"), "3");
      QCOMPARE(live.field("value_x2"), "3");
      live.key(Qt::Key_Space);
      QTRY_COMPARE_WITH_TIMEOUT(live.gradient("x2"), "3", 20'000);
      QCOMPARE(live.value("y"), "9");
      QCOMPARE(live.gradient("x1"), "3");
      live.key(Qt::Key_Left);
      QVERIFY(live.place().contains("step 5 of 6"));
      live.key(Qt::Key_Home);
      QVERIFY(live.place().contains("step 0 of 6"));
      live.key(Qt::Key_Right);
      QTRY_VERIFY(live.place().contains("step 1 of 6"));
      live.key(Qt::Key_End);
      QVERIFY(live.place().contains("step 6 of 6"));
      auto& timeline = live.the<ui::Timeline>("timeline");
      live.drag(timeline, timeline.stopAt(6).toPoint(), timeline.stopAt(2).toPoint());
      QVERIFY(live.place().contains("step 2 of 6"));
    });
  }

  void step_2_the_graph_follows_sliders_and_exact_values() {
    compareStep(2,
                "Drag a slider under *Variables*, or type an exact value such as `2/3`: the "
                "whole graph follows.");
    play([](LiveWindow& live) {
      live.key(Qt::Key_End);
      auto& slider = live.the<QSlider>("slider_x1");
      live.drag(slider, {slider.width() / 2, slider.height() / 2},
                {slider.width() / 4, slider.height() / 2});
      const double x1 = number_of(live.field("value_x1"));
      QVERIFY(x1 != 3);
      QTRY_VERIFY(qAbs(number_of(live.value("y")) - 3 * x1) < 1e-4);
      live.click(live.the<QLineEdit>("value_x1"));
      live.key(Qt::Key_A, Qt::ControlModifier);
      live.type("2/3\n");
      QTRY_COMPARE(live.value("y"), "2");
    });
  }

  void step_3_two_paths_add_up() {
    compareStep(3,
                "Choose **Examples → A square as a product**. `x` reaches `y` by two paths, so "
                "its gradient is 3 + 3 = 6: the last step shows the sum.");
    play([](LiveWindow& live) {
      chooseExample(live, "A square as a product");
      live.leaveText();
      live.key(Qt::Key_End);
      QCOMPARE(live.gradient("x"), "6");
      QVERIFY2(live.formula().endsWith("3 + 3 = 6"), qPrintable(live.formula()));
    });
  }

  void step_4_an_optimizer_runs_and_another_one_after_it() {
    compareStep(4,
                "Choose **A minimum by gradient descent**, then **Run** in the *Optimizer* card. "
                "The convergence chart, the curve with its tangent and the graph follow every "
                "iterate. Change the method to *Newton* and run again.");
    play([](LiveWindow& live) {
      chooseExample(live, "A minimum by gradient descent");
      run(live);
      const int descent = iterationsOf(live.label("optimizerStatus"));
      QVERIFY(descent > 10);
      auto* chart = live.the<ui::ConvergenceView>().findChild<QChartView*>()->chart();
      QCOMPARE(static_cast<QLineSeries*>(chart->series().at(0))->count(), descent + 1);
      QTRY_COMPARE(live.value("x"), "1");
      const auto& curve = live.the<ui::CurveView>();
      QTRY_VERIFY(curve.isSettled() && curve.curve() && qAbs(curve.curve()->x - 1) < 1e-4);
      chooseMethod(live, "Newton");
      run(live);
      QCOMPARE(iterationsOf(live.label("optimizerStatus")), 1);
      QCOMPARE(static_cast<QLineSeries*>(chart->series().at(0))->count(), 2);
      QTRY_COMPARE(live.value("x"), "1");
    });
  }

  void step_5_static_graphs_have_values_once_they_ran() {
    compareStep(5,
                "Switch **Eager** to **Static** above the graph: now the graph is built first, "
                "and values exist only once a Session has run it.");
    play([](LiveWindow& live) {
      const auto ways = live.the<QWidget>("execution").findChildren<QPushButton*>();
      QCOMPARE(ways.at(0)->text(), "Eager");
      QCOMPARE(ways.at(1)->text(), "Static");
      live.click(*ways.at(1));
      live.key(Qt::Key_Home);
      QTRY_COMPARE(live.value("y"), "no value yet");
      live.key(Qt::Key_End);
      QTRY_COMPARE(live.value("y"), "9");
    });
  }

  void step_6_the_program_runs_while_it_is_typed() {
    compareStep(6,
                "Change the program. It runs as you type; errors are underlined and say how to "
                "mend them. Everything can be undone.");
    play([](LiveWindow& live) {
      const QString before = live.program();
      live.write("x = variable(2)\ny = sim(x)");
      auto& hint = live.the<QLabel>("programHint");
      QTRY_VERIFY(hint.isVisible() && hint.text().contains("sin"));
      const auto marks = live.editor().extraSelections();
      QVERIFY(std::any_of(marks.begin(), marks.end(), [](const auto& mark) {
        return mark.format.underlineStyle() == QTextCharFormat::WaveUnderline &&
               mark.cursor.selectedText().startsWith("sim");
      }));
      live.write("x = variable(2)\ny = x^3");
      QTRY_VERIFY(live.isCurrent());
      QVERIFY(!hint.isVisible());
      const QAction& undo = live.action(QKeySequence("Ctrl+Z"));
      while (undo.isEnabled()) live.key(Qt::Key_Z, Qt::ControlModifier);
      QCOMPARE(live.program(), before);
    });
  }

  void step_7_a_node_is_told_of_the_steps_are_a_table_and_nodes_are_found() {
    compareStep(7,
                "Click a node: *Node* at the bottom left shows its formula, its local "
                "derivatives and what each path adds to its gradient. *Steps* is the whole run "
                "as a table; **Ctrl+F** finds a node in a large graph.");
    play([](LiveWindow& live) {
      live.key(Qt::Key_End);
      live.click(live.canvas(), middle(live, "x1"));
      turnTo(live, 1);
      QVERIFY(live.the<QLabel>("nodeTitle").isVisible());
      QVERIFY(live.label("nodeTitle").contains(QStringLiteral("x₁")));
      QVERIFY(live.the<QWidget>("nodePaths").isVisible());
      live.click(live.canvas(), middle(live, "y"));
      QVERIFY(live.the<ui::FormulaLabel>("nodeFormula").isVisible());
      QVERIFY(live.the<QWidget>("local0").isVisible());
      QVERIFY(live.the<QWidget>("local1").isVisible());
      turnTo(live, 2);
      QVERIFY(live.the<QTableView>("stepsTable").isVisible());
      QCOMPARE(live.the<QTableView>("stepsTable").model()->rowCount(), 6);
      live.leaveText();
      live.key(Qt::Key_F, Qt::ControlModifier);
      QTRY_VERIFY(live.the<QLineEdit>("searchField").hasFocus());
      live.type("x2\n");
      QTRY_COMPARE(live.canvas().selected(), std::vector{named(live, "x2")});
    });
  }

  void step_8_the_graph_is_edited() {
    compareStep(8,
                "Edit the graph itself: double-click an empty place or press **/** to insert an "
                "op or a formula, drag from port to port to connect, double-click a card to "
                "change its formula, **F2** to rename. The program changes along, and so does "
                "undo. **Ctrl+P** opens a palette of all ops to drag from.");
    play([](LiveWindow& live) {
      typeProgram(live, "x = variable(2)\nz = variable(3)\ny = x + 1");
      const QString start = live.program();
      live.leaveText();
      live.key(Qt::Key_Slash);
      QTRY_VERIFY(live.the<QLineEdit>("opFinderText").hasFocus());
      live.type("x * z\n");
      QTRY_VERIFY(live.program().contains("x * z"));
      settle(live);
      live.leaveText();
      live.key(Qt::Key_Z, Qt::ControlModifier);
      QCOMPARE(live.program(), start);
      settle(live);
      live.canvas().fit();
      QTest::qWait(300);
      doubleClick(live, {live.canvas().width() / 2, 14});
      QTRY_VERIFY(live.the<QLineEdit>("opFinderText").isVisible());
      live.key(Qt::Key_Escape);
      const ui::GraphCanvas& canvas = live.canvas();
      live.drag(live.canvas(), canvas.portPos(named(live, "z"), -1).toPoint(),
                canvas.portPos(named(live, "y"), 0).toPoint());
      QTRY_VERIFY2(live.program().trimmed().endsWith("y = z + 1"),
                   qPrintable(live.program() + live.canvas().editor().hint()));
      settle(live);
      QTest::qWait(300);
      doubleClick(live, middle(live, "y"));
      QTRY_VERIFY(live.the<QLineEdit>("inlineText").hasFocus());
      live.key(Qt::Key_A, Qt::ControlModifier);
      live.type("x * z\n");
      QTRY_VERIFY2(live.program().trimmed().endsWith("y = x * z"), qPrintable(live.program()));
      settle(live);
      QTest::qWait(300);
      live.click(live.canvas(), middle(live, "y"));
      live.key(Qt::Key_F2);
      QTRY_VERIFY(live.the<QLineEdit>("inlineText").hasFocus());
      live.key(Qt::Key_A, Qt::ControlModifier);
      live.type("area\n");
      QTRY_VERIFY2(live.program().trimmed().endsWith("area = x * z"), qPrintable(live.program()));
      settle(live);
      for (int i = 0; i < 3; ++i) live.key(Qt::Key_Z, Qt::ControlModifier);
      QCOMPARE(live.program(), start);
      QVERIFY(!live.the<QWidget>("opPalette").isVisible());
      live.key(Qt::Key_P, Qt::ControlModifier);
      QTRY_VERIFY(live.the<QWidget>("opPalette").isVisible());
    });
  }

  void step_9_the_backward_graph_and_what_is_in_a_card() {
    compareStep(9,
                "Press **Ctrl+B**: the derived backward graph appears below the graph, then "
                "beside it, then over it, each node tied to the one it came from. A card with a "
                "small plus opens by a double click: `softmax` into its body, `cond` into the "
                "branch taken and the one that is not, `while_loop` into its turns.");
    play([](LiveWindow& live) {
      const ui::Workspace& workspace = live.window().studio().workspace;
      for (const auto place :
           {ui::BackwardPlace::below, ui::BackwardPlace::beside, ui::BackwardPlace::over}) {
        live.key(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(static_cast<int>(workspace.backward()), static_cast<int>(place));
        live.canvas().waitForScene();
        QTRY_VERIFY(live.canvas().scene()->cards().size() > live.canvas().scene()->forwardCount());
      }
      live.key(Qt::Key_B, Qt::ControlModifier);
      const std::pair<const char*, const char*> programs[] = {
          {"softmax", "x = variable([1, 2])\nsoftmax_ = softmax(x)\nz = sum(softmax_^2)"},
          {"cond", "x = variable(2)\ncond_ = cond(x > 0, lambda: x * x, lambda: exp(x))"},
          {"while_loop",
           "x = variable(2)\nwhile_loop_ = while_loop(lambda s: s < 50, lambda s: s * s, x)"}};
      live.click(*live.the<QWidget>("execution").findChildren<QPushButton*>().at(1));
      for (const auto& [op, text] : programs) {
        live.write(text);
        QTRY_VERIFY2(workspace.current() && workspace.analysis()->ok(),
                     qPrintable(live.label("programHint") + live.program()));
        live.canvas().waitForScene();
        live.canvas().fit();
        QTest::qWait(300);
        const std::string name = std::string(op) + "_";  // what was opened stays so by its name
        QTRY_VERIFY2(live.canvas().scene()->find(name), op);
        QVERIFY2(live.canvas().scene()->card(named(live, name.c_str()))->opens, op);
        doubleClick(live, middle(live, name.c_str()));
        live.canvas().waitForScene();
        QTRY_VERIFY2(!live.canvas().scene()->frames().empty(), op);
      }
    });
  }

  void step_10_a_wire_is_told_of_and_the_graph_is_turned() {
    compareStep(10,
                "Click a wire: what flows forward and back along it is told in *Node*; "
                "**Delete** disconnects it. *View → Read the graph* turns it from top to "
                "bottom.");
    play([](LiveWindow& live) {
      live.key(Qt::Key_End);
      turnTo(live, 1);
      const ui::GraphCanvas& canvas = live.canvas();
      const ui::SceneEdge* edge = canvas.scene()->edge(named(live, "y"), 0);
      live.click(live.canvas(), canvas.view().toWidget(edge->at(0.4)).toPoint());
      QCOMPARE(live.label("edgeTitle"), QStringLiteral("x₁ → y"));
      QVERIFY(live.label("edgeNumbers").contains(">3<"));
      QVERIFY(live.label("edgeBack").contains(">3<"));
      live.key(Qt::Key_Delete);
      QTRY_VERIFY(live.program().contains("y = _ * x2"));
      live.key(Qt::Key_Z, Qt::ControlModifier);
      QTRY_VERIFY(live.program().contains("y = x1 * x2"));
      settle(live);
      for (QAction* action : live.window().findChildren<QAction*>()) {
        if (action->text().remove('&') == "From top to bottom") action->trigger();
      }
      live.canvas().waitForScene();
      QTRY_VERIFY(middle(live, "y").y() > middle(live, "x1").y() + 20);
    });
  }
};

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  const Home home;
  FirstFiveMinutesTest test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace ui_window_first_five_minutes_test

#include "ui_window_first_five_minutes_test.moc"
