// The methods, one per source file.
#pragma once

#include "engine/optimize/method.h"

namespace nabla {

const Method& gradient_descent();
const Method& newton();

}  // namespace nabla
