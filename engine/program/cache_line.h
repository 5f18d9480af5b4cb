// Room for doubles that begins at a line of the cache.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nabla {

inline constexpr std::size_t line = 8;  // doubles

// From room that has `line` to spare.
inline double* at_line(double* room) {
  const auto address = reinterpret_cast<std::uintptr_t>(room);
  return room + (line - address / sizeof(double) % line) % line;
}

}  // namespace nabla
