// Which names a program reads, assigns and defines; a function's own names stay its own, as in
// Python.
#pragma once

#include <string>
#include <vector>

#include "engine/language/syntax.h"

namespace nabla {

// The names that are read but never assigned: the program's undeclared inputs, in order of first
// appearance. Constants (pi, e ...) and functions are none.
std::vector<std::string> free_names(const Program& program);

// The names that values can be given to: those read but never assigned, and those that variable or
// placeholder declares, in order of first appearance in each group.
std::vector<std::string> input_names(const Program& program);

// The names that the program assigns outside of functions, in order of first appearance.
std::vector<std::string> global_names(const Program& program);

// Whether a name is another thing inside a function: a parameter, or assigned there.
bool is_local(const Stmt& definition, const std::string& name);

// The functions that it defines, by def, by lambda or as another name for one, anywhere.
std::vector<std::string> defined_functions(const Program& program);

}  // namespace nabla
