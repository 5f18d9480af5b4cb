#include "ui/canvas/edge_path.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

namespace ui_canvas_edge_path_test {

using namespace nabla::ui;

namespace {

// Two curves that cross the area at the origin and are much longer than it.
const std::vector<QPointF> long_edge{{-90'000, -300}, {-30'000, -300}, {-30'000, 200}, {0, 40},
                                     {30'000, -120},  {40'000, 500},   {90'000, 500}};

QImage drawn(const QPainterPath& path, const QRectF& area) {
  QImage image(area.size().toSize(), QImage::Format_Grayscale8);
  image.fill(255);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(-area.topLeft());
  painter.setPen(QPen(Qt::black, 2, Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(path);
  return image;
}

int mostDifference(const QImage& a, const QImage& b) {
  int most = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x)
      most = std::max(most, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
  }
  return most;
}

int darkPixels(const QImage& image) {
  int dark = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) dark += qGray(image.pixel(x, y)) < 128;
  }
  return dark;
}

}  // namespace

class EdgePathTest : public QObject {
  Q_OBJECT

 private slots:
  void pieces_look_as_the_whole_does_within_the_area() {
    const QRectF area(-300, -100, 600, 300);
    const QImage whole = drawn(pathWithin(long_edge, {}), area);
    const QImage pieces = drawn(pathWithin(long_edge, area.adjusted(-8, -8, 8, 8)), area);
    QVERIFY(darkPixels(whole) > 500);
    QVERIFY2(mostDifference(whole, pieces) < 60, "flattened a little differently at most");
  }

  void pieces_are_no_longer_than_the_area_asks_for() {
    const QRectF area(-300, -100, 600, 300);
    QVERIFY(pathWithin(long_edge, {}).boundingRect().width() > 179'000);
    QVERIFY(pathWithin(long_edge, area).boundingRect().width() < 3 * 2048);
  }

  void parts_painted_one_by_one_make_the_whole_image() {
    const QRectF area(-1600, -100, 3200, 300);
    const QImage whole = drawn(pathWithin(long_edge, area), area);
    for (double left = area.left(); left < area.right(); left += 400) {
      const QRectF part(left, area.top(), 400, area.height());
      const QImage piece = drawn(pathWithin(long_edge, part.adjusted(-8, -8, 8, 8)), part);
      QCOMPARE(piece, whole.copy(static_cast<int>(left - area.left()), 0, 400, 300));
    }
  }

  void a_curve_that_passes_elsewhere_asks_for_nothing() {
    QVERIFY(pathWithin(long_edge, QRectF(-300, 5000, 600, 300)).isEmpty());
  }

  // A straight edge has a hull without height.
  void a_straight_edge_is_there() {
    const std::vector<QPointF> straight{{-5000, 10}, {-1000, 10}, {1000, 10}, {5000, 10}};
    const QRectF area(-100, -100, 200, 200);
    QCOMPARE(darkPixels(drawn(pathWithin(straight, area), area)), 2 * 200);
  }
};

QTEST_GUILESS_MAIN(EdgePathTest)

}  // namespace ui_canvas_edge_path_test

#include "ui_canvas_edge_path_test.moc"
