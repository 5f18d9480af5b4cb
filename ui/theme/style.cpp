#include "ui/theme/style.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QVariant>
#include <QWidget>

#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

void setText(QPalette& palette, const Theme& theme) {
  palette.setColor(QPalette::WindowText, theme.text);
  palette.setColor(QPalette::Text, theme.text);
  palette.setColor(QPalette::ButtonText, theme.text);
  palette.setColor(QPalette::HighlightedText, theme.text);
  palette.setColor(QPalette::BrightText, theme.error);
  palette.setColor(QPalette::PlaceholderText, theme.text_faint);
  palette.setColor(QPalette::Link, theme.accent);
  palette.setColor(QPalette::LinkVisited, theme.operation.text);
  palette.setColor(QPalette::ToolTipBase, theme.text);
  palette.setColor(QPalette::ToolTipText, theme.panel);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, theme.text_disabled);
  }
}

}  // namespace

QPalette paletteOf(const Theme& theme) {
  QPalette palette;
  palette.setColor(QPalette::Window, theme.window);
  palette.setColor(QPalette::Base, theme.panel);
  palette.setColor(QPalette::AlternateBase, theme.canvas);
  palette.setColor(QPalette::Button, theme.panel);
  palette.setColor(QPalette::Highlight, theme.selection);
  palette.setColor(QPalette::Light, theme.panel);
  palette.setColor(QPalette::Midlight, theme.divider);
  palette.setColor(QPalette::Mid, theme.panel_border);
  palette.setColor(QPalette::Dark, theme.edge);
  palette.setColor(QPalette::Shadow, theme.isDark() ? QColor(Qt::black) : theme.text_faint);
  setText(palette, theme);
  return palette;
}

void applyStyle(QApplication& app, const Theme& theme) {
  loadFonts();
  // The first time only: setting a style anew polishes every widget twice.
  if (app.styleSheet().isEmpty()) QApplication::setStyle(QStyleFactory::create("Fusion"));
  QApplication::setPalette(paletteOf(theme));
  QApplication::setFont(uiFont(theme.metrics.font));
  app.setStyleSheet(styleSheetOf(theme));
}

void setVariant(QWidget& widget, const char* property, const QVariant& value) {
  widget.setProperty(property, value);
  widget.style()->unpolish(&widget);
  widget.style()->polish(&widget);
  widget.update();
}

}  // namespace nabla::ui
