#include "ui/export/render.h"

#include <QBuffer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <algorithm>
#include <functional>

#include "engine/language/parser.h"
#include "ui/canvas/picture.h"
#include "ui/plots/curve.h"
#include "ui/plots/picture.h"
#include "ui/workspace/optimizer_walk.h"
#include "ui/workspace/whole_file.h"

namespace nabla::ui {
namespace {

constexpr QSize plot_size(560, 380);
constexpr int largest_side = 16384;
constexpr qint64 most_pixels = 120'000'000;
constexpr int dots_per_inch = 96;

// What draws the picture, and the size it has by itself.
struct Picture {
  QSizeF size;
  std::function<void(QPainter&, QSizeF)> paint;
};

// --- what is drawn ---

Expected<std::shared_ptr<const Analysis>> analysed(const RenderRequest& request) {
  AnalysisRequest ask;
  ask.text = request.document.program;
  ask.point = request.document.point;
  ask.mode = request.mode;
  ask.load = request.load;
  ask.limits = request.limits;
  ask.execution = request.document.views.execution == "static" ? Mode::static_graph : Mode::eager;
  ask.opened = request.document.views.opened;
  const std::atomic<bool> never = false;
  auto analysis = analyse(std::move(ask), never);
  if (!analysis->ok()) return analysis->diagnostics.front();
  if (!analysis->trace)
    return Diagnostic{
        say("the program has no output to draw"), say("add a line such as y = x^2"), {}};
  return std::shared_ptr<const Analysis>(std::move(analysis));
}

Expected<Picture> graph_picture(const RenderRequest& request) {
  const auto analysis = analysed(request);
  if (!analysis) return analysis.error();
  const auto trace = (*analysis)->trace;
  const int last = static_cast<int>(trace->steps.size());
  if (request.step && (*request.step < 0 || *request.step > last)) {
    return Diagnostic{say("there is no step %1", std::to_string(*request.step)),
                      say("the steps are 0 to %1", std::to_string(last)),
                      {}};
  }
  auto picture = std::make_shared<GraphPicture>(
      *trace, request.document.layout, backwardPlaceOf(request.document.views.backward),
      readingOf(request.document.views.reading), (*analysis)->ghosts.get());
  const Theme& look = theme(request.theme);
  const int step = request.step.value_or(last);
  return Picture{picture->size(), [picture, trace, step, &look](QPainter& painter, QSizeF size) {
                   picture->paint(painter, size, step, 0, look);
                 }};
}

Expected<Picture> curve_picture(const RenderRequest& request) {
  const auto analysis = analysed(request);
  if (!analysis) return analysis.error();
  const std::vector<std::string> names = scalarVariables(**analysis);
  if (names.empty()) {
    return Diagnostic{say("there is no variable that is a single number to draw a curve along"),
                      say("the graph can be drawn: --view graph"),
                      {}};
  }
  const bool known =
      std::find(names.begin(), names.end(), request.document.views.curve) != names.end();
  const std::string& along = known ? request.document.views.curve : names.front();
  CurveRequest ask{*analysis, (*analysis)->values(), along, {}, 0};
  ask.range = rangeAround({ask.point.at(along).item()});
  const std::atomic<bool> never = false;
  const auto curve = sampleCurve(std::move(ask), never);
  if (curve->error) return *curve->error;
  const Theme& look = theme(request.theme);
  return Picture{plot_size, [curve, &look](QPainter& painter, QSizeF size) {
                   paintCurvePicture(painter, size, curve, look);
                 }};
}

Expected<std::shared_ptr<const RunRecord>> fresh_run(const RenderRequest& request,
                                                     const Objective& objective) {
  const OptimizerChoice& choice = request.document.optimizer;
  const Method* method = find_method(choice.method);
  if (!method) return Diagnostic{say("there is no method %1", choice.method), {}, {}};
  Expected<Settings> settings = settings_for(*method, choice.settings);
  if (!settings) return settings.error();
  OptimizerRun run(objective, *method, std::move(*settings), objective.start(),
                   objective.goal() == Goal::maximize, stopRuleOf(choice));
  run.finish();
  if (run.record().error) return *run.record().error;
  return std::make_shared<const RunRecord>(run.record());
}

Expected<Picture> convergence_picture(const RenderRequest& request) {
  const ParseResult parsed = parse(request.document.program);
  if (!parsed.ok()) return parsed.diagnostics.front();
  RunOptions options;
  options.load = request.load;
  options.limits = request.limits;
  const Expected<Objective> objective =
      Objective::make(parsed.program, request.document.point, options);
  if (!objective) return objective.error();
  std::shared_ptr<const RunRecord> run = request.run;
  if (!run) {
    const auto fresh = fresh_run(request, *objective);
    if (!fresh) return fresh.error();
    run = *fresh;
  }
  const Theme& look = theme(request.theme);
  const QString output = QString::fromStdString(objective->output_name());
  return Picture{plot_size, [run, output, &look](QPainter& painter, QSizeF size) {
                   paintConvergencePicture(painter, size, *run, output, look);
                 }};
}

Expected<Picture> picture_of(const RenderRequest& request) {
  switch (request.view) {
    case PictureView::curve:
      return curve_picture(request);
    case PictureView::convergence:
      return convergence_picture(request);
    case PictureView::graph:
      break;
  }
  return graph_picture(request);
}

// --- how it is written ---

QByteArray svg_of(const Picture& picture, QSize size) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(dots_per_inch);
  generator.setSize(size);
  generator.setViewBox(QRect(QPoint(0, 0), size));
  generator.setTitle(QStringLiteral("Nabla"));
  QPainter painter(&generator);
  picture.paint(painter, size);
  painter.end();
  return bytes;
}

// A PDF tells when it was made; the same picture gives the same bytes without that.
void forget_dates(QByteArray& pdf) {
  static const QByteArray mark("/CreationDate (D:");
  for (qsizetype at = pdf.indexOf(mark); at >= 0; at = pdf.indexOf(mark, at + 1)) {
    for (qsizetype i = at + mark.size(); i < pdf.size() && pdf[i] != ')'; ++i) {
      if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = '0';
      if (pdf[i] == '-') pdf[i] = '+';
    }
    // A date has a month and a day.
    pdf[at + mark.size() + 5] = '1';
    pdf[at + mark.size() + 7] = '1';
  }
}

QByteArray pdf_of(const Picture& picture, QSize size) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setResolution(dots_per_inch);
  writer.setPageSize(
      QPageSize(QSizeF(size) * 72 / dots_per_inch, QPageSize::Point, {}, QPageSize::ExactMatch));
  writer.setPageMargins({});
  writer.setTitle(QStringLiteral("Nabla"));
  QPainter painter(&writer);
  painter.setRenderHint(QPainter::LosslessImageRendering);
  picture.paint(painter, size);
  painter.end();
  forget_dates(bytes);
  return bytes;
}

