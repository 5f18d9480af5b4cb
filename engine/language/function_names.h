// The functions of the language by name, and the other names that people know them by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nabla {

// Whether the language has a function of that name, `ln` and other aliases included.
bool is_known_function(std::string_view name);

// The name that is printed: "log" for "ln"; the name itself when it is no alias.
std::string_view canonical_function(std::string_view name);

// The other names of a function: "ln" for "log".
std::vector<std::string_view> aliases_of(std::string_view canonical);

// Every function under its canonical name, in the order of the contract.
const std::vector<std::string_view>& all_function_names();

// Whether the function is of one number, so that sqrt(1,5) can only be a decimal comma.
bool takes_one_argument(std::string_view function);

// The functions that take what a loop would give: sum, prod, max and min.
bool folds(std::string_view function);

// Whether the argument at that place, or of that name, is text in quotes: the file of load, the
// reduction of a loss.
bool takes_text(std::string_view function, std::size_t place);
bool takes_text(std::string_view function, std::string_view argument);

// inf, nan, pi, e and None: names that have a meaning unless a program assigns them.
bool is_constant_name(std::string_view name);

// The known function that a misspelt one was probably meant to be, or "".
std::string nearest_function(std::string_view name);

// "sin" and "x" for `sinx`, where a function runs into its argument; both empty for ordinary names.
struct GluedCall {
  std::string_view function;
  std::string_view argument;
};
GluedCall glued_call(std::string_view name);

}  // namespace nabla
