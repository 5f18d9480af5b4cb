// The look as a value: colours by role, sizes in pixels and chart colours of the light, dark and
// print themes.
#pragma once

#include <QColor>
#include <array>
#include <cstdint>

namespace nabla::ui {

enum class ThemeKind : std::uint8_t { light, dark, print };

// What a mark means. Formulas, chips, tokens, legends and series of the same meaning have the same
// colour.
enum class Role : std::uint8_t {
  text,
  muted,
  faint,
  accent,
  value,
  gradient,
  tangent,
  input,
  operation,
  output,
  constant,
  error,
  warning,
  success,
};

// A small rounded label: its background, and the text on it.
struct ChipColors {
  QColor fill;
  QColor text;
};

struct CodeColors {
  QColor text, keyword, number, comment, function, string;
  QColor line_number, current_line, bracket;
};

struct Metrics {
  int radius = 10;         // cards, nodes
  int small_radius = 6;    // buttons, fields, chips in text
  int gap = 12;            // between cards
  int padding = 14;        // inside a card
  int spacing = 8;         // between controls
  int header_height = 38;  // title row of a card
  int toolbar_height = 44;
  int control_height = 30;
  int row_height = 30;        // tables and lists
  int code_line_height = 19;  // fixed, so that lines with Chinese are no taller
  int icon = 18;
  int small_font = 11;
  int font = 13;
  int heading_font = 16;
  int code_font = 13;
  int formula_font = 18;
};

struct Theme {
  ThemeKind kind = ThemeKind::light;

  QColor window, panel, panel_border, divider, canvas, control, hover, pressed;
  QColor text, text_muted, text_faint, text_disabled;
  QColor accent, accent_fill, on_accent, selection, focus;

  // The plain colour is for lines and for text, `_fill` lies under such text, `on_` is text on the
  // plain colour.
  QColor value, value_fill, on_value;
  QColor gradient, gradient_fill, on_gradient;
  QColor tangent, tangent_fill, on_tangent;

  ChipColors input, operation, output, constant;
  QColor error, error_fill, warning, warning_fill, success, success_fill;

  QColor node, node_border, edge, grid_dot, chart_grid, shadow;
  CodeColors code;
  std::array<QColor, 8> series;     // told apart by colour-blind people too
  std::array<QColor, 2> landscape;  // contour bands, from high ground to low
  Metrics metrics;

  bool isDark() const { return kind == ThemeKind::dark; }
  // The colour in which text and lines of that meaning are drawn.
  QColor color(Role role) const;
  // Background and text of a chip of that meaning.
  ChipColors chip(Role role) const;
  // Colours repeat after eight.
  QColor seriesColor(int index) const;
};

// The three built-in themes; `print` is black on white, for figures.
const Theme& theme(ThemeKind kind);

// `a` and `b` mixed; 0 gives `a`, 1 gives `b`.
QColor mix(const QColor& a, const QColor& b, double amount);

// Contrast of two opaque colours after WCAG 2.1, from 1 to 21.
double contrast(const QColor& a, const QColor& b);

}  // namespace nabla::ui
