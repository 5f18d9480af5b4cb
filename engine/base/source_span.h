// A half-open range of bytes in a program text.
#pragma once

#include <cstddef>

namespace nabla {

struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

// The smallest span that covers both.
inline SourceSpan cover(SourceSpan a, SourceSpan b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace nabla
