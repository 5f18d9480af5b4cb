#include "engine/derive/flow.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/graph/evaluate.h"

namespace nabla {

bool selects(const OpDef& op) {
  static constexpr std::array<std::string_view, 3> zero_filling = {"chain", "getitem", "trace"};
  const auto* pointwise = std::get_if<Pointwise>(&op.rule);
  return (pointwise && pointwise->selects) || std::holds_alternative<Custom>(op.rule) ||
         std::find(zero_filling.begin(), zero_filling.end(), op.name) != zero_filling.end();
}

Sym times(Sym local, const Flow& flow) {
  return flow.guarded ? apply("chain", {local, flow.value}) : local * flow.value;
}

Sym times(const Pointwise& rule, Sym local, const Flow& flow) {
  return rule.selects ? apply("chain", {flow.value, local}) : times(local, flow);
}

Sym taken(Sym adjoint, const Flow& flow) {
  if (!flow.guarded) return adjoint;
  const Sym size = apply("sum", {apply("abs", {flow.value})});
  const Sym zero = constant_like(adjoint, 0);
  return apply("where", {apply("equal", {size, zero}), zero, adjoint});
}

Sym broadcast_to_shape(Sym a, const Shape& shape) {
  if (shape_of(a) == shape) return a;
  return apply("broadcast_to", {a}, {{"shape", shape.extents()}});
}

Sym sum_to_shape(Sym a, const Shape& shape) {
  if (shape_of(a) == shape) return a;
  return apply("sum_to", {a}, {{"shape", shape.extents()}});
}

RuleCall::RuleCall(Graph& graph, NodeId id)
    : output_{&graph, id},
      op_(graph[id].op),
      shape_(graph[id].shape),
      attributes_(attributes_of(graph[id])) {
  const Node& node = graph[id];
  inputs_.reserve(node.inputs.size());
  for (const NodeId input : node.inputs) inputs_.push_back(Sym{&graph, input});
}

}  // namespace nabla
