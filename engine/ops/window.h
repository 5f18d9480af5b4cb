// A window that moves over the last two axes of an image: what convolution and pooling share.
#pragma once

#include <array>
#include <optional>
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

// Why a window cannot be laid over an image, if it cannot.
std::optional<Diagnostic> window_fault(const Window& window, const Shape& input,
                                       const Attributes& attributes);

}  // namespace nabla
