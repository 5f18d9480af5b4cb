// An elementwise op as code on numbers.
#pragma once

#include "engine/graph/node.h"
#include "engine/program/op_meaning.h"
#include "engine/program/scalar_code.h"

namespace nabla {

// The value of an elementwise op of that meaning for up to three values. `node` has the op and what
// it was told; it may be null where the meaning is a code.
std::uint32_t add_scalar_op(ScalarBuilder& builder, OpMeaning meaning, const Node* node,
                            const std::uint32_t (&operands)[3]);

}  // namespace nabla
