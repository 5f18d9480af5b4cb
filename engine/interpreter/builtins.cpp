#include "engine/interpreter/builtins.h"

#include <unordered_map>

#include "engine/interpreter/declare.h"

namespace nabla {

namespace {

std::vector<Builtin> make_builtins() {
  std::vector<Builtin> all;
  for (const auto part :
       {maker_builtins, question_builtins, control_builtins, derivative_builtins}) {
    for (Builtin& builtin : part()) all.push_back(std::move(builtin));
  }
  return all;
}

// variable and placeholder take their name from the assignment (declare.cpp); elsewhere they have
// none.
Expected<Value> nameless(Evaluator&, const BuiltinCall& c) {
  return Diagnostic{say("a %1 needs a name of its own", c.call.text),
                    say("write x = %1(...) on a line, then use x", c.call.text), c.call.span};
}

Expected<Value> constant_value(Evaluator& evaluator, const BuiltinCall& c) {
  return declare(evaluator, "", c.call);
}

Expected<Value> shape_of_value(Evaluator& evaluator, const BuiltinCall& c) {
  auto value = evaluator.eval_tensor(*c.bound[0]);
  if (!value) return value.error();
  const auto& extents = evaluator.shape_of(*value).extents();
  return Value::literal(Tensor::vector(std::vector<double>(extents.begin(), extents.end())),
                        c.call.span);
}

Expected<Value> length_of_value(Evaluator& evaluator, const BuiltinCall& c) {
  auto value = evaluator.eval_on_tape(*c.bound[0]);
  if (!value) return value.error();
  const auto length = evaluator.length_of(*value, c.bound[0]->span);
  if (!length) return length.error();
  return Value::literal(Tensor(static_cast<double>(*length)), c.call.span);
}

Expected<Value> loaded(Evaluator& evaluator, const BuiltinCall& c) {
  const Expr& file = *c.bound[0];
  if (file.kind != ExprKind::string) {
    return Diagnostic{say("load needs a file name in quotes"), say("write load(\"data.csv\")"),
                      file.span};
  }
  if (!evaluator.options().load) {
    return Diagnostic{say("no file can be read here"),
                      say("save the document first: files are read beside it"), c.call.span};
  }
  auto tensor = evaluator.options().load(file.text);
  if (!tensor) return Diagnostic{tensor.error().what, tensor.error().hint, file.span};
  if (auto fits = evaluator.tape().check_size(tensor->shape(), c.call.span); !fits)
    return fits.error();
  return Value::literal(*std::move(tensor), c.call.span);
}

}  // namespace

std::vector<Builtin> question_builtins() {
  return {
      {"variable",
       {{"value", ArgumentKind::real}},
       nameless,
       "inputs",
       "An input that optimizers move, with its first value"},
      {"placeholder",
       {{"value", ArgumentKind::real, false}},
       nameless,
       "inputs",
       "An input that is fed and never trained"},
      {"constant", {{"value", ArgumentKind::real}}, constant_value, "inputs", "A fixed value"},
      {"load",
       {{"file", ArgumentKind::text}},
       loaded,
       "inputs",
       "The numbers of a .npy or .csv file beside the document"},
      {"shape", {{"a"}}, shape_of_value, "constants", "The extents of the axes, as a vector"},
      {"len", {{"a"}}, length_of_value, "constants", "The extent of the first axis"},
  };
}

const std::vector<Builtin>& all_builtins() {
  static const std::vector<Builtin> all = make_builtins();
  return all;
}

namespace {

std::unordered_map<std::string_view, const Builtin*> index_builtins() {
  std::unordered_map<std::string_view, const Builtin*> by_name;
  for (const Builtin& builtin : all_builtins()) by_name.emplace(builtin.name, &builtin);
  return by_name;
}

}  // namespace

const Builtin* find_builtin(std::string_view name) {
  static const std::unordered_map<std::string_view, const Builtin*> by_name = index_builtins();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace nabla
