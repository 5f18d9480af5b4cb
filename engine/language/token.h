// The words, signs and line structure that a program text consists of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"

namespace nabla {

enum class TokenKind : std::uint8_t {
  end,
  newline,  // ends a logical line
  indent,
  dedent,
  number,
  string,
  name,
  hole,         // _
  boolean,      // true, false, True, False
  constant,     // π, ∞
  superscript,  // x², x⁻¹
  refused,      // a sign or word of other languages, see refusals.h
  // words
  kw_if,
  kw_elif,
  kw_else,
  kw_while,
  kw_for,
  kw_in,
  kw_def,
  kw_return,
  kw_pass,
  kw_break,
  kw_continue,
  kw_and,
  kw_or,
  kw_not,
  kw_lambda,
  // signs
  plus,
  minus,
  star,
  slash,
  floor_divide,
  percent,
  at,
  power,  // ** and ^
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  assign,
  plus_assign,
  minus_assign,
  star_assign,
  slash_assign,
  comma,
  colon,
  semicolon,
  dot,
  ellipsis,
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  bar,   // |x|
  root,  // √
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::uint32_t column = 0;  // of an indent: how far in the block stands
  SourceSpan span;
};

// A comment or a blank line: kept beside the tokens, in order of place.
struct Trivia {
  SourceSpan span;           // of a comment from its `#`, without trailing spaces
  std::uint32_t column = 0;  // how far in it stands
  bool blank = false;
};

struct LexedText {
  std::vector<Token> tokens;            // a newline after every logical line; the last is `end`
  std::vector<Trivia> trivia;           // comments and blank lines
  std::vector<Diagnostic> diagnostics;  // of the indentation alone, the first ones
  std::size_t error_count = 0;          // all of them
};

}  // namespace nabla
