// A term as a short line, for the log: `2 * (3 * x)`.
#pragma once

#include <string>

#include "engine/rewrite/share_table.h"

namespace nabla {

// Written out a few levels deep, with the names of inputs; what is deeper is `...`.
std::string text_of(const Draft& draft, const Tables& tables, TermId id);
std::string text_of(const Draft& draft, const Tables& tables, const Request& request);

}  // namespace nabla
