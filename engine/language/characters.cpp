#include "engine/language/characters.h"

#include <algorithm>
#include <array>

namespace nabla {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](Range range) { return code >= range.first && code <= range.last; });
}

// The scripts that names are written in, after Unicode's Letter categories, block by block.
constexpr std::array<Range, 33> letters{{
    {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},       {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2AF},    {0x370, 0x373},   {0x376, 0x37D},     {0x37F, 0x386},   {0x388, 0x3BF},
    {0x3C1, 0x3F5},   {0x3F7, 0x481},   {0x48A, 0x52F},     {0x531, 0x556},   {0x561, 0x587},
    {0x5D0, 0x5EA},   {0x620, 0x64A},   {0x671, 0x6D3},     {0x904, 0x939},   {0xE01, 0xE30},
    {0x10A0, 0x10FF}, {0x1100, 0x11FF}, {0x1E00, 0x1FBC},   {0x1FC2, 0x1FFC}, {0x3005, 0x3007},
    {0x3041, 0x3096}, {0x30A1, 0x30FE}, {0x3105, 0x312F},   {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0x20000, 0x3134F},
}};

// Marks that follow a letter and belong to it, as in a decomposed é or a Thai vowel.
constexpr std::array<Range, 4> marks{
    {{0x300, 0x36F}, {0x93A, 0x94D}, {0xE31, 0xE3A}, {0xE47, 0xE4E}}};

constexpr std::array<Range, 5> spaces{
    {{0xA0, 0xA0}, {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}}};

constexpr std::array<Range, 7> invisible{{{0x00, 0x1F},
                                          {0x7F, 0x9F},
                                          {0xAD, 0xAD},
                                          {0x200B, 0x200F},
                                          {0x2028, 0x202E},
                                          {0x2060, 0x2064},
                                          {0xFEFF, 0xFEFF}}};

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// The length that a lead byte promises, or 0.
std::size_t promised_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

char32_t fold_mathematical(char32_t code) {
  if (code >= 0x1D400 && code <= 0x1D6A3) {  // 13 styles of A to Z and a to z
    const char32_t index = (code - 0x1D400) % 52;
    return index < 26 ? U'A' + index : U'a' + index - 26;
  }
  if (code >= 0x1D6A8 && code <= 0x1D7C9) {  // 5 styles of Greek
    const char32_t index = (code - 0x1D6A8) % 58;
    if (index < 25 && index != 17) return 0x391 + index;
    if (index > 25 && index < 51) return 0x3B1 + index - 26;
    return code;
  }
  if (code >= 0x1D7CE && code <= 0x1D7FF) return U'0' + (code - 0x1D7CE) % 10;
  return code;
}

std::string code_name(char32_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name;
  for (; code != 0 || name.size() < 4; code >>= 4) name += digits[code & 0xFU];
  std::reverse(name.begin(), name.end());
  return "U+" + name;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = promised_length(lead);
  if (length == 1) return {lead, 1, true};
  const CodePoint bad{lead, 1, false};
  if (length == 0) return bad;
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, at + i)) return bad;
    code = (code << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return bad;
  return {code, length, true};
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | (code >> 6U));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

char32_t fold(char32_t code) {
  if (code < 0x80) return code == '\t' || code == '\f' || code == '\v' ? U' ' : code;
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  if (within(spaces, code)) return U' ';
  if (code == 0x2212 || code == 0x2010 || code == 0x2011 || code == 0x2013) return U'-';
  if (code == 0x3001) return U',';  // 、
  if (code == 0xB5) return 0x3BC;   // the micro sign is a mu
  if (code == 0x210E) return U'h';  // the italic h stands apart from its alphabet
  return fold_mathematical(code);
}

bool is_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

bool is_letter(char32_t code) {
  if (code < 0x80) return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
  return within(letters, code);
}

bool is_name_part(char32_t code) {
  return is_letter(code) || is_digit(code) || code == U'_' || subscript_digit(code) >= 0 ||
         within(marks, code);
}

int subscript_digit(char32_t code) {
  return code >= 0x2080 && code <= 0x2089 ? static_cast<int>(code - 0x2080) : -1;
}

char superscript_char(char32_t code) {
  if (code == 0xB9) return '1';
  if (code == 0xB2 || code == 0xB3) return static_cast<char>('2' + (code - 0xB2));
  if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079)) {
    return static_cast<char>('0' + (code - 0x2070));
  }
  if (code == 0x207A) return '+';
  return code == 0x207B ? '-' : '\0';
}

std::string fold_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.length;
    const char32_t code = fold(point.code);
    const int subscript = subscript_digit(code);
    append_utf8(out, subscript >= 0 ? U'0' + static_cast<char32_t>(subscript) : code);
  }
  return out;
}

std::vector<SourceSpan> unreadable_spans(std::string_view text) {
  std::vector<SourceSpan> spans;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (!point.valid || point.code == 0) {
      const bool goes_on =
          !spans.empty() && spans.back().end == at && (text[at] == '\0') == (text[at - 1] == '\0');
      if (goes_on) {
        spans.back().end = at + 1;
      } else {
        spans.push_back({at, at + 1});
      }
    }
    at += point.length;
  }
  return spans;
}

std::string quotable(std::string_view text) {
  constexpr std::size_t longest = 40;  // code points
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == longest) return out + "…";
    const CodePoint point = decode(text, at);
    at += point.length;
    if (!point.valid || within(invisible, point.code)) {
      out += code_name(point.code);
    } else {
      append_utf8(out, point.code);
    }
  }
  return out;
}

}  // namespace nabla
