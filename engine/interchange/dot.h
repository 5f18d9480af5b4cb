// A program's graph in the language of Graphviz. https://graphviz.org/doc/info/lang.html
#pragma once

#include <string>

#include "engine/interpreter/interpreter.h"

namespace nabla {

// A digraph of what the outputs need, one node each: its name or op, what it is written with, and
// its shape unless it is a number. Operands point at what is computed from them, in order.
std::string dot_document(const Execution& execution);

}  // namespace nabla
