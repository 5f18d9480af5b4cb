// Inputs of a program: declared ones, free names and holes.
#pragma once

#include <string>

#include "engine/interpreter/evaluator.h"

namespace nabla {

// `name = variable(3)` and the like. A name is declared once; the value given must not depend on
// inputs.
Expected<Value> declare(Evaluator& evaluator, const std::string& name, const Expr& call);

// Appends an input whose value is, in this order: the point's, `initial`, the one for missing
// values. Without any an eager run stops there, while a static one goes on with a scalar.
Expected<NodeId> add_input(Evaluator& evaluator, const std::string& name, InputKind kind,
                           std::optional<Tensor> initial, const Diagnostic& when_missing);
// Appends a variable that nothing reads; a run goes on where it has no value.
Expected<NodeId> add_unread(Evaluator& evaluator, const std::string& name);

}  // namespace nabla
