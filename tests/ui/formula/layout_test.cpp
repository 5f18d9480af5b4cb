// Laws of typesetting: what must be higher, wider, deeper, and that colours end up on paper.
#include "ui/formula/layout.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <thread>

#include "ui/theme/fonts.h"

namespace ui_formula_layout_test {

using namespace nabla::ui;
using namespace nabla::ui::math;

namespace {

constexpr double px = 40;

double heightAbove(const Math& math) { return typeset(math, px).baseline; }

double depthBelow(const Math& math) {
  const Typeset set = typeset(math, px);
  return set.size.height() - set.baseline;
}

double widthOf(const Math& math) { return typeset(math, px).size.width(); }

QRectF inkOf(const Typeset& set) {
  QRectF ink;
  for (const Typeset::Piece& piece : set.pieces) ink |= piece.path.boundingRect();
  return ink;
}

// How many pixels have about that colour.
int pixelsOf(const Math& math, const Theme& theme, const QColor& color) {
  const Typeset set = typeset(math, px);
  QImage image((set.size + QSizeF(8, 8)).toSize(), QImage::Format_RGB32);
  image.fill(theme.panel);
  QPainter painter(&image);
  set.paint(painter, QPointF(4, 4), theme);
  painter.end();
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor seen = image.pixelColor(x, y);
      const int apart = qAbs(seen.red() - color.red()) + qAbs(seen.green() - color.green()) +
                        qAbs(seen.blue() - color.blue());
      count += apart < 10 ? 1 : 0;
    }
  }
  return count;
}

std::vector<Math> samples() {
  const Math sum = row({sym("a"), op("+"), sym("b")});
  return {sym("x"),
          sym("x1"),
          sum,
          frac(sum, sym("c")),
          frac(frac(sym("a"), sym("b")), frac(sym("c"), sym("d"))),
          sup(paren(frac(sym("a"), sym("b"))), num("2")),
          root(sum),
          root(frac(sym("x"), sym("y")), num("3")),
          bars(frac(sym("x"), num("2"))),
          matrix({num("1"), num("2"), num("3"), num("-4")}, 2),
          cases({sym("x"), words("if"), sym("y"), words("otherwise")}),
          accent("bar", sym("x1")),
          accent("dot", sym("f")),
          accent("hat", sym("y")),
          call("sin", sym("theta")),
          words("学习率"),
          partial("y", "x1"),
          op("∑")};
}

}  // namespace

class LayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void all_ink_is_inside_the_given_size() {
    for (const Math& math : samples()) {
      const Typeset set = typeset(math, px);
      QVERIFY2(!set.isEmpty(), qPrintable(plainText(math)));
      const QRectF room = QRectF(QPointF(), set.size).adjusted(-0.1, -0.1, 0.1, 0.1);
      QVERIFY2(room.contains(inkOf(set)), qPrintable(plainText(math)));
      QVERIFY(set.baseline > 0 && set.baseline < set.size.height());
    }
  }

  void sizes_grow_in_step_with_the_font() {
    for (const Math& math : samples()) {
      const Typeset small = typeset(math, 10);
      const Typeset large = typeset(math, 30);
      QVERIFY(qAbs(large.size.width() - 3 * small.size.width()) < 0.01);
      QVERIFY(qAbs(large.baseline - 3 * small.baseline) < 0.01);
      const Typeset scaled = small.scaled(3);
      QVERIFY(qAbs(scaled.size.height() - large.size.height()) < 0.01);
    }
  }

  void letters_share_one_baseline() {
    QCOMPARE(heightAbove(sym("x")), heightAbove(sym("y")));
    QCOMPARE(heightAbove(row({sym("x"), sym("y")})), heightAbove(sym("x")));
  }

  void what_is_raised_rises_and_what_is_lowered_sinks() {
    const Math tower = sup(sym("x"), sup(sym("y"), sup(sym("z"), num("2"))));
    QVERIFY(heightAbove(tower) > heightAbove(sup(sym("x"), num("2"))));
    QVERIFY(heightAbove(sup(sym("x"), num("2"))) > heightAbove(sym("x")));
    QVERIFY(depthBelow(sub(sym("x"), sub(sym("y"), num("1")))) >= depthBelow(sym("x")));
  }

  void a_fraction_is_taller_on_both_sides_and_nesting_makes_it_taller_still() {
    const Math once = frac(num("1"), num("2"));
    QVERIFY(heightAbove(once) > heightAbove(num("1")));
    QVERIFY(depthBelow(once) > depthBelow(num("1")));
    QVERIFY(heightAbove(frac(once, num("2"))) > heightAbove(once));
  }

  void in_a_line_of_text_a_fraction_is_smaller() {
    const Math half = frac(num("1"), num("2"));
    QVERIFY(typeset(half, px, false).size.height() < typeset(half, px, true).size.height());
  }

  void parentheses_and_roots_grow_with_what_they_enclose() {
    const Math tall = frac(frac(sym("a"), sym("b")), sym("c"));
    const double inside = heightAbove(tall) + depthBelow(tall);
    for (const Math& around : {paren(tall), bars(tall), root(tall)}) {
      QVERIFY(heightAbove(around) + depthBelow(around) > 0.9 * inside);
      QVERIFY(widthOf(around) > widthOf(tall));
    }
    QVERIFY(widthOf(paren(tall)) > widthOf(tall) + (widthOf(paren(sym("c"))) - widthOf(sym("c"))));
  }

  void a_binary_operator_has_space_and_a_sign_has_none() {
    const double a = widthOf(sym("a"));
    const double minus = widthOf(op("-"));
    const double binary = widthOf(row({sym("a"), op("-"), sym("a")})) - 2 * a - minus;
    const double prefix = widthOf(row({op("-"), sym("a")})) - a - minus;
    QVERIFY(binary > 0.3 * px);
    QVERIFY(qAbs(prefix) < 0.05 * px);
  }

  void an_operator_after_a_relation_is_a_sign() {
    const double with = widthOf(row({sym("a"), op("="), op("-"), sym("b")}));
    const double without = widthOf(row({sym("a"), op("="), sym("b")}));
    QVERIFY(qAbs(with - without - widthOf(op("-"))) < 0.05 * px);
  }

  void rows_within_rows_are_spaced_as_one() {
    const Math flat = row({sym("a"), op("+"), sym("b"), op("="), sym("c")});
    const Math nested = row({row({sym("a"), op("+"), sym("b")}), op("="), sym("c")});
    QVERIFY(qAbs(widthOf(flat) - widthOf(nested)) < 0.01);
  }

  void each_part_is_painted_in_the_colour_of_its_role() {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
      const Theme& t = theme(kind);
      const Math math = equals({sym("y"), num("8", Role::value), num("8", Role::gradient)});
      QVERIFY(pixelsOf(math, t, t.text) > 20);
      QVERIFY(pixelsOf(math, t, t.value) > 20);
      QVERIFY(pixelsOf(math, t, t.gradient) > 20);
      QCOMPARE(pixelsOf(sym("y"), t, t.gradient), 0);
    }
  }

  void the_colour_of_a_group_reaches_its_parts_and_yields_to_theirs() {
    const Theme& t = theme(ThemeKind::light);
    const Math group = tint(Role::gradient, frac(num("8"), num("8", Role::value)));
    QVERIFY(pixelsOf(group, t, t.gradient) > 20);
    QVERIFY(pixelsOf(group, t, t.value) > 20);
    QCOMPARE(pixelsOf(group, t, t.text), 0);
  }

  void letters_missing_in_the_math_font_are_drawn_all_the_same() {
    const Typeset set = typeset(words("梯度"), px);
    QVERIFY(inkOf(set).width() > 1.5 * px);
  }

  void the_bar_of_a_root_joins_its_sign() {
    const Theme& t = theme(ThemeKind::light);
    const Typeset set = typeset(root(words("    ")), 100);
    QImage image((set.size + QSizeF(8, 8)).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    set.paint(painter, QPointF(4, 4), t);
    painter.end();
    const int y = 4 + int(inkOf(set).top() + 2);
    int runs = 0;
    for (int x = 1; x < image.width(); ++x) {
      const bool starts = qGray(image.pixel(x, y)) < 128 && qGray(image.pixel(x - 1, y)) >= 128;
      runs += starts ? 1 : 0;
    }
    QCOMPARE(runs, 1);
  }

  void nothing_is_laid_out_as_nothing() {
    QVERIFY(typeset({}, px).isEmpty());
    QVERIFY(typeset(sym("x"), 0).isEmpty());
  }

  void a_formula_that_is_too_wide_is_made_smaller_to_fit() {
    const Theme& t = theme(ThemeKind::light);
    QImage image(100, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    typeset(call("softmax", sym("x")), px).paintCentered(painter, QRectF(20, 0, 60, 60), t);
    painter.end();
    for (int y = 0; y < 60; ++y) {
      for (int x : {5, 18, 82, 95}) QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
    }
  }

  void other_threads_get_the_same_outlines() {
    const Typeset here = typeset(partial("y", "x1"), px);
    Typeset there;
    std::thread([&] { there = typeset(partial("y", "x1"), px); }).join();
    QCOMPARE(there.size, here.size);
    QCOMPARE(there.pieces.size(), here.pieces.size());
    QCOMPARE(there.pieces[0].path, here.pieces[0].path);
  }
};

QTEST_MAIN(LayoutTest)

}  // namespace ui_formula_layout_test

#include "ui_formula_layout_test.moc"
