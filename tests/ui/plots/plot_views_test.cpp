// The curve, the convergence view and the optimizer's card as widgets on one workspace.
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/commands.h"
#include "ui/plots/convergence_chart.h"
#include "ui/plots/convergence_view.h"
#include "ui/plots/curve_view.h"
#include "ui/plots/optimizer_panel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/style.h"
#include "ui/workspace/words.h"

namespace ui_plots_plot_views_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const char* text = "x = variable(3)\ny = x * x", const char* method = "gd") {
    applyStyle(*qApp, appearance.theme());
    Document document;
    document.program = text;
    document.optimizer.method = method;
    workspace.newDocument(document);
    QObject::connect(&optimizer, &Optimizer::stopped, &workspace, [this](const Point& reached) {
      setPoint(workspace, reached, QStringLiteral("Optimize"));
    });
    workspace.waitUntilCurrent();
    page.resize(360, 760);
    auto* rows = new QVBoxLayout(&page);
    panel = new OptimizerPanel(workspace, optimizer, appearance);
    convergence = new ConvergenceView(optimizer, appearance);
    curve = new CurveView(workspace, optimizer, appearance);
    rows->addWidget(panel);
    rows->addWidget(convergence, 1);
    rows->addWidget(curve, 1);
    page.show();
    page.activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&page);
  }
  template <class Widget>
  Widget& the(const char* name) {
    return *page.findChild<Widget*>(QString::fromLatin1(name));
  }
  QString readout() { return the<QLabel>("curveReadout").text().replace("&nbsp;", " "); }
  QString status() { return the<QLabel>("optimizerStatus").text(); }
  QWidget& viewport() { return *the<QAbstractScrollArea>("curveChart").viewport(); }
  bool curveIsAt(double x) {
    return curve->isSettled() && curve->curve() && curve->curve()->x == x;
  }
  double x() const { return workspace.shownPoint().at("x").item(); }

  Appearance appearance;
  Workspace workspace;
  Optimizer optimizer{workspace};
  QWidget page;
  OptimizerPanel* panel;
  ConvergenceView* convergence;
  CurveView* curve;
};

}  // namespace

class PlotViewsTest : public QObject {
  Q_OBJECT

 private slots:
  void long_names_do_not_push_the_slope_away() {
    Desk desk;
    QTRY_VERIFY(desk.curveIsAt(3));
    setText(desk.workspace, QStringLiteral("the_learning_rate_of_the_second_layer = variable(3)\n"
                                           "loss_of_the_whole_batch_in_percent = "
                                           "the_learning_rate_of_the_second_layer^2\n"));
    QTRY_VERIFY(desk.readout().contains(QStringLiteral("…")));
    QVERIFY2(desk.readout().contains("slope 6"), qPrintable(desk.readout()));
  }

  void the_curve_follows_the_point() {
    Desk desk;
    QTRY_VERIFY(desk.curveIsAt(3));
    const QString readout = desk.readout();
    QVERIFY2(readout.contains("x = 3") && readout.contains("y = 9") && readout.contains("slope 6"),
             qPrintable(readout));
    setValue(desk.workspace, "x", Tensor(-1.0), newGesture());
    QTRY_VERIFY(desk.curveIsAt(-1));
    QVERIFY(desk.readout().contains(QStringLiteral("slope −2")));
  }

  void the_point_is_dragged_along_the_curve() {
    Desk desk;
    QTRY_VERIFY(desk.curveIsAt(3));
    const auto at = [&desk](double x) {
      QPoint place = desk.curve->pointPosition();
      while (place.x() > 0 && desk.curve->xAt(place) > x) place.rx()--;
      return desk.viewport().mapFrom(desk.curve, place);
    };
    const QPoint from = desk.viewport().mapFrom(desk.curve, desk.curve->pointPosition());
    const QPoint to = at(1);
    QTest::mousePress(&desk.viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&desk.viewport(), (from + to) / 2);
    QTest::mouseMove(&desk.viewport(), to);
    QTest::mouseRelease(&desk.viewport(), Qt::LeftButton, {}, to);
    QVERIFY(std::abs(desk.x() - 1) < 0.1);
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    desk.workspace.undoStack().undo();
    QTRY_VERIFY(desk.curveIsAt(3));
  }

  void without_a_single_number_it_says_so_instead_of_an_old_curve() {
    Desk desk;
    QTRY_VERIFY(desk.curveIsAt(3));
    setText(desk.workspace, "w = variable([1, 2])\ny = sum(w)");
    desk.workspace.waitUntilCurrent();
    QTRY_VERIFY(desk.curve->isSettled());
    QVERIFY(desk.the<QLabel>("curveEmpty").isVisible());
    setText(desk.workspace, "x = variable(2)\ny = [x, x]");  // no scalar output
    desk.workspace.waitUntilCurrent();
    QTRY_VERIFY(desk.curve->isSettled());
    QVERIFY(desk.the<QLabel>("curveEmpty").isVisible());
    setText(desk.workspace, "x = variable(2)\ny = x");
    QTRY_VERIFY(desk.curveIsAt(2));
    QVERIFY(!desk.the<QLabel>("curveEmpty").isVisible());
  }

  void the_variable_is_chosen_from_those_there_are() {
    Desk desk("a = variable(1)\nb = variable(2)\ny = a * b^2");
    QTRY_VERIFY(desk.curveIsAt(1));
    auto& picker = desk.the<QComboBox>("curveVariable");
    QCOMPARE(picker.count(), 2);
    picker.setFocus();
    QTest::keyClick(&picker, Qt::Key_Down);
    QTRY_VERIFY(desk.curveIsAt(2));
    QCOMPARE(desk.curve->curve()->slope, 4.0);
  }

