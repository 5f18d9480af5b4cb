// Sliders and exact fields set the point, show it without lag, and refuse what they cannot read.
#include "ui/inspector/variables_panel.h"
#include "ui/formula/numbers.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSlider>
#include <QTest>
#include <clocale>

#include "ui/commands/commands.h"
#include "ui/theme/style.h"

namespace ui_inspector_variables_panel_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const std::string& text = "x = variable(3)\nd = placeholder(2)\ny = x * d") {
    applyStyle(*qApp, appearance.theme());
    QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
      if (workspace.analysis()->trace) playhead.setTrace(workspace.analysis()->trace);
    });
    Document document;
    document.program = text;
    workspace.newDocument(document);
    settle();
    panel.resize(320, 260);
    panel.show();
    panel.activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&panel);
  }
  void settle() {
    workspace.waitUntilCurrent();
    playhead.last();
  }
  template <class Widget>
  Widget& the(const char* name) {
    return *panel.findChild<Widget*>(QString::fromLatin1(name));
  }
  QLineEdit& field(const char* name) { return the<QLineEdit>(name); }
  void enter(const char* name, const QString& text) {
    field(name).setFocus();
    field(name).selectAll();
    QTest::keyClicks(&field(name), text);
    QTest::keyClick(&field(name), Qt::Key_Return);
    settle();
  }
  double point(const char* name) const {
    const auto found = workspace.document().point.find(name);
    return found == workspace.document().point.end() ? qQNaN() : found->second.item();
  }

  Appearance appearance;
  Workspace workspace;
  Playhead playhead;
  VariablesPanel panel{workspace, playhead, appearance};
};

}  // namespace

class VariablesPanelTest : public QObject {
  Q_OBJECT

 private slots:
  void a_moved_value_is_marked_and_goes_back_to_the_text() {
    Desk desk;
    auto& name = desk.the<QLabel>("name_x");
    QCOMPARE(name.text(), QStringLiteral("x"));
    desk.enter("value_x", "3.68");
    QCOMPARE(name.text(), QStringLiteral("x •"));
    QVERIFY(name.toolTip().contains("3"));
    QTest::mouseDClick(&name, Qt::LeftButton);
    desk.settle();
    QCOMPARE(name.text(), QStringLiteral("x"));
    QVERIFY(desk.workspace.document().point.empty());
    QCOMPARE(desk.field("value_x").text(), QStringLiteral("3"));
    desk.workspace.undoStack().undo();
    desk.settle();
    QCOMPARE(desk.point("x"), 3.68);
    QCOMPARE(name.text(), QStringLiteral("x •"));
    const QList<QAction*> menu = name.actions();
    QCOMPARE(menu.size(), 1);
    QVERIFY(menu.front()->isEnabled() && menu.front()->text().contains("3"));
    menu.front()->trigger();
    desk.settle();
    QCOMPARE(name.text(), QStringLiteral("x"));
    QVERIFY(!menu.front()->isEnabled());
  }

  void what_the_text_does_not_say_or_says_too_is_not_marked() {
    Desk desk("x = variable(3)\ny = x * w");
    desk.enter("value_w", "2");
    desk.enter("value_x", "3");
    QCOMPARE(desk.the<QLabel>("name_w").text(), QStringLiteral("w"));
    QCOMPARE(desk.the<QLabel>("name_x").text(), QStringLiteral("x"));
  }

  void the_output_is_followed_when_the_text_moves_its_node() {
    Desk desk;
    QCOMPARE(desk.the<QLabel>("value_y").text(), "6");
    desk.workspace.applyText("x = variable(3)\nd = placeholder(2)\ny = x * d + 10");
    desk.settle();
    QCOMPARE(desk.the<QLabel>("value_y").text(), "16");
    QCOMPARE(desk.the<QLabel>("gradient_y").text(), "1");
  }

  void rows_show_values_and_gradients_of_the_step() {
    Desk desk;
    QCOMPARE(desk.field("value_x").text(), "3");
    QCOMPARE(desk.the<QLabel>("gradient_x").text(), "2");
    QCOMPARE(desk.the<QLabel>("gradient_d").text(), "");  // data has no gradient
    QCOMPARE(desk.the<QLabel>("value_y").text(), "6");
    desk.playhead.first();
    QCOMPARE(desk.the<QLabel>("gradient_x").text(), QStringLiteral("…"));
    QCOMPARE(desk.the<QLabel>("value_y").text(), QStringLiteral("…"));
  }

  void a_drag_is_one_step_of_undo_and_round() {
    Desk desk;
    QSlider& slider = desk.the<QSlider>("slider_x");
    slider.setSliderDown(true);
    for (int position = slider.value(); position > slider.value() - 40; position -= 7) {
      slider.setSliderPosition(position);
      desk.workspace.waitUntilCurrent();
    }
    slider.setSliderDown(false);
    desk.settle();
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    QCOMPARE(desk.field("value_x").text(), shownNumber(desk.point("x")));
    QVERIFY(desk.field("value_x").text().size() <= 5);
    QCOMPARE(desk.the<QLabel>("value_y").text().toDouble(), 2 * desk.point("x"));
    desk.workspace.undoStack().undo();
    desk.settle();
    QCOMPARE(desk.field("value_x").text(), "3");
  }

