#include "engine/document/document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "engine/document/json_tensor.h"
#include "engine/document/json_text.h"
#include "engine/language/characters.h"

namespace nabla {

namespace {

constexpr std::int64_t current_version = 1;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 6> known_keys = {"format", "version", "program",
                                                        "point",  "layout",  "optimizers"};

bool is_known(std::string_view key) {
  return std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end();
}

Diagnostic fault(const std::string& key, Message what, Message hint = {}) {
  what.subject = quotable(key);
  return {std::move(what), std::move(hint), {}};
}

Expected<Done> check_object(const Json& value, const std::string& key) {
  if (value.is_object()) return Done{};
  return fault(key, say("an object { } is needed here"));
}

Expected<std::string> read_text(const Json& value, const std::string& key) {
  if (value.is_string()) return value.get<std::string>();
  return fault(key, say("a text in quotes is needed here"));
}

Expected<double> read_number(const Json& value, const std::string& key) {
  if (value.is_number()) return value.get<double>();
  return fault(key, say("a number is needed here"));
}

Expected<Done> read_point(const Json& value, Point& point) {
  if (auto object = check_object(value, "point"); !object) return object;
  for (const auto& member : value.items()) {
    Expected<Tensor> tensor = tensor_of(member.value());
    if (!tensor) return fault("point." + member.key(), tensor.error().what, tensor.error().hint);
    point.insert_or_assign(member.key(), *std::move(tensor));
  }
  return Done{};
}

Expected<NodePosition> read_position(const Json& value, const std::string& key) {
  const bool pair =
      value.is_array() && value.size() == 2 && value[0].is_number() && value[1].is_number();
  const NodePosition position =
      pair ? NodePosition{value[0].get<double>(), value[1].get<double>()} : NodePosition{};
  if (pair && std::isfinite(position.x) && std::isfinite(position.y)) return position;
  return fault(key, say("a position [x, y] is needed here"));
}

Expected<Done> read_layout(const Json& value, Document& document) {
  if (auto object = check_object(value, "layout"); !object) return object;
  for (const auto& member : value.items()) {
    const Expected<NodePosition> position = read_position(member.value(), "layout." + member.key());
    if (!position) return position.error();
    document.layout.insert_or_assign(member.key(), *position);
  }
  return Done{};
}

Expected<OptimizerChoice> read_optimizer(const Json& value) {
  const std::string key = "optimizers";
  if (auto object = check_object(value, key); !object) return object.error();
  OptimizerChoice choice;
  for (const auto& member : value.items()) {
    if (member.key() == "method") {
      Expected<std::string> method = read_text(member.value(), key + ".method");
      if (!method) return method.error();
      choice.method = *std::move(method);
    } else if (member.key() == "settings") {
      if (auto object = check_object(member.value(), key + ".settings"); !object)
        return object.error();
      for (const auto& setting : member.value().items()) {
        const auto number = read_number(setting.value(), key + ".settings." + setting.key());
        if (!number) return number.error();
        choice.settings.insert_or_assign(setting.key(), *number);
      }
    }
  }
  return choice;
}

// The first one is the document's; the others are kept with the keys of others.
Expected<Done> read_optimizers(Json value, Document& document, Json& unknown) {
  if (!value.is_array()) return fault("optimizers", say("a list [ ] is needed here"));
  if (value.empty()) return Done{};
  Expected<OptimizerChoice> choice = read_optimizer(value.front());
  if (!choice) return choice.error();
  document.optimizer = *std::move(choice);
  value.erase(value.begin());
  if (!value.empty()) add_member(unknown, "optimizers", std::move(value));
  return Done{};
}

Expected<Done> check_format(const Json& root) {
  if (auto object = check_object(root, "document"); !object) return object;
  const auto format = root.find("format");
  const bool ours = format != root.end() ? *format == "nabla" : root.contains("program");
  if (ours) return Done{};
  return Diagnostic{say("this is JSON, but not a Nabla document"),
                    say("a document starts with {\"format\": \"nabla\", \"version\": 1"),
                    {}};
}

// Without a version it is the first one. An older version would be migrated here; there is none
// yet.
Expected<Done> check_version(const Json& root) {
  const auto version = root.find("version");
  if (version == root.end()) return Done{};
  if (!version->is_number_integer() || *version < 1) {
    return fault("version", say("a whole number from 1 is needed here"));
  }
  if (*version <= current_version) return Done{};
  return Diagnostic{say("this document has version %1, but this Nabla reads up to version %2",
                        version->dump(), std::to_string(current_version)),
                    say("open it with a newer Nabla"),
                    {}};
}

Expected<Done> read_member(const std::string& key, const Json& value, Document& document,
                           Json& unknown) {
  if (key == "format" || key == "version") return Done{};
  if (key == "point") return read_point(value, document.point);
  if (key == "layout") return read_layout(value, document);
  if (key == "optimizers") return read_optimizers(value, document, unknown);
  if (key == "program") {
    Expected<std::string> program = read_text(value, key);
    if (!program) return program.error();
    document.program = *std::move(program);
    return Done{};
  }
  add_member(unknown, key, value);
  return Done{};
}

Expected<Document> from_json(const Json& root) {
  if (auto format = check_format(root); !format) return format.error();
  if (auto version = check_version(root); !version) return version.error();
  Document document;
  Json unknown = Json::object();
  for (const auto& member : root.items()) {
    const auto done = read_member(member.key(), member.value(), document, unknown);
    if (!done) return done.error();
  }
  document.unknown_json = write_json(unknown, JsonLayout::one_line);
  return document;
}

Expected<Document> from_program(std::string_view text) {
  for (const SourceSpan span : unreadable_spans(text)) {
    if (text[span.begin] == '\0')
      continue;  // text all the same: the parser says what is wrong with it
    return Diagnostic{say("this is not a text: these bytes are not UTF-8"),
                      say("save the text as UTF-8"), span};
  }
  Document document;
  document.program = text;
  return document;
}

Json unknown_of(const Document& document) {
  Expected<Json> unknown = read_json(document.unknown_json);
  return unknown && unknown->is_object() ? *std::move(unknown) : Json::object();
}

Json point_of(const Document& document) {
  Json point = Json::object();
  for (const auto& [name, value] : document.point) add_member(point, name, json_of(value));
  return point;
}

Json layout_of(const Document& document) {
  Json layout = Json::object();
  for (const auto& [name, at] : document.layout) {
    add_member(layout, name, Json::array({at.x, at.y}));
  }
  return layout;
}

Json optimizers_of(const Document& document, const Json& unknown) {
  Json settings = Json::object();
  for (const auto& [name, value] : document.optimizer.settings) add_member(settings, name, value);
  Json list = Json::array({{{"method", document.optimizer.method}, {"settings", settings}}});
  const auto others = unknown.find("optimizers");
  if (others != unknown.end() && others->is_array()) {
    list.insert(list.end(), others->begin(), others->end());
  }
  return list;
}

}  // namespace

Expected<Document> read_document(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return from_program(text);
  const Expected<Json> root = read_json(text);
  if (!root) return root.error();
  return from_json(*root);
}

std::string write_document(const Document& document) {
  const Json unknown = unknown_of(document);
  Json root = Json::object();
  add_member(root, "format", "nabla");
  add_member(root, "version", current_version);
  add_member(root, "program", document.program);
  add_member(root, "point", point_of(document));
  add_member(root, "layout", layout_of(document));
  add_member(root, "optimizers", optimizers_of(document, unknown));
  for (const auto& member : unknown.items()) {
    if (!is_known(member.key())) add_member(root, member.key(), member.value());
  }
  return write_json(root, JsonLayout::indented) + "\n";
}

}  // namespace nabla
