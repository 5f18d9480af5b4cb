#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace nabla::ui {

namespace {

QColor hex(unsigned rgb) { return QColor::fromRgb(QRgb{0xff000000U | rgb}); }

void setLightSurfaces(Theme& t) {
  t.window = hex(0xf3f4f6);
  t.panel = hex(0xffffff);
  t.panel_border = hex(0xe2e5ea);
  t.divider = hex(0xeceef2);
  t.canvas = hex(0xf9fafb);
  t.control = hex(0xe9ecf0);
  t.hover = hex(0xe7eaef);
  t.pressed = hex(0xdadfe6);
  t.text = hex(0x1a1f29);
  t.text_muted = hex(0x4c5665);
  t.text_faint = hex(0x606b7b);
  t.text_disabled = hex(0xaab2bd);
  t.node = hex(0xffffff);
  t.node_border = hex(0xd3d8df);
  t.edge = hex(0xa3acb9);
  t.grid_dot = hex(0xdde2e8);
  t.chart_grid = hex(0xe6e9ee);
  t.shadow = QColor(24, 34, 54, 26);
  t.landscape = {hex(0xffffff), hex(0xd6e4fb)};
}

// The orange is the darkest of its hue that still looks orange: as text it must be readable on its
// own fill.
void setLightMeanings(Theme& t) {
  t.value = hex(0x2460d8);
  t.value_fill = hex(0xe8f0fe);
  t.on_value = hex(0xffffff);
  t.gradient = hex(0xb65107);
  t.gradient_fill = hex(0xfff3e6);
  t.on_gradient = hex(0xffffff);
  t.tangent = hex(0x0b7a5c);
  t.tangent_fill = hex(0xe2f6ee);
  t.on_tangent = hex(0xffffff);
  t.accent = t.value;
  t.accent_fill = t.value_fill;
  t.on_accent = t.on_value;
  t.selection = hex(0xcfe0ff);
  t.focus = hex(0x5b8def);
  t.input = {hex(0xe8f0fe), hex(0x1f5ad0)};
  t.operation = {hex(0xf3e8ff), hex(0x7a2fd0)};
  t.output = {hex(0xe4f6ed), hex(0x17734a)};
  t.constant = {hex(0xebeef2), hex(0x525c6c)};
  t.error = hex(0xc4262e);
  t.error_fill = hex(0xfdecec);
  t.warning = hex(0x8a5700);
  t.warning_fill = hex(0xfff4d6);
  t.success = hex(0x17734a);
  t.success_fill = hex(0xe4f6ed);
}

void setLightCode(Theme& t) {
  t.code = {.text = t.text,
            .keyword = hex(0x7a2fd0),
            .number = hex(0x0b7a5c),
            .comment = hex(0x6a7484),
            .function = hex(0x1f5ad0),
            .string = hex(0xa4400d),
            .line_number = hex(0x6a7484),
            .current_line = hex(0xf4f7fd),
            .bracket = hex(0xd6e4fb)};
  t.series = {hex(0x2460d8), hex(0xb65107), hex(0x0b7a5c), hex(0xa762b4),
              hex(0xe0126a), hex(0x3d4a1c), hex(0x581491), hex(0xd6a300)};
}

Theme lightTheme() {
  Theme t;
  t.kind = ThemeKind::light;
  setLightSurfaces(t);
  setLightMeanings(t);
  setLightCode(t);
  return t;
}

void setDarkSurfaces(Theme& t) {
  t.window = hex(0x16191f);
  t.panel = hex(0x1c2027);
  t.panel_border = hex(0x2a303a);
  t.divider = hex(0x272d37);
  t.canvas = hex(0x14171c);
  t.control = hex(0x272d37);
  t.hover = hex(0x2a313c);
  t.pressed = hex(0x353d4a);
  t.text = hex(0xe8eaee);
  t.text_muted = hex(0xaab3c0);
  t.text_faint = hex(0x8d97a7);
  t.text_disabled = hex(0x596270);
  t.node = hex(0x1c2027);
  t.node_border = hex(0x3a424f);
  t.edge = hex(0x6b7585);
  t.grid_dot = hex(0x262b33);
  t.chart_grid = hex(0x2a303a);
  t.shadow = QColor(0, 0, 0, 96);
  t.landscape = {hex(0x14171c), hex(0x22427a)};
}

void setDarkMeanings(Theme& t) {
  t.value = hex(0x7fb0ff);
  t.value_fill = hex(0x1b2b4a);
  t.on_value = hex(0x14171c);
  t.gradient = hex(0xffab5e);
  t.gradient_fill = hex(0x3d2a17);
  t.on_gradient = hex(0x14171c);
  t.tangent = hex(0x4fd1a5);
  t.tangent_fill = hex(0x173529);
  t.on_tangent = hex(0x14171c);
  t.accent = t.value;
  t.accent_fill = t.value_fill;
  t.on_accent = t.on_value;
  t.selection = hex(0x2b4675);
  t.focus = hex(0x7fb0ff);
  t.input = {hex(0x1b2b4a), hex(0x86b4ff)};
  t.operation = {hex(0x322650), hex(0xc4a1ff)};
  t.output = {hex(0x17382c), hex(0x5fd6a8)};
  t.constant = {hex(0x2b313b), hex(0xaab3c0)};
  t.error = hex(0xff8a85);
  t.error_fill = hex(0x43201f);
  t.warning = hex(0xf2c14e);
  t.warning_fill = hex(0x3b3014);
  t.success = hex(0x5fd6a8);
  t.success_fill = hex(0x17382c);
}

void setDarkCode(Theme& t) {
  t.code = {.text = t.text,
            .keyword = hex(0xc4a1ff),
            .number = hex(0x4fd1a5),
            .comment = hex(0x8d97a7),
            .function = hex(0x86b4ff),
            .string = hex(0xffab5e),
            .line_number = hex(0x8d97a7),
            .current_line = hex(0x242b36),
            .bracket = hex(0x34435f)};
  t.series = {hex(0x7fb0ff), hex(0xffab5e), hex(0x4fd1a5), hex(0xe86b7a),
              hex(0x4d78e8), hex(0xb85a9a), hex(0xd3f05a), hex(0xfbc7f5)};
}

Theme darkTheme() {
  Theme t;
  t.kind = ThemeKind::dark;
  setDarkSurfaces(t);
  setDarkMeanings(t);
  setDarkCode(t);
  return t;
}

// White everywhere, black text, firm thin lines: ink instead of shades.
Theme printTheme() {
  Theme t = lightTheme();
  t.kind = ThemeKind::print;
  t.window = t.panel = t.canvas = t.node = t.code.current_line = hex(0xffffff);
  t.panel_border = t.node_border = hex(0x3c434e);
  t.edge = hex(0x4c5665);
  t.divider = t.chart_grid = hex(0xc9ced6);
  t.grid_dot = hex(0xffffff);
  t.text = t.code.text = hex(0x000000);
  t.text_muted = hex(0x333a45);
  t.text_faint = hex(0x4c5665);
  t.shadow = QColor(0, 0, 0, 0);
  return t;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
         0.0722 * linear(color.blueF());
}

}  // namespace