QByteArray png_of(const Picture& picture, QSize size, double scale) {
  QImage image((QSizeF(size) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) return {};
  image.fill(Qt::transparent);
  image.setDevicePixelRatio(scale);
  QPainter painter(&image);
  if (scale < 1) painter.scale(scale, scale);  // painters take no ratio below 1
  painter.setRenderHint(QPainter::Antialiasing);
  picture.paint(painter, size);
  painter.end();
  image.setDevicePixelRatio(1);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

Expected<QSize> checked_size(const RenderRequest& request, QSizeF own, const QString& format) {
  const QSize size = request.size.isEmpty() ? own.toSize() : request.size;
  const double scale = format == QLatin1String("png") ? request.scale : 1;
  const double width = size.width() * scale;
  const double height = size.height() * scale;
  const bool fits = width <= largest_side && height <= largest_side &&
                    width * height <= static_cast<double>(most_pixels);
  if (fits || format != QLatin1String("png")) return size;
  return Diagnostic{
      say("a picture of %1 x %2 pixels is too large", std::to_string(static_cast<long>(width)),
          std::to_string(static_cast<long>(height))),
      say("give a --size, or write svg or pdf"),
      {}};
}

}  // namespace

QStringList pictureFormats() {
  return {QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")};
}

Expected<Done> render(const RenderRequest& request) {
  const QString format = QFileInfo(request.path).suffix().toLower();
  if (!pictureFormats().contains(format)) {
    return Diagnostic{say("%1 has no ending that tells the format", request.path.toStdString()),
                      say("end it in .svg, .pdf or .png"),
                      {}};
  }
  const Expected<Picture> picture = picture_of(request);
  if (!picture) return picture.error();
  const Expected<QSize> size = checked_size(request, picture->size, format);
  if (!size) return size.error();
  const QByteArray bytes = format == QLatin1String("svg") ? svg_of(*picture, *size)
                           : format == QLatin1String("pdf")
                               ? pdf_of(*picture, *size)
                               : png_of(*picture, *size, request.scale);
  if (bytes.isEmpty()) return Diagnostic{say("there is no memory for so large a picture"), {}, {}};
  return writeResult(request.path, bytes);
}

}  // namespace nabla::ui
