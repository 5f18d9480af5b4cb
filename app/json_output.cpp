#include "app/json_output.h"

#include <cmath>

#include "engine/tensor/format.h"

namespace nabla::app {
namespace {

std::string write_number(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x > 0 ? "Infinity" : "-Infinity";
  std::string digits = format_number(x);
  if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
  return digits;
}

Json nested(const Tensor& tensor, std::size_t axis, std::size_t& next) {
  if (axis == tensor.rank()) return tensor[next++];
  Json list = Json::array();
  for (std::int64_t i = 0; i < tensor.shape()[axis]; ++i)
    list.push_back(nested(tensor, axis + 1, next));
  return list;
}

void write(const Json& value, std::string& out) {
  if (value.is_number_float()) {
    out += write_number(value.get<double>());
  } else if (value.is_object()) {
    const char* separator = "{";
    for (const auto& [key, item] : value.items()) {
      out += separator + Json(key).dump() + ": ";
      write(item, out);
      separator = ", ";
    }
    out += value.empty() ? "{}" : "}";
  } else if (value.is_array()) {
    const char* separator = "[";
    for (const Json& item : value) {
      out += separator;
      write(item, out);
      separator = ", ";
    }
    out += value.empty() ? "[]" : "]";
  } else {
    out += value.dump();
  }
}

}  // namespace

Json to_json(const Tensor& tensor) {
  std::size_t next = 0;
  return nested(tensor, 0, next);
}

std::string write_json(const Json& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace nabla::app
