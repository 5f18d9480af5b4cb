#include "engine/ops/body_graph.h"

#include <string>
#include <variant>
#include <vector>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"

namespace nabla {

Subgraph body_graph(const OpDef& op, std::span<const Shape> operands,
                    const Attributes& attributes) {
  Subgraph body;
  std::vector<Sym> inputs;
  for (const Shape& shape : operands) {
    const std::string name = "_" + std::to_string(inputs.size());
    const NodeId input = body.graph.append_input(name, InputKind::placeholder, shape, std::nullopt);
    body.parameters.push_back(input);
    inputs.push_back({&body.graph, input});
  }
  body.outputs = {std::get<Composite>(op.rule).body({inputs, {}, attributes}).id};
  return body;
}

Subgraph body_graph(const Graph& graph, const Node& node) {
  std::vector<Shape> shapes;
  for (const NodeId input : node.inputs) shapes.push_back(graph[input].shape);
  return body_graph(*node.op, shapes, attributes_of(node));
}

}  // namespace nabla
