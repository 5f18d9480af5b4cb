#include "ui/theme/appearance.h"

#include <QGuiApplication>
#include <QPalette>

namespace nabla::ui {

Appearance::Appearance(QObject* parent) : QObject(parent) {
  const QPalette palette = QGuiApplication::palette();
  system_is_dark_ =
      palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

const Theme& Appearance::theme() const {
  const bool dark = mode_ == Mode::dark || (mode_ == Mode::system && system_is_dark_);
  return ui::theme(dark ? ThemeKind::dark : ThemeKind::light);
}

void Appearance::setMode(Mode mode) {
  const ThemeKind before = theme().kind;
  mode_ = mode;
  if (theme().kind != before) emit changed();
}

void Appearance::toggle() { setMode(theme().isDark() ? Mode::light : Mode::dark); }

}  // namespace nabla::ui
