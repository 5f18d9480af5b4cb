// Which names a program defines, read off its tokens: what `f(x)`, `f x` and `e^x` mean depends on
// it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/language/parser.h"
#include "engine/language/token.h"

namespace nabla {

struct ProgramNames {
  std::unordered_set<std::string> functions;  // def, lambda, or another function under a new name
  std::unordered_set<std::string> values;     // all other names that are assigned, and parameters
  std::unordered_set<std::string>
      results;  // values from the program's own functions: maybe functions

  ProgramNames() = default;
  explicit ProgramNames(const NamesInScope& scope);

  bool is_function(const std::string& name) const { return functions.count(name) != 0; }
  bool is_value(const std::string& name) const { return values.count(name) != 0; }
  bool is_result(const std::string& name) const { return results.count(name) != 0; }
  bool is_defined(const std::string& name) const { return is_function(name) || is_value(name); }
};

// Adds what the whole text defines, wherever it stands.
void add_names(ProgramNames& names, std::string_view text, const std::vector<Token>& tokens);

}  // namespace nabla
