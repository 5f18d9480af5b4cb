// Walks the tokens of a text for the parsers, and gathers what is wrong with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/language/parser.h"
#include "engine/language/token.h"

namespace nabla {

// After a failure the reader stands at the end of the line, where no rule finds what it wants, so
// that parsers simply run to their end; what they then miss is not reported.
class TokenReader {
 public:
  TokenReader(std::string_view text, const LexedText& lexed, const ParseLimits& limits)
      : text_(text), tokens_(lexed.tokens), limits_(limits) {}

  const Token& peek(std::size_t ahead = 0) const;
  const Token& previous() const { return tokens_[at_ == 0 ? 0 : at_ - 1]; }
  bool at(TokenKind kind) const { return peek().kind == kind; }
  bool at_start() const { return at_ == 0; }
  bool at_line_end() const { return at(TokenKind::newline) || at(TokenKind::end); }
  const Token& advance();
  bool accept(TokenKind kind);
  // Whether no space stands between the token `ahead` and the one after it.
  bool touches_next(std::size_t ahead = 0) const;

  std::string_view raw(const Token& token) const;
  std::string word(const Token& token) const;  // folded
  std::string_view text() const { return text_; }
  const ParseLimits& limits() const { return limits_; }

  // Reports, and gives up the rest of the line.
  void fail(Diagnostic diagnostic);
  // Reports what is wrong with something that could be read all the same.
  void note(Diagnostic diagnostic);
  bool failed() const { return failed_; }
  void recover() { failed_ = false; }
  // What was reported since `mark` is taken back: a better explanation was found.
  std::size_t mark() const { return count_; }
  void forget_since(std::size_t mark);

  std::size_t error_count() const { return count_; }
  std::vector<Diagnostic> take_diagnostics() { return std::move(diagnostics_); }

  // One level of parentheses, operators or blocks, as long as it lives. `needs` more levels must
  // be left for what it holds: a block holds expressions.
  class Nesting {
   public:
    explicit Nesting(TokenReader& reader, int needs = 0);
    ~Nesting() { --reader_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool too_deep() const { return too_deep_; }  // and reported

   private:
    TokenReader& reader_;
    bool too_deep_ = false;
  };

 private:
  void report(Diagnostic diagnostic);

  std::string_view text_;
  const std::vector<Token>& tokens_;
  ParseLimits limits_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  bool failed_ = false;
  std::size_t count_ = 0;
  std::vector<Diagnostic> diagnostics_;  // the first ones
};

}  // namespace nabla
