// What an optional argument is taken for where a call leaves it away, as the language writes it.
#pragma once

#include <string>
#include <string_view>

#include "engine/graph/op_def.h"

namespace nabla {

// `-1` for the axis of softmax, `None` where its absence has a meaning of its own (a sum without an
// axis goes over all), the name of another argument where it is that one's value. Written out in a
// call it changes nothing. Of ops and of other functions.
std::string default_of(std::string_view function, const Argument& argument);

}  // namespace nabla
