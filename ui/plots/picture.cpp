#include "ui/plots/picture.h"

#include "ui/plots/chart_style.h"
#include "ui/plots/convergence_chart.h"
#include "ui/plots/curve_chart.h"

namespace nabla::ui {

void paintCurvePicture(QPainter& painter, QSizeF size, std::shared_ptr<const Curve> curve,
                       const Theme& theme) {
  CurveChart chart;
  chart.setTheme(theme);
  chart.setTitlesVisible(true);
  chart.setCurve(std::move(curve));
  paintChart(painter, chart, size, theme);
}

void paintConvergencePicture(QPainter& painter, QSizeF size, const RunRecord& record,
                             const QString& output, const Theme& theme) {
  ConvergenceChart chart;
  chart.setTheme(theme);
  chart.setTitlesVisible(true);
  chart.setRecord(record, output);
  paintChart(painter, chart, size, theme);
}

}  // namespace nabla::ui
