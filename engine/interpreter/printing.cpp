// print(..): the value where it is known, else what is there while the graph is built.
#include "engine/interpreter/evaluator.h"
#include "engine/tensor/format.h"

namespace nabla {

// As TensorFlow 1 printed a node: Tensor("y", shape=(2, 3), dtype=float64).
std::string Evaluator::printed_text(const Value& value) const {
  constexpr std::size_t most = 1000;
  if (value.nothing()) return "None";
  if (const std::string* text = value.as_text()) return *text;
  if (const Function* function = value.as_function()) return "function " + function->name;
  if (const Value::Elements* elements = value.as_tuple()) {
    std::string text;
    for (const Value& element : *elements)
      text += (text.empty() ? "" : ", ") + printed_text(element);
    return '(' + text + (elements->size() == 1 ? ",)" : ")");
  }
  if (const Tensor* tensor = known(value)) return format_tensor(*tensor, 17, most);
  return "Tensor(\"" + tape_.graph().label(*value.node()) + "\", shape=" + shape_of(value).str() +
         ", dtype=float64)";
}

// What is computed for it alone is part of the graph, in every mode.
Expected<Done> Evaluator::print_line(const Stmt& statement) {
  std::string text;
  for (const Expr& item : statement.value.children) {
    auto value = eval(item);
    if (!value) return value.error();
    text += (&item == statement.value.children.data() ? "" : " ") + printed_text(*value);
  }
  execution_.printed.push_back({std::move(text), statement.span, tape_.graph().size()});
  return Done{};
}

}  // namespace nabla
