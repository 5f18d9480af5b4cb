// What is set of an optimizer: limits of a run, settings that each method keeps, and the start to
// which the next run goes back.
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

#include "engine/document/document.h"
#include "ui/commands/commands.h"
#include "ui/plots/optimizer_panel.h"
#include "ui/theme/style.h"

namespace ui_plots_limits_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  Desk() {
    applyStyle(*qApp, appearance.theme());
    Document document;
    document.program = "x = variable(4)\ny = (x - 1)^2";
    workspace.newDocument(document);
    QObject::connect(&optimizer, &Optimizer::stopped, &workspace, [this](const Point& reached) {
      setPoint(workspace, reached, QStringLiteral("Optimize"));
    });
    workspace.waitUntilCurrent();
    panel.resize(360, 200);
    panel.show();
    panel.activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&panel);
  }
  template <class Widget>
  Widget& the(const char* name) {
    return *panel.findChild<Widget*>(QString::fromLatin1(name));
  }
  void enter(const char* name, const QString& text) {
    auto& field = the<QLineEdit>(name);
    field.setFocus();
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Return);
  }
  void choose(const QString& method) {
    auto& methods = the<QComboBox>("optimizerMethod");
    methods.setFocus();
    QTest::keyClick(&methods, Qt::Key_Home);
    while (methods.currentData() != method) QTest::keyClick(&methods, Qt::Key_Down);
  }
  void run() {
    QTest::mouseClick(&the<QToolButton>("optimizerRun"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!optimizer.isRunning() && status().contains("after"), 20'000);
  }
  QString status() { return the<QLabel>("optimizerStatus").text(); }
  const OptimizerChoice& choice() const { return workspace.document().optimizer; }
  double x() const { return workspace.shownPoint().at("x").item(); }

  Appearance appearance;
  Workspace workspace;
  Optimizer optimizer{workspace};
  OptimizerPanel panel{workspace, optimizer, appearance};
};

}  // namespace

class LimitsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_run_ends_after_the_steps_that_it_may_take() {
    Desk desk;
    desk.enter("setting_steps", "3");
    QCOMPARE(desk.choice().steps, std::optional<std::size_t>(3));
    desk.run();
    QCOMPARE(desk.optimizer.record()->iterations(), std::size_t{3});
    QVERIFY2(desk.status().contains("after 3 iterations"), qPrintable(desk.status()));
  }

  void a_run_ends_at_the_tolerance() {
    Desk desk;
    desk.enter("setting_tolerance", "1/2");
    desk.run();
    QVERIFY(desk.optimizer.record()->converged());
    const auto& path = desk.optimizer.record()->path;
    QVERIFY(path.back().gradient_norm <= 0.5);
    QVERIFY(path.at(path.size() - 2).gradient_norm > 0.5);
  }

  void limits_that_cannot_be_are_refused_and_empty_is_the_usual() {
    Desk desk;
    for (const char* wrong : {"0", "2.5", "-1", "many", "1e12"}) {
      desk.enter("setting_steps", wrong);
      QVERIFY2(!desk.choice().steps, wrong);
      QVERIFY2(!desk.status().startsWith("Starts"), wrong);
    }
    for (const char* wrong : {"-1", "many", "1e999"}) {
      desk.enter("setting_tolerance", wrong);
      QVERIFY2(!desk.choice().tolerance, wrong);
    }
    desk.enter("setting_steps", "7");
    desk.enter("setting_steps", "");
    QVERIFY(!desk.choice().steps);
    QVERIFY(desk.the<QLineEdit>("setting_steps").text().toInt() > 1);
  }

  void limits_and_settings_are_undone_and_kept_in_the_file() {
    Desk desk;
    desk.enter("setting_steps", "7");
    desk.enter("setting_tolerance", "1e-3");
    desk.enter("setting_rate", "0.25");
    desk.choose("newton");
    const std::string file = write_document(desk.workspace.document());
    QVERIFY(read_document(file).value().optimizer == desk.choice());
    QCOMPARE(read_document(file).value().optimizer.steps, std::optional<std::size_t>(7));
    while (desk.workspace.undoStack().canUndo()) desk.workspace.undoStack().undo();
    QVERIFY(desk.choice() == OptimizerChoice{});
    while (desk.workspace.undoStack().canRedo()) desk.workspace.undoStack().redo();
    QCOMPARE(desk.the<QLineEdit>("setting_steps").text(), "7");
  }

  void each_method_keeps_its_settings() {
    Desk desk;
    desk.choose("gd");
    desk.enter("setting_rate", "0.25");
    desk.choose("newton");
    QVERIFY(!desk.choice().settings.contains("rate"));
    desk.choose("gd");
    QCOMPARE(desk.the<QLineEdit>("setting_rate").text(), "0.25");
    QCOMPARE(desk.choice().settings.at("rate"), 0.25);
  }

  void the_next_run_starts_where_the_last_one_did() {
    Desk desk;
    desk.enter("setting_rate", "0.25");
    desk.run();
    const std::size_t first = desk.optimizer.record()->iterations();
    QVERIFY(first > 3);
    QCOMPARE(desk.x(), desk.optimizer.record()->path.back().x[0]);
    desk.run();  // the same once more
    QCOMPARE(desk.optimizer.record()->iterations(), first);
    desk.choose("newton");
    QVERIFY2(desk.status().startsWith("Starts over"), qPrintable(desk.status()));
    desk.run();
    QCOMPARE(desk.optimizer.record()->path.front().x[0], 4.0);
    QCOMPARE(desk.optimizer.record()->iterations(), std::size_t{1});
  }

  void a_hand_on_the_point_is_a_start_of_its_own() {
    Desk desk;
    desk.enter("setting_rate", "0.25");
    desk.run();
    setValue(desk.workspace, "x", Tensor(-2.0), newGesture());
    desk.workspace.waitUntilCurrent();
    QVERIFY(!desk.optimizer.startsOver());
    desk.run();
    QCOMPARE(desk.optimizer.record()->path.front().x[0], -2.0);
  }

  void stopping_at_the_end_makes_it_the_next_start() {
    Desk desk;
    desk.enter("setting_rate", "0.25");
    desk.run();
    const double reached = desk.x();
    QTest::mouseClick(&desk.the<QToolButton>("optimizerStop"), Qt::LeftButton);
    QVERIFY(!desk.optimizer.startsOver());
    desk.run();
    QCOMPARE(desk.optimizer.record()->path.front().x[0], reached);
  }

  void the_list_of_methods_is_shown_whole() {
    Desk desk;
    auto& methods = desk.the<QComboBox>("optimizerMethod");
    methods.showPopup();
    QTRY_VERIFY(methods.view()->isVisible());
    QAbstractItemView& list = *methods.view();
    const QRect seen = list.viewport()->rect();
    for (int row = 0; row < methods.count(); ++row) {
      const QRect item = list.visualRect(list.model()->index(row, 0));
      QVERIFY2(seen.contains(item.center()), qPrintable(methods.itemText(row)));
      const int wide = list.fontMetrics().horizontalAdvance(methods.itemText(row));
      QVERIFY2(wide <= item.width(), qPrintable(methods.itemText(row)));
    }
    methods.hidePopup();
  }
};

QTEST_MAIN(LimitsTest)

}  // namespace ui_plots_limits_test

#include "ui_plots_limits_test.moc"
