#include "app/usage.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "app/text.h"
#include "engine/interpreter/suggest.h"
#include "engine/tensor/format.h"

namespace nabla::app {

std::string listed(const std::vector<std::string>& words, const char* between) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : between) + word;
  return list;
}

namespace {

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool whole_text = read.ec == std::errc() && read.ptr == end && std::isfinite(number);
  return whole_text ? std::optional(number) : std::nullopt;
}

CLI::Validator checked_number(double low, double high, bool whole) {
  const auto check = [low, high, whole](const std::string& given) -> std::string {
    const std::optional<double> number = number_in(given);
    const bool plain = given.find_first_not_of("-0123456789") == std::string::npos;
    if (number && *number >= low && *number <= high && (plain || !whole)) return {};
    const std::string from = format_number(low);
    if (std::isinf(high)) {
      return text(whole ? say("%1 is no whole number from %2 up", given, from)
                        : say("%1 is no number from %2 up", given, from));
    }
    return text(whole ? say("%1 is no whole number from %2 to %3", given, from, format_number(high))
                      : say("%1 is no number from %2 to %3", given, from, format_number(high)));
  };
  return {check, ""};
}

// --- what is wrong ---

const CLI::App& chosen(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Message where_to_read(const CLI::App& app) {
  const CLI::App& command = chosen(app);
  if (&command == &app) return say("nabla --help shows how");
  return say("nabla %1 --help shows how", command.get_name());
}

Diagnostic unexpected(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  const std::string first = rest.empty() ? "" : rest.front();
  if (first.size() < 2 || first.front() != '-') {
    return {say("%1 is one argument too many", first), where_to_read(app), {}};
  }
  const std::string option = first.substr(0, first.find('='));
  const std::string near = nearest_name(option, option_names(chosen(app)));
  const Message hint = near.empty() ? where_to_read(app) : say("did you mean %1?", near);
  return {say("there is no option %1", option), hint, {}};
}

// The library puts the name of the option first in most of its sentences.
std::string before(const std::string& text, const char* mark) {
  return text.substr(0, text.find(mark));
}

Message what_is_wrong(const CLI::ParseError& error) {
  const std::string own = error.what();
  const std::string& kind = error.get_name();
  if (kind == "RequiredError") return say("%1 is missing", before(own, " is required"));
  if (kind == "ExcludesError") {
    const std::string first = before(own, " excludes ");
    return say("%1 and %2 cannot stand together", first,
               own.substr(std::min(own.size(), first.size() + sizeof " excludes " - 1)));
  }
  if (kind == "ArgumentMismatch" && own.find("At Most") != std::string::npos) {
    return say("%1 is given twice", before(own, ":"));
  }
  if (kind == "ArgumentMismatch") return say("%1 needs a value", before(own, ":"));
  return {own, {}};  // of a validator: it is ours
}

// --- help ---

std::string help_type(const CLI::Option& option) {
  const std::string own = option.get_type_name();
  if (option.get_positional() || own.empty()) return " ";  // with no text the library adds its own
  const std::size_t words = own.find('{');
  std::string type = words == std::string::npos ? before(own, ":") : own.substr(words);
  if (type == "UINT" || type == "INT" || type == "FLOAT") type = "NUMBER";
  return option.get_required() ? type + ' ' + text(say("(required)")) : type;
}

void translate_options(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    option->group(text(say("Options")));
    option->option_text(help_type(*option));
  }
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  const std::string description = '{' + listed(words, ",") + '}';
  const auto check = [words = std::move(words)](const std::string& given) -> std::string {
    if (std::find(words.begin(), words.end(), given) != words.end()) return {};
    return text(say("%1 is none of %2", given, listed(words, ", ")));
  };
  return {check, description};
}

CLI::Validator number_between(double low, double high) { return checked_number(low, high, false); }

CLI::Validator whole_number_between(double low, double high) {
  return checked_number(low, high, true);
}

void translate_help(CLI::App& app) {
  const auto formatter = app.get_formatter();
  formatter->label("Usage", text(say("Usage")));
  formatter->label("OPTIONS", text(say("OPTIONS")));
  formatter->label("SUBCOMMAND", text(say("COMMAND")));
  formatter->label("Positionals", text(say("Arguments")));
  translate_options(app);
  const auto all = [](const CLI::App* /*command*/) { return true; };
  for (CLI::App* command : app.get_subcommands(all)) {
    command->group(text(say("Commands")));
    command->footer("");
    translate_options(*command);
  }
}

Diagnostic usage_error(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected(app);
  return {what_is_wrong(error), where_to_read(app), {}};
}

}  // namespace nabla::app
