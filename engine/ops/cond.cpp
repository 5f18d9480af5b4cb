#include "engine/ops/cond.h"

#include <utility>
#include <vector>

#include "engine/ops/define.h"
#include "engine/ops/functions.h"

namespace nabla {

namespace {

Expected<Shape> cond_shape(std::span<const Shape>, const Attributes& attributes) {
  const auto branch = attributes.subgraph("yes");
  return branch->graph[branch->outputs.front()].shape;
}

Tensor cond_kernel(Values operands, const Attributes& attributes) {
  std::vector<Tensor> arguments;
  for (std::size_t i = 1; i < operands.size(); ++i) arguments.push_back(operands[i]);
  return run(*attributes.subgraph(operands[0].item() != 0.0 ? "yes" : "no"), arguments,
             operands.cancelled())
      .front();
}

Sym cond_body(const RuleArgs& a) {
  Graph& graph = *a.inputs[0].graph;
  std::vector<NodeId> arguments;
  for (const Sym operand : a.inputs.subspan(1)) arguments.push_back(operand.id);
  const Sym yes{&graph, inlined(*a.attributes.subgraph("yes"), graph, arguments).front()};
  const Sym no{&graph, inlined(*a.attributes.subgraph("no"), graph, arguments).front()};
  const Sym condition = reshape(a.inputs[0], Shape{});
  return where(condition, yes, no);
}

}  // namespace

const OpDef& cond_op() {
  static const OpDef op{.name = "cond",
                        .family = "control",
                        .summary = "One of two graphs, as the condition says",
                        .arguments = {{"operands", ArgumentKind::operands}},
                        .notation = function("cond", {}, "if"),
                        .kernel = cond_kernel,
                        .shape = cond_shape,
                        .rule = Composite{cond_body},
                        .convention = "nothing flows to the condition or the branch not taken",
                        .internal = true};
  return op;
}

Attributes cond_attributes(std::shared_ptr<const Subgraph> yes, std::shared_ptr<const Subgraph> no,
                           std::string condition) {
  return {{"yes", std::move(yes)}, {"no", std::move(no)}, {"condition", std::move(condition)}};
}

}  // namespace nabla
