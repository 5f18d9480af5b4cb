// Places of the engine (bytes of UTF-8) as places of Qt (UTF-16 units).
#pragma once

#include <QString>
#include <string_view>

namespace nabla::ui {

inline int utf16Position(std::string_view utf8, std::size_t byte) {
  const std::size_t end = byte < utf8.size() ? byte : utf8.size();
  return static_cast<int>(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(end)).size());
}

}  // namespace nabla::ui
