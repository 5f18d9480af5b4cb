// Functions that people know from elsewhere and that the language does not have, with what to write
// in their place.
#pragma once

#include <string_view>

#include "engine/base/message.h"

namespace nabla {

// What to write instead, or null for a name that is not known from elsewhere.
const Message* in_place_of(std::string_view function);

}  // namespace nabla
