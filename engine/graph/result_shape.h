// The shape an op gives, or why it cannot be applied: what append and verify share.
#pragma once

#include <span>

#include "engine/base/expected.h"
#include "engine/graph/op_def.h"

namespace nabla {

// Checks the number of operands, then the shape rule. The error names the op; its span is left for
// the caller.
Expected<Shape> result_shape(const OpDef& op, const NodeList& nodes, std::span<const NodeId> inputs,
                             const Attributes& attributes);

}  // namespace nabla
