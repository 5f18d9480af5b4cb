// nabla export: a program in another language.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/source.h"
#include "app/text.h"
#include "app/usage.h"
#include "engine/interchange/dot.h"
#include "engine/interchange/latex_document.h"
#include "ui/workspace/whole_file.h"

namespace nabla::app {
namespace {

struct ExportArguments {
  SourceArguments source;
  std::string to;
  std::string output;
};

// The graph if the program has one, else what ran: control flow on values takes the branch that the
// values ask for, inputs without one being 1.
std::optional<Execution> executed_for_export(const Source& source) {
  RunOptions options = run_options(source);
  options.point = source.document.point;
  options.mode = Mode::static_graph;
  Execution execution = run(source.program, options);
  if (execution.ok()) return execution;
  options.mode = Mode::eager;
  options.missing_value = 1;
  execution = run(source.program, options);
  if (execution.ok()) return execution;
  report(source, execution.diagnostics.front(), execution.diagnostics.size() - 1);
  return std::nullopt;
}

int write_file(const std::string& path, const std::string& text) {
  const Expected<Done> done =
      ui::writeResult(QString::fromStdString(path), QByteArray::fromStdString(text));
  return done ? work_done : report(done.error());
}

int run_export(const ExportArguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  const std::optional<Execution> execution = executed_for_export(*source);
  if (!execution) return work_failed;
  if (execution->outputs.empty()) return report(*source, computes_nothing());
  const std::string text =
      arguments.to == "dot" ? dot_document(*execution) : latex_document(*execution);
  if (!arguments.output.empty() && arguments.output != "-") {
    return write_file(arguments.output, text);
  }
  std::cout << text;
  return work_done;
}

}  // namespace

void add_export(CLI::App& app, int& status) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command = app.add_subcommand(
      "export", text(say("the formulas and derivatives of a program as LaTeX, its graph as DOT")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source.limits);
  command->add_option("--to", arguments->to, text(say("latex or dot")))
      ->required()
      ->check(one_of({"latex", "dot"}));
  command->add_option("-o,--output", arguments->output,
                      text(say("the file to write; without it, standard output")));
  command->callback([arguments, &status] { status = run_export(*arguments); });
}

}  // namespace nabla::app
