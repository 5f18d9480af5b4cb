// The one binary: the window, or a subcommand that needs no display.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/source.h"
#include "app/text.h"
#include "app/usage.h"
#include "engine/interpreter/suggest.h"
#include "ui/window/run_window.h"

namespace {

using namespace nabla;
using namespace nabla::app;

constexpr const char* version = NABLA_VERSION;

// `-e TEXT` becomes `--expression=TEXT`, so that a TEXT that starts with a minus sign is no option;
// `--lang X` is taken out, since it must be known before the first help text is made.
struct CommandLine {
  std::vector<std::string> arguments;
  std::string language;

  CommandLine(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
      const std::string argument = argv[i];
      const bool more = i + 1 < argc;
      if ((argument == "-e" || argument == "--expression") && more) {
        const std::string text =
            argv[++i];  // an empty one would take the next argument for its own
        arguments.push_back("--expression=" + (text.empty() ? "\n" : text));
      } else if (argument == "--lang" && more) {
        language = argv[++i];
      } else if (argument.rfind("--lang=", 0) == 0) {
        language = argument.substr(7);
      } else {
        arguments.push_back(argument);
      }
    }
  }

  bool wants(const std::string& command) const {
    return !arguments.empty() && arguments.front() == command;
  }
};

// Without a window there is one line on standard error, ours; Qt has no warning to add about the
// session.
void say_only_the_fatal(QtMsgType type, const QMessageLogContext&, const QString& message) {
  if (type == QtFatalMsg) std::cerr << "nabla: " << message.toStdString() << '\n';
}

// Charts need a QApplication, the window one with a display, other subcommands none at all but for
// translation.
std::unique_ptr<QCoreApplication> application(int& argc, char** argv, const CommandLine& line,
                                              bool window, const std::string& language) {
  if (line.wants("render")) {
    qInstallMessageHandler(say_only_the_fatal);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QApplication>(argc, argv);
  }
  if (window) return std::make_unique<QApplication>(argc, argv);
  if (language == "zh") return std::make_unique<QCoreApplication>(argc, argv);
  return nullptr;
}

bool display_is_there() {
  for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    const char* value = std::getenv(variable);
    if (value && *value) return true;
  }
  return false;
}

const std::vector<std::string>& subcommands() {
  static const std::vector<std::string> names = {"eval",   "trace",  "check", "optimize",
                                                 "render", "export", "ops"};
  return names;
}

bool is_subcommand(const CommandLine& line) {
  return std::any_of(subcommands().begin(), subcommands().end(),
                     [&line](const std::string& name) { return line.wants(name); });
}

// The subcommand that a word may stand for: `evaluate` and `eva` for eval.
std::string nearest_subcommand(const std::string& word) {
  for (const std::string& name : subcommands()) {
    const bool begins = word.size() > 1 && (name.starts_with(word) || word.starts_with(name));
    if (begins) return name;
  }
  return nearest_name(word, subcommands());
}

// A word that is neither a command nor a file. What looks like a path is left to the window, which
// says what is wrong with it.
std::optional<Diagnostic> unknown_word(const CommandLine& line) {
  if (line.arguments.empty()) return {};
  const std::string& word = line.arguments.front();
  std::error_code error;
  const bool path = word.find_first_of("./") != std::string::npos || word.front() == '-' ||
                    std::filesystem::exists(word, error);
  if (path) return {};
  const std::string near = nearest_subcommand(word);
  const Message hint =
      near.empty() ? say("nabla --help lists the commands") : say("did you mean %1?", near);
  return Diagnostic{say("there is no command or file %1", word), hint, {}};
}

bool only_informs(const CommandLine& line) {
  return std::any_of(line.arguments.begin(), line.arguments.end(), [](const std::string& argument) {
    return argument == "--help" || argument == "-h" || argument == "--version";
  });
}

int parse_and_run(CLI::App& app, const CommandLine& line, int& status) {
  std::vector<std::string> reversed(line.arguments.rbegin(), line.arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
  } catch (const CLI::CallForVersion& shown) {
    app.exit(shown);
  } catch (const CLI::ParseError& error) {
    return report(usage_error(app, error)), wrong_usage;
  }
  if (!std::cout.flush())
    return report({say("cannot write the output"), say("is the disk full?"), {}});
  return status;
}

int no_display() {
  return report({say("there is no display to open a window on"),
                 say("nabla render makes pictures without one"),
                 {}});
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has enough ends us quietly
  const CommandLine line(argc, argv);
  const std::string language = line.language.empty() ? locale_language() : line.language;
  if (language != "en" && language != "zh")
    return report({say("--lang is en or zh"), {}, {}}), wrong_usage;
  const bool window = !is_subcommand(line) && !only_informs(line);
  QCoreApplication::setApplicationName(QStringLiteral("nabla"));
  QCoreApplication::setOrganizationName(QStringLiteral("nabla"));
  QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
  const auto unknown = window ? unknown_word(line) : std::nullopt;
  const bool opens = window && display_is_there() && !unknown;
  const auto qt = application(argc, argv, line, opens, language);
  use_language(language);
  if (unknown) return report(*unknown), wrong_usage;

  int status = work_done;
  ui::WindowOptions options;
  options.language = QString::fromStdString(line.language);
  std::string file, theme, limits;
  CLI::App app(
      text(say(
          "Nabla shows computation graphs run: values forward, gradients backward, optimizers.")),
      "nabla");
  app.set_help_flag("-h,--help", text(say("show this help")));
  app.set_version_flag("--version", std::string("nabla ") + version, text(say("show the version")));
  app.add_option("FILE", file, text(say("a program or document to open in the window")));
  app.add_option("--theme", theme, text(say("light or dark")))->check(one_of({"light", "dark"}));
  add_limit(app, limits);
  std::string shown_in_help;  // taken out of the arguments before this
  app.add_option("--lang", shown_in_help, text(say("en or zh")));
  app.footer(text(say("nabla COMMAND --help tells more. Without a command the window opens.")));
  app.require_subcommand(0, 1);
  add_eval(app, status);
  add_trace(app, status);
  add_check(app, status);
  add_optimize(app, status);
  add_render(app, status);
  add_export(app, status);
  add_ops(app, status);
  translate_help(app);
  status = parse_and_run(app, line, status);
  if (!window || status != work_done) return status;
  const Expected<RunLimits> read = read_limits(limits);
  if (!read) return report_option("--limit", read.error());
  if (!opens) return no_display();
  options.limits = *read;
  options.file = QString::fromStdString(file);
  options.theme = QString::fromStdString(theme);
  return ui::runWindow(*static_cast<QApplication*>(qt.get()), options);
}
