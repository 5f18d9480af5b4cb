#include <algorithm>
#include <cmath>
#include <string>

#include "engine/document/json_text.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

std::string number_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x < 0 ? "-Infinity" : "Infinity";
  std::string text = format_number(x);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

// Whether an array holds no other container with something in it: it then stays on its line.
bool is_flat(const Json& array) {
  return std::none_of(array.begin(), array.end(),
                      [](const Json& entry) { return entry.is_structured() && !entry.empty(); });
}

class Writer {
 public:
  explicit Writer(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

  void write(const Json& value) {
    if (value.is_object()) {
      write_object(value);
    } else if (value.is_array()) {
      write_array(value);
    } else if (value.is_number_float()) {
      out_ += number_text(value.get<double>());
    } else if (value.is_string()) {
      out_ += quoted_json(value.get_ref<const std::string&>());
    } else {
      out_ += value.dump();
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void write_object(const Json& object) {
    const bool broken = indented_ && !object.empty();
    open('{');
    bool first = true;
    for (const auto& member : object.items()) {
      separate(first, broken);
      out_ += quoted_json(member.key()) + ": ";
      write(member.value());
      first = false;
    }
    close('}', broken);
  }

  void write_array(const Json& array) {
    const bool broken = indented_ && !is_flat(array);
    open('[');
    bool first = true;
    for (const Json& entry : array) {
      separate(first, broken);
      write(entry);
      first = false;
    }
    close(']', broken);
  }

  void open(char bracket) {
    out_ += bracket;
    ++depth_;
  }

  void close(char bracket, bool broken) {
    --depth_;
    if (broken) new_line();
    out_ += bracket;
  }

  void separate(bool first, bool broken) {
    if (!first) out_ += broken ? "," : ", ";
    if (broken) new_line();
  }

  void new_line() { out_ += "\n" + std::string(2 * depth_, ' '); }

  bool indented_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string quoted_json(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string write_json(const Json& value, JsonLayout layout) {
  Writer writer(layout);
  writer.write(value);
  return writer.take();
}

}  // namespace nabla
