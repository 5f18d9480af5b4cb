// JSON as the contract prints it: key order kept, numbers that round-trip, NaN and Infinity as bare
// words.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/tensor/tensor.h"

namespace nabla::app {

using Json = nlohmann::ordered_json;

// A number, or nested lists.
Json to_json(const Tensor& tensor);
// One line of text. Doubles always carry a point or an exponent: 9.0.
std::string write_json(const Json& value);

}  // namespace nabla::app
