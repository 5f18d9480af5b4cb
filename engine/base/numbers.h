// Numbers that have a name.
#pragma once

#include <limits>

namespace nabla {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace nabla
