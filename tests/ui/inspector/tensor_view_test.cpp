#include "ui/inspector/tensor_view.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <cmath>
#include <set>

#include "ui/inspector/histogram_strip.h"
#include "ui/theme/fonts.h"

namespace ui_inspector_tensor_view_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

Tensor counted(Shape shape) {
  std::vector<double> values(shape.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
  return {std::move(shape), std::move(values)};
}

}  // namespace

class TensorViewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_slice_takes_two_axes_and_cuts_the_others() {
    const Tensor cube = counted({2, 3, 4});
    const Slice usual = sliceOf(cube, usualSlice(cube.shape()));
    QCOMPARE(usual.rows, 3);
    QCOMPARE(usual.columns, 4);
    QCOMPARE(usual.at(2, 1), 9.0);
    const Slice other = sliceOf(cube, {2, 0, {0, 1, 0}});
    QCOMPARE(other.rows, 4);
    QCOMPARE(other.columns, 2);
    QCOMPARE(other.at(3, 1), 12.0 + 4.0 + 3.0);
    QCOMPARE(indexText(cube.shape(), other.places.back()), "[1, 1, 3]");
  }

  void vectors_and_scalars_are_one_row() {
    const Tensor vector = counted({5});
    QCOMPARE(sliceOf(vector, usualSlice(vector.shape())).rows, 1);
    QCOMPARE(sliceOf(vector, usualSlice(vector.shape())).columns, 5);
    QCOMPARE(sliceOf(Tensor(7.0), usualSlice({})).values, std::vector<double>{7});
  }

  void the_histogram_counts_every_finite_number_once() {
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) values.push_back(i);
    values.push_back(NAN);
    values.push_back(INFINITY);
    const Histogram histogram = histogramOf(Tensor::vector(values), 10);
    QCOMPARE(histogram.counts, std::vector<int>(10, 10));
    QCOMPARE(histogram.not_finite, 2);
    QCOMPARE(histogram.high, 99.0);
    int all = 0;
    for (const int count : histogramOf(Tensor::vector({3, 3, 3}), 8).counts) all += count;
    QCOMPARE(all, 3);
  }

  void hovering_tells_place_and_number() {
    Appearance appearance;
    TensorView view(appearance);
    view.resize(260, 300);
    view.setTensor(Tensor({2, 2}, {1, -2.5, 3, 4}), ui::Role::value);
    view.show();
    auto* map = view.findChild<HeatMap*>();
    QTest::mouseMove(map, map->cellRect(1).center().toPoint());
    QCOMPARE(view.findChild<QLabel*>("heatMapElement")->text(), QStringLiteral("[0, 1] = −2.5"));
    QCOMPARE(map->cellAt(map->cellRect(2).center()), 2);
    QCOMPARE(map->cellAt({-1, 0}), -1);
  }

  void arrows_walk_over_the_elements() {
    Appearance appearance;
    TensorView view(appearance);
    view.setTensor(counted({2, 3}), ui::Role::gradient);
    view.show();
    auto* map = view.findChild<HeatMap*>();
    QTest::keyClick(map, Qt::Key_Right);
    QTest::keyClick(map, Qt::Key_Down);
    QTest::keyClick(map, Qt::Key_Right);
    QCOMPARE(view.findChild<QLabel*>("heatMapElement")->text(), "[1, 1] = 4");
  }

  void axes_are_chosen_only_where_there_are_more_than_two() {
    Appearance appearance;
    TensorView view(appearance);
    view.setTensor(counted({2, 3}), ui::Role::value);
    view.show();
    QVERIFY(!view.findChild<QComboBox*>("rowAxis"));
    view.setTensor(counted({2, 3, 4}), ui::Role::value);
    auto* rows = view.findChild<QComboBox*>("rowAxis");
    QVERIFY(rows->isVisible());
    rows->setCurrentIndex(0);
    emit rows->activated(0);
    QCOMPARE(view.findChild<HeatMap*>()->slice().rows, 2);
    auto* cut = view.findChild<QSpinBox*>("cut1");
    cut->setValue(2);
    QCOMPARE(view.findChild<HeatMap*>()->slice().at(1, 3), 12.0 + 8.0 + 3.0);
    rows->setCurrentIndex(2);  // the columns' axis: they change places
    emit rows->activated(2);
    QCOMPARE(view.choice().rows, 2);
    QCOMPARE(view.choice().columns, 0);
  }

  void a_long_axis_is_seen_to_its_end() {
    Appearance appearance;
    TensorView view(appearance);
    view.setTensor(counted({300, 2}), ui::Role::value);
    view.show();
    const auto* map = view.findChild<HeatMap*>();
    auto* told = view.findChild<QLabel*>("heatMapElement");
    QCOMPARE(map->slice().rows, 128);
    QCOMPARE(told->text(), "rows 0 to 127, columns 0 to 1");
    auto* from = view.findChild<QSpinBox*>("cut0");
    QVERIFY(from->isVisible());
    QVERIFY(!view.findChild<QSpinBox*>("cut1")->isVisible());
    for (int i = 0; i < 2; ++i) QTest::keyClick(from, Qt::Key_Up);
    QCOMPARE(map->slice().rows, 300 - 256);
    QCOMPARE(map->slice().values.back(), 599.0);
    QCOMPARE(map->cellText(2 * 43 + 1), "[299, 1] = 599");
    QTest::mouseMove(view.findChild<HeatMap*>(), map->cellRect(3).center().toPoint());
    QCOMPARE(told->text(), "[257, 1] = 515");
  }

  void escape_leaves_the_map() {
    Appearance appearance;
    TensorView view(appearance);
    view.setTensor(counted({2, 3}), ui::Role::value);
    view.show();
    auto* map = view.findChild<HeatMap*>();
    QSignalSpy left(&view, &TensorView::left);
    QTest::keyClick(map, Qt::Key_End);
    QCOMPARE(view.findChild<QLabel*>("heatMapElement")->text(), "[1, 2] = 5");
    QTest::keyClick(map, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QCOMPARE(view.findChild<QLabel*>("heatMapElement")->text(), "");
  }

  void nan_and_infinity_look_different() {
    Appearance appearance;
    HeatMap map(appearance);
    map.resize(200, 40);
    const auto cell = [&map](double value) {
      map.setSlice({1, 20, std::vector<double>(20, value), std::vector<std::size_t>(20, 0)}, {20},
                   ui::Role::value);
      return map.grab(map.cellRect(3).toAlignedRect()).toImage();
    };
    QVERIFY(cell(NAN) != cell(INFINITY));
    QVERIFY(cell(NAN) != cell(0));
  }

  void copies_are_exact() {
    Appearance appearance;
    TensorView view(appearance);
    view.setTensor(Tensor({2, 2}, {0.1, 2, -3, 1e-20}), ui::Role::value);
    view.findChild<QPushButton*>("copyTensorCsv")->click();
    QCOMPARE(QApplication::clipboard()->text(), "0.1,2\n-3,1e-20\n");
    view.findChild<QPushButton*>("copyTensor")->click();
    QCOMPARE(QApplication::clipboard()->text(), "[[0.1, 2], [-3, 1e-20]]");
  }

  void large_and_broken_tensors_are_drawn() {
    Appearance appearance;
    TensorView view(appearance);
    view.resize(260, 400);
    for (const Tensor& tensor :
         {counted({300, 300}), Tensor({2, 2}, {NAN, INFINITY, -1, 0}), counted({1, 500})}) {
      view.setTensor(tensor, ui::Role::value);
      QVERIFY(!view.grab().isNull());
    }
  }

  void a_negative_element_is_told_without_colour() {
    Appearance appearance;
    HeatMap map(appearance);
    map.resize(200, 40);
    map.setSlice({1, 20, std::vector<double>(20, 1.0), std::vector<std::size_t>(20, 0)}, {20},
                 ui::Role::value);
    const QImage positive = map.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
    map.setSlice({1, 20, std::vector<double>(20, -1.0), std::vector<std::size_t>(20, 0)}, {20},
                 ui::Role::value);
    const QImage negative = map.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
    const QRect cell = map.cellRect(3).toAlignedRect().adjusted(1, 1, -2, -2);
    const auto shades = [&cell](const QImage& image) {
      std::set<QRgb> seen;
      for (int y = cell.top(); y <= cell.bottom(); ++y)
        seen.insert(image.pixel(cell.center().x(), y));
      return seen.size();
    };
    QCOMPARE(shades(positive), std::size_t{1});
    QCOMPARE(shades(negative), std::size_t{2});
  }
};

QTEST_MAIN(TensorViewTest)

}  // namespace ui_inspector_tensor_view_test

#include "ui_inspector_tensor_view_test.moc"
