#include "engine/language/program_names.h"

#include "engine/language/characters.h"
#include "engine/language/function_names.h"

namespace nabla {

namespace {

bool is_assignment(TokenKind kind) {
  return kind == TokenKind::assign || kind == TokenKind::plus_assign ||
         kind == TokenKind::minus_assign || kind == TokenKind::star_assign ||
         kind == TokenKind::slash_assign;
}

bool begins_statement(TokenKind before) {
  return before == TokenKind::newline || before == TokenKind::indent ||
         before == TokenKind::dedent || before == TokenKind::semicolon ||
         before == TokenKind::colon;
}

bool opens(TokenKind kind) {
  return kind == TokenKind::left_paren || kind == TokenKind::left_bracket;
}

bool closes(TokenKind kind) {
  return kind == TokenKind::right_paren || kind == TokenKind::right_bracket;
}

class Scan {
 public:
  Scan(ProgramNames& names, std::string_view text, const std::vector<Token>& tokens)
      : names_(names), text_(text), tokens_(tokens) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const TokenKind before = i == 0 ? TokenKind::newline : kind(i - 1);
      switch (kind(i)) {
        case TokenKind::kw_def:
          define(i);
          break;
        case TokenKind::kw_lambda:
          parameters(i + 1, TokenKind::colon);
          break;
        case TokenKind::kw_for:
          parameters(i + 1, TokenKind::kw_in);
          break;
        case TokenKind::name:
          if (begins_statement(before)) assignment(i);
          break;
        default:
          break;
      }
    }
  }

 private:
  TokenKind kind(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].kind : TokenKind::end;
  }
  std::string word(std::size_t i) const {
    const SourceSpan span = tokens_[i].span;
    return fold_text(text_.substr(span.begin, span.end - span.begin));
  }

  void define(std::size_t i) {
    if (kind(i + 1) != TokenKind::name) return;
    names_.functions.insert(word(i + 1));
    if (kind(i + 2) == TokenKind::left_paren) parameters(i + 3, TokenKind::right_paren);
  }

  // The names up to `last`: `a, b = 2, c`. Stops where no parameter list goes on.
  void parameters(std::size_t i, TokenKind last) {
    for (; kind(i) == TokenKind::name || kind(i) == TokenKind::comma ||
           kind(i) == TokenKind::assign || kind(i) == TokenKind::number;
         ++i) {
      if (kind(i) == last) return;
      const bool default_value = kind(i - 1) == TokenKind::assign;
      if (kind(i) == TokenKind::name && !default_value) names_.values.insert(word(i));
    }
  }

  // `a, b = ...`, `f = lambda ...`, `x += ...`
  void assignment(std::size_t i) {
    std::size_t end = i;
    while (kind(end) == TokenKind::name && kind(end + 1) == TokenKind::comma) end += 2;
    if (kind(end) != TokenKind::name || !is_assignment(kind(end + 1))) return;
    for (; i < end; i += 2) names_.values.insert(word(i));
    const bool is_function = kind(end + 1) == TokenKind::assign && is_function_value(end + 2);
    (is_function ? names_.functions : names_.values).insert(word(end));
    if (is_own_call(end + 2)) names_.results.insert(word(end));
  }

  // A call of the program's own function, which may return another.
  bool is_own_call(std::size_t i) const {
    return kind(i) == TokenKind::name && kind(i + 1) == TokenKind::left_paren &&
           names_.is_function(word(i));
  }

  // `lambda a, b: a`, but not `lambda a: a, b`, which is a tuple.
  bool is_lambda(std::size_t i) const {
    if (kind(i) != TokenKind::kw_lambda) return false;
    int depth = 0;
    bool in_body = false;
    for (++i; kind(i) != TokenKind::newline && kind(i) != TokenKind::end; ++i) {
      if (depth == 0 && kind(i) == TokenKind::semicolon) break;
      if (depth == 0 && kind(i) == TokenKind::comma && in_body) return false;
      if (depth == 0 && kind(i) == TokenKind::colon) in_body = true;
      if (opens(kind(i))) ++depth;
      if (closes(kind(i))) --depth;
    }
    return true;
  }

  // A lambda, or a function's name alone.
  bool is_function_value(std::size_t i) const {
    if (is_lambda(i)) return true;
    if (kind(i) != TokenKind::name) return false;
    const std::string name = word(i);
    const bool alone = kind(i + 1) == TokenKind::newline || kind(i + 1) == TokenKind::semicolon;
    return alone &&
           (names_.is_function(name) || (is_known_function(name) && !names_.is_value(name)));
  }

  ProgramNames& names_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

ProgramNames::ProgramNames(const NamesInScope& scope)
    : functions(scope.functions.begin(), scope.functions.end()),
      values(scope.values.begin(), scope.values.end()) {}

void add_names(ProgramNames& names, std::string_view text, const std::vector<Token>& tokens) {
  Scan(names, text, tokens).run();
}

}  // namespace nabla
