// What to say about forms that other notations have and this language has not.
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/language/token_reader.h"

namespace nabla {

// The next token stands where a value is needed.
Diagnostic missing_operand(const TokenReader& reader);

// The next token stands where an expression is complete: no rule goes on with it.
Diagnostic unexpected_token(const TokenReader& reader);

// Whether a word is an operator or a sign elsewhere (`then`, `do`, `xor`): no factor of a product
// without a sign.
bool is_foreign_word(std::string_view word);

// `callee(...)` where callee is no function; `arguments` covers the parentheses.
Diagnostic not_callable(const TokenReader& reader, const Token& callee, SourceSpan arguments);

// `name.attribute`; the reader stands at the point.
Diagnostic no_attribute(const TokenReader& reader);

}  // namespace nabla
