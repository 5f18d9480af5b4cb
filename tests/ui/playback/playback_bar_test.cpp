// The player's card: buttons, speed, the timeline in the colours of the phases, and the words.
#include "ui/playback/playback_bar.h"

#include <QAccessible>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/trace/record.h"
#include "ui/formula/formula_label.h"
#include "ui/playback/narration.h"
#include "ui/playback/timeline.h"
#include "ui/theme/style.h"

namespace ui_playback_playback_bar_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

std::shared_ptr<const Trace> traced(const std::string& text) {
  Execution execution = run(parse(text).program);
  const NodeId output = execution.outputs.front().node;
  return std::make_shared<const Trace>(record(std::move(execution.graph), output, {}).value());
}

struct Bar {
  explicit Bar(const std::string& text, int width = 760) {
    applyStyle(*qApp, appearance.theme());
    playhead.setReducedMotion(true);
    playhead.setTrace(traced(text));
    bar.resize(width, bar.sizeHint().height());
    bar.show();
  }
  template <class Widget>
  Widget& the(const char* name) {
    return *bar.findChild<Widget*>(QString::fromLatin1(name));
  }
  void click(const char* name) { QTest::mouseClick(&the<QToolButton>(name), Qt::LeftButton); }
  QString told() { return the<QLabel>("narration").text(); }
  QColor trackBetween(int step) {
    const QPointF middle = (timeline().stopAt(step) + timeline().stopAt(step + 1)) / 2;
    return timeline().grab().toImage().pixelColor(middle.toPoint());
  }
  Timeline& timeline() { return the<Timeline>("timeline"); }

  Appearance appearance;
  Playhead playhead;
  PlaybackBar bar{playhead, appearance};
};

const std::string product = "x1 = variable(3)\nx2 = variable(3)\ny = x1 * x2";

}  // namespace

class PlaybackBarTest : public QObject {
  Q_OBJECT

 private slots:
  void the_buttons_move_the_playhead() {
    Bar bar(product);
    bar.click("stepForward");
    QCOMPARE(bar.playhead.step(), 1);
    bar.click("last");
    QCOMPARE(bar.playhead.step(), 6);
    bar.click("stepBack");
    QCOMPARE(bar.playhead.step(), 5);
    bar.click("first");
    QCOMPARE(bar.playhead.step(), 0);
    bar.click("play");
    QVERIFY(bar.playhead.isPlaying());
    bar.click("play");
    QVERIFY(!bar.playhead.isPlaying());
  }

  void the_words_are_those_of_the_step() {
    Bar bar(product);
    for (int step = 0; step <= bar.playhead.stepCount(); ++step) {
      bar.playhead.seek(step);
      const Narration told = narrate(*bar.playhead.trace(), step - 1);
      QCOMPARE(bar.told(), told.text);
      QCOMPARE(bar.the<FormulaLabel>("narrationFormula").text(), math::plainText(told.formula));
    }
  }

  void another_value_at_the_same_step_is_told_at_once() {
    Bar bar(product);
    bar.playhead.seek(3);
    bar.playhead.setTrace(traced("x1 = variable(3)\nx2 = variable(5)\ny = x1 * x2"));
    QVERIFY(bar.told().contains("15"));
    bar.playhead.setTrace(nullptr);
    QVERIFY(bar.told().isEmpty());
    QVERIFY(bar.the<FormulaLabel>("narrationFormula").text().isEmpty());
  }

  void the_menu_offers_speeds_from_a_quarter_to_eight() {
    Bar bar(product);
    QToolButton& speed = bar.the<QToolButton>("speed");
    QStringList shown;
    for (QAction* action : speed.menu()->actions()) {
      action->trigger();
      shown << speed.text();
    }
    QCOMPARE(shown, (QStringList{"0.25×", "0.5×", "1×", "2×", "4×", "8×"}));
    QCOMPARE(bar.playhead.speed(), 8.0);
  }

  void the_track_has_the_colours_of_the_phases_up_to_the_handle() {
    Bar bar(product);
    const Theme& look = bar.appearance.theme();
    bar.playhead.last();
    for (int step = 0; step < 3; ++step) QCOMPARE(bar.trackBetween(step), look.value);
    for (int step = 3; step < 6; ++step) QCOMPARE(bar.trackBetween(step), look.gradient);
    bar.playhead.seek(1);
    QCOMPARE(bar.trackBetween(4), look.panel_border);
  }

  void pressing_and_dragging_on_the_timeline_seeks() {
    Bar bar(product);
    Timeline& line = bar.timeline();
    QTest::mousePress(&line, Qt::LeftButton, {}, line.stopAt(4).toPoint());
    QCOMPARE(bar.playhead.step(), 4);
    QTest::mouseMove(&line, line.stopAt(2).toPoint());
    QCOMPARE(bar.playhead.step(), 2);
    QTest::mouseMove(&line, QPoint(line.width() + 500, 10));
    QCOMPARE(bar.playhead.step(), 6);
    QTest::mouseMove(&line, QPoint(-500, 10));
    QCOMPARE(bar.playhead.step(), 0);
    QTest::mouseRelease(&line, Qt::LeftButton, {}, {0, 0});
    QTest::mouseMove(&line, line.stopAt(5).toPoint());
    QCOMPARE(bar.playhead.step(), 0);
  }

  void pages_move_by_a_tenth() {
    std::string chain = "x = variable(2)\ny = x\n";
    for (int i = 0; i < 40; ++i) chain += "y = y + 1\n";
    Bar bar(chain);
    const int page = bar.playhead.stepCount() / 10;
    QVERIFY(page > 4);
    QTest::keyClick(&bar.timeline(), Qt::Key_PageDown);
    QCOMPARE(bar.playhead.step(), page);
    QTest::keyClick(&bar.timeline(), Qt::Key_PageUp);
    QCOMPARE(bar.playhead.step(), 0);
  }

  void hundreds_of_steps_and_none_at_all_are_drawn() {
    std::string chain = "x = variable(2)\ny = x\n";
    for (int i = 0; i < 400; ++i) chain += "y = y + 1\n";
    Bar bar(chain, 320);
    bar.playhead.last();
    const QColor reached = bar.timeline().grab().toImage().pixelColor(
        bar.timeline().stopAt(bar.playhead.stepCount() / 4).toPoint());
    QCOMPARE(reached, bar.appearance.theme().value);
    bar.playhead.setTrace(nullptr);
    QVERIFY(!bar.timeline().grab().isNull());
  }

  void a_long_sentence_stays_in_its_strip() {
    Bar bar(
        "a_rather_long_name_for_one_variable = variable(123456.789)\n"
        "another_rather_long_name = variable(-98765.4321)\n"
        "y = a_rather_long_name_for_one_variable * another_rather_long_name",
        620);
    for (int step = 0; step <= bar.playhead.stepCount(); ++step) {
      bar.playhead.seek(step);
      QLabel& sentence = bar.the<QLabel>("narration");
      QVERIFY2(sentence.heightForWidth(sentence.width()) <= sentence.height(),
               qPrintable(QStringLiteral("%1: %2").arg(step).arg(sentence.text())));
    }
  }

  void a_reader_of_the_screen_hears_the_step() {
    Bar bar(product);
    bar.playhead.seek(4);
    QCOMPARE(bar.timeline().accessibleDescription(), "step 4 of 6");
  }
};

QTEST_MAIN(PlaybackBarTest)

}  // namespace ui_playback_playback_bar_test

#include "ui_playback_playback_bar_test.moc"
