// The plots as pictures of any size, for figures: what is exported, printed and rendered without a
// window.
#pragma once

#include <QSizeF>
#include <memory>

#include "engine/optimize/run.h"
#include "ui/plots/curve.h"
#include "ui/theme/theme.h"

class QPainter;

namespace nabla::ui {

// Both need a QApplication, and fill the whole of `size`.
void paintCurvePicture(QPainter& painter, QSizeF size, std::shared_ptr<const Curve> curve,
                       const Theme& theme);
// `output` is the name of what was minimized.
void paintConvergencePicture(QPainter& painter, QSizeF size, const RunRecord& record,
                             const QString& output, const Theme& theme);

}  // namespace nabla::ui
