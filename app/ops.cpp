// nabla ops: the catalogue.
#include <iomanip>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/source.h"
#include "app/text.h"
#include "engine/ops/catalogue.h"

namespace nabla::app {
namespace {

struct RuleName {
  const char* operator()(const NoDerivative&) const { return "none"; }
  const char* operator()(const Pointwise&) const { return "pointwise"; }
  const char* operator()(const Linear&) const { return "linear"; }
  const char* operator()(const Multilinear&) const { return "multilinear"; }
  const char* operator()(const Composite&) const { return "composite"; }
  const char* operator()(const Custom&) const { return "custom"; }
};

std::string signature(const OpDef& op) {
  std::string out = std::string(op.name) + '(';
  bool first = true;
  for (const Argument& argument : op.arguments) {
    if (!first) out += ", ";
    out += argument.name;
    if (!argument.required) out += '?';
    first = false;
  }
  return out + ')';
}

void print_json() {
  Json list = Json::array();
  for (const OpDef* op : all_ops()) {
    if (op->internal) continue;
    Json arguments = Json::array();
    for (const Argument& argument : op->arguments) {
      arguments.push_back({{"name", argument.name}, {"required", argument.required}});
    }
    list.push_back({{"name", op->name},
                    {"family", op->family},
                    {"arguments", std::move(arguments)},
                    {"rule", std::visit(RuleName{}, op->rule)},
                    {"summary", op->summary},
                    {"convention", op->convention}});
  }
  std::cout << write_json({{"ops", std::move(list)}}) << '\n';
}

void print_text() {
  std::string_view family;
  for (const OpDef* op : all_ops()) {
    if (op->internal) continue;
    if (op->family != family) {
      std::cout << (family.empty() ? "" : "\n") << op->family << '\n';
      family = op->family;
    }
    std::cout << "  " << std::left << std::setw(44) << signature(*op) << std::setw(13)
              << std::visit(RuleName{}, op->rule) << op->summary << '\n';
  }
}

}  // namespace

void add_ops(CLI::App& app, int& status) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command =
      app.add_subcommand("ops", text(say("every op: its arguments and derivative rule")));
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
