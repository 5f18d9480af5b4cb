// JSON as Python's json module reads and writes it: NaN, Infinity and -Infinity are bare words.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/expected.h"

namespace nabla {

using Json = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20U;
  std::size_t values = 8'000'000;
  int depth = 100;
};

// Any text is safe to read. The error is one line, and its span says where.
Expected<Json> read_json(std::string_view text, const JsonLimits& limits = {});

enum class JsonLayout : std::uint8_t {
  one_line,  // `{"a": 1, "b": [1, 2]}`
  indented,  // by two spaces; lists of numbers stay on their line; no newline at the end
};

// Keys in their order; a double has a point or an exponent and reads back the same. Bytes that are
// not UTF-8 become U+FFFD.
std::string write_json(const Json& value, JsonLayout layout);

// Adds a member at the end without looking for an equal key, so that many keys take linear time.
inline void add_member(Json& object, std::string key, Json value) {
  object.get_ref<Json::object_t&>().emplace_back(std::move(key), std::move(value));
}

// `"a\n"`, with its quotes.
std::string quoted_json(std::string_view text);

}  // namespace nabla
