// How the numbers of a tensor are spread: a small bar per interval.
#pragma once

#include <QWidget>

#include "ui/inspector/tensor_slice.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

class HistogramStrip : public QWidget {
  Q_OBJECT

 public:
  explicit HistogramStrip(const Appearance& appearance, QWidget* parent = nullptr);

  void setTensor(const Tensor& tensor, Role role);
  const Histogram& histogram() const { return histogram_; }
  QSize sizeHint() const override { return {200, 58}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const Appearance& appearance_;
  Histogram histogram_;
  Role role_ = Role::value;
};

}  // namespace nabla::ui
