#include "ui/canvas/pill.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/formula/numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double text_height = 25;
constexpr double row_height = 19;
constexpr qsizetype longest_list = 18;
constexpr qsizetype longest_cell = 7;
constexpr int most_rows = 4;
constexpr int most_columns = 4;
constexpr int most_heat_cells = 12;

QFont numberFont() { return codeFont(14, QFont::Medium); }
QFont cellFont() { return codeFont(12, QFont::Medium); }
QFont pendingFont() { return uiFont(13); }
QFont shapeFont() { return codeFont(11); }

struct Grid {
  int rows = 1;
  int columns = 1;
};

// Leading axes are stacked.
Grid gridOf(const Shape& shape) {
  if (shape.rank() == 0) return {};
  const int columns = static_cast<int>(shape[shape.rank() - 1]);
  const int size = static_cast<int>(shape.size());
  return {columns == 0 ? 0 : size / columns, columns};
}

bool isTable(const Shape& shape) {
  const Grid grid = gridOf(shape);
  return shape.rank() == 2 && grid.rows > 0 && grid.rows <= most_rows && grid.columns > 0 &&
         grid.columns <= most_columns;
}

double heatCell(Grid grid) {
  const int rows = std::min(grid.rows, most_heat_cells);
  const int columns = std::min(grid.columns, most_heat_cells);
  return std::clamp(44.0 / std::max({rows, columns / 2, 1}), 3.0, 8.0);
}

QSizeF heatSize(Grid grid) {
  const double cell = heatCell(grid);
  return {cell * std::min(grid.columns, most_heat_cells),
          cell * std::min(grid.rows, most_heat_cells)};
}

double cellWidth(const Pill& pill) {
  const QFontMetricsF metrics(cellFont());
  double width = 14;
  for (const QString& cell : pill.cells) width = std::max(width, metrics.horizontalAdvance(cell));
  return width + 10;
}

Pill tablePill(const Tensor& value, Role role) {
  Pill pill;
  pill.kind = PillKind::table;
  pill.role = role;
  pill.columns = gridOf(value.shape()).columns;
  pill.tensor = value;
  for (const double x : value.values()) {
    QString text = shownNumber(x, 3);
    for (int digits = 2; digits > 0 && text.size() > longest_cell; --digits)
      text = shownNumber(x, digits);
    pill.cells.push_back(text);
  }
  return pill;
}

Pill heatPill(const Tensor& value, Role role) {
  Pill pill;
  pill.kind = PillKind::heat;
  pill.role = role;
  pill.tensor = value;
  pill.text = QString::fromStdString(value.shape().str());
  return pill;
}

bool fits(const Pill& table) {
  return std::all_of(table.cells.begin(), table.cells.end(),
                     [](const QString& cell) { return cell.size() <= longest_cell; });
}

void paintFrame(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme) {
  const ChipColors colors = theme.chip(pill.role);
  const double radius = std::min(rect.height() / 2, 12.5);
  painter.setBrush(colors.fill);
  painter.setPen(pill.strong ? QPen(theme.color(pill.role), 1.4) : Qt::NoPen);
  painter.drawRoundedRect(rect, radius, radius);
}

double largest(const Tensor& tensor) {
  double most = 0;
  for (const double x : tensor.values()) {
    if (std::isfinite(x)) most = std::max(most, std::abs(x));
  }
  return most;
}

QColor tint(const Theme& theme, Role role, double share) {
  return mix(theme.chip(role).fill, theme.color(role), std::isfinite(share) ? 0.75 * share : 0);
}

void paintTable(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme) {
  const double width = cellWidth(pill);
  const int count = static_cast<int>(pill.cells.size());
  painter.setFont(cellFont());
  painter.setPen(theme.color(pill.role));
  for (int i = 0; i < count; ++i) {
    const QRectF cell(rect.left() + 8 + (i % pill.columns) * width,
                      rect.top() + 4 + (i / pill.columns) * row_height, width, row_height);
    painter.drawText(cell, Qt::AlignCenter, pill.cells[static_cast<std::size_t>(i)]);
  }
}

// Brackets say that it is a matrix.
void paintBrackets(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme) {
  QColor color = theme.color(pill.role);
  color.setAlphaF(0.55F);
  painter.setPen(QPen(color, 1.2));
  painter.setBrush(Qt::NoBrush);
  for (const bool left : {true, false}) {
    const double x = left ? rect.left() + 5.5 : rect.right() - 5.5;
    const double hook = left ? 3.5 : -3.5;
    painter.drawPolyline(QPolygonF{QPointF(x + hook, rect.top() + 5), QPointF(x, rect.top() + 5),
                                   QPointF(x, rect.bottom() - 5),
                                   QPointF(x + hook, rect.bottom() - 5)});
  }
}

// A negative element is a hollow square with a bar: its sign can be seen without its colour.
void paintHeat(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme) {
  const Grid grid = gridOf(pill.tensor.shape());
  const double cell = heatCell(grid);
  const double most = largest(pill.tensor);
  const int rows = std::min(grid.rows, most_heat_cells);
  const int columns = std::min(grid.columns, most_heat_cells);
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const int from_row = r * grid.rows / rows;
      const int from_column = c * grid.columns / columns;
      const double x = pill.tensor[static_cast<std::size_t>(from_row * grid.columns + from_column)];
      const QRectF square(rect.left() + c * cell, rect.top() + r * cell, cell - 0.8, cell - 0.8);
      painter.fillRect(square,
                       tint(theme, pill.role, most > 0 ? 0.15 + 0.85 * std::abs(x) / most : 0.15));
      if (x < 0) {
        const double inset = square.width() * 0.2;
        painter.fillRect(QRectF(square.left() + inset, square.center().y() - 0.6,
                                square.width() - 2 * inset, 1.2),
                         theme.node);
      }
    }
  }
}

