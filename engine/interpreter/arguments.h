// Which expression of a call goes to which argument, and how the arguments of an op are read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/interpreter/evaluator.h"

namespace nabla {

// One expression per argument; null where none was given.
using Bound = std::vector<const Expr*>;

// As it is called: `sum(x, axis=None, keepdims=False)`.
std::string signature(std::string_view name, std::span<const Argument> arguments);
std::string signature(const Function& function);

// The keyword of a call's i-th argument, or "" where it is given by position.
std::string_view keyword_of(const Expr& call, std::size_t i);

// All by position and no more than `count`, as nearly every call is: nothing where it is not so.
std::optional<Bound> bind_in_order(const Expr& call, std::size_t count);
// By position, then by keyword. Errors: too many, unknown, given twice; the hint shows the
// signature.
Expected<Bound> bind_names(const Expr& call, std::string_view function,
                           const std::vector<std::string>& names, const std::string& signature);
// Likewise, and a required argument must be there.
Expected<Bound> bind_arguments(const Expr& call, std::string_view function,
                               std::span<const Argument> arguments);

// Takes None for an optional argument as if it were left away.
void drop_none(Bound& bound, std::span<const Argument> arguments);
// Whether it is the word None, which leaves an optional argument away.
bool is_none(const Expr& expr);
// Reads an argument that becomes an attribute; `None` leaves it absent.
Expected<Done> set_attribute(Evaluator& evaluator, Attributes& attributes,
                             std::string_view function, const Argument& argument, const Expr& expr);

// Numbers that must be known and whole.
Expected<std::int64_t> eval_integer(Evaluator& evaluator, const Expr& expr);
Expected<std::int64_t> integer_of(const Known& known, SourceSpan span);
// One integer, a tuple or a list of them.
Expected<std::vector<std::int64_t>> eval_integers(Evaluator& evaluator, const Expr& expr);
// A number that does not depend on an input: a derivative would not see it.
Expected<double> eval_constant_number(Evaluator& evaluator, const Expr& expr);

}  // namespace nabla
