// The themes hold what readers need: contrast, and meanings that colour-blind people tell apart.
#include "ui/theme/theme.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/theme/appearance.h"

namespace ui_theme_theme_test {

using namespace nabla::ui;

namespace {

constexpr double readable = 4.5;  // WCAG 2.1, level AA, for text of ordinary size

const Role all_roles[] = {Role::text,      Role::muted,    Role::faint,    Role::accent,
                          Role::value,     Role::gradient, Role::tangent,  Role::input,
                          Role::operation, Role::output,   Role::constant, Role::error,
                          Role::warning,   Role::success};

using Rgb = std::array<double, 3>;

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

// What is seen without one kind of cone; the matrices are those of Machado, Oliveira and Fernandes
// (2009).
using Eye = std::array<Rgb, 3>;
constexpr Eye usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Eye protan{{{0.152286, 1.052583, -0.204868},
                      {0.114503, 0.786281, 0.099216},
                      {-0.003882, -0.048116, 1.051998}}};
constexpr Eye deutan{{{0.367322, 0.860646, -0.227968},
                      {0.280085, 0.672501, 0.047413},
                      {-0.011820, 0.042940, 0.968881}}};
constexpr Eye tritan{{{1.255528, -0.076749, -0.178779},
                      {-0.078411, 0.930809, 0.147602},
                      {0.004733, 0.691367, 0.303900}}};

Rgb seen(const QColor& color, const Eye& eye) {
  const Rgb light{linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
  Rgb result{};
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += eye[i][k] * light[k];
    result[i] = std::clamp(sum, 0.0, 1.0);
  }
  return result;
}

Rgb lab(const Rgb& light) {
  const auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = root((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505);
  const double y = root(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]);
  const double z = root((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const QColor& a, const QColor& b, const Eye& eye) {
  const Rgb p = lab(seen(a, eye));
  const Rgb q = lab(seen(b, eye));
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

double leastDifference(const QColor& a, const QColor& b) {
  double least = difference(a, b, usual);
  for (const Eye& eye : {protan, deutan, tritan}) least = std::min(least, difference(a, b, eye));
  return least;
}

}  // namespace

class ThemeTest : public QObject {
  Q_OBJECT

 private slots:
  void every_role_is_readable_on_every_surface_data() { themes(); }
  void every_role_is_readable_on_every_surface() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const Role role : all_roles) {
      for (const QColor& surface : {t.window, t.panel, t.canvas, t.node}) {
        const double ratio = contrast(t.color(role), surface);
        QVERIFY2(
            ratio >= readable,
            qPrintable(QString("role %1 on %2: %3").arg(int(role)).arg(surface.name()).arg(ratio)));
      }
    }
  }

  void every_chip_is_readable_data() { themes(); }
  void every_chip_is_readable() {
    QFETCH(ThemeKind, kind);
    for (const Role role : all_roles) {
      const ChipColors chip = theme(kind).chip(role);
      const double ratio = contrast(chip.text, chip.fill);
      QVERIFY2(ratio >= readable, qPrintable(QString("role %1: %2").arg(int(role)).arg(ratio)));
    }
  }

  void text_on_filled_marks_is_readable_data() { themes(); }
  void text_on_filled_marks_is_readable() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    QVERIFY(contrast(t.on_value, t.value) >= readable);
    QVERIFY(contrast(t.on_gradient, t.gradient) >= readable);
    QVERIFY(contrast(t.on_tangent, t.tangent) >= readable);
    QVERIFY(contrast(t.on_accent, t.accent) >= readable);
    QVERIFY(contrast(t.text, t.selection) >= readable);
    QVERIFY(contrast(t.text, t.accent_fill) >= readable);
    QVERIFY(contrast(t.text_muted, t.control) >= readable);
    QVERIFY(contrast(t.text, t.gradient_fill) >= readable);
  }

  void code_is_readable_on_the_current_line_data() { themes(); }
  void code_is_readable_on_the_current_line() {
    QFETCH(ThemeKind, kind);
    const CodeColors& code = theme(kind).code;
    for (const QColor& color : {code.text, code.keyword, code.number, code.comment, code.function,
                                code.string, code.line_number}) {
      QVERIFY2(contrast(color, code.current_line) >= readable - 0.2, qPrintable(color.name()));
      QVERIFY2(contrast(color, theme(kind).panel) >= readable, qPrintable(color.name()));
    }
  }

  void values_gradients_and_tangents_differ_to_every_eye_data() { themes(); }
  void values_gradients_and_tangents_differ_to_every_eye() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    QVERIFY(leastDifference(t.value, t.gradient) > 40);
    QVERIFY(leastDifference(t.value, t.tangent) > 15);
    QVERIFY(leastDifference(t.gradient, t.tangent) > 15);
  }

  void any_two_series_differ_to_every_eye_data() { themes(); }
  void any_two_series_differ_to_every_eye() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (int i = 0; i < 8; ++i) {
      QVERIFY(contrast(t.seriesColor(i), t.panel) >= 2.2);
      for (int k = 0; k < i; ++k) {
        const double least = leastDifference(t.seriesColor(i), t.seriesColor(k));
        QVERIFY2(least > 12, qPrintable(QString("%1 and %2: %3").arg(i).arg(k).arg(least)));
      }
    }
  }

  void colours_of_series_repeat() {
    const Theme& t = theme(ThemeKind::light);
    QCOMPARE(t.seriesColor(8), t.seriesColor(0));
    QCOMPARE(t.seriesColor(-1), t.seriesColor(7));
  }

  void print_is_black_on_white() {
    const Theme& t = theme(ThemeKind::print);
    QCOMPARE(t.text, QColor(Qt::black));
    for (const QColor& surface : {t.window, t.panel, t.canvas, t.node}) {
      QCOMPARE(surface, QColor(Qt::white));
    }
  }

  void contrast_runs_from_one_to_twenty_one() {
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
  }

  void mixing_ends_at_both_colours() {
    QCOMPARE(mix(Qt::red, Qt::blue, 0), QColor(Qt::red));
    QCOMPARE(mix(Qt::red, Qt::blue, 1), QColor(Qt::blue));
    QCOMPARE(mix(Qt::black, Qt::white, 0.5).red(), 128);
  }

  void toggling_twice_gives_the_first_theme_back_and_tells_each_time() {
    Appearance appearance;
    int changes = 0;
    connect(&appearance, &Appearance::changed, this, [&] { ++changes; });
    const ThemeKind first = appearance.theme().kind;
    appearance.toggle();
    QVERIFY(appearance.theme().kind != first);
    appearance.toggle();
    QCOMPARE(appearance.theme().kind, first);
    QCOMPARE(changes, 2);
  }

  void a_mode_that_shows_the_same_theme_changes_nothing() {
    Appearance appearance;
    appearance.setMode(Appearance::Mode::dark);
    int changes = 0;
    connect(&appearance, &Appearance::changed, this, [&] { ++changes; });
    appearance.setMode(Appearance::Mode::dark);
    QCOMPARE(changes, 0);
    QVERIFY(appearance.theme().isDark());
  }

 private:
  static void themes() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::light;
    QTest::newRow("dark") << ThemeKind::dark;
    QTest::newRow("print") << ThemeKind::print;
  }
};

QTEST_MAIN(ThemeTest)

}  // namespace ui_theme_theme_test

#include "ui_theme_theme_test.moc"
