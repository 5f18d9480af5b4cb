#include "engine/base/message.h"

namespace nabla {

std::string Message::str() const {
  std::string out = subject.empty() ? "" : subject + ": ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool placeholder =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    const std::size_t index = placeholder ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
    if (placeholder && index < args.size()) {
      out += args[index];
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace nabla
