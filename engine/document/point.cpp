#include <optional>
#include <string>
#include <vector>

#include "engine/document/constant_expression.h"
#include "engine/document/document.h"
#include "engine/language/characters.h"
#include "engine/language/decimal_comma.h"
#include "engine/language/parser.h"

namespace nabla {

namespace {

struct Entry {
  std::string_view name;
  std::string_view value;
  SourceSpan name_span;
  std::size_t value_begin = 0;
};

Diagnostic about(std::string_view name, Diagnostic diagnostic, std::size_t offset) {
  if (diagnostic.what.subject.empty()) diagnostic.what.subject = quotable(name);
  diagnostic.span.begin += offset;
  diagnostic.span.end += offset;
  return diagnostic;
}

// Splits at the commas outside brackets; where each part begins and ends.
std::vector<SourceSpan> parts_of(std::string_view text) {
  std::vector<SourceSpan> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = decode(text, at);
    const char32_t code = fold(here.code);
    if (code == U'[' || code == U'(') ++depth;
    if (code == U']' || code == U')') --depth;
    if (code == U',' && depth <= 0) {
      parts.push_back({begin, at});
      begin = at + here.length;
    }
    at += here.length;
  }
  parts.push_back({begin, text.size()});
  return parts;
}

// The folded code points of a text without the spaces around it.
std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char32_t code) {
    return code == U' ' || code == U'\t' || code == U'\n' || code == U'\r';
  };
  std::size_t begin = text.size();
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) {
    if (is_space(fold(decode(text, at).code))) continue;
    if (begin == text.size()) begin = at;
    end = at + decode(text, at).length;
  }
  return text.substr(begin, end - begin);
}

bool is_name(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = decode(text, at);
    const char32_t code = fold(here.code);
    const bool fits = at == 0 ? is_letter(code) || code == U'_' : is_name_part(code);
    if (!here.valid || !fits) return false;
    at += here.length;
  }
  return !text.empty();
}

Expected<Entry> read_entry(std::string_view text, SourceSpan part) {
  const Message form = say("write name=value, for example x=3,w=[1,2]");
  const std::string_view entry = text.substr(part.begin, part.end - part.begin);
  for (std::size_t at = 0; at < entry.size();) {
    const CodePoint here = decode(entry, at);
    if (fold(here.code) == U'=') {
      const std::string_view name = trimmed(entry.substr(0, at));
      const std::size_t value = at + here.length;
      if (is_name(name)) return Entry{name, entry.substr(value), part, part.begin + value};
      return Diagnostic{say("%1 is not a name", quotable(name)), form, part};
    }
    at += here.length;
  }
  if (trimmed(entry).empty()) return Diagnostic{say("an entry is missing here"), form, part};
  return Diagnostic{say("%1 has no value", quotable(trimmed(entry))), form, part};
}

Expected<Done> add_entry(const Entry& entry, Point& point) {
  const std::string name = fold_text(entry.name);
  const Expected<Expr> expr = parse_expression(entry.value);
  if (!expr) return about(entry.name, expr.error(), entry.value_begin);
  Expected<Tensor> value = constant_value(*expr);
  if (!value) return about(entry.name, value.error(), entry.value_begin);
  if (point.emplace(name, *std::move(value)).second) return Done{};
  return Diagnostic{say("%1 is given twice", name), {}, entry.name_span};
}

std::string_view part_of(std::string_view text, SourceSpan part) {
  return text.substr(part.begin, part.end - part.begin);
}

// The last digits before a comma, as the 2 in x=-2,5.
std::string digits_at_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of("0123456789");
  const bool of_decimal = last != std::string_view::npos && text[last] == '.';
  if (of_decimal) return {};
  return std::string(last == std::string_view::npos ? text : text.substr(last + 1));
}

// x=2,5 for x=2.5, which would read as an entry without a name.
std::optional<Diagnostic> comma_for_point(std::string_view text, SourceSpan before,
                                          SourceSpan part) {
  const std::string entry = fold_text(part_of(text, before));
  const std::string whole = digits_at_end(entry);
  const std::string rest = fold_text(part_of(text, part));
  const bool named = entry.find('=') != std::string::npos;
  if (!named || !is_decimal_comma(whole, rest)) return {};
  return decimal_comma(whole, rest, CommaMeaning::decimal_or_list, cover(before, part));
}

}  // namespace

Expected<Point> parse_point(std::string_view text) {
  Point point;
  if (trimmed(text).empty()) return point;
  const std::vector<SourceSpan> parts = parts_of(text);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (auto comma = comma_for_point(text, parts[i - 1], parts[i])) return *std::move(comma);
  }
  for (const SourceSpan part : parts) {
    const Expected<Entry> entry = read_entry(text, part);
    if (!entry) return entry.error();
    if (const Expected<Done> done = add_entry(*entry, point); !done) return done.error();
  }
  return point;
}

}  // namespace nabla
