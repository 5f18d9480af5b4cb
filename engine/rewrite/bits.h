// Where every bit of a value counts: before a step, which makes of the last bit another number.
#pragma once

#include <vector>

#include "engine/rewrite/draft.h"

namespace nabla {

// Of each term, whether what it gives can reach a comparison, a condition, floor, //, %, sign,
// round or another op that jumps. Such a term may not be rounded otherwise than it was.
std::vector<bool> bits_that_matter(const Draft& draft);

}  // namespace nabla
