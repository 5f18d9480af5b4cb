// School algebra on expressions, for people to read: `2*x`, not `x**1*2`.
#pragma once

#include "engine/language/syntax.h"

namespace nabla {

// The expression with whole numbers folded, neutral elements dropped, signs drawn out, numbers put
// first and equal factors written as a power. Equal wherever every part of it is finite.
Expr tidy(Expr expr);

}  // namespace nabla
