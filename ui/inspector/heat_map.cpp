#include "ui/inspector/heat_map.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/formula/numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double largest_cell = 34;
constexpr double numbers_from = 27;  // a cell so wide holds its number
constexpr double signs_from = 5;
constexpr int usual_width = 240;
constexpr int tallest = 220;

}  // namespace

HeatMap::HeatMap(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), appearance_(appearance) {
  setObjectName(QStringLiteral("heatMap"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setSizePolicy(policy);
  connect(&appearance_, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void HeatMap::setSlice(const Slice& slice, const Shape& shape, Role role) {
  slice_ = slice;
  shape_ = shape;
  role_ = role;
  most_ = 0;
  for (const double x : slice_.values) {
    if (std::isfinite(x)) most_ = std::max(most_, std::abs(x));
  }
  if (cell_ >= static_cast<int>(slice_.values.size())) cell_ = -1;
  setAccessibleName(tr("Heat map, %1 by %2").arg(slice_.rows).arg(slice_.columns));
  updateGeometry();
  update();
}

QSizeF HeatMap::cellSize() const {
  const double side =
      std::min(largest_cell, static_cast<double>(width()) / std::max(1, slice_.columns));
  const double down = std::min(side, static_cast<double>(tallest) / std::max(1, slice_.rows));
  return {side, std::max(down, 1.0)};
}

QSize HeatMap::sizeHint() const {
  const double height = cellSize().height() * slice_.rows;
  return {usual_width, static_cast<int>(std::ceil(std::clamp(height, 24.0, 4.0 * tallest)))};
}

int HeatMap::cellAt(QPointF position) const {
  const QSizeF cell = cellSize();
  const int column = static_cast<int>(std::floor(position.x() / cell.width()));
  const int row = static_cast<int>(std::floor(position.y() / cell.height()));
  const bool inside = column >= 0 && column < slice_.columns && row >= 0 && row < slice_.rows;
  return inside && !slice_.values.empty() ? row * slice_.columns + column : -1;
}

QRectF HeatMap::cellRect(int cell) const {
  const QSizeF size = cellSize();
  return {QPointF(cell % slice_.columns * size.width(), cell / slice_.columns * size.height()),
          size};
}

QString HeatMap::cellText(int cell) const {
  if (cell < 0 || cell >= static_cast<int>(slice_.values.size())) return {};
  const auto i = static_cast<std::size_t>(cell);
  return indexText(shape_, slice_.places[i]) + QStringLiteral(" = ") +
         shownNumber(slice_.values[i], 17);
}

QColor HeatMap::colorOf(double value) const {
  const Theme& theme = appearance_.theme();
  if (!std::isfinite(value)) return theme.error_fill;
  const double share = most_ > 0 ? std::abs(value) / most_ : 0;
  const QColor strong = value < 0 ? theme.tangent : theme.color(role_);
  return mix(theme.panel, strong, 0.06 + 0.8 * share);
}

void HeatMap::paintEvent(QPaintEvent*) {
  const Theme& theme = appearance_.theme();
  QPainter painter(this);
  const QSizeF size = cellSize();
  const double gap = size.width() > 4 && size.height() > 4 ? 1 : 0;
  for (int i = 0; i < static_cast<int>(slice_.values.size()); ++i) {
    const double value = slice_.values[static_cast<std::size_t>(i)];
    const QRectF cell = cellRect(i).adjusted(0, 0, -gap, -gap);
    painter.fillRect(cell, colorOf(value));
    if (size.width() >= numbers_from || std::min(size.width(), size.height()) < signs_from)
      continue;
    if (!std::isfinite(value)) {
      painter.setPen(theme.error);
      painter.drawLine(cell.topLeft(), cell.bottomRight());
      if (std::isinf(value)) painter.drawLine(cell.bottomLeft(), cell.topRight());
    } else if (value < 0) {
      const QRectF bar(cell.left() + cell.width() * 0.2, cell.center().y() - 0.7,
                       cell.width() * 0.6, 1.4);
      painter.fillRect(bar, theme.panel);
    }
  }
  if (size.width() >= numbers_from && size.height() >= 16) paintNumbers(painter);
  if (cell_ < 0) return;
  painter.setPen(QPen(hasFocus() ? theme.focus : theme.text, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(cellRect(cell_).adjusted(0, 0, -1, -1));
}

void HeatMap::paintNumbers(QPainter& painter) const {
  const Theme& theme = appearance_.theme();
  painter.setFont(codeFont(10));
  for (int i = 0; i < static_cast<int>(slice_.values.size()); ++i) {
    const double value = slice_.values[static_cast<std::size_t>(i)];
    const QColor under = colorOf(value);
    const bool dark_text = contrast(under, theme.text) >= contrast(under, theme.panel);
    painter.setPen(dark_text ? theme.text : theme.panel);
    QString text = shownNumber(value, 3);
    if (text.size() > 5) text = shownNumber(value, 2);
    if (text.size() <= 6) painter.drawText(cellRect(i), Qt::AlignCenter, text);
  }
}

void HeatMap::setCell(int cell) {
  if (cell == cell_) return;
  cell_ = cell;
  setAccessibleDescription(cellText(cell));
  update();
  emit hovered(cellText(cell));
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) { setCell(cellAt(event->position())); }

void HeatMap::leaveEvent(QEvent* event) {
  if (!hasFocus()) setCell(-1);
  QWidget::leaveEvent(event);
}

void HeatMap::focusOutEvent(QFocusEvent* event) {
  if (!underMouse()) setCell(-1);
  QWidget::focusOutEvent(event);
}

// Arrows walk from element to element; Escape leaves.
void HeatMap::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(slice_.values.size()) - 1;
  const int from = std::max(cell_, 0);
  switch (event->key()) {
    case Qt::Key_Right:
      return setCell(std::min(last, cell_ + 1));
    case Qt::Key_Left:
      return setCell(std::max(0, from - 1));
    case Qt::Key_Down:
      return setCell(from + slice_.columns <= last ? from + slice_.columns : from);
    case Qt::Key_Up:
      return setCell(from >= slice_.columns ? from - slice_.columns : from);
    case Qt::Key_Home:
      return setCell(0);
    case Qt::Key_End:
      return setCell(last);
    case Qt::Key_Escape:
      setCell(-1);
      emit left();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

bool HeatMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int cell = cellAt(QPointF(help->pos()));
  if (cell < 0) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(help->globalPos(), cellText(cell), this, cellRect(cell).toAlignedRect());
  }
  return true;
}

}  // namespace nabla::ui
