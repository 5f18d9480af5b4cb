// The values of number and string tokens.
#pragma once

#include <string>
#include <string_view>

namespace nabla {

// The double nearest to a folded decimal literal; too large is infinity, too small is 0.
double number_value(std::string_view literal);

// The shortest literal that reads back as `x`, which is finite and not negative.
std::string number_literal(double x);

// The contents of a string token, escapes resolved as in Python.
std::string string_contents(std::string_view token);

// The token that reads back as `contents`.
std::string string_literal(std::string_view contents);

}  // namespace nabla
