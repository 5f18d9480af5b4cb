// Edits of a syntax tree. Each gives the changed program back, or says why it cannot be.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/base/expected.h"
#include "engine/language/names.h"
#include "engine/language/syntax.h"

namespace nabla {

// Whether a program may give something this name: letters and digits, no word of the language, and
// nothing that has a meaning already.
bool is_free_to_name(std::string_view name);

// The program with the name `from`, of a value or a function, replaced by `to` wherever it means
// the same thing; a function's own `from` stays. Refused where `to` is not a name or is in use.
Expected<Program> renamed(const Program& program, const std::string& from, const std::string& to);

// The program in which `name = variable(...)` (or placeholder, constant) declares the value
// `value`; a bare number as in `name = 3` is replaced too. An undeclared input is declared as a
// variable, on a first line. Refused where the name is computed.
Expected<Program> with_initial_value(const Program& program, const std::string& name,
                                     const Expr& value);

// What the program itself says of its inputs: the name and the printed value of each `name =
// variable(...)` or placeholder(...) outside of functions, "" where none is given.
std::map<std::string, std::string> declared_values(const Program& program);

// A number as the tree holds it: -3 is the unary minus of 3; inf and nan are names.
Expr number_expr(double value);

}  // namespace nabla
