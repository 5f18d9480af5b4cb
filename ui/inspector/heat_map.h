// A matrix in colours: the further from zero the stronger, one hue above zero and another below,
// and a bar across what is negative, so that the sign needs no colour. NaN has a stroke across it,
// an infinity a cross.
#pragma once

#include <QWidget>

#include "ui/inspector/tensor_slice.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

class HeatMap : public QWidget {
  Q_OBJECT

 public:
  explicit HeatMap(const Appearance& appearance, QWidget* parent = nullptr);

  // `shape` is the tensor's, for the indices that are told.
  void setSlice(const Slice& slice, const Shape& shape, Role role);
  const Slice& slice() const { return slice_; }

  // The element under a point of the widget, -1 for none; its rectangle; and what is said of it:
  // "[1, 2] = 0.5".
  int cellAt(QPointF position) const;
  QRectF cellRect(int cell) const;
  QString cellText(int cell) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {60, 24}; }

 signals:
  void hovered(const QString& text);  // empty when the pointer leaves
  void left();                        // by Escape

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QSizeF cellSize() const;
  QColor colorOf(double value) const;
  void paintNumbers(QPainter& painter) const;
  void setCell(int cell);

  const Appearance& appearance_;
  Slice slice_;
  Shape shape_;
  Role role_ = Role::value;
  double most_ = 0;  // the largest size of a finite element
  int cell_ = -1;    // told now
};

}  // namespace nabla::ui
