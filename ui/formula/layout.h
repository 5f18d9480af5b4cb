// A formula laid out: coloured outlines around a baseline, the same on screen, in SVG and in PDF.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

#include "ui/formula/math.h"

class QPainter;

namespace nabla::ui {

struct Typeset {
  struct Piece {
    QPainterPath path;         // from the top left corner of the formula
    std::optional<Role> role;  // without one, the role that the painter is told
  };

  QSizeF size;
  double baseline = 0;  // below the top
  std::vector<Piece> pieces;

  bool isEmpty() const { return pieces.empty(); }
  Typeset scaled(double factor) const;
  // Draws with the top left corner at `corner`; parts without a role of their own in that of
  // `role`.
  void paint(QPainter& painter, QPointF corner, const Theme& theme, Role role = Role::text) const;
  // The same in one colour, whatever the roles.
  void paint(QPainter& painter, QPointF corner, const QColor& color) const;
  // Draws in the middle of `rect`, made smaller if it does not fit.
  void paintCentered(QPainter& painter, const QRectF& rect, const Theme& theme,
                     Role role = Role::text) const;
};

// Lays the formula out for a font of `px` pixels. Needs a QGuiApplication; any thread may call it.
// `display` gives fractions their full height; without it they are small enough for a line of text.
Typeset typeset(const Math& formula, double px, bool display = true);

}  // namespace nabla::ui
