// The rounded label with a value or a gradient over or under a card: a number, a small table of
// numbers, or a thumbnail of a larger tensor.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <vector>

#include "engine/tensor/tensor.h"
#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

inline constexpr double pill_distance = 9;  // to its card

enum class PillKind : std::uint8_t {
  none,
  text,     // a number, a short list, "0 → 3"
  pending,  // "…" in a dashed outline: still to come
  table,    // a small matrix, number by number
  heat,     // a larger tensor: a thumbnail and its shape
};

struct Pill {
  PillKind kind = PillKind::none;
  QString text;                // for screen readers too
  std::vector<QString> cells;  // table: row by row
  int columns = 0;             // table
  Tensor tensor;               // table and heat
  Role role = Role::value;
  bool strong = false;  // outlined: it changes right now

  bool isEmpty() const { return kind == PillKind::none; }
};

Pill pillOf(const Tensor& value, Role role);
Pill pendingPill(Role role);
// "0 → 3"; for tensors what they become.
Pill changePill(const Tensor* before, const Tensor& after, Role role);

QSizeF pillSize(const Pill& pill);
void paintPill(QPainter& painter, const Pill& pill, const QRectF& rect, const Theme& theme);

// How much room a card keeps for the pill of a tensor of that shape, the distance to the card
// included.
double pillRoom(const Shape& shape);
// The room at a card's side for pills that stand there.
double pillSideRoom(const Shape& shape);

}  // namespace nabla::ui
