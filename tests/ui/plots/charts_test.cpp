// The numbers behind the plots: ranges and ticks, decimation, the curve's samples and the
// convergence chart's logarithms.
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QTest>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <cmath>
#include <limits>

#include "engine/language/parser.h"
#include "ui/plots/axis_range.h"
#include "ui/plots/convergence_chart.h"
#include "ui/plots/curve.h"
#include "ui/plots/curve_chart.h"
#include "ui/plots/decimate.h"
#include "ui/plots/within.h"
#include "ui/theme/fonts.h"

namespace ui_plots_charts_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<const Curve> curveOf(const char* text, Range range = {-5, 5},
                                     bool cancelled = false) {
  AnalysisRequest ask;
  ask.text = text;
  const std::atomic<bool> never = false;
  const auto analysis = analyse(std::move(ask), never);
  CurveRequest request{analysis, analysis->values(), scalarVariables(*analysis).front(), range, 0};
  const std::atomic<bool> flag = cancelled;
  return sampleCurve(std::move(request), flag);
}

RunRecord recordOf(std::initializer_list<std::pair<double, double>> values_and_norms) {
  RunRecord record;
  for (const auto& [value, norm] : values_and_norms)
    record.path.push_back({Eigen::VectorXd::Zero(1), value, norm, 0});
  return record;
}

template <class Series>
Series* series(const QChart& chart, int index) {
  return static_cast<Series*>(chart.series().at(index));
}

QStringList labels(const QChart& chart) {
  for (QAbstractAxis* axis : chart.axes(Qt::Vertical)) {
    if (auto* named = qobject_cast<QCategoryAxis*>(axis)) return named->categoriesLabels();
  }
  return {};
}

}  // namespace

class ChartsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void ticks_are_one_two_or_five_times_a_power_of_ten() {
    QCOMPARE(tickInterval({0, 10}, 5), 2.0);
    QCOMPARE(tickInterval({0, 1}, 6), 0.2);
    QCOMPARE(tickInterval({-3e-7, 4e-7}, 5), 2e-7);
    QCOMPARE(tickInterval({2, 2}, 5), 1.0);
    QCOMPARE(tickInterval({0, inf}, 5), 1.0);
  }

  void the_range_around_numbers_holds_them_all() {
    for (const double x : {0.0, 1.0, -3.0, 99.0, 1e12, -7e-9}) {
      const Range range = rangeAround({x, 1});
      QVERIFY(range.contains(x) && range.low == -range.high);
    }
    QCOMPARE(rangeAround({nan_, inf}), (Range{-5, 5}));
  }

  void values_that_run_off_do_not_flatten_the_rest() {
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i) values.push_back(i);
    values.push_back(1e9);
    values.push_back(nan_);
    values.push_back(inf);
    QVERIFY(valueRange(values).high < 1000);
    QVERIFY(valueRange({4, 4, 4}).length() > 0);
    QCOMPARE(valueRange({nan_}), (Range{-1, 1}));
  }

  void decimation_keeps_ends_and_peaks() {
    QList<QPointF> points;
    for (int i = 0; i < 50'000; ++i) points.append({double(i), std::sin(i * 0.001)});
    points[31'234].setY(77);
    points[40'001].setY(-88);
    const QList<QPointF> kept = decimated(points);
    QVERIFY(kept.size() <= 1200);
    QCOMPARE(kept.first(), points.first());
    QCOMPARE(kept.last(), points.last());
    QVERIFY(kept.contains(points[31'234]) && kept.contains(points[40'001]));
    QVERIFY(std::is_sorted(kept.begin(), kept.end(),
                           [](QPointF a, QPointF b) { return a.x() < b.x(); }));
    QCOMPARE(decimated(points.mid(0, 7)), points.mid(0, 7));
  }

  void a_curve_that_nobody_waits_for_is_not_sampled() {
    const auto curve = curveOf("x = variable(3)\ny = x * x", {-5, 5}, true);
    QCOMPARE(curve->error.value().what.str(), std::string("stopped"));
    QVERIFY(curve->samples.isEmpty());
  }

  void a_curve_is_the_function_with_value_and_slope() {
    const auto curve = curveOf("x = variable(3)\ny = x * x");
    QVERIFY(!curve->error);
    QCOMPARE(curve->x, 3.0);
    QCOMPARE(curve->y, 9.0);
    QCOMPARE(curve->slope, 6.0);
    QCOMPARE(curve->samples.size(), 513);
    for (const QPointF& sample : curve->samples) QCOMPARE(sample.y(), sample.x() * sample.x());
  }

  void a_curve_is_cut_where_it_is_not_defined_and_at_poles() {
    const auto pieces = [](const char* text) {
      CurveChart chart;
      chart.setCurve(curveOf(text));
      int count = 0;
      for (QAbstractSeries* each : chart.series()) {
        auto* line = qobject_cast<QLineSeries*>(each);
        if (line && line->pen().color() == theme(ThemeKind::light).value && line->count() > 1)
          ++count;
        for (const QPointF& point : line ? line->points() : QList<QPointF>())
          if (!std::isfinite(point.y())) return -1;
      }
      return count;
    };
    QCOMPARE(pieces("x = variable(3)\ny = x * x"), 1);
    QCOMPARE(pieces("x = variable(3)\ny = sqrt(x)"), 1);
    QCOMPARE(pieces("x = variable(3)\ny = 1 / x"), 2);
    QCOMPARE(pieces("x = variable(3)\ny = log(x^2 - 1)"), 2);
  }

  void a_function_that_is_nowhere_a_number_is_drawn_as_nothing() {
    CurveChart chart;
    chart.setCurve(curveOf("x = variable(3)\ny = x * nan"));
    QVERIFY(std::isfinite(chart.yRange().length()));
    QVERIFY(chart.pointPosition().x() < -1e5);
    QCOMPARE(chart.title(), "y has no finite value here.");
  }

  void nothing_is_drawn_outside_of_the_axes() {
    for (const char* text : {"x = variable(2.5)\nf = x^2/2 - 2*x + sin(2*x)",
                             "x = variable(1)\nf = 1 / x", "x = variable(4)\nf = exp(5*x)"}) {
      CurveChart chart;
      chart.setCurve(curveOf(text));
      int lines = 0;
      for (QAbstractSeries* each : chart.series()) {
        auto* line = qobject_cast<QLineSeries*>(each);
        if (!line) continue;
        for (const QPointF& point : line->points()) QVERIFY(chart.yRange().contains(point.y()));
        lines += line->count() > 1 ? 1 : 0;
      }
      QVERIFY(lines >= 2);  // the curve and its tangent
    }
  }

  void a_line_is_cut_where_it_leaves_the_range() {
    const auto parts = within({-1, 1}, {{0, 0}, {1, 4}, {2, 0}, {3, -4}, {4, 4}, {5, 0}});
    QCOMPARE(parts.size(), std::size_t{3});
    QCOMPARE(parts[0], (QList<QPointF>{{0, 0}, {0.25, 1}}));
    QCOMPARE(parts[1], (QList<QPointF>{{1.75, 1}, {2, 0}, {2.25, -1}}));
    QCOMPARE(parts[2], (QList<QPointF>{{4.75, 1}, {5, 0}}));
    QVERIFY(within({-1, 1}, {{0, 2}, {1, NAN}, {2, 3}}).empty());
    QCOMPARE(lineWithin({-10, 10}, {-1, 1}, {0, 0}, 0.5), (QList<QPointF>{{-2, -1}, {2, 1}}));
    QCOMPARE(lineWithin({-10, 10}, {-1, 1}, {0, 0}, 0), (QList<QPointF>{{-10, 0}, {10, 0}}));
    QVERIFY(lineWithin({-10, 10}, {-1, 1}, {0, 0}, INFINITY).isEmpty());
  }

  void convergence_is_drawn_as_logarithms() {
    ConvergenceChart chart;
    chart.setRecord(recordOf({{100, 10}, {1, 0.1}, {0.01, 1e-3}}), "f");
    QCOMPARE(series<QLineSeries>(chart, 0)->points(), (QList<QPointF>{{0, 2}, {1, 0}, {2, -2}}));
    QCOMPARE(series<QLineSeries>(chart, 1)->points(), (QList<QPointF>{{0, 1}, {1, -1}, {2, -3}}));
    QVERIFY(chart.scale() == ValueScale::logarithmic);
    QVERIFY(labels(chart).contains(QStringLiteral("10³")) &&
            labels(chart).contains(QStringLiteral("10⁻³")));
  }

  void zero_and_what_is_no_number_are_left_out() {
    ConvergenceChart chart;
    chart.setRecord(recordOf({{1, 1}, {nan_, inf}, {0, 0}, {0.1, 0.1}}), "f");
    QCOMPARE(series<QLineSeries>(chart, 0)->count(), 2);
    QCOMPARE(series<QLineSeries>(chart, 1)->count(), 2);
    chart.setRecord(recordOf({{0, 0}}), "f");  // at the minimum from the start
    QCOMPARE(series<QLineSeries>(chart, 0)->count(), 0);
    QVERIFY(!labels(chart).isEmpty());
  }

  // Distances to the best so far would bend down to nothing at the last point of every run.
  void negative_values_are_drawn_as_they_are() {
    ConvergenceChart chart;
    chart.setRecord(recordOf({{5, 1}, {-3, 1}, {-4, 1}}), "f");
    QVERIFY(chart.scale() == ValueScale::linear);
    QCOMPARE(series<QLineSeries>(chart, 0)->name(), "f");
    QCOMPARE(series<QLineSeries>(chart, 0)->points(), (QList<QPointF>{{0, 5}, {1, -3}, {2, -4}}));
    chart.setScale(ValueScale::logarithmic);
    QCOMPARE(series<QLineSeries>(chart, 0)->points(), (QList<QPointF>{{0, std::log10(5)}}));
    QCOMPARE(series<QScatterSeries>(chart, 4)->count(), 2);
    QVERIFY(series<QScatterSeries>(chart, 4)->name().contains("zero or less"));
  }

  void zero_is_marked_at_the_edge_with_a_word() {
    ConvergenceChart chart;
    chart.setRecord(recordOf({{9, 6}, {0, 0}}), "f");  // Newton's step on x^2
    auto* zeros = series<QScatterSeries>(chart, 4);
    QCOMPARE(zeros->count(), 2);
    QVERIFY(zeros->name().startsWith("zero"));
    chart.setScale(ValueScale::linear);
    QCOMPARE(series<QLineSeries>(chart, 0)->points(), (QList<QPointF>{{0, 9}, {1, 0}}));
    QCOMPARE(zeros->count(), 0);
  }

  // Whatever a run brings: something is seen or a sentence is, all of it within the axes.
  void no_data_leaves_an_empty_frame() {
    const std::vector<std::vector<std::pair<double, double>>> runs{
        {{3, 1}},
        {{0, 0}},
        {{-2, 1}},
        {{nan_, nan_}},
        {{inf, inf}, {-inf, inf}},
        {{4, 0}, {4, 0}, {4, 0}},
        {{-4, 0}, {-4, 0}},
        {{0, 0}, {0, 0}},
        {{1e300, 1e-300}, {-1e300, 1e300}},
        {{1, 1}, {nan_, inf}, {0, 0}, {-1e-300, 1e-320}}};
    for (const auto& numbers : runs) {
      RunRecord record;
      record.stop = StopReason::gradient_below_tolerance;
      for (const auto& [value, norm] : numbers)
        record.path.push_back({Eigen::VectorXd::Zero(1), value, norm, 0});
      for (const ValueScale scale : {ValueScale::logarithmic, ValueScale::linear}) {
        ConvergenceChart chart;
        chart.setScale(scale);
        chart.setRecord(record, "f");
        auto* y = qobject_cast<QCategoryAxis*>(chart.axes(Qt::Vertical).front());
        int seen = 0;
        for (QAbstractSeries* each : chart.series()) {
          for (const QPointF& point : static_cast<QXYSeries*>(each)->points()) {
            QVERIFY(y->min() <= point.y() && point.y() <= y->max());
            ++seen;
          }
        }
        QVERIFY(seen > 0);
        QVERIFY(!labels(chart).isEmpty());
        QCOMPARE(chart.title().isEmpty(), numbers.size() > 1 && std::isfinite(numbers[0].first));
      }
    }
  }

  void a_curve_reaches_the_ends_of_its_domain() {
    struct Row {
      const char* text;
      QPointF end;
    };
    for (const auto& [text, end] :
         std::initializer_list<Row>{{"x = variable(0.3)\ny = sqrt(1 - x^2)", {1, 0}},
                                    {"x = variable(0.3)\ny = sqrt(1 - x^2)", {-1, 0}},
                                    {"x = variable(0.3)\ny = (1 - x^2)^0.9", {1, 0}},
                                    {"x = variable(0.3)\ny = x * log(x)", {0, 0}},
                                    {"x = variable(2)\ny = sqrt(x - 1/3)", {1.0 / 3, 0}}}) {
      const auto curve = curveOf(text);
      double nearest = inf;
      for (const QPointF& sample : curve->samples) {
        if (!std::isfinite(sample.y())) continue;
        const QPointF off = sample - end;
        nearest = std::min(nearest, std::hypot(off.x() / 10, off.y()));
      }
      QVERIFY2(nearest < 1e-4, text);
    }
  }

  void labels_of_axes_are_numbers_of_the_window() {
    CurveChart chart;
    for (const Range range :
         {Range{-2e-7, 3e-7}, Range{-5, 5}, Range{1e9, 1e9 + 4}, Range{-1, 0.5}}) {
      chart.setCurve(curveOf("x = variable(0)\ny = 1e-9 * x", range));
      for (QAbstractAxis* axis : chart.axes()) {
        const QStringList texts = qobject_cast<QCategoryAxis*>(axis)->categoriesLabels();
        QVERIFY(texts.size() >= 2);
        for (const QString& text : texts) {
          QVERIFY2(!text.contains('e') && !text.contains('-'), qPrintable(text));
          QVERIFY2(!text.contains('.') || !text.section(u'·', 0, 0).endsWith('0'),
                   qPrintable(text));
        }
      }
    }
  }

  void long_runs_are_decimated_and_lose_their_dots() {
    RunRecord record;
    for (int i = 0; i < 20'000; ++i)
      record.path.push_back({Eigen::VectorXd::Zero(1), std::exp(-i * 1e-3), 1, 0});
    ConvergenceChart chart;
    chart.setRecord(record, "f");
    QVERIFY(series<QLineSeries>(chart, 0)->count() <= 1200);
    QCOMPARE(series<QScatterSeries>(chart, 2)->count(), 0);
    chart.setRecord(recordOf({{1, 1}, {2, 2}}), "f");
    QCOMPARE(series<QScatterSeries>(chart, 2)->count(), 2);
  }

  void there_are_as_many_labels_as_the_height_has_room_for() {
    QGraphicsScene scene;
    ConvergenceChart chart;
    scene.addItem(&chart);
    chart.setRecord(recordOf({{12, 2}, {1.5, 40}}), "f");
    const auto labels_at = [&chart](double height) {
      chart.resize(300, height);
      for (int pass = 0; pass < 3; ++pass) {
        QCoreApplication::sendPostedEvents();
        chart.layout()->activate();
      }
      return labels(chart).size();
    };
    QCOMPARE(labels_at(400), 7);
    QCOMPARE(labels_at(190), 3);
    QCOMPARE(labels_at(400), 7);
    scene.removeItem(&chart);
  }

  void labels_stay_few_over_three_hundred_orders_of_magnitude() {
    ConvergenceChart chart;
    chart.setRecord(recordOf({{1e300, 1}, {1e-300, 1}}), "f");
    QVERIFY(labels(chart).size() <= 10);
    QVERIFY(labels(chart).size() >= 3);
  }
};

QTEST_MAIN(ChartsTest)

}  // namespace ui_plots_charts_test

#include "ui_plots_charts_test.moc"
