// Syntax made by hand: numbers, names, operators and calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/language/syntax.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// As the language writes it: `2`, `-2` (a unary minus), `pi`, `inf`.
Expr make_number(double value);
Expr make_name(std::string name);
Expr make_unary(std::string_view op, Expr child);
Expr make_binary(std::string_view op, Expr left, Expr right);
Expr make_compare(std::string_view op, Expr left, Expr right);
Expr make_list(std::vector<Expr> elements);
// A number, or nested lists.
Expr make_tensor(const Tensor& value);
// `(2, 3)`; one integer is a tuple all the same.
Expr make_integers(const std::vector<std::int64_t>& values);
Expr make_call(std::string_view function, std::vector<Expr> arguments);
void add_keyword(Expr& call, std::string_view keyword, Expr value);

}  // namespace nabla
