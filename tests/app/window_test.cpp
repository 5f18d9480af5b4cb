// The real window on a real display, from typing a program to walking through its run; what it
// shows is held against the engine, which runs the same text apart.
#include <QComboBox>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include "tests/app/live_window.h"
#include "ui/playback/narration.h"

namespace app_window_test {

using namespace nabla;
using nabla::test::Home;
using nabla::test::LiveWindow;
using nabla::test::number_of;
using nabla::test::traced;

namespace {

// Completion is not in the way: none of the names is longer than what starts it.
const QString product = QStringLiteral("x1 = variable(3)\nx2 = variable(3)\ny = x1 * x2");
const QString square = QStringLiteral("x = variable(3)\ny = x * x");

// Four times as fast, so that no step is missed.
void playFast(LiveWindow& live) {
  live.the<QToolButton>("speed").menu()->actions().at(4)->trigger();
}

// Empty when every card shows what the engine has after `step` steps.
QString differenceAt(LiveWindow& live, const Trace& trace, int step) {
  const TraceState state = state_at(trace, static_cast<std::size_t>(step));
  for (const auto& [name, node] : trace.graph.names()) {
    const auto& value = state.values[node.index];
    const auto& gradient = state.gradients[node.index];
    const QString expected_value = value ? ui::shortValue(*value) : QString();
    const QString expected_gradient = gradient ? ui::shortValue(*gradient) : QStringLiteral("…");
    const QString shown = live.value(name.c_str()) + u'/' + live.gradient(name.c_str());
    const QString expected = expected_value + u'/' + expected_gradient;
    if (shown != expected)
      return QStringLiteral("step %1, %2: %3 instead of %4")
          .arg(step)
          .arg(QString::fromStdString(name), shown, expected);
  }
  const QString told = ui::narrate(trace, step - 1).text;
  return live.narration() == told ? QString() : live.narration() + " instead of " + told;
}

}  // namespace

class WindowTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { QSettings().clear(); }

