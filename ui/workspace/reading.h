// Which way the graph is read on the canvas, as documents say it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/document/document.h"

namespace nabla::ui {

enum class Reading : std::uint8_t {
  across,  // from left to right
  down,    // from top to bottom
};

inline constexpr std::array<std::string_view, 2> reading_names = {"", "down"};

// Across where the word is not known.
inline Reading readingOf(std::string_view word) {
  return word == reading_names[1] ? Reading::down : Reading::across;
}

// Documents keep places as they are when the graph is read across. Read down, rows stand where
// columns stood; cards are wider than high, so that what was below is further aside.
inline constexpr double aside_per_down = 2;
inline constexpr double down_per_aside = 0.7;

inline NodePosition seenPlace(NodePosition kept, Reading reading) {
  if (reading == Reading::across) return kept;
  return {kept.y * aside_per_down, kept.x * down_per_aside};
}

inline NodePosition keptPlace(NodePosition seen, Reading reading) {
  if (reading == Reading::across) return seen;
  return {seen.y / down_per_aside, seen.x / aside_per_down};
}

}  // namespace nabla::ui
