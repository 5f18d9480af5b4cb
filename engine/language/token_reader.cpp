#include "engine/language/token_reader.h"

#include <algorithm>

#include "engine/language/characters.h"

namespace nabla {

const Token& TokenReader::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const Token& TokenReader::advance() {
  const Token& token = tokens_[at_];
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool TokenReader::accept(TokenKind kind) {
  if (!at(kind)) return false;
  advance();
  return true;
}

bool TokenReader::touches_next(std::size_t ahead) const {
  return peek(ahead).span.end == peek(ahead + 1).span.begin;
}

std::string_view TokenReader::raw(const Token& token) const {
  return text_.substr(token.span.begin, token.span.end - token.span.begin);
}

std::string TokenReader::word(const Token& token) const { return fold_text(raw(token)); }

void TokenReader::fail(Diagnostic diagnostic) {
  if (failed_) return;
  report(std::move(diagnostic));
  failed_ = true;
  while (!at_line_end()) advance();
}

void TokenReader::note(Diagnostic diagnostic) {
  if (!failed_) report(std::move(diagnostic));
}

void TokenReader::forget_since(std::size_t mark) {
  count_ = std::min(count_, mark);
  if (diagnostics_.size() > mark) diagnostics_.resize(mark);
}

void TokenReader::report(Diagnostic diagnostic) {
  ++count_;
  if (diagnostics_.size() < limits_.diagnostics) diagnostics_.push_back(std::move(diagnostic));
}

TokenReader::Nesting::Nesting(TokenReader& reader, int needs) : reader_(reader) {
  too_deep_ =
      ++reader_.nesting_ + needs > reader_.limits_.nesting + 1;  // a whole expression is one
  if (!too_deep_) return;
  reader_.fail(
      {say("this is nested more than %1 levels deep", std::to_string(reader_.limits_.nesting)),
       say("give parts of it names, on lines of their own"), reader_.peek().span});
}

}  // namespace nabla
