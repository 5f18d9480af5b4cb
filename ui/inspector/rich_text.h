// Pieces of the rich text that the panels of the inspector show. What is given as text is escaped.
#pragma once

#include <QColor>
#include <QString>

namespace nabla::ui {

QString linkText(const QString& target, const QString& text, const QColor& color);
QString coloredText(const QString& text, const QColor& color);
// A row of a table: a name, and rich text.
QString tableRow(const QString& name, const QString& html);

}  // namespace nabla::ui
