// Moves the state of a trace on by steps, for players that go forward one step at a time.
#pragma once

#include <cstddef>

#include "engine/trace/trace.h"

namespace nabla {

// Takes the state after `from` steps on to that after `to`, which are no fewer; both are cut off at
// the trace's end.
void advance(TraceState& state, const Trace& trace, std::size_t from, std::size_t to);

}  // namespace nabla
