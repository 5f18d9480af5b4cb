#include "ui/inspector/tensor_view.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/tensor/format.h"
#include "ui/inspector/histogram_strip.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"

namespace nabla::ui {

namespace {

constexpr std::int64_t most_along_axis = 128;  // elements along an axis; copies have them all

QPushButton* small_button(const QString& text, const char* name) {
  auto* button = new QPushButton(text);
  button->setObjectName(QLatin1String(name));
  button->setFont(uiFont(11));
  return button;
}

}  // namespace

TensorView::TensorView(const Appearance& appearance, QWidget* parent)
    : QWidget(parent),
      appearance_(appearance),
      map_(new HeatMap(appearance)),
      histogram_(new HistogramStrip(appearance)),
      told_(new QLabel) {
  setObjectName(QStringLiteral("tensorView"));
  told_->setObjectName(QStringLiteral("heatMapElement"));
  told_->setFont(codeFont(11));
  told_->setMinimumHeight(16);
  setVariant(*told_, "kind", QStringLiteral("muted"));
  auto* copy_text = small_button(tr("Copy"), "copyTensor");
  copy_text->setToolTip(tr("Copy all numbers as text"));
  auto* copy_csv = small_button(tr("Copy CSV"), "copyTensorCsv");
  copy_csv->setToolTip(tr("Copy the shown rows and columns, separated by commas"));
  auto* row = new QHBoxLayout;
  row->addWidget(told_, 1);
  row->addWidget(copy_text);
  row->addWidget(copy_csv);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(6);
  axes_ = new QWidget;
  rows->addWidget(axes_);
  rows->addWidget(map_);
  rows->addLayout(row);
  rows->addWidget(histogram_);
  connect(map_, &HeatMap::hovered, this,
          [this](const QString& text) { told_->setText(text.isEmpty() ? part_ : text); });
  connect(map_, &HeatMap::left, this, &TensorView::left);
  connect(copy_text, &QPushButton::clicked, this, &TensorView::copyText);
  connect(copy_csv, &QPushButton::clicked, this, &TensorView::copyCsv);
}

void TensorView::setTensor(const Tensor& tensor, Role role) {
  const bool same_shape = tensor.shape() == tensor_.shape() && !choice_.at.empty();
  tensor_ = tensor;
  role_ = role;
  if (!same_shape) {
    choice_ = usualSlice(tensor.shape());
    makeAxes();
  }
  histogram_->setTensor(tensor_, role_);
  showSlice();
}

// One list for rows and one for columns, and a number for every other axis and for those of which
// only a part is shown at once; only where there is a choice.
void TensorView::makeAxes() {
  const auto rank = static_cast<int>(tensor_.shape().rank());
  auto* old = axes_;
  axes_ = new QWidget;
  delete layout()->replaceWidget(old, axes_);
  old->deleteLater();
  rows_ = columns_ = nullptr;
  cuts_.clear();
  axes_->hide();  // until its parts are there, which then show with it
  bool fits = true;
  for (std::size_t axis = 0; axis < tensor_.shape().rank(); ++axis)
    fits = fits && tensor_.shape()[axis] <= most_along_axis;
  if (rank <= 2 && fits) return;
  auto* grid = new QGridLayout(axes_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(4);
  const auto list = [&](const QString& title, const char* name, int chosen, int column) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(title);
    for (int axis = 0; axis < rank; ++axis) box->addItem(tr("axis %1").arg(axis));
    box->setCurrentIndex(chosen);
    connect(box, &QComboBox::activated, this, &TensorView::chooseAxes);
    grid->addWidget(new QLabel(title), 0, column);
    grid->addWidget(box, 0, column + 1);
    return box;
  };
  if (rank > 2) {
    rows_ = list(tr("rows"), "rowAxis", choice_.rows, 0);
    columns_ = list(tr("columns"), "columnAxis", choice_.columns, 2);
  }
  int place = 0;
  for (int axis = 0; axis < rank; ++axis) {
    const auto i = static_cast<std::size_t>(axis);
    auto* cut = new QSpinBox;
    cut->setObjectName(QStringLiteral("cut%1").arg(axis));
    cut->setPrefix(tr("axis %1: ").arg(axis));
    cut->setRange(0, static_cast<int>(tensor_.shape()[i]) - 1);
    cut->setValue(static_cast<int>(choice_.at[i]));
    cut->setAccelerated(true);
    connect(cut, &QSpinBox::valueChanged, this, [this, i](int value) {
      choice_.at[i] = value;
      showSlice();
    });
    grid->addWidget(cut, 1 + place / 2, 2 * (place % 2), 1, 2);
    cuts_.push_back(cut);
    ++place;
  }
  showCuts();
  axes_->show();
}

// Whether the axis has a number: where it is cut, or where its shown part begins.
bool TensorView::isCut(int axis) const {
  const bool whole = axis == choice_.rows || axis == choice_.columns;
  return !whole || tensor_.shape()[static_cast<std::size_t>(axis)] > most_along_axis;
}

void TensorView::showCuts() {
  for (std::size_t i = 0; i < cuts_.size(); ++i) {
    const auto axis = static_cast<int>(i);
    const bool whole = axis == choice_.rows || axis == choice_.columns;
    cuts_[i]->setPrefix(whole ? tr("axis %1 from ").arg(axis) : tr("axis %1: ").arg(axis));
    cuts_[i]->setSingleStep(whole ? static_cast<int>(most_along_axis) : 1);
    cuts_[i]->setVisible(isCut(axis));
  }
}

// Rows and columns are two axes: whoever takes the other's gives it its own.
void TensorView::chooseAxes() {
  const int old_rows = choice_.rows;
  const int old_columns = choice_.columns;
  choice_.rows = rows_->currentIndex();
  choice_.columns = columns_->currentIndex();
  if (choice_.rows == choice_.columns) {
    if (choice_.rows != old_rows) {
      choice_.columns = old_rows;
    } else {
      choice_.rows = old_columns;
    }
  }
  rows_->setCurrentIndex(choice_.rows);
  columns_->setCurrentIndex(choice_.columns);
  showCuts();
  showSlice();
}

// Of a very long axis so many elements, from its number on.
void TensorView::showSlice() {
  const Slice slice = sliceOf(tensor_, choice_);
  const auto first = [this](int axis, int extent) {
    if (axis < 0 || extent <= most_along_axis) return 0;
    return static_cast<int>(std::min(choice_.at[static_cast<std::size_t>(axis)],
                                     static_cast<std::int64_t>(extent) - 1));
  };
  const int top = first(choice_.rows, slice.rows);
  const int left = first(choice_.columns, slice.columns);
  const Slice part = partOf(slice, top, left, static_cast<int>(most_along_axis));
  const bool all = part.values.size() == slice.values.size();
  part_ = all ? QString()
              : tr("rows %1 to %2, columns %3 to %4")
                    .arg(top)
                    .arg(top + part.rows - 1)
                    .arg(left)
                    .arg(left + part.columns - 1);
  told_->setText(part_);
  map_->setSlice(part, tensor_.shape(), role_);
}

void TensorView::copyText() {
  const std::string text = format_tensor(tensor_, 17, tensor_.size());
  QApplication::clipboard()->setText(QString::fromStdString(text));
}

void TensorView::copyCsv() { QApplication::clipboard()->setText(csvOf(sliceOf(tensor_, choice_))); }

}  // namespace nabla::ui
