// The curve of the program's output along one variable: drag the point, see value, slope and
// tangent follow.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/plots/curve.h"
#include "ui/plots/curve_sampler.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/optimizer.h"

class QChartView;
class QComboBox;
class QLabel;
class QStackedLayout;

namespace nabla::ui {

class CurveChart;

class CurveView : public QWidget {
  Q_OBJECT

 public:
  CurveView(Workspace& workspace, Optimizer& optimizer, const Appearance& appearance,
            QWidget* parent = nullptr);
  ~CurveView() override;

  // What is drawn now; null before the first curve.
  const std::shared_ptr<const Curve>& curve() const;
  // Where the point is drawn, in the coordinates of this widget, and the other way around for x.
  QPoint pointPosition() const;
  double xAt(QPoint position) const;
  // All of the present ask is drawn; for tests.
  bool isSettled() const { return !sampler_.isBusy(); }

  QSize sizeHint() const override { return {340, 240}; }
  QSize minimumSizeHint() const override { return {200, 140}; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void makeRows();
  void retint();
  void takeAnalysis();
  void takeRecord();
  void take(const std::shared_ptr<const Curve>& curve);
  void ask();
  Range homeRange() const;
  void showReadout();
  void showEmpty(const QString& words);
  QString whyNothing() const;
  bool press(QPoint position);
  void move(QPoint position, Qt::MouseButtons buttons);
  void release();
  void setX(double x);
  void zoom(double factor, double about);
  void goHome();

  Workspace& workspace_;
  Optimizer& optimizer_;
  const Appearance& appearance_;
  CurveSampler sampler_;
  QStackedLayout* pages_;
  QLabel* empty_;
  QLabel* readout_;
  QComboBox* picker_;
  QChartView* view_;
  CurveChart* chart_;
  std::string variable_;
  std::optional<Range> range_;  // chosen by hand; nothing: chosen for the point
  std::optional<double> hovered_;
  enum class Drag : std::uint8_t { none, point, pan } drag_ = Drag::none;
  int gesture_ = 0;
  double grabbed_ = 0;  // x under the mouse when the pan began
};

}  // namespace nabla::ui
