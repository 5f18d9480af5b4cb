#include "engine/language/spelling.h"

#include <utility>

namespace nabla {

namespace {

constexpr std::pair<std::string_view, TokenKind> words[] = {
    {"_", TokenKind::hole},           {"true", TokenKind::boolean},
    {"false", TokenKind::boolean},    {"True", TokenKind::boolean},
    {"False", TokenKind::boolean},    {"if", TokenKind::kw_if},
    {"elif", TokenKind::kw_elif},     {"else", TokenKind::kw_else},
    {"while", TokenKind::kw_while},   {"for", TokenKind::kw_for},
    {"in", TokenKind::kw_in},         {"def", TokenKind::kw_def},
    {"return", TokenKind::kw_return}, {"pass", TokenKind::kw_pass},
    {"break", TokenKind::kw_break},   {"continue", TokenKind::kw_continue},
    {"and", TokenKind::kw_and},       {"or", TokenKind::kw_or},
    {"not", TokenKind::kw_not},       {"lambda", TokenKind::kw_lambda},
};

constexpr std::string_view words_of_python[] = {
    "import", "from",     "class", "try",    "except", "finally", "with",  "global",
    "is",     "nonlocal", "yield", "assert", "del",    "raise",   "async", "await",
};

// Longer ones first: the first that fits is taken.
constexpr std::pair<std::u32string_view, TokenKind> signs[] = {
    {U"...", TokenKind::ellipsis},
    {U"**=", TokenKind::refused},
    {U"//=", TokenKind::refused},
    {U"===", TokenKind::refused},
    {U"!==", TokenKind::refused},
    {U"**", TokenKind::power},
    {U"//", TokenKind::floor_divide},
    {U"<=", TokenKind::less_equal},
    {U">=", TokenKind::greater_equal},
    {U"==", TokenKind::equal},
    {U"!=", TokenKind::not_equal},
    {U"+=", TokenKind::plus_assign},
    {U"-=", TokenKind::minus_assign},
    {U"*=", TokenKind::star_assign},
    {U"/=", TokenKind::slash_assign},
    {U"%=", TokenKind::refused},
    {U"@=", TokenKind::refused},
    {U"^=", TokenKind::refused},
    {U"&&", TokenKind::refused},
    {U"<>", TokenKind::refused},
    {U"=<", TokenKind::refused},
    {U"=>", TokenKind::refused},
    {U":=", TokenKind::refused},
    {U"->", TokenKind::refused},
    {U"<<", TokenKind::refused},
    {U">>", TokenKind::refused},
    {U"+", TokenKind::plus},
    {U"-", TokenKind::minus},
    {U"*", TokenKind::star},
    {U"/", TokenKind::slash},
    {U"%", TokenKind::percent},
    {U"@", TokenKind::at},
    {U"^", TokenKind::power},
    {U"<", TokenKind::less},
    {U">", TokenKind::greater},
    {U"=", TokenKind::assign},
    {U",", TokenKind::comma},
    {U":", TokenKind::colon},
    {U";", TokenKind::semicolon},
    {U".", TokenKind::dot},
    {U"(", TokenKind::left_paren},
    {U")", TokenKind::right_paren},
    {U"[", TokenKind::left_bracket},
    {U"]", TokenKind::right_bracket},
    {U"|", TokenKind::bar},
};

}  // namespace

TokenKind kind_of_word(std::string_view word) {
  for (const auto& [text, kind] : words) {
    if (text == word) return kind;
  }
  for (std::string_view text : words_of_python) {
    if (text == word) return TokenKind::refused;
  }
  return TokenKind::name;
}

Sign sign_of(std::u32string_view ahead) {
  for (const auto& [text, kind] : signs) {
    if (ahead.substr(0, text.size()) == text) return {kind, text.size()};
  }
  return {};
}

TokenKind kind_of_symbol(char32_t code) {
  switch (code) {
    case U'·':
    case U'⋅':
    case U'∙':
    case U'∗':
    case U'×':
      return TokenKind::star;
    case U'÷':
    case U'∕':
      return TokenKind::slash;
    case U'≤':
    case U'≦':
    case U'⩽':
      return TokenKind::less_equal;
    case U'≥':
    case U'≧':
    case U'⩾':
      return TokenKind::greater_equal;
    case U'≠':
      return TokenKind::not_equal;
    case U'√':
      return TokenKind::root;
    case U'π':
    case U'∞':
      return TokenKind::constant;
    case U'…':
      return TokenKind::ellipsis;
    default:
      return TokenKind::refused;
  }
}

}  // namespace nabla
