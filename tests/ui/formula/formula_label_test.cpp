// The label shows its formula whole, then a little smaller, then without its middle.
#include "ui/formula/formula_label.h"

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QTest>
#include <QToolTip>

#include "ui/theme/style.h"

namespace ui_formula_formula_label_test {

using namespace nabla::ui;
using namespace nabla::ui::math;

namespace {

Math longFormula() {
  return equals({partial("y", "x1"), row({partial("y", "u"), op("·"), sym("x2")}),
                 row({num("1"), op("·"), num("3")}), num("3", Role::gradient)});
}

// Columns of the picture that hold anything, as the first and the last of them.
std::pair<int, int> inkedColumns(const QImage& image, const QColor& paper) {
  int first = -1;
  int last = -1;
  for (int x = 0; x < image.width(); ++x) {
    for (int y = 0; y < image.height(); ++y) {
      if (qAbs(image.pixelColor(x, y).lightness() - paper.lightness()) < 60) continue;
      if (first < 0) first = x;
      last = x;
    }
  }
  return {first, last};
}

}  // namespace

class FormulaLabelTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    appearance_.setMode(Appearance::Mode::light);
    applyStyle(*qApp, appearance_.theme());
  }

  void the_formula_is_its_accessible_name() {
    FormulaLabel label(appearance_);
    label.setFormula(equals({sym("y"), sym("x2")}));
    QCOMPARE(label.accessibleName(), QString("y = x₂"));
    label.clear();
    QCOMPARE(label.accessibleName(), QString());
  }

  void the_size_hint_holds_the_formula_and_grows_with_the_font() {
    FormulaLabel label(appearance_);
    label.setFormula(longFormula());
    const QSize first = label.sizeHint();
    label.setPixelSize(36);
    QVERIFY(label.sizeHint().width() > 1.9 * first.width());
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
  }

  void with_little_room_the_whole_formula_is_shown_smaller() {
    FormulaLabel label(appearance_);
    label.setPixelSize(30);
    label.setFormula(longFormula());
    const int room = label.sizeHint().width() * 9 / 10;
    const QImage picture = shot(label, room);
    const auto [first, last] = inkedColumns(picture, appearance_.theme().window);
    QVERIFY(first >= 0 && first < 6);
    QVERIFY(last < room && last > room * 9 / 10);
    QVERIFY(hasColor(picture, appearance_.theme().gradient));
    QCOMPARE(label.shownText(), label.text());
  }

  void with_no_room_the_middle_is_left_out() {
    FormulaLabel label(appearance_);
    label.setPixelSize(30);
    label.setFormula(longFormula());
    const int room = label.sizeHint().width() / 2;
    const QImage picture = shot(label, room);
    const auto [first, last] = inkedColumns(picture, appearance_.theme().window);
    QVERIFY(first >= 0 && last < room);
    QVERIFY2(label.shownText().startsWith("∂y/∂x₁") && label.shownText().endsWith("= 3"),
             qPrintable(label.shownText()));
    QCOMPARE(label.shownText().count("⋯"), 1);
    QVERIFY(hasColor(picture, appearance_.theme().gradient));  // the result keeps its colour
  }

  void a_formula_is_cut_beside_an_operator() {
    const auto parts = [](int count) {
      std::vector<Math> terms;
      for (int i = 1; i <= count; ++i) {
        if (i > 1) terms.push_back(math::op("+"));
        terms.push_back(math::num(QString::number(100 + i)));
        terms.push_back(math::sym("x" + QString::number(i)));
      }
      return math::row(std::move(terms));
    };
    FormulaLabel label(appearance_);
    label.setFormula(math::equals({math::sym("y"), parts(9), math::num("12345")}));
    for (int room = label.sizeHint().width(); room >= 90; room -= 7) {
      shot(label, room);
      const QString shown = label.shownText();
      const qsizetype cut = shown.indexOf("⋯");
      if (cut < 0) continue;
      const QString before = shown.left(cut).trimmed(), after = shown.mid(cut + 1).trimmed();
      QVERIFY2(before.isEmpty() || before.endsWith('+') || before.endsWith('='), qPrintable(shown));
      QVERIFY2(after.startsWith('+') || after.startsWith('='), qPrintable(shown));
    }
  }

  void no_width_cuts_a_formula_off() {
    FormulaLabel label(appearance_);
    label.setFormula(longFormula());
    qsizetype before = 0;
    for (int room = label.minimumSizeHint().width(); room <= label.sizeHint().width(); room += 5) {
      const auto [first, last] = inkedColumns(shot(label, room), appearance_.theme().window);
      QVERIFY2(first > 0 && last < room - 1, qPrintable(QString::number(room)));
      QVERIFY(label.shownText().size() >= before);  // more room never shows less
      before = label.shownText().size();
    }
    QCOMPARE(label.shownText(), label.text());
  }

  void what_is_left_out_is_in_the_tool_tip() {
    FormulaLabel label(appearance_);
    label.setFormula(longFormula());
    for (const bool narrow : {false, true}) {
      label.resize(narrow ? label.sizeHint() / 2 : label.sizeHint());
      label.show();
      QHelpEvent help(QEvent::ToolTip, {5, 5}, label.mapToGlobal(QPoint(5, 5)));
      QApplication::sendEvent(&label, &help);
      QCOMPARE(QToolTip::text(), narrow ? label.text() : QString());
      QCOMPARE(label.accessibleName(), label.text());
    }
  }

  void a_change_of_theme_changes_the_colour() {
    FormulaLabel label(appearance_);
    label.setPixelSize(40);
    label.setFormula(num("8", Role::value));
    QVERIFY(hasColor(shot(label, 60), theme(ThemeKind::light).value));
    appearance_.setMode(Appearance::Mode::dark);
    QVERIFY(hasColor(shot(label, 60), theme(ThemeKind::dark).value));
  }

 private:
  static QImage shot(FormulaLabel& label, int width) {
    label.resize(width, label.sizeHint().height());
    return label.grab().toImage().convertToFormat(QImage::Format_RGB32);
  }

  static bool hasColor(const QImage& image, const QColor& color) {
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        const QColor seen = image.pixelColor(x, y);
        if (qAbs(seen.red() - color.red()) + qAbs(seen.blue() - color.blue()) < 16) return true;
      }
    }
    return false;
  }

  Appearance appearance_;
};

QTEST_MAIN(FormulaLabelTest)

}  // namespace ui_formula_formula_label_test

#include "ui_formula_formula_label_test.moc"
