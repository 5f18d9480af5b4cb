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

// What is wrong with the program whatever its inputs are: where one without a value took a
// stand-in, that may be the reason.
std::optional<Diagnostic> fault_of(const Source& source) {
  RunOptions options = run_options(source);
  options.point = source.document.point;
  options.missing_value = 1;
  const Execution execution = run(source.program, options);
  if (!execution.missing.empty()) return {};
  if (!execution.ok()) return execution.diagnostics.front();
  if (execution.outputs.empty()) return computes_nothing();
  return {};
}

}  // namespace

int report_option(const Source& source, const std::string& option, const Diagnostic& diagnostic) {
  if (const auto fault = fault_of(source)) return report(source, *fault);
  return report_option(option, diagnostic);
}

int check_input(const Source& source, const std::string& option, const std::string& name) {
  const std::vector<std::string> inputs = input_names(source.program);
  if (std::find(inputs.begin(), inputs.end(), name) != inputs.end()) return work_done;
  return report_option(source, option, no_input(name, source.program));
}

Read<Point> read_values(const Source& source, const std::string& option, const std::string& text) {
  Expected<Point> point = parse_point(text);
  if (!point) return report_option(source, option, point.error());
  for (const auto& [name, value] : *point) {
    if (const int status = check_input(source, option, name); status != work_done) return status;
  }
  return *std::move(point);
}

Reading read_source(const SourceArguments& arguments) {
  Source source;
  source.label = label_of(arguments);
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
  forget_unknown(source.document.point, source.program);
  const Expected<RunLimits> limits = read_limits(arguments.limits);
  if (!limits) return report_option(source, "--limit", limits.error());
  source.limits = *limits;
  const Read<Point> point = read_values(source, "--at", arguments.at);
  if (!point) return point.status();
  for (const auto& [name, value] : *point) source.document.point[name] = value;
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

Diagnostic computes_nothing() {
  return {say("the program computes nothing"), say("write y = x * x, for instance"), {}};
}

RunOptions run_options(const Source& source) {
  RunOptions options;
  options.limits = source.limits;
  options.load = files_in(source.folder);
  return options;
}

int report(const Source& source, const Execution& failed) {
  return report(source, failed.diagnostics.front(), failed.diagnostics.size() - 1);
}

Execution executed(const Source& source, Mode mode) {
  RunOptions options = run_options(source);
  options.mode = mode;
  options.point = source.document.point;
  return run(source.program, options);
}

std::optional<Execution> execute(const Source& source, Mode mode) {
  Execution execution = executed(source, mode);
  if (!execution.ok()) return report(source, execution), std::nullopt;
  return execution;
}

}  // namespace nabla::app
