// The error that every beginner of static graphs meets: something asks for a value that no run has
// computed yet.
#pragma once

#include "engine/base/diagnostic.h"

namespace nabla {

Diagnostic not_known(SourceSpan span);
// Whether it is that error; its span is what was asked for, `x > 0` for instance.
bool is_not_known(const Diagnostic& diagnostic);

}  // namespace nabla
