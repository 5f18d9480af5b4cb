// Program text to tokens: words, numbers, signs, and the indentation that Python programs carry.
#pragma once

#include <string_view>

#include "engine/language/token.h"

namespace nabla {

// Reads any text, in linear time; what no program may hold becomes a `refused` token. Bytes that
// are not UTF-8 count as spaces (see unreadable_spans).
//
// Inside brackets a line goes on, as in Python, unless the next one can only be a statement: then
// a bracket was left open, and the tokens say so by a newline.
LexedText lex(std::string_view text);

}  // namespace nabla
