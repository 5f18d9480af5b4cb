// nabla render: the pictures of the window, without a window.
#include "ui/export/render.h"

#include <CLI/CLI.hpp>
#include <QRegularExpression>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/source.h"
#include "app/text.h"

namespace nabla::app {
namespace {

struct Arguments {
  SourceArguments source;
  std::string view = "graph";
  std::string output;
  std::string size;
  std::string theme = "light";
  std::string method;
  std::string reading;
  int step = -1;
  double scale = 1;
};

std::optional<QSize> size_of(const std::string& text) {
  if (text.empty()) return QSize();
  static const QRegularExpression form(QStringLiteral("^(\\d{1,5})[xX](\\d{1,5})$"));
  const auto match = form.match(QString::fromStdString(text));
  if (!match.hasMatch()) return std::nullopt;
  const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
  if (size.isEmpty() || size.width() > 16384 || size.height() > 16384) return std::nullopt;
  return size;
}

int run_render(const Arguments& arguments) {
  const std::optional<Source> source = read_source(arguments.source);
  if (!source) return work_failed;
  const std::optional<QSize> size = size_of(arguments.size);
  if (!size) {
    report({say("%1 is no size", arguments.size),
            say("write --size 800x500, at most 16384 each"),
            {}});
    return wrong_usage;
  }
  ui::RenderRequest request;
  request.view = arguments.view == "curve"         ? ui::PictureView::curve
                 : arguments.view == "convergence" ? ui::PictureView::convergence
                                                   : ui::PictureView::graph;
  request.document = source->document;
  if (!arguments.method.empty()) request.document.optimizer.method = arguments.method;
  if (!arguments.reading.empty()) request.document.views.reading = arguments.reading;
  request.path = QString::fromStdString(arguments.output);
  if (arguments.step >= 0) request.step = arguments.step;
  request.size = *size;
  request.scale = arguments.scale;
  request.theme = arguments.theme == "dark"    ? ui::ThemeKind::dark
                  : arguments.theme == "print" ? ui::ThemeKind::print
                                               : ui::ThemeKind::light;
  const Expected<Done> done = ui::render(request);
  return done ? work_done : report(*source, done.error());
}

}  // namespace

void add_render(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "render", text(say("a picture of the graph, the curve or the convergence")));
  add_source(*command, arguments->source);
  command->add_option("--view", arguments->view, text(say("what to draw")))
      ->check(CLI::IsMember({"graph", "curve", "convergence"}));
  command
      ->add_option("-o,--output", arguments->output,
                   text(say("the file; its ending, svg, pdf or png, is the format")))
      ->required();
  command
      ->add_option("--reading", arguments->reading,
                   text(say("graph: across or down, as the document says otherwise")))
      ->check(CLI::IsMember({"across", "down"}));
  command->add_option("--step", arguments->step, text(say("graph: after so many steps")))
      ->check(CLI::NonNegativeNumber);
  command->add_option("--method", arguments->method,
                      text(say("convergence: the optimizer, gd or newton")));
  command->add_option("--size", arguments->size,
                      text(say("width and height in pixels, as in 800x500")));
  command->add_option("--scale", arguments->scale, text(say("png: device pixels per pixel")))
      ->check(CLI::Range(0.1, 8.0));
  command->add_option("--theme", arguments->theme, text(say("light, dark or print")))
      ->check(CLI::IsMember({"light", "dark", "print"}));
  command->callback([arguments, &status] { status = run_render(*arguments); });
}

}  // namespace nabla::app
