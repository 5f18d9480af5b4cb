#include "engine/interchange/npy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

namespace {

Diagnostic damaged() {
  return {say("this is no NPY file, or it is damaged"), say("write it with numpy.save"), {}};
}

Diagnostic too_large(std::size_t most) {
  return {say("there is too much data"), say("at most %1 elements", std::to_string(most)), {}};
}

// The header is a Python dictionary of three entries, written by repr(); only what numpy.save
// writes is understood.
struct Header {
  std::string_view kind;  // "<f8"
  bool fortran = false;
  std::vector<std::int64_t> shape;
};

class HeaderReader {
 public:
  explicit HeaderReader(std::string_view text) : text_(text) {}

  std::optional<Header> read() {
    Header header;
    int entries = 0;
    if (!take('{')) return std::nullopt;
    while (!take('}')) {
      const auto key = quoted();
      if (!key || !take(':') || !entry(*key, header)) return std::nullopt;
      ++entries;
      take(',');
    }
    return entries == 3 ? std::optional(header) : std::nullopt;
  }

 private:
  bool entry(std::string_view key, Header& header) {
    if (key == "descr") {
      const auto kind = quoted();
      header.kind = kind.value_or("");
      return kind.has_value();
    }
    if (key == "fortran_order") {
      header.fortran = word("True");
      return header.fortran || word("False");
    }
    return key == "shape" && tuple(header.shape);
  }
  bool tuple(std::vector<std::int64_t>& extents) {
    if (!take('(')) return false;
    while (!take(')')) {
      skip_blanks();
      std::int64_t extent = 0;
      const char* const end = text_.data() + text_.size();
      const auto [after, error] = std::from_chars(text_.data(), end, extent);
      if (error != std::errc() || extent < 0) return false;
      text_.remove_prefix(static_cast<std::size_t>(after - text_.data()));
      extents.push_back(extent);
      if (!take(',') && peek() != ')') return false;
    }
    return true;
  }
  std::optional<std::string_view> quoted() {
    const char quote = peek();
    if (quote != '\'' && quote != '"') return std::nullopt;
    const std::size_t end = text_.find(quote, 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    return inside;
  }
  void skip_blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n'))
      text_.remove_prefix(1);
  }
  char peek() {
    skip_blanks();
    return text_.empty() ? '\0' : text_.front();
  }
  bool take(char c) {
    if (peek() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool word(std::string_view word) {
    skip_blanks();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::string_view text_;
};

// --- numbers ---

template <class T>
double number_at(const char* bytes, bool swapped) {
  std::array<char, sizeof(T)> raw;
  std::memcpy(raw.data(), bytes, sizeof(T));
  if (swapped) std::reverse(raw.begin(), raw.end());
  return static_cast<double>(std::bit_cast<T>(raw));
}

// IEEE 754 binary16.
double half_at(const char* bytes, bool swapped) {
  const auto bits = static_cast<unsigned>(number_at<std::uint16_t>(bytes, swapped));
  const int exponent = static_cast<int>((bits >> 10U) & 0x1fU);
  const double fraction = static_cast<double>(bits & 0x3ffU);
  double size = 0;
  if (exponent == 0) {
    size = std::ldexp(fraction, -24);
  } else if (exponent == 31) {
    size = fraction == 0 ? HUGE_VAL : std::nan("");
  } else {
    size = std::ldexp(fraction + 1024, exponent - 25);
  }
  return (bits & 0x8000U) != 0 ? -size : size;
}

double truth_at(const char* bytes, bool) { return *bytes != 0 ? 1 : 0; }

struct NumberKind {
  std::string_view name;  // without its byte order
  std::size_t bytes;
  double (*read)(const char*, bool swapped);
};

constexpr NumberKind kinds[] = {
    {"f8", 8, number_at<double>},
    {"f4", 4, number_at<float>},
    {"f2", 2, half_at},
    {"i1", 1, number_at<std::int8_t>},
    {"i2", 2, number_at<std::int16_t>},
    {"i4", 4, number_at<std::int32_t>},
    {"i8", 8, number_at<std::int64_t>},
    {"u1", 1, number_at<std::uint8_t>},
    {"u2", 2, number_at<std::uint16_t>},
    {"u4", 4, number_at<std::uint32_t>},
    {"u8", 8, number_at<std::uint64_t>},
    {"b1", 1, truth_at},
};

const NumberKind* find_kind(std::string_view name) {
  for (const NumberKind& kind : kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

// Whether the bytes of that order stand the other way round here; nothing for no order.
std::optional<bool> swapped(char order) {
  constexpr bool little = std::endian::native == std::endian::little;
  if (order == '<') return !little;
  if (order == '>') return little;
  if (order == '=' || order == '|') return false;
  return std::nullopt;
}

// The header's text and what follows it.
struct Parts {
  std::string_view header;
  std::string_view data;
};

std::optional<Parts> split(std::string_view bytes) {
  constexpr std::string_view magic = "\x93NUMPY";
  if (!bytes.starts_with(magic) || bytes.size() < 10) return std::nullopt;
  const unsigned version = static_cast<unsigned char>(bytes[6]);
  if (version < 1 || version > 3) return std::nullopt;
  const std::size_t width = version == 1 ? 2 : 4;
  const std::size_t start = 8 + width;
  if (bytes.size() < start) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = width; i-- > 0;) {
    length = length << 8U | static_cast<unsigned char>(bytes[8 + i]);
  }
  if (length > bytes.size() - start) return std::nullopt;
  return Parts{bytes.substr(start, length), bytes.substr(start + length)};
}

// How many elements there are, or nothing for more than `most`.
std::optional<std::size_t> count_of(const std::vector<std::int64_t>& shape, std::size_t most) {
  std::size_t count = 1;
  const auto largest = static_cast<std::int64_t>(most);
  if (std::ranges::any_of(shape, [&](std::int64_t extent) { return extent > largest; })) {
    return std::nullopt;
  }
  if (std::ranges::find(shape, 0) != shape.end()) return 0;
  for (const std::int64_t extent : shape) {
    const auto length = static_cast<std::size_t>(extent);
    if (length > most / count) return std::nullopt;
    count *= length;
  }
  return count;
}

// In Fortran order the first axis runs fastest: element k of the file is at this place of the
// result.
std::vector<double> in_c_order(const std::vector<double>& from,
                               const std::vector<std::int64_t>& extents) {
  std::vector<double> to(from.size());
  const std::vector<std::size_t> strides = Shape(extents).strides();
  std::vector<std::int64_t> index(extents.size(), 0);
  std::size_t place = 0;
  for (const double x : from) {
    to[place] = x;
    for (std::size_t axis = 0; axis < extents.size(); ++axis) {
      place += strides[axis];
      if (++index[axis] < extents[axis]) break;
      place -= strides[axis] * static_cast<std::size_t>(extents[axis]);
      index[axis] = 0;
    }
  }
  return to;
}

Diagnostic no_numbers(std::string_view kind) {
  const bool objects = kind.find('O') != std::string_view::npos;
  if (objects) {
    return {say("this array holds Python objects, which are not read"),
            say("save an array of numbers"),
            {}};
  }
  return {say("arrays of type %1 are not read", std::string(kind.substr(0, 20))),
          say("save an array of numbers"),
          {}};
}

}  // namespace

Expected<Tensor> read_npy(std::string_view bytes, std::size_t most_elements) {
  const auto parts = split(bytes);
  if (!parts) return damaged();
  const auto header = HeaderReader(parts->header).read();
  if (!header) return damaged();
  const NumberKind* kind = find_kind(header->kind.substr(header->kind.empty() ? 0 : 1));
  const auto turned = header->kind.empty() ? std::nullopt : swapped(header->kind.front());
  if (kind == nullptr || !turned) return no_numbers(header->kind);
  constexpr std::size_t most_axes = 32;
  const auto count = count_of(header->shape, most_elements);
  if (!count || header->shape.size() > most_axes) return too_large(most_elements);
  if (*count > parts->data.size() / kind->bytes) {
    return Diagnostic{say("this NPY file ends before its data does"), say("save it again"), {}};
  }
  std::vector<double> values(*count);
  for (std::size_t k = 0; k < *count; ++k) {
    values[k] = kind->read(parts->data.data() + k * kind->bytes, *turned);
  }
  if (header->fortran) values = in_c_order(values, header->shape);
  return Tensor(Shape(header->shape), std::move(values));
}

}  // namespace nabla
