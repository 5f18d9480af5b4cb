// A click on the track of a slider takes the handle there, and it is dragged on from there.
#include "ui/theme/slider.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "ui/theme/appearance.h"
#include "ui/theme/style.h"

namespace ui_theme_slider_test {

using namespace nabla::ui;

class SliderTest : public QObject {
  Q_OBJECT

 private slots:
  void a_click_on_the_track_goes_there_and_a_drag_goes_on() {
    Appearance appearance;
    applyStyle(*qApp, appearance.theme());
    Slider slider(Qt::Horizontal);
    slider.setRange(0, 1000);
    slider.resize(400, 24);
    slider.show();
    QVERIFY(QTest::qWaitForWindowExposed(&slider));
    for (const int part : {1, 2, 3, 5, 7}) {
      QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(400 * part / 8, 12));
      const int wanted = 1000 * part / 8;
      QVERIFY2(qAbs(slider.value() - wanted) < 30, qPrintable(QString::number(slider.value())));
      QVERIFY(!slider.isSliderDown());
    }
    QSignalSpy pressed(&slider, &QSlider::sliderPressed);
    QTest::mousePress(&slider, Qt::LeftButton, {}, QPoint(100, 12));
    QVERIFY(slider.isSliderDown());
    QTest::mouseMove(&slider, QPoint(300, 12));
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, QPoint(300, 12));
    QVERIFY(qAbs(slider.value() - 750) < 30);
    QCOMPARE(pressed.size(), 1);  // one gesture
  }
};

QTEST_MAIN(SliderTest)

}  // namespace ui_theme_slider_test

#include "ui_theme_slider_test.moc"
