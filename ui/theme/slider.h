// A slider whose track takes the handle to where it is clicked, and lets it be dragged on from
// there.
#pragma once

#include <QSlider>

namespace nabla::ui {

class Slider : public QSlider {
  Q_OBJECT

 public:
  using QSlider::QSlider;

 protected:
  void mousePressEvent(QMouseEvent* event) override;
};

}  // namespace nabla::ui
