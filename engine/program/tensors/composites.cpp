#include "engine/graph/evaluate.h"
#include "engine/ops/build.h"
#include "engine/program/tensors/values.h"

namespace nabla {

namespace {

// Copies nodes of one graph to another, bodies in place of composite ops.
class Expansion {
 public:
  Expansion(const Graph& from, Graph& to) : from_(from), to_(to), image_(from.size()) {}

  void copy(NodeId id) {
    const Node& node = from_[id];
    if (const Input* const input = from_.input(id)) {
      image_[id.index] = to_.append_input(input->name, input->kind, node.shape, input->initial);
    } else if (const Tensor* const constant = from_.constant(id)) {
      image_[id.index] = to_.append_constant(*constant);
    } else {
      image_[id.index] = copy_op(node);
    }
  }
  NodeId image(NodeId id) const { return image_[id.index]; }

 private:
  NodeId copy_op(const Node& node) {
    std::vector<Sym> operands;
    for (const NodeId input : node.inputs) operands.push_back({&to_, image_[input.index]});
    const OpDef& op = *node.op;
    const auto* const composite = std::get_if<Composite>(&op.rule);
    if (composite == nullptr || op.elementwise()) {
      return apply(op, operands, attributes_of(node)).id;
    }
    Graph body;
    std::vector<Sym> inputs;
    for (const Sym operand : operands) {
      const std::string name = std::to_string(inputs.size());
      inputs.push_back(
          {&body, body.append_input(name, InputKind::variable, shape_of(operand), std::nullopt)});
    }
    const NodeId result = composite->body({inputs, {}, attributes_of(node)}).id;
    Expansion inside(body, to_);
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      inside.image_[inputs[k].id.index] = operands[k].id;
    }
    const std::vector<bool> needed = needed_for(body, std::span(&result, 1));
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
      if (needed[i] && body.input(NodeId{i}) == nullptr) inside.copy(NodeId{i});
    }
    return inside.image(result);
  }

  const Graph& from_;
  Graph& to_;
  std::vector<NodeId> image_;
};

}  // namespace

Expanded expand_composites(const Graph& graph, std::span<const NodeId> targets) {
  Expanded out;
  Expansion expansion(graph, out.graph);
  const std::vector<bool> needed = needed_for(graph, targets);
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) expansion.copy(NodeId{i});
  }
  for (const NodeId target : targets) out.targets.push_back(expansion.image(target));
  return out;
}

}  // namespace nabla
