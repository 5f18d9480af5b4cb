// The signs and words of other notations, each with what is written here instead.
#pragma once

#include <string_view>

#include "engine/base/message.h"

namespace nabla {

struct ForeignSign {
  Message what;
  Message hint;
};

// What to say about the text of a `refused` token. after_operand: a value stands before it.
ForeignSign foreign_sign(std::string_view text, bool after_operand);

}  // namespace nabla
