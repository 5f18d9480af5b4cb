// The value of an expression of constants, as typed into a field or after --at.
#pragma once

#include "engine/base/expected.h"
#include "engine/language/syntax.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// Numbers, true and false, pi, e, inf and nan, lists of them, + - * / ** with broadcasting, exp and
// sqrt. Anything else, names above all, is an error that points at it.
Expected<Tensor> constant_value(const Expr& expr);

}  // namespace nabla
