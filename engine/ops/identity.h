// The op that changes nothing: where a node is wanted and its value is there already.
#pragma once

#include "engine/graph/op_def.h"

namespace nabla {

// Written `+x`. Programs make none.
const OpDef& identity_op();

}  // namespace nabla
