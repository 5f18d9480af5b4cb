#include "engine/language/line_scan.h"

#include "engine/language/spelling.h"

namespace nabla {

namespace {

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (decode_folded(text, at).code == U' ') at += decode_folded(text, at).length;
  return at;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  for (;;) {
    CodePoint next = decode_folded(text, at);
    if (next.code == U'_' && is_digit(decode_folded(text, at + next.length).code)) {
      at += next.length;
      next = decode_folded(text, at);
    }
    if (!is_digit(next.code)) return at;
    at += next.length;
  }
}

// Past the exponent at `at`; `at` itself when what stands there is none.
std::size_t skip_exponent(std::string_view text, std::size_t at) {
  const CodePoint letter = decode_folded(text, at);
  if (letter.code != U'e' && letter.code != U'E') return at;
  std::size_t digits = at + letter.length;
  const CodePoint sign = decode_folded(text, digits);
  if (sign.code == U'+' || sign.code == U'-') digits += sign.length;
  return is_digit(decode_folded(text, digits).code) ? skip_digits(text, digits) : at;
}

bool closes(char32_t opening, char32_t code) {
  const bool twofold = opening == U'"' || opening == U'“' || opening == U'”';
  if (twofold) return code == U'"' || code == U'“' || code == U'”';
  return code == U'\'' || code == U'‘' || code == U'’';
}

// Whether `=`, or `+=` and the like, stands there; `==` is another thing.
bool assigns_at(std::string_view text, std::size_t at) {
  char32_t ahead[3] = {};
  for (char32_t& code : ahead) {
    const CodePoint next = decode_folded(text, at);
    code = next.code;
    at += next.length;
  }
  const TokenKind kind = sign_of({ahead, 3}).kind;
  return kind == TokenKind::assign || kind == TokenKind::plus_assign ||
         kind == TokenKind::minus_assign || kind == TokenKind::star_assign ||
         kind == TokenKind::slash_assign;
}

bool line_ends_with_colon(std::string_view text, std::size_t at) {
  char32_t last = 0;
  for (const std::size_t end = line_end(text, at); at < end;) {
    const CodePoint next = decode_folded(text, at);
    if (next.code == U'#') break;
    if (next.code != U' ') last = next.code;
    at += next.length;
  }
  return last == U':';
}

}  // namespace

CodePoint decode_folded(std::string_view text, std::size_t at) {
  CodePoint point = decode(text, at);
  if (point.valid) point.code = fold(point.code);
  return point;
}

std::size_t break_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  return text[at] == '\n' ? 1 : 0;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("\r\n", at);
  return end == std::string_view::npos ? text.size() : end;
}

std::size_t number_length(std::string_view text, std::size_t at) {
  std::size_t end = skip_digits(text, at);
  const CodePoint point = decode_folded(text, end);
  const bool ellipsis = decode_folded(text, end + point.length).code == U'.';
  if (point.code == U'.' && !ellipsis) end = skip_digits(text, end + point.length);
  return skip_exponent(text, end) - at;
}

bool is_quote(char32_t code) {
  return code == U'"' || code == U'\'' || code == U'“' || code == U'”' || code == U'‘' ||
         code == U'’';
}

std::size_t string_length(std::string_view text, std::size_t at) {
  const CodePoint opening = decode_folded(text, at);
  for (std::size_t end = at + opening.length; end < text.size();) {
    const CodePoint next = decode_folded(text, end);
    if (next.code == U'\n' || next.code == U'\r') return 0;
    end += next.length;
    if (closes(opening.code, next.code)) return end - at;
    if (next.code == U'\\' && break_length(text, end) == 0) end += decode(text, end).length;
  }
  return 0;
}

bool line_begins_statement(std::string_view text, std::size_t at, bool argument_may_follow,
                           bool operand_before) {
  const std::size_t begin = skip_spaces(text, at);
  std::size_t end = begin;
  while (is_name_part(decode_folded(text, end).code)) end += decode_folded(text, end).length;
  if (end == begin) return false;
  const std::size_t next = skip_spaces(text, end);
  switch (kind_of_word(fold_text(text.substr(begin, end - begin)))) {
    case TokenKind::kw_def:
    case TokenKind::kw_while:
    case TokenKind::kw_for:
    case TokenKind::kw_return:
    case TokenKind::kw_pass:
    case TokenKind::kw_break:
    case TokenKind::kw_continue:
    case TokenKind::kw_elif:
      return true;
    case TokenKind::kw_if:
      return !operand_before || line_ends_with_colon(text, next);
    case TokenKind::kw_else:
      return decode_folded(text, next).code == U':';
    case TokenKind::name:
      return !argument_may_follow && assigns_at(text, next);
    default:
      return false;
  }
}

}  // namespace nabla
