// The text of an edited program: what was not touched stays as the user typed it.
#pragma once

#include <string>
#include <string_view>

#include "engine/language/syntax.h"

namespace nabla {

// `edited` as text, near to `text`, which `before` was parsed from: lines whose statements did not
// change are taken over as they are, and so is a statement that shares its line with a changed one.
// The others are printed.
std::string print_near(const Program& edited, const Program& before, std::string_view text);

}  // namespace nabla
