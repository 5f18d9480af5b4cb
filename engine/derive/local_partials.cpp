#include "engine/derive/local_partials.h"

#include <unordered_map>
#include <variant>

#include "engine/derive/backward_pass.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/ops/build.h"

namespace nabla {
namespace {

// Copies a node and the unnamed ones that its formula is made of.
class Excerpt {
 public:
  Excerpt(const Graph& from, LocalPartials& to, std::size_t limit)
      : from_(from), to_(to), limit_(limit) {}

  NodeId copy(NodeId id, bool root) {
    if (const auto known = copies_.find(id); known != copies_.end()) return known->second;
    const NodeId made = make(id, root);
    copies_.emplace(id, made);
    return made;
  }

 private:
  NodeId make(NodeId id, bool root) {
    if (const Tensor* value = from_.constant(id); value && !root)
      return to_.graph.append_constant(*value);
    const bool named = !from_.name(id).empty() || from_.input(id) != nullptr;
    if (!root && (named || copies_.size() >= limit_)) return leaf(id);
    const Node& node = from_[id];
    std::vector<NodeId> inputs;
    for (const NodeId input : node.inputs) inputs.push_back(copy(input, false));
    const NodeId made = to_.graph.append(*node.op, inputs, attributes_of(node)).value();
    if (!from_.name(id).empty()) to_.graph.bind(from_.name(id), made);
    return made;
  }

  NodeId leaf(NodeId id) {
    const Input* input = from_.input(id);
    const InputKind kind = input ? input->kind : InputKind::variable;
    const NodeId made = to_.graph.append_input(from_.label(id), kind, from_[id].shape, {});
    to_.leaves.emplace_back(made, id);
    return made;
  }

  const Graph& from_;
  LocalPartials& to_;
  std::size_t limit_;
  std::unordered_map<NodeId, NodeId> copies_;
};

// Whether its gradient is a factor times what comes from above.
bool has_factors(const Rule& rule) {
  if (const auto* linear = std::get_if<Linear>(&rule)) return !linear->factors.empty();
  return std::holds_alternative<Pointwise>(rule) || std::holds_alternative<Composite>(rule);
}

// A composite op of numbers sends its derivative back when it is sent 1.
std::optional<NodeId> factor_of(const Graph& graph, const Contribution& sent) {
  if (sent.local) return sent.local;
  const bool numbers = graph[sent.node].shape.is_scalar() && graph[sent.to].shape.is_scalar();
  return numbers ? std::optional(sent.contribution) : std::nullopt;
}

}  // namespace

LocalPartials local_partials(const Graph& graph, NodeId node, std::size_t limit) {
  LocalPartials made;
  made.partials.resize(graph[node].inputs.size());
  if (!has_factors(graph[node].op->rule)) return made;
  made.node = Excerpt(graph, made, limit).copy(node, true);
  const Operands operands = made.graph[made.node].inputs;
  std::vector<NodeId> wrt;
  for (const NodeId operand : operands) {
    if (!made.graph.constant(operand)) wrt.push_back(operand);
  }
  BackwardPass pass(made.graph, made.node, wrt, made.node.index);
  if (!pass.active()) return made;
  const Shape shape = made.graph[made.node].shape;
  const Tensor ones(shape, std::vector<double>(shape.size(), 1.0));
  pass.run({constant(made.graph, ones)});
  for (const Contribution& sent : pass.take_contributions()) {
    if (sent.node == made.node) made.partials[sent.operand] = factor_of(made.graph, sent);
  }
  return made;
}

std::optional<Tensor> partial_value(const LocalPartials& partials, std::size_t operand,
                                    const std::function<const Tensor*(NodeId)>& value_of) {
  if (!partials.partials[operand]) return std::nullopt;
  const NodeId wanted = *partials.partials[operand];
  const std::vector<bool> needed = needed_for(partials.graph, {&wanted, 1});
  std::vector<Tensor> values(partials.graph.size());
  for (const auto& [leaf, original] : partials.leaves) {
    const Tensor* value = value_of(original);
    if (value) {
      values[leaf.index] = *value;
    } else if (leaf.index < needed.size() && needed[leaf.index]) {
      return std::nullopt;
    }
  }
  for (std::uint32_t i = 0; i <= wanted.index; ++i) {
    if (!needed[i] || partials.graph.input(NodeId{i})) continue;
    if (!evaluate_node(partials.graph, NodeId{i}, {}, values)) return std::nullopt;
  }
  return values[wanted.index];
}

}  // namespace nabla
