// Where a key stands in the text of a document, to point at what is wrong with its value.
#pragma once

#include <string_view>

#include "engine/base/source_span.h"

namespace nabla {

// The first key of that path, written `point.x` for the member x of the member point; lists on the
// way count for nothing. An empty span where there is none.
SourceSpan place_of_key(std::string_view json, std::string_view path);

}  // namespace nabla
