// What a call with arguments that a function does not take was probably meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.h"

namespace nabla {

// For a call with more arguments than the function takes: `log(8, 2)`; empty where nothing is
// known.
Message advice_for_more(std::string_view function);

// For an argument under a name that is NumPy's or PyTorch's for one of `names`, or that means
// nothing here: `dim`, `dtype`; empty where nothing is known.
Message advice_for_keyword(std::string_view keyword, const std::vector<std::string>& names);

}  // namespace nabla
