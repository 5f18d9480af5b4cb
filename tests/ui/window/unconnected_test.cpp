// An input whose wire was pulled: nothing that waits for it shows a number, in no mode.
#include <QLabel>
#include <QTest>
#include <algorithm>

#include "tests/ui/window/desk.h"
#include "ui/commands/graph_edits.h"
#include "ui/formula/formula_label.h"

namespace ui_window_unconnected_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

const char* const programs[] = {"c = variable(2)\np = variable(3)\ny = c * p\n", "y = c * p\n",
                                "c = 2\np = variable(3)\nz = p * p\ny = c * z\n"};

bool has_number(const QString& text) {
  return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

}  // namespace

class UnconnectedTest : public QObject {
  Q_OBJECT

 private slots:
  void no_derivative_is_shown_of_what_has_no_value_data() {
    QTest::addColumn<Mode>("execution");
    QTest::addColumn<RunMode>("mode");
    QTest::addColumn<QString>("program");
    for (const Mode execution : {Mode::eager, Mode::static_graph}) {
      for (const RunMode mode : {RunMode::evaluate, RunMode::forward, RunMode::reverse}) {
        for (const char* program : programs) {
          QTest::addRow("%d, %d, %s", static_cast<int>(execution), static_cast<int>(mode), program)
              << execution << mode << QString::fromUtf8(program);
        }
      }
    }
  }
  void no_derivative_is_shown_of_what_has_no_value() {
    QFETCH(const Mode, execution);
    QFETCH(const RunMode, mode);
    QFETCH(const QString, program);
    WindowDesk desk(program.toStdString());
    desk.studio.workspace.setExecution(execution);
    desk.studio.workspace.setMode(mode);
    desk.settle();
    desk.studio.playhead.last();
    const GraphEdits edits(desk.studio.workspace);
    QVERIFY(edits.disconnect({desk.canvas().scene()->find("y").value(), 0}));
    desk.settle();
    desk.studio.playhead.last();
    for (const SceneCard& card : desk.canvas().scene()->cards())
      QVERIFY(!has_number(desk.canvas().gradientText(card.node)));
    for (const QLabel* label : desk.window->findChildren<QLabel*>()) {
      const bool gradient = label->objectName().startsWith("gradient_");
      if (gradient) QVERIFY2(label->text().isEmpty(), qPrintable(label->text()));
    }
    const auto* formula = desk.window->findChild<FormulaLabel*>("narrationFormula");
    QVERIFY2(!formula->text().contains("\u2202"), qPrintable(formula->text()));
  }
};

QTEST_MAIN(UnconnectedTest)

}  // namespace ui_window_unconnected_test

#include "ui_window_unconnected_test.moc"
