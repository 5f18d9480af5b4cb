#include "engine/document/document.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/document/json_place.h"
#include "engine/document/json_tensor.h"
#include "engine/document/json_text.h"
#include "engine/language/characters.h"

namespace nabla {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Far beyond any screen, and far from where sums of positions lose their digits.
constexpr double farthest_position = 1e7;

// Whole numbers up to here are exact.
constexpr double most_steps = 9e15;

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
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
  if (!pair || std::isnan(position.x) || std::isnan(position.y)) {
    return fault(key, say("a position [x, y] is needed here"));
  }
  if (std::max(std::abs(position.x), std::abs(position.y)) <= farthest_position) return position;
  return fault(key, say("a position lies between -1e7 and 1e7"));
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

Expected<Done> read_settings(const Json& value, const std::string& key,
                             OptimizerChoice::Settings& settings) {
  if (auto object = check_object(value, key); !object) return object;
  for (const auto& setting : value.items()) {
    const auto number = read_number(setting.value(), key + "." + setting.key());
    if (!number) return number.error();
    settings.insert_or_assign(setting.key(), *number);
  }
  return Done{};
}

Expected<Done> read_other_settings(const Json& value, const std::string& key,
                                   OptimizerChoice& choice) {
  if (auto object = check_object(value, key); !object) return object;
  for (const auto& method : value.items()) {
    const auto read = read_settings(method.value(), key + "." + method.key(),
                                    choice.other_settings[method.key()]);
    if (!read) return read;
  }
  return Done{};
}

Expected<Done> read_limit(const Json& value, const std::string& key, std::string_view name,
                          OptimizerChoice& choice) {
  const auto number = read_number(value, key);
  if (!number) return number.error();
  if (name == "tolerance") {
    if (!(*number >= 0)) return fault(key, say("a number from 0 is needed here"));
    choice.tolerance = *number;
    return Done{};
  }
  const bool whole = *number >= 1 && *number <= most_steps && *number == std::floor(*number);
  if (!whole) return fault(key, say("a whole number from 1 is needed here"));
  choice.steps = static_cast<std::size_t>(*number);
  return Done{};
}

Expected<Done> read_optimizer(const Json& value, OptimizerChoice& choice, Json& unknown) {
  const std::string key = "optimizers";
  if (auto object = check_object(value, key); !object) return object;
  for (const auto& member : value.items()) {
    if (member.key() == "method") {
      Expected<std::string> method = read_text(member.value(), key + ".method");
      if (!method) return method.error();
      choice.method = *std::move(method);
    } else if (member.key() == "settings") {
      const auto settings = read_settings(member.value(), key + ".settings", choice.settings);
      if (!settings) return settings;
    } else if (member.key() == "other_settings") {
      const auto others = read_other_settings(member.value(), key + ".other_settings", choice);
      if (!others) return others;
    } else if (member.key() == "steps" || member.key() == "tolerance") {
      const auto limit = read_limit(member.value(), key + "." + member.key(), member.key(), choice);
      if (!limit) return limit;
    } else {
      add_member(unknown, member.key(), member.value());
    }
  }
  return Done{};
}

// The first one is the document's. What is left of the list, its unknown keys and the further ones,
// is kept with the keys of others.
Expected<Done> read_optimizers(Json value, Document& document, Json& unknown) {
  if (!value.is_array()) return fault("optimizers", say("a list [ ] is needed here"));
  if (value.empty()) return Done{};
  Json others = Json::object();
  const auto read = read_optimizer(value.front(), document.optimizer, others);
  if (!read) return read;
  const bool nothing_left = others.empty() && value.size() == 1;
  value.front() = std::move(others);
  if (!nothing_left) add_member(unknown, "optimizers", std::move(value));
  return Done{};
}

Expected<Done> read_texts(const Json& value, const std::string& key, std::set<std::string>& texts) {
  if (!value.is_array()) return fault(key, say("a list [ ] is needed here"));
  for (const Json& each : value) {
    Expected<std::string> text = read_text(each, key);
    if (!text) return text.error();
    texts.insert(*std::move(text));
  }
  return Done{};
}

// What is seen of the graph.
Expected<Done> read_place(const Json& value, const std::string& key, ViewChoice& views) {
  if (key == "center") {
    const Expected<NodePosition> center = read_position(value, "views.center");
    if (!center) return center.error();
    views.center = *center;
    return Done{};
  }
  const Expected<double> zoom = read_number(value, "views.zoom");
  if (!zoom) return zoom.error();
  if (!(*zoom > 0)) return fault("views.zoom", say("a number above 0 is needed here"));
  views.zoom = *zoom;
  return Done{};
}

Expected<Done> read_views(const Json& value, ViewChoice& views, Json& unknown) {
  if (auto object = check_object(value, "views"); !object) return object;
  const std::pair<std::string_view, std::string*> known[] = {{"mode", &views.mode},
                                                             {"execution", &views.execution},
                                                             {"curve", &views.curve},
                                                             {"backward", &views.backward},
                                                             {"reading", &views.reading}};
  Json others = Json::object();
  for (const auto& member : value.items()) {
    if (member.key() == "opened") {
      const auto read = read_texts(member.value(), "views.opened", views.opened);
      if (!read) return read;
      continue;
    }
    if (member.key() == "zoom" || member.key() == "center") {
      const auto read = read_place(member.value(), member.key(), views);
      if (!read) return read;
      continue;
    }
    const auto entry = std::find_if(std::begin(known), std::end(known),
                                    [&](const auto& each) { return each.first == member.key(); });
    if (entry == std::end(known)) {
      add_member(others, member.key(), member.value());
      continue;
    }
    Expected<std::string> text = read_text(member.value(), "views." + member.key());
    if (!text) return text.error();
    *entry->second = *std::move(text);
  }
  if (!others.empty()) add_member(unknown, "views", std::move(others));
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
  if (*version <= current_document_version) return Done{};
  return Diagnostic{say("this document has version %1, but this Nabla reads up to version %2",
                        version->dump(), std::to_string(current_document_version)),
                    say("open it with a newer Nabla"),
                    {}};
}

Expected<Done> read_member(const std::string& key, const Json& value, Document& document,
                           Json& unknown) {
  if (key == "format" || key == "version") return Done{};
  if (key == "point") return read_point(value, document.point);
  if (key == "layout") return read_layout(value, document);
  if (key == "optimizers") return read_optimizers(value, document, unknown);
  if (key == "views") return read_views(value, document.views, unknown);
  if (key == "lesson") {
    if (auto object = check_object(value, key); !object) return object;
  }
  if (key == "program") {
    Expected<std::string> program = read_text(value, key);
    if (!program) return program.error();
    document.program = *std::move(program);
    return Done{};
  }
  add_member(unknown, key, value);
  return Done{};
}

// What goes back into keys of ours comes first, as it does when it is written: then a document
// reads back the same.
Json in_order(const Json& unknown) {
  Json ordered = Json::object();
  const auto is_ours = [](const std::string& key) { return key == "optimizers" || key == "views"; };
  for (const char* ours : {"optimizers", "views"}) {
    if (const auto found = unknown.find(ours); found != unknown.end()) {
      add_member(ordered, ours, *found);
    }
  }
  for (const auto& member : unknown.items()) {
    if (!is_ours(member.key())) add_member(ordered, member.key(), member.value());
  }
  return ordered;
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
  document.unknown_json = write_json(in_order(unknown), JsonLayout::one_line);
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

}  // namespace

void OptimizerChoice::choose(std::string other) {
  if (other == method) return;
  if (!settings.empty()) other_settings.insert_or_assign(method, std::move(settings));
  settings.clear();
  if (const auto kept = other_settings.extract(other)) settings = std::move(kept.mapped());
  method = std::move(other);
}

bool is_document(std::string_view text) {
  const std::size_t first = without_mark(text).find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && without_mark(text)[first] == '{';
}

Expected<Document> read_document(std::string_view text) {
  text = without_mark(text);
  if (!is_document(text)) return from_program(text);
  const Expected<Json> root = read_json(text);
  if (!root) return root.error();
  Expected<Document> document = from_json(*root);
  if (document) return document;
  Diagnostic error = document.error();
  error.span = place_of_key(text, error.what.subject);
  return error;
}

}  // namespace nabla
