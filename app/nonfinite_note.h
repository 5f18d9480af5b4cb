// The line that says where NaN or an infinity first appeared, beside a result that has one.
#pragma once

#include "app/source.h"

namespace nabla::app {

// Records the run again and says the place on standard error; silent where every number is finite
// or came in from outside. With `gradient` the backward pass is searched too.
void note_nonfinite(const Source& source, Execution execution, bool gradient);
// The same for second derivatives, which no trace shows.
void note_nonfinite_hessian(const Source& source, Execution execution);

}  // namespace nabla::app