  void it_opens_on_the_first_example() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      QTRY_VERIFY(live.isCurrent());
      QVERIFY(live.program().contains("y = x1 * x2"));
      QVERIFY(live.window().windowTitle().startsWith("A product"));
      QVERIFY(!live.window().isWindowModified());
      QCOMPARE(live.narration(), "Press play, or → for one step.");
      QCOMPARE(live.place(), "Reverse mode · step 0 of 6");
      QVERIFY(live.canvas().hasFocus());
    });
  }

  void a_typed_product_plays_to_its_gradients_and_back() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(product);
      QCOMPARE(live.program(), product);
      QTRY_VERIFY(live.isCurrent());
      const Trace trace = traced(product);
      const int last = static_cast<int>(trace.steps.size());
      live.leaveText();
      live.key(Qt::Key_Home);
      playFast(live);
      QStringList told, formulas;
      const auto listen = [&] {
        if (told.isEmpty() || told.last() != live.narration()) told << live.narration();
        formulas << live.formula();
        return live.place() == QStringLiteral("Reverse mode · step %1 of %1").arg(last) &&
               live.gradient("x2") == "3";
      };
      live.key(Qt::Key_Space);
      QTRY_VERIFY(listen());
      QVERIFY(told.filter("so it computes its value: 9").size() == 1);
      QVERIFY(!formulas.filter("= 9").isEmpty());
      QCOMPARE(live.value("y"), "9");
      QCOMPARE(live.gradient("x1"), "3");
      QCOMPARE(live.gradient("x2"), "3");
      QCOMPARE(live.label("gradient_x1"), "3");
      QCOMPARE(live.label("value_y"), "9");
      for (int step = last; step > 0; --step) {
        QCOMPARE(differenceAt(live, trace, step), QString());
        live.key(Qt::Key_Left);
      }
      QCOMPARE(differenceAt(live, trace, 0), QString());
      live.key(Qt::Key_End);
      QCOMPARE(differenceAt(live, trace, last), QString());
      live.key(Qt::Key_Home);
      QCOMPARE(differenceAt(live, trace, 0), QString());
      live.key(Qt::Key_Right);
      QTRY_COMPARE(differenceAt(live, trace, 1), QString());
    });
  }

  void two_paths_of_a_square_add_up_to_six() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(square);
      QTRY_VERIFY(live.isCurrent());
      live.leaveText();
      live.key(Qt::Key_End);
      QCOMPARE(live.gradient("x"), "6");
      QVERIFY2(live.formula().endsWith("3 + 3 = 6"), qPrintable(live.formula()));
      QCOMPARE(live.narration(), "Another path reaches x: what the paths bring adds up to 6.");
    });
  }

  void the_mouse_scrubs_through_every_step() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(product);
      QTRY_VERIFY(live.isCurrent());
      const Trace trace = traced(product);
      auto& timeline = live.the<ui::Timeline>();
      for (const int step : {4, 1, 5, 0, 6}) {
        live.drag(timeline, timeline.stopAt(3).toPoint(), timeline.stopAt(step).toPoint());
        QCOMPARE(differenceAt(live, trace, step), QString());
      }
      live.key(Qt::Key_Left);  // the focus is on the timeline
      QCOMPARE(differenceAt(live, trace, 5), QString());
    });
  }

  void a_mistake_is_underlined_and_told_until_it_is_mended() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(square);
      QTRY_VERIFY(live.isCurrent());
      auto& hint = live.the<QLabel>("programHint");
      QVERIFY(!hint.isVisible());
      live.type(" * ");
      QTRY_VERIFY(hint.isVisible());
      QVERIFY2(hint.text().startsWith("Line 2: "), qPrintable(hint.text()));
      const auto waves = [&live] {
        int count = 0;
        for (const auto& selection : live.editor().extraSelections())
          count += selection.format.underlineStyle() == QTextCharFormat::WaveUnderline;
        return count;
      };
      QCOMPARE(waves(), 1);
      QVERIFY(live.canvas().state().faded);  // the last good graph, greyed
      QCOMPARE(live.canvas().scene()->keys().size(), std::size_t{2});
      live.type("2");
      QTRY_VERIFY(live.isCurrent());
      QVERIFY(!hint.isVisible());
      QCOMPARE(waves(), 0);
    });
  }

  void sliders_and_exact_fields_move_the_point() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(product);
      QTRY_VERIFY(live.isCurrent());
      live.leaveText();
      live.key(Qt::Key_End);
      auto& slider = live.the<QSlider>("slider_x1");
      const int y = slider.height() / 2;
      const int from = QStyle::sliderPositionFromValue(0, slider.maximum(), slider.value(),
                                                       slider.width() - 16) +
                       8;
      live.drag(slider, {from, y}, {from - 24, y});
      const double x1 = number_of(live.field("value_x1"));
      QVERIFY(x1 < 3);
      QTRY_COMPARE(number_of(live.value("y")), 3 * x1);
      QCOMPARE(number_of(live.gradient("x2")), x1);
      QCOMPARE(number_of(live.label("value_y")), 3 * x1);
      live.key(Qt::Key_Z, Qt::ControlModifier);  // the whole drag at once
      QTRY_COMPARE(live.value("y"), "9");

      auto& field = live.the<QLineEdit>("value_x2");
      live.click(field);
      live.key(Qt::Key_A, Qt::ControlModifier);
      live.type("1/4 + 1\n");
      QTRY_COMPARE(live.value("y"), "3.75");
      QCOMPARE(live.gradient("x1"), "1.25");
      live.key(Qt::Key_A, Qt::ControlModifier);
      live.type("nonsense\n");
      QVERIFY(live.the<QLabel>("hint_x2").isVisible());
      QCOMPARE(live.field("value_x2"), "nonsense");
      QCOMPARE(live.value("y"), "3.75");
    });
  }

  void with_focus_on_any_control_the_keys_move_the_player() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(product);
      QTRY_VERIFY(live.isCurrent());
      const Trace trace = traced(product);
      for (QWidget* control : {static_cast<QWidget*>(&live.the<QSlider>("slider_x1")),
                               static_cast<QWidget*>(&live.the<QToolButton>("stepBack")),
                               static_cast<QWidget*>(&live.canvas())}) {
        live.leaveText();
        live.click(*control, {control->width() / 2, control->height() / 2});
        const QString program = live.program(), x1 = live.field("value_x1");
        live.key(Qt::Key_Home);
        QVERIFY(live.place().contains("step 0 of 6"));
        live.key(Qt::Key_End);
        QVERIFY(live.place().contains("step 6 of 6"));
        live.key(Qt::Key_Left);
        QVERIFY(live.place().contains("step 5 of 6"));
        QCOMPARE(live.field("value_x1"), x1);
      }
    });
  }
};

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  const Home home;
  WindowTest test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace app_window_test

#include "app_window_test.moc"
