#include "engine/graph/op_def.h"

#include <algorithm>

#include "engine/tensor/elementwise.h"

namespace nabla {

namespace {

OpDef leaf(std::string_view name, std::string_view summary) {
  return {.name = name, .family = "leaf", .summary = summary};
}

}  // namespace

std::size_t OpDef::arity() const {
  return static_cast<std::size_t>(std::count_if(
      arguments.begin(), arguments.end(),
      [](const Argument& argument) { return argument.kind == ArgumentKind::operand; }));
}

bool OpDef::variadic() const {
  return std::any_of(arguments.begin(), arguments.end(), [](const Argument& argument) {
    return argument.kind == ArgumentKind::operands;
  });
}

const OpDef& input_op() {
  static const OpDef op = leaf("input", "A variable or a placeholder");
  return op;
}

const OpDef& constant_op() {
  static const OpDef op = leaf("constant", "A fixed value");
  return op;
}

Tensor evaluate(const OpDef& op, Values inputs, const Attributes& attributes) {
  if (const auto* unary = std::get_if<UnaryFunction>(&op.kernel)) {
    return map(inputs[0], *unary, inputs.cancelled());
  }
  if (const auto* binary = std::get_if<BinaryFunction>(&op.kernel)) {
    return zip(inputs[0], inputs[1], *binary, inputs.cancelled());
  }
  const auto* kernel = std::get_if<TensorKernel>(&op.kernel);
  assert(kernel != nullptr);
  return (*kernel)(inputs, attributes);
}

}  // namespace nabla
