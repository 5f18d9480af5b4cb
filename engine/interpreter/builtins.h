// Functions of the language that are not ops: makers of constants, questions about shapes, control,
// derivatives.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/interpreter/arguments.h"
#include "engine/interpreter/evaluator.h"

namespace nabla {

struct BuiltinCall {
  const Expr& call;
  const Bound& bound;  // one per argument; the required ones are there
};

struct Builtin {
  std::string_view name;
  std::vector<Argument> arguments;
  Expected<Value> (*run)(Evaluator&, const BuiltinCall&);
  std::string_view family;   // "constants", "inputs", "control", "derivatives"
  std::string_view summary;  // one short sentence
};

const std::vector<Builtin>& all_builtins();
const Builtin* find_builtin(std::string_view name);

// One list per file.
std::vector<Builtin> maker_builtins();
std::vector<Builtin> question_builtins();
std::vector<Builtin> control_builtins();
std::vector<Builtin> derivative_builtins();

}  // namespace nabla
