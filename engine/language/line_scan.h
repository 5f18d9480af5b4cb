// Looking ahead in the text without making tokens: where numbers, strings and lines end.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/language/characters.h"

namespace nabla {

// As decode, with the code point folded.
CodePoint decode_folded(std::string_view text, std::size_t at);

// Bytes of the line break at `at`: 2 for \r\n, 1 for \n or \r, else 0.
std::size_t break_length(std::string_view text, std::size_t at);
// The next line break, or the end.
std::size_t line_end(std::string_view text, std::size_t at);

// Bytes of the number that starts at `at`: digits with `_` between, a point, an exponent.
std::size_t number_length(std::string_view text, std::size_t at);

bool is_quote(char32_t code);
// Bytes of the string that starts at `at` with its quotes, or 0 when its line ends first.
std::size_t string_length(std::string_view text, std::size_t at);

// Whether the line at `at`, which stands inside open brackets, can only be a statement.
// argument_may_follow: `name = value` may be a keyword argument there.
// operand_before: an `if` may go on a conditional expression.
bool line_begins_statement(std::string_view text, std::size_t at, bool argument_may_follow,
                           bool operand_before);

}  // namespace nabla
