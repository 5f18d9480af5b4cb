// Prints what the engine's tables say to people, as C++ that lupdate collects: these texts stand in
// tables of ops and methods and not in say("...").
#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include "engine/interpreter/builtins.h"
#include "engine/ops/catalogue.h"
#include "engine/optimize/method.h"
#include "engine/optimize/run.h"

namespace {

std::set<std::string> texts_of_ops() {
  std::set<std::string> texts;
  for (const nabla::OpDef* op : nabla::all_ops()) {
    for (const std::string_view text : {op->family, op->summary, op->convention}) {
      texts.emplace(text);
    }
    if (const auto* custom = std::get_if<nabla::Custom>(&op->rule)) texts.emplace(custom->why);
  }
  return texts;
}

std::set<std::string> texts_of_builtins() {
  std::set<std::string> texts;
  for (const nabla::Builtin& builtin : nabla::all_builtins()) {
    texts.emplace(builtin.family);
    texts.emplace(builtin.summary);
  }
  return texts;
}

std::set<std::string> texts_of_methods() {
  std::set<std::string> texts;
  for (const nabla::Method* method : nabla::all_methods()) {
    texts.emplace(method->title);
    for (const nabla::Setting& setting : method->settings) texts.emplace(setting.summary);
  }
  return texts;
}

template <class Enum>
std::set<std::string> texts_of(Enum last) {
  std::set<std::string> texts;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    texts.emplace(nabla::name_of(static_cast<Enum>(i)));
  }
  return texts;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

int main() {
  std::set<std::string> texts = texts_of_ops();
  texts.merge(texts_of_builtins());
  texts.merge(texts_of_methods());
  texts.merge(texts_of(nabla::PointKind::not_critical));
  texts.merge(texts_of(nabla::StopReason::failed));
  texts.erase("");
  for (const std::string& text : texts) {
    std::cout << "QT_TRANSLATE_NOOP(\"Engine\", \"" << escaped(text) << "\")\n";
  }
}
