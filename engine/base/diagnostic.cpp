#include "engine/base/diagnostic.h"

#include <algorithm>

namespace nabla {

TextPosition position_of(std::string_view text, std::size_t offset) {
  TextPosition position;
  const std::size_t end = std::min(offset, text.size());
  for (std::size_t i = 0; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n') {
      ++position.line;
      position.column = 1;
    } else if ((byte & 0xC0U) != 0x80U) {  // not a UTF-8 continuation byte
      ++position.column;
    }
  }
  return position;
}

std::string describe(const Diagnostic& diagnostic, std::string_view file, std::string_view text) {
  const TextPosition at = position_of(text, diagnostic.span.begin);
  std::string line = std::string(file) + ":" + std::to_string(at.line) + ":" +
                     std::to_string(at.column) + ": " + diagnostic.what.str();
  if (!diagnostic.hint.empty()) line += " (" + diagnostic.hint.str() + ")";
  return line;
}

}  // namespace nabla
