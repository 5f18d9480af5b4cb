// A whole program as LaTeX: its formulas and the derivatives of its outputs.
#pragma once

#include <string>

#include "engine/interpreter/interpreter.h"

namespace nabla {

// A fragment for a document that uses the package amsmath, all of it in one align* environment: the
// formula of each named result and output in the order computed, then for each output that is one
// number its partial derivatives by every variable, first as the chain rule gives them, then
// simplified. An output that is no number has no derivatives, which a comment says.
std::string latex_document(const Execution& execution);

}  // namespace nabla
