#include "engine/graph/result_shape.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/tensor/broadcast.h"

namespace nabla {

namespace {

Expected<Done> wrong_count(const OpDef& op, const std::string& expected, std::size_t count) {
  const std::string name(op.name), given = std::to_string(count);
  if (expected == "1") return Diagnostic{say("%1 takes one operand, not %2", name, given), {}, {}};
  return Diagnostic{say("%1 takes %2 operands, not %3", name, expected, given), {}, {}};
}

// Optional operands may be left away from the end; a variadic op takes one or more beyond the fixed
// ones.
Expected<Done> check_count(const OpDef& op, std::size_t count) {
  if (std::holds_alternative<UnaryFunction>(op.kernel)) {
    return count == 1 ? Done{} : wrong_count(op, "1", count);
  }
  if (std::holds_alternative<BinaryFunction>(op.kernel)) {
    return count == 2 ? Done{} : wrong_count(op, "2", count);
  }
  const std::size_t most = op.arity();
  if (op.variadic()) {
    return count > most ? Done{} : wrong_count(op, std::to_string(most + 1) + "+", count);
  }
  const auto least = static_cast<std::size_t>(
      std::count_if(op.arguments.begin(), op.arguments.end(), [](const Argument& argument) {
        return argument.kind == ArgumentKind::operand && (argument.required || argument.otherwise);
      }));
  if (count >= least && count <= most) return Done{};
  const std::string range =
      std::to_string(least) + (least < most ? "-" + std::to_string(most) : "");
  return wrong_count(op, range, count);
}

Diagnostic about(const OpDef& op, Diagnostic diagnostic) {
  if (diagnostic.what.subject.empty()) diagnostic.what.subject = op.name;
  return diagnostic;
}

Expected<Shape> ruled_shape(const OpDef& op, const NodeList& nodes, std::span<const NodeId> inputs,
                            const Attributes& attributes) {
  std::vector<Shape> shapes;
  shapes.reserve(inputs.size());
  for (const NodeId input : inputs) shapes.push_back(nodes[input.index].shape);
  if (op.shape != nullptr) return op.shape(shapes, attributes);
  return broadcast_shapes(shapes);
}

}  // namespace

Expected<Shape> result_shape(const OpDef& op, const NodeList& nodes, std::span<const NodeId> inputs,
                             const Attributes& attributes) {
  if (const Expected<Done> counted = check_count(op, inputs.size()); !counted) {
    return counted.error();
  }
  if (op.shape == nullptr && op.elementwise()) {
    const Shape& first = nodes[inputs[0].index].shape;
    if (inputs.size() == 1) return first;
    const Shape& second = nodes[inputs[1].index].shape;
    if (second.is_scalar()) return first;
    if (first.is_scalar()) return second;
  }
  Expected<Shape> shape = ruled_shape(op, nodes, inputs, attributes);
  if (!shape) return about(op, shape.error());
  return shape;
}

}  // namespace nabla
