#include "ui/inspector/fitted_numbers.h"

#include <QFontMetrics>

#include "ui/formula/numbers.h"

namespace nabla::ui {

namespace {

constexpr int cell_margin = 4;  // at each side, more than any style takes

}  // namespace

QStringList numberForms(const Tensor& tensor) {
  QStringList forms;
  for (const int digits : {told_digits, card_digits, 3, 2}) forms << shownTensor(tensor, digits);
  if (!tensor.is_scalar()) forms << QString::fromStdString(tensor.shape().str());
  return forms << QStringLiteral("⋯");
}

void FittedNumbers::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  const QStringList forms = index.data(forms_role).toStringList();
  const int room = option->rect.width() - 2 * cell_margin;
  for (const QString& form : forms) {
    option->text = form;
    if (option->fontMetrics.horizontalAdvance(form) <= room) return;
  }
}

}  // namespace nabla::ui
