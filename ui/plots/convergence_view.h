// The run of the optimizer as it converges, and a word on what to do when there is none.
#pragma once

#include <QWidget>

#include "ui/theme/appearance.h"
#include "ui/workspace/optimizer.h"

class QChartView;
class QStackedLayout;

namespace nabla::ui {

class ConvergenceChart;
class Segmented;

class ConvergenceView : public QWidget {
  Q_OBJECT

 public:
  ConvergenceView(Optimizer& optimizer, const Appearance& appearance, QWidget* parent = nullptr);
  ~ConvergenceView() override;

  const ConvergenceChart& chart() const { return *chart_; }
  // Logarithmic or linear: for the header of the card around it, which takes it over.
  Segmented* scaleSwitch() const { return switch_; }

  QSize sizeHint() const override { return {340, 240}; }
  QSize minimumSizeHint() const override { return {200, 130}; }

 private:
  void makeSwitch();
  void followScale();
  void takeRecord();
  void retint();

  Optimizer& optimizer_;
  const Appearance& appearance_;
  QStackedLayout* pages_;
  QChartView* view_;
  ConvergenceChart* chart_;
  Segmented* switch_ = nullptr;
  bool following_ = false;  // the switch is being set to what the chart chose
};

}  // namespace nabla::ui