  void an_error_in_the_program_is_what_the_empty_curve_tells() {
    Desk desk("x = variable(2)\ny = x +");
    QTRY_VERIFY(desk.the<QLabel>("curveEmpty").isVisible());
    const QString told = desk.the<QLabel>("curveEmpty").text();
    QVERIFY2(told.contains(words(desk.workspace.analysis()->diagnostics.front().what)),
             qPrintable(told));
  }

  void the_axis_is_switched_between_logarithms_and_numbers() {
    Desk desk("x = variable(1.5)\ny = (x - 1)^2 - 7");
    auto& scale = *desk.convergence->scaleSwitch();
    QVERIFY(!scale.isEnabled());
    desk.optimizer.step();
    QTRY_VERIFY(desk.optimizer.record() && desk.optimizer.record()->path.back().value < 0);
    QCOMPARE(scale.currentIndex(), 1);  // linear: no logarithm of what is negative
    scale.setCurrentIndex(0);
    QVERIFY(desk.convergence->chart().scale() == ValueScale::logarithmic);
    desk.optimizer.reset();
    QVERIFY(!scale.isEnabled());
  }

  void the_name_of_a_setting_is_a_word_of_the_window() {
    Desk desk;
    auto& rate = desk.the<QLineEdit>("setting_rate");
    QCOMPARE(rate.accessibleName(), QCoreApplication::translate("Setting", "rate"));
    QVERIFY(desk.the<QComboBox>("optimizerMethod").toolTip() !=
            desk.the<QComboBox>("optimizerMethod").accessibleName());
  }

  void a_run_is_told_drawn_and_followed() {
    Desk desk("x = variable(4)\ny = (x - 1)^2", "newton");
    QVERIFY(desk.the<QLabel>("convergenceEmpty").isVisible());
    QTest::mouseClick(&desk.the<QToolButton>("optimizerStep"), Qt::LeftButton);
    QTRY_VERIFY(!desk.the<QLabel>("convergenceEmpty").isVisible());
    QVERIFY2(desk.status().contains("after 1 iteration:") || desk.status().contains("Iteration 1"),
             qPrintable(desk.status()));
    QTRY_VERIFY(desk.curveIsAt(1));
    QTest::mouseClick(&desk.the<QToolButton>("optimizerReset"), Qt::LeftButton);
    QVERIFY(desk.the<QLabel>("convergenceEmpty").isVisible());
    QVERIFY(!desk.the<QToolButton>("optimizerReset").isEnabled());
  }

  void each_method_has_its_own_settings() {
    Desk desk;
    QVERIFY(desk.panel->findChild<QLineEdit*>("setting_rate"));
    auto& methods = desk.the<QComboBox>("optimizerMethod");
    methods.setFocus();
    while (methods.currentData() != "newton") QTest::keyClick(&methods, Qt::Key_Down);
    QCOMPARE(desk.workspace.document().optimizer.method, "newton");
    QVERIFY(!desk.panel->findChild<QLineEdit*>("setting_rate"));
    desk.workspace.undoStack().undo();
    while (desk.workspace.undoStack().canUndo()) desk.workspace.undoStack().undo();
    QCOMPARE(methods.currentData(), "gd");
    QVERIFY(desk.panel->findChild<QLineEdit*>("setting_rate"));
  }

  void a_setting_out_of_range_is_refused_with_the_reason() {
    Desk desk;
    auto& rate = desk.the<QLineEdit>("setting_rate");
    for (const char* wrong : {"-5", "many", "1e99"}) {
      rate.selectAll();
      QTest::keyClicks(&rate, wrong);
      QTest::keyClick(&rate, Qt::Key_Return);
      QVERIFY2(desk.workspace.document().optimizer.settings.empty(), wrong);
      QVERIFY2(desk.status() != "Starts at the point shown.", wrong);
    }
    rate.selectAll();
    QTest::keyClicks(&rate, "1/4");
    QTest::keyClick(&rate, Qt::Key_Return);
    QCOMPARE(desk.workspace.document().optimizer.settings.at("rate"), 0.25);
  }

  void a_run_that_cannot_start_says_why() {
    Desk desk("y = 2 + 3");
    QTest::mouseClick(&desk.the<QToolButton>("optimizerRun"), Qt::LeftButton);
    QTRY_VERIFY(!desk.optimizer.isRunning());
    QVERIFY(desk.status() != "Starts at the point shown.");
    QVERIFY(!desk.status().isEmpty());
  }

  void a_run_that_diverges_ends_and_is_drawn_all_the_same() {
    Desk desk("x = variable(4)\ny = x^4");
    Document document = desk.workspace.document();
    document.optimizer.settings["rate"] = 1;
    desk.workspace.newDocument(document);
    desk.workspace.waitUntilCurrent();
    desk.optimizer.run();
    QTRY_VERIFY(!desk.optimizer.isRunning());
    QVERIFY(desk.optimizer.record()->stop == StopReason::diverged);
    QVERIFY2(desk.status().startsWith("Diverged"), qPrintable(desk.status()));
    QVERIFY(!desk.page.grab().isNull());
  }
};

QTEST_MAIN(PlotViewsTest)

}  // namespace ui_plots_plot_views_test

#include "ui_plots_plot_views_test.moc"
