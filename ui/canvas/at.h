// The place of an int in a container: the canvas counts cards, edges and frames with ints.
#pragma once

#include <cstddef>

namespace nabla::ui {

inline std::size_t at(int i) { return static_cast<std::size_t>(i); }

}  // namespace nabla::ui