  void expressions_are_read_exactly() {
    Desk desk;
    for (const auto& [typed, value] :
         std::initializer_list<std::pair<const char*, double>>{{"0.1", 0.1},
                                                               {"2/3", 2.0 / 3},
                                                               {"pi", M_PI},
                                                               {"-1e-9", -1e-9},
                                                               {"sqrt(2)", M_SQRT2},
                                                               {"2^10", 1024}}) {
      desk.enter("value_x", QString::fromLatin1(typed));
      QCOMPARE(desk.point("x"), value);
    }
    QCOMPARE(desk.workspace.undoStack().count(), 6);
  }

  void a_field_being_edited_shows_every_digit() {
    Desk desk;
    desk.enter("value_x", "1/3");
    QCOMPARE(desk.field("value_x").text().toDouble(), 1.0 / 3);
    desk.field("value_d").setFocus();
    QCOMPARE(desk.field("value_x").text(), "0.333333");
  }

  void what_cannot_be_read_stays_with_a_word_and_changes_nothing() {
    Desk desk;
    for (const char* wrong : {"abc", "1,2", "[1, 2]", "", "x", "3 +"}) {
      desk.enter("value_x", QString::fromLatin1(wrong));
      if (*wrong == '\0') QTest::keyClick(&desk.field("value_x"), Qt::Key_Backspace);
      QVERIFY2(desk.the<QLabel>("hint_x").isVisible() || *wrong == '\0', wrong);
      QVERIFY(std::isnan(desk.point("x")));
    }
    QTest::keyClick(&desk.field("value_x"), Qt::Key_Escape);
    QCOMPARE(desk.field("value_x").text(), "3");
    QVERIFY(!desk.the<QLabel>("hint_x").isVisible());
  }

  void a_decimal_comma_is_told_as_in_a_program() {
    Desk desk;
    desk.enter("value_x", "2,5");
    const QString hint = desk.the<QLabel>("hint_x").text();
    QVERIFY2(hint.contains("a decimal point is needed, not a comma"), qPrintable(hint));
    QVERIFY2(hint.contains("2.5"), qPrintable(hint));
  }

  void arrows_step_whatever_the_decimal_sign_of_the_locale() {
    const QByteArray before = std::setlocale(LC_NUMERIC, nullptr);
    for (const char* locale : {"C", "de_DE.UTF-8"}) {
      std::setlocale(LC_NUMERIC, locale);
      Desk desk;
      desk.field("value_x").setFocus();
      QTest::keyClick(&desk.field("value_x"), Qt::Key_Up);
      QCOMPARE(desk.point("x"), 3.1);
      QTest::keyClick(&desk.field("value_x"), Qt::Key_Down, Qt::ShiftModifier);
      QCOMPARE(desk.point("x"), 3.09);
    }
    std::setlocale(LC_NUMERIC, before.constData());
  }

  void tensors_have_fields_and_no_slider() {
    Desk desk("w = variable([1, 2])\ny = sum(w * w)");
    QVERIFY(!desk.the<QSlider>("slider_w").isVisible());
    QCOMPARE(desk.field("value_w").text(), "[1, 2]");
    QCOMPARE(desk.the<QLabel>("gradient_w").text(), "[2, 4]");
    desk.enter("value_w", "[3, 1/2]");
    QCOMPARE(desk.workspace.document().point.at("w"), Tensor(Shape({2}), {3, 0.5}));
    desk.enter("value_w", "[1, 2, 3]");
    QVERIFY(desk.the<QLabel>("hint_w").isVisible());
  }

  void a_name_without_a_value_is_marked_until_it_has_one() {
    Desk desk("y = a * 2");
    QVERIFY(desk.the<QLabel>("hint_a").isVisible());
    desk.enter("value_a", "4");
    QVERIFY(!desk.the<QLabel>("hint_a").isVisible());
  }

  void a_value_far_off_widens_the_slider() {
    Desk desk;
    desk.enter("value_x", "1234");
    const QSlider& slider = desk.the<QSlider>("slider_x");
    QVERIFY(slider.value() > slider.minimum() && slider.value() < slider.maximum());
    desk.enter("value_x", "inf");
    QCOMPARE(desk.field("value_x").text(), "inf");
  }

  void another_program_has_other_rows() {
    Desk desk;
    setText(desk.workspace, "z = variable(1)\nf = z + 1");
    desk.settle();
    QVERIFY(!desk.panel.findChild<QLineEdit*>("value_x"));
    QCOMPARE(desk.field("value_z").text(), "1");
    setText(desk.workspace, "");
    desk.settle();
    QVERIFY(!desk.panel.findChild<QLineEdit*>("value_z"));
  }

  void a_slider_keeps_its_row_while_the_text_has_an_error() {
    Desk desk;
    const QSlider* slider = &desk.the<QSlider>("slider_x");
    setText(desk.workspace, "x = variable(3)\ny = x *");
    desk.settle();
    QCOMPARE(&desk.the<QSlider>("slider_x"), slider);
  }
};

QTEST_MAIN(VariablesPanelTest)

}  // namespace ui_inspector_variables_panel_test

#include "ui_inspector_variables_panel_test.moc"
