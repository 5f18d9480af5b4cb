// Where the operands of a graph's node are written, and which ones can be wired differently.
#pragma once

#include <optional>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/language/edit_connect.h"

namespace nabla {

// The way from the node's expression down to its operand; nothing where the expression makes the
// node as a whole, as calls with several nodes do.
std::optional<OperandPath> operand_path(const Program& program, const Graph& graph, NodeId node,
                                        std::size_t operand);

// Whether the operand of `node` could be `source`: an error for a circle, or for a shape that the
// node or one computed from it does not take. Holes take any shape.
Expected<Done> can_connect(const Graph& graph, NodeId source, NodeId node, std::size_t operand);

// Whether the op could take `shape` as this operand, the others being holes.
bool takes_shape(const OpDef& op, std::size_t operand, const Shape& shape);

// An operand of a node that something is looked for: what could stand there.
class OpenOperand {
 public:
  OpenOperand(const Graph& graph, NodeId node, std::size_t operand);
  // Something of that shape.
  bool takes(const Shape& shape) const;
  // What the op gives, its own operands being holes.
  bool takes_result(const OpDef& op) const;

 private:
  const OpDef& op_;
  std::size_t operand_;
  std::vector<Shape> shapes_;  // of all operands
  Attributes attributes_;
  bool known_ = true;          // none of the others waits for something
  std::vector<Shape> likely_;  // what ops are tried with
};

// The op that a node runs or, while it waits for an operand, will run.
const OpDef& op_of(const Node& node);

// The op written as the language writes it, on these operands; required arguments beside them get
// the simplest value, which may be edited.
Expr applied(const OpDef& op, std::vector<Expr> operands);

}  // namespace nabla