QColor Theme::color(Role role) const {
  switch (role) {
    case Role::text:
      return text;
    case Role::muted:
      return text_muted;
    case Role::faint:
      return text_faint;
    case Role::accent:
      return accent;
    case Role::value:
      return value;
    case Role::gradient:
      return gradient;
    case Role::tangent:
      return tangent;
    case Role::input:
      return input.text;
    case Role::operation:
      return operation.text;
    case Role::output:
      return output.text;
    case Role::constant:
      return constant.text;
    case Role::error:
      return error;
    case Role::warning:
      return warning;
    case Role::success:
      return success;
  }
  return text;
}

ChipColors Theme::chip(Role role) const {
  switch (role) {
    case Role::text:
    case Role::muted:
    case Role::faint:
    case Role::constant:
      return constant;
    case Role::accent:
      return {accent_fill, accent};
    case Role::value:
      return {value_fill, value};
    case Role::gradient:
      return {gradient_fill, gradient};
    case Role::tangent:
      return {tangent_fill, tangent};
    case Role::input:
      return input;
    case Role::operation:
      return operation;
    case Role::output:
      return output;
    case Role::error:
      return {error_fill, error};
    case Role::warning:
      return {warning_fill, warning};
    case Role::success:
      return {success_fill, success};
  }
  return constant;
}

QColor Theme::seriesColor(int index) const {
  const int count = static_cast<int>(series.size());
  return series[static_cast<std::size_t>(((index % count) + count) % count)];
}

const Theme& theme(ThemeKind kind) {
  static const std::array<Theme, 3> themes{lightTheme(), darkTheme(), printTheme()};
  return themes[static_cast<std::size_t>(kind)];
}

QColor mix(const QColor& a, const QColor& b, double amount) {
  const auto between = [amount](float from, float to) {
    return static_cast<float>(from + (to - from) * std::clamp(amount, 0.0, 1.0));
  };
  return QColor::fromRgbF(between(a.redF(), b.redF()), between(a.greenF(), b.greenF()),
                          between(a.blueF(), b.blueF()), between(a.alphaF(), b.alphaF()));
}

double contrast(const QColor& a, const QColor& b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace nabla::ui
