// Unicode for the lexer: decoding, and folding what people type or paste to what it stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source_span.h"

namespace nabla {

struct CodePoint {
  char32_t code = 0;
  std::size_t length = 0;  // in bytes; 0 past the end
  bool valid = true;       // false for a byte that is not UTF-8, which then stands for itself
};

// The code point that starts at byte `at`.
CodePoint decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code);

// Full-width forms to ASCII, every kind of space to ' ', minus signs to '-', mathematical letters
// (as copied from a paper) to plain ones; all else stays.
char32_t fold(char32_t code);

bool is_digit(char32_t code);          // 0 to 9
bool is_letter(char32_t code);         // may start a name; π is a sign of its own
bool is_name_part(char32_t code);      // letters, digits, `_`, subscript digits
int subscript_digit(char32_t code);    // 0 to 9, or -1
char superscript_char(char32_t code);  // '0' to '9', '+', '-', or 0

// A name or number as the tree keeps it: folded, subscripts as digits.
std::string fold_text(std::string_view text);

// Every run of bytes that is not UTF-8, and every run of NUL.
std::vector<SourceSpan> unreadable_spans(std::string_view text);

// Short enough for a message and free of control characters: what is unprintable reads U+0007.
std::string quotable(std::string_view text);

}  // namespace nabla
