// Every icon is there, draws something, takes the colour of the theme and is sharp.
#include "ui/theme/icons.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QTest>

namespace ui_theme_icons_test {

using namespace nabla::ui;

namespace {

const QStringList needed{
    "logo",  "new",      "open",     "save",     "undo",     "redo",         "arrange",   "search",
    "fit",   "zoom-in",  "zoom-out", "play",     "pause",    "step-forward", "step-back", "first",
    "last",  "speed",    "run",      "stop",     "reset",    "lessons",      "export",    "moon",
    "sun",   "settings", "more",     "close",    "variable", "placeholder",  "constant",  "warning",
    "error", "info",     "check",    "minimize", "maximize", "chart",        "curve",     "graph",
    "code",  "help",     "language", "copy",     "lock",     "target",       "palette"};

QImage drawn(const QIcon& icon, QSize size, qreal ratio = 1, QIcon::Mode mode = QIcon::Normal,
             QIcon::State state = QIcon::Off) {
  return icon.pixmap(size, ratio, mode, state).toImage();
}

int inkedPixels(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
  }
  return count;
}

// The colour of the most opaque pixel.
QColor inkColor(const QImage& image) {
  QRgb best = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (qAlpha(image.pixel(x, y)) > qAlpha(best)) best = image.pixel(x, y);
    }
  }
  return QColor(best);
}

bool alike(const QColor& a, const QColor& b) {
  return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue()) < 12;
}

}  // namespace

class IconsTest : public QObject {
  Q_OBJECT

 private slots:
  void every_needed_icon_is_compiled_in() {
    const QStringList names = iconNames();
    for (const QString& name : needed) QVERIFY2(names.contains(name), qPrintable(name));
  }

  void every_icon_draws_something_inside_its_square() {
    for (const QString& name : iconNames()) {
      const QImage image = drawn(icon(name, theme(ThemeKind::light)), QSize(48, 48));
      QVERIFY2(inkedPixels(image) > 40, qPrintable(name));
      if (name == "logo") continue;
      for (int i = 0; i < 48; ++i) {
        const int edge = qAlpha(image.pixel(i, 0)) + qAlpha(image.pixel(i, 47)) +
                         qAlpha(image.pixel(0, i)) + qAlpha(image.pixel(47, i));
        QVERIFY2(edge == 0, qPrintable(name));
      }
    }
  }

  void an_icon_takes_the_colour_of_its_role() {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
      const Theme& t = theme(kind);
      QVERIFY(alike(inkColor(drawn(icon("stop", t), QSize(64, 64))), t.text_muted));
      QVERIFY(alike(inkColor(drawn(icon("stop", t, Role::gradient), QSize(64, 64))), t.gradient));
    }
  }

  void a_disabled_icon_is_pale_and_a_checked_one_has_the_accent() {
    const Theme& t = theme(ThemeKind::light);
    const QIcon stop = icon("stop", t);
    const QSize size(64, 64);
    QVERIFY(alike(inkColor(drawn(stop, size, 1, QIcon::Disabled)), t.text_disabled));
    QVERIFY(alike(inkColor(drawn(stop, size, 1, QIcon::Normal, QIcon::On)), t.accent));
  }

  void an_icon_in_one_colour_keeps_it_in_every_state() {
    const QIcon play = icon("stop", QColor(Qt::red));
    QVERIFY(alike(inkColor(drawn(play, QSize(64, 64), 1, QIcon::Disabled)), Qt::red));
  }

  void twice_the_device_pixel_ratio_gives_twice_the_pixels() {
    const QIcon search = icon("search", theme(ThemeKind::light));
    const QPixmap fine = search.pixmap(QSize(18, 18), 2.0);
    QCOMPARE(fine.size(), QSize(36, 36));
    QCOMPARE(fine.devicePixelRatio(), 2.0);
    const QImage large = drawn(search, QSize(36, 36));
    QCOMPARE(fine.toImage().convertToFormat(QImage::Format_ARGB32).pixel(10, 10),
             large.convertToFormat(QImage::Format_ARGB32).pixel(10, 10));
  }

  void the_logo_keeps_its_own_colours() {
    QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintIcon(painter, QRectF(0, 0, 48, 48), "logo", Qt::green);
    painter.end();
    const QColor top_left = image.pixelColor(8, 8);
    const QColor bottom_right = image.pixelColor(40, 40);
    QVERIFY(top_left.blue() > top_left.red());
    QVERIFY(bottom_right.red() > bottom_right.blue());
  }

  void an_unknown_name_gives_a_null_icon() {
    QVERIFY(icon("no such icon", theme(ThemeKind::light)).isNull());
  }
};

QTEST_MAIN(IconsTest)

}  // namespace ui_theme_icons_test

#include "ui_theme_icons_test.moc"
