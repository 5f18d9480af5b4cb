// Makes ordinary Qt widgets look like Nabla: Fusion, a palette and a short style sheet, all from
// the theme.
//
// A widget asks for a variant by a dynamic property set before it is shown:
//   QPushButton  primary=true           filled with the accent colour
//   QToolButton  round=true             filled circle, e.g. play; takes the colour of `role`
//   QLabel       kind="title" | "heading" | "muted" | "faint" | "code" | "error" | "warning"
//   QWidget      surface="panel" | "window" | "canvas"   background
#pragma once

#include <QPalette>
#include <QString>

#include "ui/theme/theme.h"

class QApplication;
class QWidget;

namespace nabla::ui {

// Loads the fonts and sets style, palette, font and style sheet. Call again after a change of
// theme.
void applyStyle(QApplication& app, const Theme& theme);

QPalette paletteOf(const Theme& theme);
QString styleSheetOf(const Theme& theme);

// Sets a property from the list above and lets a widget that is already shown take it on.
void setVariant(QWidget& widget, const char* property, const QVariant& value);

}  // namespace nabla::ui
