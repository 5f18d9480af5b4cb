// Where the derived backward graph is drawn, as documents say it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nabla::ui {

enum class BackwardPlace : std::uint8_t {
  off,
  beside,  // at the right of the forward graph
  below,   // under it
  over,    // each node at the forward node whose gradient it makes
};

inline constexpr std::array<std::string_view, 4> backward_names = {"", "beside", "below", "over"};

// Off where the word is not known.
inline BackwardPlace backwardPlaceOf(std::string_view word) {
  for (std::size_t i = 1; i < backward_names.size(); ++i) {
    if (backward_names[i] == word) return static_cast<BackwardPlace>(i);
  }
  return BackwardPlace::off;
}

}  // namespace nabla::ui
