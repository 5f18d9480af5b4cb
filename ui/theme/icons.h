// Our own stroke icons, recoloured to the theme and sharp at every size and device pixel ratio.
#pragma once

#include <QIcon>
#include <QRectF>
#include <QString>
#include <QStringList>

#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

// The icon `:/icons/NAME.svg` in the colour of the role: paler when disabled, accent when checked.
// Ask again after a change of theme. An unknown name gives a null icon.
QIcon icon(const QString& name, const Theme& theme, Role role = Role::muted);

// The same in one colour in every state, for instance on a filled button.
QIcon icon(const QString& name, const QColor& color);

// Draws the icon into a square centred in `rect`; the logo keeps its own colours.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color);

// Every compiled-in icon, sorted.
QStringList iconNames();

}  // namespace nabla::ui
