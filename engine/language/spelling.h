// How words and signs are spelt: the lexer's tables.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/language/token.h"

namespace nabla {

// What a folded word is: a word of the language, of Python (refused), a boolean, a hole or a name.
TokenKind kind_of_word(std::string_view word);

struct Sign {
  TokenKind kind = TokenKind::refused;
  std::size_t length = 1;  // in code points
};

// The longest ASCII sign that `ahead`, the next three folded code points, begins with.
Sign sign_of(std::u32string_view ahead);

// What a sign outside ASCII is (· × ÷ ≤ ≥ ≠ √ π ∞ …).
TokenKind kind_of_symbol(char32_t code);

}  // namespace nabla
