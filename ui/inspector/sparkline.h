// A small curve without axes: how a number went, with its first and last value.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/theme/appearance.h"

namespace nabla::ui {

class Sparkline : public QWidget {
  Q_OBJECT

 public:
  explicit Sparkline(const Appearance& appearance, QWidget* parent = nullptr);

  // Values that are not finite leave a gap.
  void setValues(std::vector<double> values, Role role);
  const std::vector<double>& values() const { return values_; }
  QSize sizeHint() const override { return {200, 44}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const Appearance& appearance_;
  std::vector<double> values_;
  Role role_ = Role::value;
};

}  // namespace nabla::ui
