// Numbers in the cells of tables: with as many digits as the cell has room for, never cut.
#pragma once

#include <QStringList>
#include <QStyledItemDelegate>

#include "engine/tensor/tensor.h"

namespace nabla::ui {

// Under this role an item has the forms that its text may take, the longest first.
constexpr int forms_role = Qt::UserRole + 1;

// The tensor with six digits and with fewer, its shape, and an ellipsis.
QStringList numberForms(const Tensor& tensor);

// Shows the first of the forms that fits, and the text of an item that has none as it is.
class FittedNumbers : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}  // namespace nabla::ui
