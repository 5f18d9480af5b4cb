#include "engine/tensor/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace nabla {

namespace {

constexpr int smallest_plain_exponent = -4;  // 0.0001 is plain, 1e-5 is not
constexpr int shortest_plain_limit = 16;     // so are integers below 1e16

// x = 0.d1d2d3... * 10^(exponent + 1), as text: the digits without a point, and the exponent.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Decimal parse_scientific(std::string_view text) {
  Decimal out;
  if (text.front() == '-') {
    out.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t mark = text.find('e');
  for (const char c : text.substr(0, mark)) {
    if (c != '.') out.digits += c;
  }
  std::string_view exponent = text.substr(mark + 1);
  if (exponent.front() == '+') exponent.remove_prefix(1);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), out.exponent);
  return out;
}

Decimal shortest(double x) {
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, std::chars_format::scientific);
  return parse_scientific({buffer.data(), end.ptr});
}

Decimal rounded(double x, int digits) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x,
                                 std::chars_format::scientific, digits - 1);
  return parse_scientific({buffer.data(), end.ptr});
}

std::string plain(const Decimal& decimal) {
  const std::string& digits = decimal.digits;
  if (decimal.exponent < 0) {
    return "0." + std::string(static_cast<std::size_t>(-decimal.exponent - 1), '0') + digits;
  }
  const auto whole = static_cast<std::size_t>(decimal.exponent) + 1;
  if (digits.size() <= whole) return digits + std::string(whole - digits.size(), '0');
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string with_exponent(const Decimal& decimal) {
  std::string out = decimal.digits.substr(0, 1);
  if (decimal.digits.size() > 1) out += "." + decimal.digits.substr(1);
  return out + "e" + std::to_string(decimal.exponent);
}

// Plain notation from 1e-4 up to 10^limit, else with an exponent.
std::string lay_out(const Decimal& decimal, int limit) {
  const bool is_plain = decimal.exponent >= smallest_plain_exponent && decimal.exponent < limit;
  return (decimal.negative ? "-" : "") + (is_plain ? plain(decimal) : with_exponent(decimal));
}

std::string not_finite(double x) {
  if (std::isnan(x)) return "nan";
  return x < 0 ? "-inf" : "inf";
}

void append_nested(std::string& out, const Tensor& a, int digits, std::size_t axis,
                   std::size_t& next) {
  if (axis == a.rank()) {
    out += format_number(a[next++], digits);
    return;
  }
  out += "[";
  for (std::int64_t i = 0; i < a.shape()[axis]; ++i) {
    if (i > 0) out += ", ";
    append_nested(out, a, digits, axis + 1, next);
  }
  out += "]";
}

std::string shape_and_range(const Tensor& a, int digits) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  bool any_nan = false;
  for (const double x : a.values()) {
    any_nan = any_nan || std::isnan(x);
    low = std::min(low, std::isnan(x) ? low : x);
    high = std::max(high, std::isnan(x) ? high : x);
  }
  if (low > high) return a.shape().str() + " all nan";
  return a.shape().str() + " in [" + format_number(low, digits) + ", " +
         format_number(high, digits) + "]" + (any_nan ? " and nan" : "");
}

}  // namespace

std::string format_number(double x) {
  if (!std::isfinite(x)) return not_finite(x);
  return lay_out(shortest(x), shortest_plain_limit);
}

std::string format_number(double x, int digits) {
  if (!std::isfinite(x)) return not_finite(x);
  if (x == 0) return "0";
  const int kept = std::clamp(digits, 1, 17);
  const Decimal exact = shortest(x);
  if (exact.digits.size() <= static_cast<std::size_t>(kept)) {
    return lay_out(exact, shortest_plain_limit);
  }
  return lay_out(rounded(x, kept), kept);
}

std::string format_tensor(const Tensor& a, int digits, std::size_t elements) {
  if (a.size() == 0) return a.rank() == 1 ? "[]" : a.shape().str();
  if (a.size() > elements) return shape_and_range(a, digits);
  std::string out;
  std::size_t next = 0;
  append_nested(out, a, digits, 0, next);
  return out;
}

}  // namespace nabla
