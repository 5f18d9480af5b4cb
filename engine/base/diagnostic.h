// What went wrong, where, and how to mend it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/message.h"
#include "engine/base/source_span.h"

namespace nabla {

struct Diagnostic {
  Message what;
  Message hint;  // empty when there is nothing useful to say
  SourceSpan span;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// Line and column, both from 1; the column counts Unicode code points.
struct TextPosition {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

// Where the byte `offset` of `text` stands; an offset past the end is the position of the end.
TextPosition position_of(std::string_view text, std::size_t offset);

// The one-line form `file:line:column: what (hint)`.
std::string describe(const Diagnostic& diagnostic, std::string_view file, std::string_view text);

}  // namespace nabla
