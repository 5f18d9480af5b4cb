// A whole tensor to look into: heat map with a choice of axes, the spread of its numbers, and
// copies as text or CSV.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/inspector/heat_map.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace nabla::ui {

class HistogramStrip;

class TensorView : public QWidget {
  Q_OBJECT

 public:
  explicit TensorView(const Appearance& appearance, QWidget* parent = nullptr);

  // Keeps the chosen axes while the shape stays.
  void setTensor(const Tensor& tensor, Role role);
  const Tensor& tensor() const { return tensor_; }
  const SliceChoice& choice() const { return choice_; }

 public slots:
  void copyText();  // as the language writes it
  void copyCsv();   // the slice shown

 signals:
  void left();  // by Escape

 private:
  void makeAxes();
  void chooseAxes();
  void showSlice();
  bool isCut(int axis) const;
  void showCuts();

  const Appearance& appearance_;
  Tensor tensor_;
  Role role_ = Role::value;
  SliceChoice choice_;
  QWidget* axes_ = nullptr;
  QComboBox* rows_ = nullptr;
  QComboBox* columns_ = nullptr;
  std::vector<QSpinBox*> cuts_;
  HeatMap* map_;
  HistogramStrip* histogram_;
  QLabel* told_;
  QString part_;  // which rows and columns are shown, where not all are
};

}  // namespace nabla::ui
