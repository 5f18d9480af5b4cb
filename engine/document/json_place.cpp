#include "engine/document/json_place.h"

#include <algorithm>
#include <string>
#include <vector>

namespace nabla {

namespace {

// One past the closing quote of the string that begins at `at`.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return std::min(at + 1, json.size());
}

bool colon_follows(std::string_view json, std::size_t at) {
  const std::size_t next = json.find_first_not_of(" \t\r\n", at);
  return next != std::string_view::npos && json[next] == ':';
}

std::string joined(const std::vector<std::string_view>& keys) {
  std::string path;
  for (const std::string_view key : keys) {
    path += path.empty() ? "" : ".";
    path += key;
  }
  return path;
}

}  // namespace

SourceSpan place_of_key(std::string_view json, std::string_view path) {
  std::vector<std::string_view> keys;  // one for each object that is open
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (c == '{') keys.emplace_back();
    if (c == '}' && !keys.empty()) keys.pop_back();
    const std::size_t end = c == '"' ? end_of_string(json, at) : at + 1;
    if (c == '"' && !keys.empty() && colon_follows(json, end)) {
      keys.back() = json.substr(at + 1, end - at - 2);
      if (joined(keys) == path) return {at, end};
    }
    at = end;
  }
  return {};
}

}  // namespace nabla
