// A sub-expression gets a line and a name of its own, and goes back again.
#pragma once

#include "engine/language/edit_place.h"

namespace nabla {

// `y = sin(x + 1)` becomes `a = x + 1` and `y = sin(a)`. An empty name is chosen. Refused where the
// expression has a name already, or is computed anew by the header of a loop or by a lambda.
Expected<Edited> extract(const Program& program, SourceSpan span, const std::string& name);

// The reverse: every use of the name becomes its formula, and its line goes. Refused for inputs,
// for names assigned more than once, and for the output.
Expected<Edited> inlined(const Program& program, const std::string& name);

// Every use of a value or function `name` replaced; a function's own `name` stays.
void substitute(Program& program, const std::string& name, const Expr& by);

}  // namespace nabla
