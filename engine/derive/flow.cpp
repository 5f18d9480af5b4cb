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
    : node_(graph[id]), attributes_(attributes_of(node_)), output_{&graph, id} {
  const std::size_t count = node_.inputs.size();
  if (count > few_.size()) many_.resize(count);
  const std::span<Sym> inputs = count > few_.size() ? std::span(many_) : std::span(few_);
  for (std::size_t k = 0; k < count; ++k) inputs[k] = {&graph, node_.inputs[k]};
  inputs_ = inputs.first(count);
}

std::size_t RuleCall::first_use(std::size_t k) const {
  std::size_t first = 0;
  while (inputs_[first].id != inputs_[k].id) ++first;
  return first;
}

}  // namespace nabla
