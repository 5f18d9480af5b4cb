// Pictures of what the window shows, to a file: the same code for the window's Export and for
// `nabla render`.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

#include "engine/base/expected.h"
#include "engine/document/document.h"
#include "engine/optimize/run.h"
#include "engine/trace/trace.h"
#include "ui/theme/theme.h"
#include "ui/workspace/analysis.h"

namespace nabla::ui {

enum class PictureView : std::uint8_t { graph, curve, convergence };

struct RenderRequest {
  PictureView view = PictureView::graph;
  Document document;  // program, point, hand-placed nodes, optimizer, variable of the curve
  RunMode mode = RunMode::reverse;       // graph: which passes
  std::shared_ptr<const RunRecord> run;  // convergence: this run; a fresh one when absent
  QString path;                          // the ending tells the format: svg, pdf, png
  std::optional<int> step;               // graph: steps done; all of them when absent
  QSize size;                            // in pixels at scale 1; empty for the picture's own size
  double scale = 1;                      // png: device pixels per pixel
  ThemeKind theme = ThemeKind::print;
  FileLoader load;  // what the program may read; null: nothing
  RunLimits limits = {};
};

// Endings that can be written, without the dot.
QStringList pictureFormats();

// Computes and writes the picture, atomically; the same request gives the same bytes. Needs a
// QGuiApplication (charts a QApplication), no display. Errors: the program's, an ending that is not
// known, a file that cannot be written, a view the program has no data for (a curve without a
// variable).
Expected<Done> render(const RenderRequest& request);

}  // namespace nabla::ui
