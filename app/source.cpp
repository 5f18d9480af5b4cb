#include "app/source.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/text.h"
#include "engine/interchange/data_files.h"

namespace nabla::app {
namespace {

constexpr std::size_t largest_source = 64 << 20;

Expected<std::string> read_all(std::istream& in, const std::string& name) {
  std::string text;
  char block[1 << 16];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > largest_source) {
      return Diagnostic{say("%1 is too large", name), say("at most 64 MB are read"), {}};
    }
  }
  if (in.bad()) return Diagnostic{say("cannot read %1", name), {}, {}};
  return text;
}

Expected<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return Diagnostic{say("%1 is a folder", path), say("give a program or a document"), {}};
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Diagnostic{say("cannot open %1", path), Message{std::strerror(errno), {}}, {}};
  }
  return read_all(file, path);
}

Expected<std::string> text_of(const SourceArguments& arguments) {
  if (arguments.has_text) return arguments.text;
  if (arguments.file == "-") return read_all(std::cin, "<stdin>");
  return read_file(arguments.file);
}

std::string label_of(const SourceArguments& arguments) {
  if (arguments.has_text) return "<text>";
  return arguments.file == "-" ? "<stdin>" : arguments.file;
}

std::filesystem::path folder_of(const SourceArguments& arguments) {
  const bool file = !arguments.has_text && arguments.file != "-";
  const std::filesystem::path folder =
      file ? std::filesystem::path(arguments.file).parent_path() : std::filesystem::path();
  return folder.empty() ? std::filesystem::path(".") : folder;
}

void say_line(const std::string& line) { std::cerr << "nabla: " << line << '\n'; }

}  // namespace

void add_source(CLI::App& command, SourceArguments& arguments) {
  auto* file = command.add_option("FILE", arguments.file,
                                  text(say("a program or document; - is standard input")));
  auto* inline_text = command.add_option_function<std::string>(
      "-e,--expression",
      [&arguments](const std::string& given) {
        arguments.text = given;
        arguments.has_text = true;
      },
      text(say("a program as text, in place of FILE")));
  file->excludes(inline_text);
  command.add_option("--at", arguments.at, text(say("values, as in 'x=3,w=[1,2]'")));
  command.parse_complete_callback([&arguments] {
    if (arguments.file.empty() && !arguments.has_text) throw CLI::RequiredError("FILE or -e TEXT");
  });
}

void add_mode(CLI::App& command, std::string& mode) {
  command
      .add_option(
          "--mode", mode,
          text(say("eager: statement by statement; static: graph first; compiled: the graph made "
                   "a fast program")))
      ->check(CLI::IsMember({"eager", "static", "compiled"}));
}

Mode run_mode(const std::string& mode) {
  return mode == "static" || mode == "compiled" ? Mode::static_graph : Mode::eager;
}

Course course_of(const std::string& mode) {
  if (mode == "eager") return Course::eager;
  if (mode == "static") return Course::traversal;
  return mode == "compiled" ? Course::compiled : Course::as_it_allows;
}

std::optional<Source> read_source(const SourceArguments& arguments) {
  Source source;
  source.label = label_of(arguments);
  source.folder = folder_of(arguments);
  Expected<std::string> input = text_of(arguments);
  if (!input) return report(input.error()), std::nullopt;
  Expected<Document> document = arguments.has_text ? Document{} : read_document(*input);
  if (!document) {
    source.document.program = *input;
    return report(source, document.error()), std::nullopt;
  }
  source.document = std::move(*document);
  if (arguments.has_text) source.document.program = std::move(*input);
  if (!arguments.at.empty()) {
    Expected<Point> point = parse_point(arguments.at);
    if (!point) {
      say_line("--at: " + text(point.error()));
      return std::nullopt;
    }
    for (auto& [name, value] : *point) source.document.point[name] = std::move(value);
  }
  ParseResult parsed = parse(source.document.program);
  if (!parsed.ok()) {
    return report(source, parsed.diagnostics.front(), parsed.error_count - 1), std::nullopt;
  }
  source.program = std::move(parsed.program);
  return source;
}

int report(const Source& source, const Diagnostic& diagnostic, std::size_t further) {
  const TextPosition at = position_of(source.document.program, diagnostic.span.begin);
  std::string line = source.label + ':' + std::to_string(at.line) + ':' +
                     std::to_string(at.column) + ": " + text(diagnostic);
  if (further == 1) line += ' ' + text(say("(and 1 more error)"));
  if (further > 1) line += ' ' + text(say("(and %1 more errors)", std::to_string(further)));
  say_line(line);
  return work_failed;
}

int report(const Diagnostic& diagnostic) {
  say_line(text(diagnostic));
  return work_failed;
}

RunOptions run_options(const Source& source) {
  RunOptions options;
  options.load = files_in(source.folder);
  return options;
}

std::optional<Execution> execute(const Source& source, Mode mode) {
  RunOptions options = run_options(source);
  options.mode = mode;
  options.point = source.document.point;
  Execution execution = run(source.program, options);
  if (!execution.ok()) {
    return report(source, execution.diagnostics.front(), execution.diagnostics.size() - 1),
           std::nullopt;
  }
  return execution;
}

}  // namespace nabla::app
