// nabla render: the pictures of the window, without a window.
#include "ui/export/render.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>
#include <QRegularExpression>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/source.h"
#include "app/text.h"
#include "app/usage.h"

namespace nabla::app {
namespace {

struct RenderArguments {
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

// The exit status where an option makes no sense, whatever the program is.
std::optional<int> wrong_option(const Source& source, const RenderArguments& arguments) {
  if (!size_of(arguments.size)) {
    return report_option(source, "--size",
                         {say("%1 is no size", arguments.size),
                          say("write --size 800x500, at most 16384 each"),
                          {}});
  }
  const QString ending = QFileInfo(QString::fromStdString(arguments.output)).suffix().toLower();
  if (!ui::pictureFormats().contains(ending)) {
    return report_option(source, "--output",
                         {say("%1 has no ending that tells the format", arguments.output),
                          say("end it in .svg, .pdf or .png"),
                          {}});
  }
  return {};
}

std::vector<std::string> method_names() {
  std::vector<std::string> names;
  for (const Method* method : all_methods()) names.emplace_back(method->name);
  return names;
}

int run_render(const RenderArguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  if (const auto wrong = wrong_option(*source, arguments)) return *wrong;
  ui::RenderRequest request;
  request.view = arguments.view == "curve"         ? ui::PictureView::curve
                 : arguments.view == "convergence" ? ui::PictureView::convergence
                                                   : ui::PictureView::graph;
  request.document = source->document;
  const RunOptions options = run_options(*source);
  request.load = options.load;
  request.limits = options.limits;
  if (!arguments.method.empty()) request.document.optimizer.choose(arguments.method);
  if (!arguments.reading.empty()) request.document.views.reading = arguments.reading;
  request.path = QString::fromStdString(arguments.output);
  if (arguments.step >= 0) request.step = arguments.step;
  request.size = *size_of(arguments.size);
  request.scale = arguments.scale;
  request.theme = arguments.theme == "dark"    ? ui::ThemeKind::dark
                  : arguments.theme == "print" ? ui::ThemeKind::print
                                               : ui::ThemeKind::light;
  const Expected<Done> done = ui::render(request);
  if (done) return work_done;
  const bool of_program = done.error().span != SourceSpan();
  return of_program ? report(*source, done.error()) : report(done.error());
}

}  // namespace

void add_render(CLI::App& app, int& status) {
  auto arguments = std::make_shared<RenderArguments>();
  CLI::App* command = app.add_subcommand(
      "render", text(say("a picture of the graph, the curve or the convergence")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source.limits);
  command->add_option("--view", arguments->view, text(say("what to draw")))
      ->check(one_of({"graph", "curve", "convergence"}));
  command
      ->add_option("-o,--output", arguments->output,
                   text(say("the file; its ending, svg, pdf or png, is the format")))
      ->required();
  command
      ->add_option("--reading", arguments->reading,
                   text(say("graph: across or down, as the document says otherwise")))
      ->check(one_of({"across", "down"}));
  command->add_option("--step", arguments->step, text(say("graph: after so many steps")))
      ->check(whole_number_between(0, 1e9));
  command
      ->add_option("--method", arguments->method,
                   text(say("convergence: the optimizer, gd or newton")))
      ->check(one_of(method_names()));
  command->add_option("--size", arguments->size,
                      text(say("width and height in pixels, as in 800x500")));
  command->add_option("--scale", arguments->scale, text(say("png: device pixels per pixel")))
      ->check(number_between(0.1, 8));
  command->add_option("--theme", arguments->theme, text(say("light, dark or print")))
      ->check(one_of({"light", "dark", "print"}));
  command->callback([arguments, &status] { status = run_render(*arguments); });
}

}  // namespace nabla::app
