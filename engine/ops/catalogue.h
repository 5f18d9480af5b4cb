// All ops, an explicit list by family.
#pragma once

#include <string_view>
#include <vector>

#include "engine/graph/op_def.h"

namespace nabla {

// Family by family, as their files list them; the same pointers for the whole life of the program.
const std::vector<const OpDef*>& all_ops();

// The op of that canonical name, or null.
const OpDef* find_op(std::string_view name);

}  // namespace nabla
