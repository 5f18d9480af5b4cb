// The compiled-in fonts: Inter for words, JetBrains Mono for code and numbers, TeX Gyre Pagella
// Math for formulas.
#pragma once

#include <QFont>

namespace nabla::ui {

// Registers the compiled-in fonts with Qt. Needs a QGuiApplication; further calls for the same one
// do nothing. Without the resources the families of the system serve.
void loadFonts();

// Sizes are in pixels. Chinese is shown in simplified forms (Noto Sans CJK SC).
QFont uiFont(int px = 13, QFont::Weight weight = QFont::Normal);
QFont codeFont(int px = 13, QFont::Weight weight = QFont::Normal);
QFont mathFont(int px = 18);

}  // namespace nabla::ui
