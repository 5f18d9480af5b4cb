#include "engine/language/decimal_comma.h"

namespace nabla {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_decimal_comma(std::string_view whole, std::string_view part) {
  return all_digits(whole) && all_digits(part);
}

Diagnostic decimal_comma(const std::string& whole, const std::string& part, CommaMeaning meaning,
                         SourceSpan span) {
  const bool thousands = part.size() == 3 && whole.size() <= 3;
  const Message hint =
      meaning == CommaMeaning::decimal ? say("write %1.%2", whole, part)
      : thousands ? say("write %1%2 for the whole number, %1.%2 for the decimal", whole, part)
                  : say("write %1.%2, or [%1, %2] for a vector", whole, part);
  return {say("a decimal point is needed, not a comma"), hint, span};
}

}  // namespace nabla
