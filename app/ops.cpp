// nabla ops: the catalogue.
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/source.h"
#include "app/text.h"
#include "engine/interpreter/builtins.h"
#include "engine/ops/catalogue.h"
#include "engine/ops/defaults.h"

namespace nabla::app {
namespace {

// What can be called: an op, or a function of the language that is none.
struct Entry {
  std::string_view name, family;
  const std::vector<Argument>* arguments = nullptr;
  std::string_view rule, summary, convention;
};

struct RuleName {
  const char* operator()(const NoDerivative&) const { return "none"; }
  const char* operator()(const Pointwise&) const { return "pointwise"; }
  const char* operator()(const Linear&) const { return "linear"; }
  const char* operator()(const Multilinear&) const { return "multilinear"; }
  const char* operator()(const Composite&) const { return "composite"; }
  const char* operator()(const Custom&) const { return "custom"; }
};

// What control and derivatives make is differentiated as the ops that it consists of.
std::string_view rule_of(const Builtin& builtin) {
  const bool made_of_ops = builtin.family == "control" || builtin.family == "derivatives";
  return made_of_ops ? "composite" : "none";
}

// Families in order of first appearance, each in one piece.
std::vector<Entry> by_family(std::vector<Entry> all) {
  std::vector<std::string_view> families;
  const auto place = [&families](const Entry& entry) {
    return std::find(families.begin(), families.end(), entry.family) - families.begin();
  };
  for (const Entry& entry : all) {
    if (place(entry) == static_cast<std::ptrdiff_t>(families.size()))
      families.push_back(entry.family);
  }
  std::stable_sort(all.begin(), all.end(),
                   [&place](const Entry& a, const Entry& b) { return place(a) < place(b); });
  return all;
}

std::vector<Entry> entries() {
  std::vector<Entry> all;
  for (const OpDef* op : all_ops()) {
    if (op->internal) continue;
    all.push_back({op->name, op->family, &op->arguments, std::visit(RuleName{}, op->rule),
                   op->summary, op->convention});
  }
  for (const Builtin& builtin : all_builtins()) {
    all.push_back(
        {builtin.name, builtin.family, &builtin.arguments, rule_of(builtin), builtin.summary, {}});
  }
  return by_family(std::move(all));
}

std::string_view kind_of(const Argument& argument) {
  static constexpr std::string_view names[] = {"tensor", "tensors", "axis",  "integer",
                                               "number", "boolean", "shape", "text"};
  return names[static_cast<std::size_t>(argument.kind)];
}

Json argument_json(const Entry& entry, const Argument& argument) {
  Json json = {
      {"name", argument.name}, {"kind", kind_of(argument)}, {"required", argument.required}};
  if (!argument.required) json["default"] = default_of(entry.name, argument);
  return json;
}

void print_json() {
  Json list = Json::array();
  for (const Entry& entry : entries()) {
    Json arguments = Json::array();
    for (const Argument& argument : *entry.arguments)
      arguments.push_back(argument_json(entry, argument));
    list.push_back({{"name", entry.name},
                    {"family", entry.family},
                    {"arguments", std::move(arguments)},
                    {"rule", entry.rule},
                    {"summary", entry.summary},
                    {"convention", entry.convention}});
  }
  std::cout << write_json({{"ops", std::move(list)}}) << '\n';
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

// A call that is longer than its column has a line of its own.
void print_entry(const Entry& entry) {
  constexpr std::size_t call_width = 46;
  std::string call = "  " + padded(signature(entry.name, *entry.arguments), call_width - 2);
  if (call.size() > call_width) call += '\n' + std::string(call_width, ' ');
  std::cout << call << ' ' << padded(std::string(entry.rule), 12) << translated(entry.summary)
            << '\n';
}

void print_text() {
  std::string_view family;
  for (const Entry& entry : entries()) {
    if (entry.family != family) {
      std::cout << (family.empty() ? "" : "\n") << translated(entry.family) << '\n';
      family = entry.family;
    }
    print_entry(entry);
  }
}

}  // namespace

void add_ops(CLI::App& app, int& status) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command =
      app.add_subcommand("ops", text(say("every function: its arguments and derivative rule")));
  command->add_flag("--json", *json, text(say("for programs to read")));
  command->callback([json, &status] {
    if (*json) {
      print_json();
    } else {
      print_text();
    }
    status = work_done;
  });
}

}  // namespace nabla::app
