#include "engine/graph/evaluate.h"
#include "engine/ops/body_graph.h"
#include "engine/ops/build.h"
#include "engine/program/op_meaning.h"
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
    if (meaning_of(op).meaning != Meaning::composite) {
      return apply(op, operands, attributes_of(node)).id;
    }
    const Subgraph body = body_graph(from_, node);
    Expansion inside(body.graph, to_);
    for (std::size_t k = 0; k < operands.size(); ++k) {
      inside.image_[body.parameters[k].index] = operands[k].id;
    }
    const std::vector<bool> needed = needed_for(body.graph, body.outputs);
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
      if (needed[i] && body.graph.input(NodeId{i}) == nullptr) inside.copy(NodeId{i});
    }
    return inside.image(body.outputs.front());
  }

  const Graph& from_;
  Graph& to_;
  std::vector<NodeId> image_;
};

}  // namespace

Expanded expand_composites(const Graph& graph, std::span<const NodeId> targets,
                           Cancellation cancelled) {
  Expanded out;
  Expansion expansion(graph, out.graph);
  const std::vector<bool> needed = needed_for(graph, targets);
  for (std::uint32_t i = 0; i < needed.size() && !cancelled.asked(); ++i) {
    if (needed[i]) expansion.copy(NodeId{i});
  }
  for (const NodeId target : targets) out.targets.push_back(expansion.image(target));
  return out;
}

}  // namespace nabla
