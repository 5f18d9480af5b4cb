#include "app/source.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/text.h"
#include "app/usage.h"
#include "engine/interchange/data_files.h"
#include "engine/interpreter/suggest.h"
#include "engine/language/names.h"
#include "engine/tensor/format.h"

namespace nabla::app {
namespace {

constexpr std::size_t largest_source = 64 << 20;

Expected<std::string> read_all(std::istream& in, const std::string& name) {
  std::string text;
  errno = 0;
  char block[1 << 16];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > largest_source) {
      return Diagnostic{say("%1 is too large", name), say("at most 64 MB are read"), {}};
    }
  }
  if (in.bad() || errno == EISDIR) return Diagnostic{say("cannot read %1", name), {}, {}};
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

// One line, whatever names and texts it quotes.
void say_line(std::string line) {
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  std::cerr << "nabla: " << line << '\n';
}

Diagnostic no_input(const std::string& name, const Program& program) {
  const std::vector<std::string> inputs = input_names(program);
  // Any short name is near to any other.
  const std::string near = name.size() > 2 ? nearest_name(name, inputs) : "";
  const Message hint = inputs.empty() ? say("it has no inputs")
                       : near.empty() ? say("its inputs are %1", listed(inputs, ", "))
                                      : say("did you mean %1?", near);
  return {say("the program has no input %1", name), hint, {}};
}

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

Expected<RunLimits> read_limits(const std::string& text) {
  const Expected<Point> given = parse_point(text);
  if (!given) return given.error();
  RunLimits limits;
  const std::pair<std::string_view, std::size_t*> known[] = {
      {"statements", &limits.statements}, {"nodes", &limits.nodes}, {"elements", &limits.elements}};
  constexpr double most = 1e15, deepest = 1e6;
  for (const auto& item : *given) {
    const std::string& name = item.first;
    const Tensor& value = item.second;
    const double number = value.is_scalar() ? value.item() : 0;
    const bool nesting = name == "nesting";
    const auto* const entry = std::find_if(std::begin(known), std::end(known),
                                           [&](const auto& each) { return each.first == name; });
    if (!nesting && entry == std::end(known)) {
      return Diagnostic{say("there is no limit %1", name),
                        say("the limits are %1", "statements, nodes, nesting, elements"),
                        {}};
    }
    if (!(number >= 1 && number <= (nesting ? deepest : most))) {
      return Diagnostic{say("%1 cannot be %2", name, format_tensor(value, 6)),
                        say("give a number from 1 to %1", format_number(nesting ? deepest : most)),
                        {}};
    }
    if (nesting) {
      limits.nesting = static_cast<int>(number);
    } else {
      *entry->second = static_cast<std::size_t>(number);
    }
  }
  return limits;
}

void add_limit(CLI::App& command, std::string& limits) {
  command.add_option("--limit", limits,
                     text(say("where a program is stopped, as in "
                              "'statements=1e6,nodes=1e6,nesting=200,elements=5e7'")));
}

void add_mode(CLI::App& command, std::string& mode) {
  command
      .add_option(
          "--mode", mode,
          text(say("eager: statement by statement; static: graph first; compiled: the graph made "
                   "a fast program")))
      ->check(one_of({"eager", "static", "compiled"}));
}

Mode run_mode(const std::string& mode) {
  return mode == "static" || mode == "compiled" ? Mode::static_graph : Mode::eager;
}

Course course_of(const std::string& mode) {
  if (mode == "eager") return Course::eager;
  if (mode == "static") return Course::traversal;
  return mode == "compiled" ? Course::compiled : Course::as_it_allows;
}

namespace {

// A document keeps values of inputs that its program had once.
void forget_unknown(Point& point, const Program& program) {
  const std::vector<std::string> inputs = input_names(program);
  std::erase_if(point, [&inputs](const auto& entry) {
    return std::find(inputs.begin(), inputs.end(), entry.first) == inputs.end();
  });
}

}  // namespace

bool known_input(const std::string& option, const std::string& name, const Program& program) {
  const std::vector<std::string> inputs = input_names(program);
  if (std::find(inputs.begin(), inputs.end(), name) != inputs.end()) return true;
  report_option(option, no_input(name, program));
  return false;
}

std::optional<Point> read_values(const std::string& option, const std::string& text,
                                 const Program& program) {
  Expected<Point> point = parse_point(text);
  if (!point) return report_option(option, point.error()), std::nullopt;
  for (const auto& [name, value] : *point) {
    if (!known_input(option, name, program)) return std::nullopt;
  }
  return *std::move(point);
}

Reading read_source(const SourceArguments& arguments) {
  Source source;
  source.label = label_of(arguments);
  Expected<RunLimits> limits = read_limits(arguments.limits);
  if (!limits) return report_option("--limit", limits.error());
  source.limits = *limits;
  source.folder = folder_of(arguments);
  Expected<std::string> input = text_of(arguments);
  if (!input) return report(input.error());
  Expected<Document> document = arguments.has_text ? Document{} : read_document(*input);
  if (!document) {
    source.document.program = *input;
    return report(source, document.error());
  }
  source.document = std::move(*document);
  if (arguments.has_text) source.document.program = std::move(*input);
  ParseResult parsed = parse(source.document.program);
  if (!parsed.ok()) return report(source, parsed.diagnostics.front(), parsed.error_count - 1);
  source.program = std::move(parsed.program);
  std::optional<Point> point = read_values("--at", arguments.at, source.program);
  if (!point) return wrong_usage;
  forget_unknown(source.document.point, source.program);
  for (auto& [name, value] : *point) source.document.point[name] = std::move(value);
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

int report_option(const std::string& option, const Diagnostic& diagnostic) {
  say_line(option + ": " + text(diagnostic));
  return wrong_usage;
}

RunOptions run_options(const Source& source) {
  RunOptions options;
  options.limits = source.limits;
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
