// The line at the bottom that leads to the first NaN or infinity of a run.
#include "ui/window/nonfinite_link.h"

#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include "engine/graph/op_def.h"
#include "tests/ui/window/desk.h"
#include "ui/commands/commands.h"

namespace ui_window_nonfinite_link_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : WindowDesk {
  explicit Desk(const std::string& program) : WindowDesk(program) {
    window->resize(1366, 768);
    window->show();
  }
  void write(const char* program) {
    setText(studio.workspace, program);
    settle();
  }
  NonFiniteLink& link() { return *window->findChild<NonFiniteLink*>(); }
  // What is to be read; nothing while it is away.
  QString said() { return link().isVisible() ? link().text() : QString(); }
  std::vector<NodeId> selected() { return canvas().selected(); }
  const Graph& graph() { return studio.playhead.trace()->graph; }
};

}  // namespace

class NonFiniteLinkTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QCoreApplication::setOrganizationName("nabla");
  }

  void nothing_is_said_while_all_is_finite() {
    Desk desk("x = variable(2)\ny = log(x) * 2");
    QCOMPARE(desk.said(), QString());
  }

  void a_click_leads_to_the_step_and_the_node() {
    Desk desk("x = variable(-2)\ny = log(x) * 2 + x");
    QCOMPARE(desk.said(), QStringLiteral("nan first appears at log(x), step 2"));
    desk.studio.playhead.first();
    QTest::mouseClick(&desk.link(), Qt::LeftButton);
    QCOMPARE(desk.studio.playhead.step(), 2);
    const Step& step = *desk.studio.playhead.currentStep();
    QCOMPARE(desk.selected(), std::vector<NodeId>{step.node});
    QCOMPARE(desk.graph()[step.node].op->name, std::string_view("log"));
  }

  void a_gradient_that_becomes_infinite_is_told_apart() {
    Desk desk("x = variable(0)\ny = sqrt(x)");
    QCOMPARE(desk.said(), QStringLiteral("inf first appears in the gradient of x, step 4"));
    QTest::mouseClick(&desk.link(), Qt::LeftButton);
    QCOMPARE(desk.studio.playhead.step(), 4);
    QCOMPARE(desk.selected(), std::vector<NodeId>{*desk.graph().find("x")});
  }

  void a_long_expression_is_called_by_its_sign() {
    Desk desk("x = variable(-2)\ny = 1 + log(x * x * x + tanh(x) * sin(x) * exp(x) - 100)");
    QVERIFY2(desk.said().size() < 60, qPrintable(desk.said()));
    QVERIFY2(desk.said().startsWith("nan first appears at ln,"), qPrintable(desk.said()));
  }

  void it_follows_edits() {
    Desk desk("x = variable(-2)\ny = log(x)");
    QVERIFY(desk.said().contains("at y, step 2"));
    desk.write("x = variable(-2)\ny = log(x^2)");
    QCOMPARE(desk.said(), QString());
    desk.write("x = variable(1000)\ny = exp(x)");
    QVERIFY(desk.said().startsWith("inf first appears at y"));
    desk.write("");
    QCOMPARE(desk.said(), QString());
  }

  void it_follows_a_slider_while_it_is_held() {
    Desk desk("x = variable(2)\ny = sqrt(x)");
    QSlider& slider = *desk.window->findChild<QSlider*>("slider_x");
    slider.setSliderDown(true);
    slider.setSliderPosition(slider.minimum());
    desk.settle();
    QVERIFY(desk.studio.workspace.shownPoint().at("x").item() < 0);
    QVERIFY2(desk.said().startsWith("nan first appears at y"), qPrintable(desk.said()));
    slider.setSliderPosition(slider.maximum());
    desk.settle();
    QCOMPARE(desk.said(), QString());
    slider.setSliderDown(false);
  }

  void what_came_in_from_outside_is_no_discovery() {
    Desk desk("x = variable(inf)\ny = x + 1");
    QCOMPARE(desk.said(), QString());
  }

 private:
  QTemporaryDir home_;
};

QTEST_MAIN(NonFiniteLinkTest)

}  // namespace ui_window_nonfinite_link_test

#include "ui_window_nonfinite_link_test.moc"
