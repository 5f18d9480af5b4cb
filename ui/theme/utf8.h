// Text of the engine, which is UTF-8, for Qt.
#pragma once

#include <QString>
#include <string_view>

namespace nabla::ui {

inline QString utf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace nabla::ui
