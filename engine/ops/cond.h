// A choice between two graphs as one node: only the branch taken is computed.
#pragma once

#include <memory>
#include <string>

#include "engine/graph/op_def.h"
#include "engine/graph/subgraph.h"

namespace nabla {

// The op of such a node. Its operands are the condition, one number, and the parameters of both
// branches, which give one output of one shape. Its derivative is that of
// where(condition, yes, no) with both branches written out, which leaks nothing from the branch not
// taken.
const OpDef& cond_op();
// `condition` is how it was written, to name the branches by.
Attributes cond_attributes(std::shared_ptr<const Subgraph> yes, std::shared_ptr<const Subgraph> no,
                           std::string condition);

}  // namespace nabla
