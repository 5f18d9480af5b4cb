// Values as text for people at a terminal.
#pragma once

#include <string>

#include "engine/tensor/tensor.h"

namespace nabla::app {

// All numbers of what fits on a screen; of more the shape, the range and both ends.
std::string value_text(const Tensor& value);

}  // namespace nabla::app
