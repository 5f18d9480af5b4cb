// The advice on 1,5 for 1.5, wherever a number is written: programs, options and value fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"

namespace nabla {

// Whether these, with nothing but a comma between them, look like one decimal number: digits alone.
bool is_decimal_comma(std::string_view whole, std::string_view part);

// Says to write a point; where a list could be meant as well, how that is written, and of three
// digits that they may be thousands.
enum class CommaMeaning : std::uint8_t { decimal, decimal_or_list };
Diagnostic decimal_comma(const std::string& whole, const std::string& part, CommaMeaning meaning,
                         SourceSpan span);

}  // namespace nabla
