// Places of the engine (bytes of UTF-8) as places of Qt (UTF-16 units).
#pragma once

#include <QString>
#include <string_view>

namespace nabla::ui {

inline int utf16Position(std::string_view utf8, std::size_t byte) {
  const std::size_t end = byte < utf8.size() ? byte : utf8.size();
  const std::string_view before = utf8.substr(0, end);
  int position =
      static_cast<int>(QString::fromUtf8(before.data(), static_cast<qsizetype>(end)).size());
  // The end of a line is one unit to Qt, however the file writes it.
  for (std::size_t at = before.find("\r\n"); at != std::string_view::npos;
       at = before.find("\r\n", at + 2)) {
    --position;
  }
  return position;
}

}  // namespace nabla::ui
