// The scrubber: a dot per step in the colour of its phase, and a handle to drag through time.
#pragma once

#include <QWidget>

#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

class Timeline : public QWidget {
  Q_OBJECT

 public:
  Timeline(Playhead& playhead, const Appearance& appearance, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {420, 46}; }
  QSize minimumSizeHint() const override { return {120, 46}; }
  // Where the stop after `step` steps is drawn, in widget coordinates.
  QPointF stopAt(int step) const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  double x(double step) const;
  int stepNear(double x) const;
  void paintTrack(QPainter& painter) const;
  void paintDots(QPainter& painter) const;
  void paintLabels(QPainter& painter) const;
  void paintHandle(QPainter& painter) const;
  void announce();

  Playhead& playhead_;
  const Appearance& appearance_;
};

}  // namespace nabla::ui
