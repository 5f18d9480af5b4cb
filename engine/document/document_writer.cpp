// A document as the text that is saved. The keys of others go back to where they were found.
#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "engine/document/document.h"
#include "engine/document/json_tensor.h"
#include "engine/document/json_text.h"

namespace nabla {

namespace {

constexpr std::array<std::string_view, 7> known_keys = {"format", "version",    "program", "point",
                                                        "layout", "optimizers", "views"};

bool is_known(std::string_view key) {
  return std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end();
}

// We wrote it from what had passed the limits; nothing of it may be lost to them now.
Json unknown_of(const Document& document) {
  constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
  Expected<Json> unknown = read_json(document.unknown_json, {.bytes = any, .values = any});
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

void add_members(Json& object, const Json& others) {
  for (const auto& member : others.items()) add_member(object, member.key(), member.value());
}

Json settings_of(const OptimizerChoice::Settings& settings) {
  Json json = Json::object();
  for (const auto& [name, value] : settings) add_member(json, name, value);
  return json;
}

Json optimizers_of(const Document& document, const Json& unknown) {
  const OptimizerChoice& choice = document.optimizer;
  Json first = {{"method", choice.method}, {"settings", settings_of(choice.settings)}};
  Json others_settings = Json::object();
  for (const auto& [method, settings] : choice.other_settings)
    add_member(others_settings, method, settings_of(settings));
  if (!others_settings.empty()) add_member(first, "other_settings", std::move(others_settings));
  if (choice.steps) add_member(first, "steps", *choice.steps);
  if (choice.tolerance) add_member(first, "tolerance", *choice.tolerance);
  const auto found = unknown.find("optimizers");
  if (found == unknown.end() || !found->is_array() || found->empty()) return Json::array({first});
  Json list = *found;
  add_members(first, list.front());
  list.front() = std::move(first);
  return list;
}

Json views_of(const Document& document, const Json& unknown) {
  Json views = Json::object();
  const ViewChoice& choice = document.views;
  if (!choice.mode.empty()) add_member(views, "mode", choice.mode);
  if (!choice.execution.empty()) add_member(views, "execution", choice.execution);
  if (!choice.curve.empty()) add_member(views, "curve", choice.curve);
  if (!choice.backward.empty()) add_member(views, "backward", choice.backward);
  if (!choice.reading.empty()) add_member(views, "reading", choice.reading);
  if (choice.zoom) add_member(views, "zoom", *choice.zoom);
  if (choice.center) add_member(views, "center", Json::array({choice.center->x, choice.center->y}));
  if (!choice.opened.empty()) add_member(views, "opened", choice.opened);
  const auto others = unknown.find("views");
  if (others != unknown.end() && others->is_object()) add_members(views, *others);
  return views;
}

}  // namespace

std::string write_document(const Document& document) {
  const Json unknown = unknown_of(document);
  Json root = Json::object();
  add_member(root, "format", "nabla");
  add_member(root, "version", current_document_version);
  add_member(root, "program", document.program);
  add_member(root, "point", point_of(document));
  add_member(root, "layout", layout_of(document));
  add_member(root, "optimizers", optimizers_of(document, unknown));
  Json views = views_of(document, unknown);
  if (!views.empty()) add_member(root, "views", std::move(views));
  for (const auto& member : unknown.items()) {
    if (!is_known(member.key())) add_member(root, member.key(), member.value());
  }
  return write_json(root, JsonLayout::indented) + "\n";
}

}  // namespace nabla
