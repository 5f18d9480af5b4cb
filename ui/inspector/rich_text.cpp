#include "ui/inspector/rich_text.h"

namespace nabla::ui {

QString linkText(const QString& target, const QString& text, const QColor& color) {
  return QStringLiteral("<a href='%1' style='color:%2'>%3</a>")
      .arg(target, color.name(), text.toHtmlEscaped());
}

QString coloredText(const QString& text, const QColor& color) {
  return QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), text.toHtmlEscaped());
}

QString tableRow(const QString& name, const QString& html) {
  return QStringLiteral("<tr><td style='padding-right:14px'>%1</td><td>%2</td></tr>")
      .arg(name.toHtmlEscaped(), html);
}

}  // namespace nabla::ui
