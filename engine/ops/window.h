// A window that moves over the last two axes of an image: what convolution and pooling share.
#pragma once

#include <array>
#include <string_view>

#include "engine/ops/define.h"

namespace nabla {

using Pair = std::array<std::int64_t, 2>;

// An attribute that is one integer for both axes or one for each.
inline Pair pair_of(const Attributes& attributes, std::string_view name, Pair fallback) {
  const Ints told = attributes.integers(name);
  if (told.empty()) return fallback;
  return {told.front(), told.back()};
}

struct Window {
  Pair size, stride, padding;

  std::int64_t count(std::size_t axis, std::int64_t extent) const {
    return (extent + 2 * padding[axis] - size[axis]) / stride[axis] + 1;
  }
};

inline Diagnostic window_misfit(const Shape& input, Pair size) {
  const Shape window{size[0], size[1]};
  return {say("a window of shape %1 does not fit into shape %2", window.str(), input.str()),
          say("the input is (channels, height, width) or (batch, channels, height, width)"),
          {}};
}

inline bool fits(const Window& window, const Shape& input) {
  if (input.rank() != 3 && input.rank() != 4) return false;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::int64_t extent = input[input.rank() - 2 + i] + 2 * window.padding[i];
    if (window.size[i] < 1 || window.stride[i] < 1 || window.padding[i] < 0) return false;
    if (extent < window.size[i]) return false;
  }
  return true;
}

}  // namespace nabla
