#include "ui/canvas/picture.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>
#include <cmath>

#include "ui/canvas/pill.h"
#include "ui/theme/fonts.h"
#include "ui/workspace/analysis.h"

namespace ui_canvas_picture_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

std::shared_ptr<const Trace> trace_of(const std::string& text) {
  const std::atomic<bool> cancelled{false};
  AnalysisRequest request;
  request.text = text;
  return analyse(request, cancelled)->trace;
}

QImage image_of(const GraphPicture& picture, QSize size, int step, double progress,
                ThemeKind kind) {
  QImage image(size, QImage::Format_RGB32);
  QPainter painter(&image);
  picture.paint(painter, size, step, progress, theme(kind));
  return image;
}

}  // namespace

class PictureTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void every_step_looks_different() {
    const auto trace = trace_of("x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2");
    const GraphPicture picture(*trace);
    const QSize size = picture.size().toSize();
    QImage last;
    for (int step = 0; step <= static_cast<int>(trace->steps.size()); ++step) {
      const QImage image = image_of(picture, size, step, 0, ThemeKind::light);
      QVERIFY(image != last);
      last = image;
    }
  }

  void a_token_moves_between_steps() {
    const auto trace = trace_of("x = variable(3)\ny = x * x");
    const GraphPicture picture(*trace);
    const QSize size = picture.size().toSize();
    QVERIFY(image_of(picture, size, 3, 0.3, ThemeKind::dark) !=
            image_of(picture, size, 3, 0.6, ThemeKind::dark));
  }

  void the_graph_fits_any_size() {
    const auto trace = trace_of("A = variable([[1,2],[3,4]])\nB = A @ A\ns = sum(B) + 1");
    const GraphPicture picture(*trace);
    for (const QSize size : {QSize(320, 200), QSize(200, 500), QSize(1600, 900)}) {
      const QImage image = image_of(picture, size, 100, 0, ThemeKind::light);
      const QRgb canvas = theme(ThemeKind::light).canvas.rgb();
      for (int x = 0; x < size.width(); ++x) {
        QCOMPARE(image.pixel(x, 0), canvas);
        QCOMPARE(image.pixel(x, size.height() - 1), canvas);
      }
    }
  }

  void svg_holds_curves_and_no_images() {
    const auto trace = trace_of("x = variable(3)\ny = sin(x) * x");
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(96);
    {
      QPainter painter(&svg);
      paintGraphPicture(painter, graphPictureSize(*trace), *trace, 2, theme(ThemeKind::print));
    }
    const QString text = QString::fromUtf8(buffer.data());
    QVERIFY(text.contains("<path"));
    QVERIFY(!text.contains("<image"));
  }

  void places_by_hand_are_respected() {
    const auto trace = trace_of("x = variable(3)\ny = sin(x)");
    const QSizeF usual = graphPictureSize(*trace);
    QVERIFY(graphPictureSize(*trace, {{"y", {2000, 0}}}).width() > usual.width() + 500);
  }

  void pills_are_short_whatever_the_tensor() {
    const auto check = [](const Tensor& tensor) {
      const Pill pill = pillOf(tensor, nabla::ui::Role::value);
      const QSizeF size = pillSize(pill);
      QVERIFY(!pill.isEmpty());
      QVERIFY2(size.width() < 260, qPrintable(pill.text));
      QVERIFY(size.height() <= pillRoom(tensor.shape()));
    };
    check(Tensor(-1.23456789e-200));
    check(Tensor::vector({1, 2, 3}));
    check(Tensor::vector({1.23456, -2e-9, 3e77}));
    check(Tensor::filled(Shape{4, 4}, -1.2345e-5));
    check(Tensor::filled(Shape{200, 300}, 1));
    check(Tensor::filled(Shape{1, 1}, 1));
    check(Tensor::filled(Shape{2, 3, 4}, 1));
    check(Tensor::filled(Shape{0}, 1));
    check(Tensor(Shape{2}, {std::nan(""), HUGE_VAL}));
  }
};

QTEST_MAIN(PictureTest)

}  // namespace ui_canvas_picture_test

#include "ui_canvas_picture_test.moc"
