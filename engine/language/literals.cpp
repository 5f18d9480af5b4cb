#include "engine/language/literals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <system_error>

#include "engine/language/characters.h"

namespace nabla {

namespace {

// Whether a literal beyond the range of doubles is large, not small: the place of its first digit
// that counts, moved by the exponent.
bool is_large(std::string_view literal) {
  constexpr long bound = 100'000'000;
  const std::size_t letter = std::min(literal.find_first_of("eE"), literal.size());
  const std::string_view digits = literal.substr(0, letter);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = std::min(digits.find_first_of("123456789"), digits.size());
  long exponent = 0;
  if (letter < literal.size()) {
    std::string_view text = literal.substr(letter + 1);
    if (text.front() == '+') text.remove_prefix(1);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (read.ec != std::errc()) exponent = text.front() == '-' ? -bound : bound;
  }
  return static_cast<long>(point) - static_cast<long>(first) + std::clamp(exponent, -bound, bound) >
         0;
}

constexpr std::array<std::pair<char, char>, 5> escapes{
    {{'n', '\n'}, {'t', '\t'}, {'\\', '\\'}, {'"', '"'}, {'\'', '\''}}};

}  // namespace

double number_value(std::string_view literal) {
  double value = 0;
  const auto read = std::from_chars(literal.data(), literal.data() + literal.size(), value);
  if (read.ec != std::errc::result_out_of_range) return value;
  return is_large(literal) ? std::numeric_limits<double>::infinity() : 0.0;
}

std::string number_literal(double x) {
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x);
  return {buffer.data(), written.ptr};
}

std::string string_contents(std::string_view token) {
  const std::size_t opening = decode(token, 0).length;
  std::size_t closing = token.size() - 1;
  while ((static_cast<unsigned char>(token[closing]) & 0xC0U) == 0x80U) --closing;
  std::string contents;
  for (std::size_t i = opening; i < closing; ++i) {
    const auto* escape = token[i] != '\\'
                             ? escapes.end()
                             : std::find_if(escapes.begin(), escapes.end(),
                                            [&](auto pair) { return pair.first == token[i + 1]; });
    if (escape == escapes.end()) {
      contents += token[i];
    } else {
      contents += escape->second;
      ++i;
    }
  }
  return contents;
}

std::string string_literal(std::string_view contents) {
  std::string token = "\"";
  for (char c : contents) {
    const auto* escape = c == '\'' ? escapes.end()
                                   : std::find_if(escapes.begin(), escapes.end(),
                                                  [c](auto pair) { return pair.second == c; });
    if (escape == escapes.end()) {
      token += c;
    } else {
      token += '\\';
      token += escape->first;
    }
  }
  return token + "\"";
}

}  // namespace nabla
