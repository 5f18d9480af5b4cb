// Messages in the language of the locale, as UTF-8 for a terminal.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"

namespace nabla::app {

// "zh" or "en", from --lang or else the locale's environment variables.
void use_language(const std::string& language);
std::string locale_language();

std::string text(const Message& message);
// Of a word or sentence that stands in a table of the engine.
std::string translated(std::string_view words);
// `what (hint)`.
std::string text(const Diagnostic& diagnostic);

}  // namespace nabla::app