void paintWords(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
                const QColor& color) {
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(rect, Qt::AlignCenter, text);
}

void paintPending(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme) {
  QPen pen(theme.edge, 1.1);
  pen.setDashPattern({3, 2.5});
  painter.setPen(pen);
  painter.setBrush(theme.canvas);
  painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
  paintWords(painter, rect, pill.text, pendingFont(), theme.text_faint);
}

}  // namespace

Pill pillOf(const Tensor& value, Role role) {
  if (value.size() == 1 && value.rank() == 0) {
    Pill pill;
    pill.kind = PillKind::text;
    pill.role = role;
    pill.text = shownNumber(value.item(), card_digits);
    return pill;
  }
  if (isTable(value.shape())) {
    const Pill table = tablePill(value, role);
    return fits(table) ? table : heatPill(value, role);
  }
  if (value.rank() == 1 && value.size() <= 6) {
    const QString list = shownTensor(value, 3);
    if (list.size() <= longest_list) {
      Pill pill;
      pill.kind = PillKind::text;
      pill.role = role;
      pill.text = list;
      return pill;
    }
  }
  return heatPill(value, role);
}

Pill pendingPill(Role role) {
  Pill pill;
  pill.kind = PillKind::pending;
  pill.text = QStringLiteral("…");
  pill.role = role;
  return pill;
}

Pill changePill(const Tensor* before, const Tensor& after, Role role) {
  Pill pill = pillOf(after, role);
  pill.strong = true;
  if (!after.is_scalar()) return pill;
  const double from = before && before->is_scalar() ? before->item() : 0;
  pill.text = shownNumber(from, card_digits) + QStringLiteral(" → ") +
              shownNumber(after.item(), card_digits);
  return pill;
}

QSizeF pillSize(const Pill& pill) {
  switch (pill.kind) {
    case PillKind::none:
      return {};
    case PillKind::pending:
      return {std::max(48.0, QFontMetricsF(pendingFont()).horizontalAdvance(pill.text) + 21),
              text_height};
    case PillKind::text:
      return {std::max(30.0, QFontMetricsF(numberFont()).horizontalAdvance(pill.text) + 21),
              text_height};
    case PillKind::table: {
      const double rows = std::ceil(static_cast<double>(pill.cells.size()) / pill.columns);
      return {cellWidth(pill) * pill.columns + 16, rows * row_height + 8};
    }
    case PillKind::heat: {
      const QSizeF heat = heatSize(gridOf(pill.tensor.shape()));
      const double words = QFontMetricsF(shapeFont()).horizontalAdvance(pill.text);
      return {heat.width() + words + 26, std::max(text_height, heat.height() + 10)};
    }
  }
  return {};
}

void paintPill(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme) {
  switch (pill.kind) {
    case PillKind::none:
      return;
    case PillKind::pending:
      return paintPending(painter, pill, rect, theme);
    case PillKind::text:
      paintFrame(painter, pill, rect, theme);
      return paintWords(painter, rect, pill.text, numberFont(), theme.color(pill.role));
    case PillKind::table:
      paintFrame(painter, pill, rect, theme);
      paintBrackets(painter, pill, rect, theme);
      return paintTable(painter, pill, rect, theme);
    case PillKind::heat: {
      paintFrame(painter, pill, rect, theme);
      const QSizeF heat = heatSize(gridOf(pill.tensor.shape()));
      const QRectF square(QPointF(rect.left() + 10, rect.center().y() - heat.height() / 2), heat);
      paintHeat(painter, pill, square, theme);
      return paintWords(
          painter,
          QRectF(QPointF(square.right() + 6, rect.top()), rect.bottomRight() - QPointF(10, 0)),
          pill.text, shapeFont(), theme.color(pill.role));
    }
  }
}

double pillRoom(const Shape& shape) {
  if (isTable(shape)) return pill_distance + gridOf(shape).rows * row_height + 8;
  if (shape.rank() == 0) return pill_distance + text_height;
  return pill_distance + std::max(text_height, heatSize(gridOf(shape)).height() + 10);
}

// As wide as the widest that pillOf() may make of the shape.
double pillSideRoom(const Shape& shape) {
  static const double digit = QFontMetricsF(numberFont()).horizontalAdvance(QLatin1Char('0'));
  static const double small = QFontMetricsF(cellFont()).horizontalAdvance(QLatin1Char('0'));
  constexpr double longest_number = 12;  // −1.234·10⁻³⁰⁰ takes a little more
  constexpr double around = 21;
  double room = longest_number * digit + around;
  if (shape.rank() == 0) return pill_distance + room;
  if (shape.rank() == 1 && shape.size() <= 6) {
    const double list =
        static_cast<double>(longest_cell * static_cast<qsizetype>(shape.size()) + 2);
    room = std::max(room, std::min<double>(longest_list, list) * digit + around);
  }
  if (isTable(shape)) {
    const double cell = static_cast<double>(longest_cell) * small + 10;
    return pill_distance + std::max(room, cell * gridOf(shape).columns + 16);
  }
  const double words = static_cast<double>(shape.str().size()) * small + 30;
  return pill_distance + std::max(room, heatSize(gridOf(shape)).width() + words);
}

}  // namespace nabla::ui
