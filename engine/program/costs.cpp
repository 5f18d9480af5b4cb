#include "engine/program/costs.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "engine/derive/forward.h"
#include "engine/derive/reverse.h"
#include "engine/graph/evaluate.h"
#include "engine/ops/build.h"

namespace nabla {

namespace {

template <std::size_t n>
bool one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 7> products{"mul", "div",   "pow",  "floordiv",
                                                   "mod", "chain", "ratio"};
constexpr std::array<std::string_view, 5> free_functions{"abs", "sign", "floor", "ceil", "round"};
constexpr std::array<std::string_view, 4> decompositions{"det", "inv", "solve", "cofactors"};

std::size_t elements(const Graph& graph, NodeId id) { return graph[id].shape.size(); }

std::size_t last_extent(const Shape& shape) {
  return shape.is_scalar() ? 1 : static_cast<std::size_t>(shape[shape.rank() - 1]);
}

bool is_leaf(const Node& node) { return node.op == &input_op() || node.op == &constant_op(); }

Costs body_costs(const Graph& graph, const Node& node, const Composite& rule);

// One multiplication per product of the sum that makes each element of the result.
std::size_t convolution_products(const Graph& graph, const Node& node) {
  const bool by_weight = node.op->name == "correlate2d_weight";
  const Shape& weight = by_weight ? node.shape : graph[node.inputs[1]].shape;
  const Shape& output = node.op->name == "correlate2d" ? node.shape
                        : by_weight                    ? graph[node.inputs[1]].shape
                                                       : graph[node.inputs[0]].shape;
  return weight[0] == 0 ? 0 : output.size() * weight.size() / static_cast<std::size_t>(weight[0]);
}

std::size_t multiplications_of(const Graph& graph, const Node& node) {
  const std::string_view name = node.op->name;
  if (one_of(name, products)) return node.shape.size();
  if (name == "matmul") return node.shape.size() * last_extent(graph[node.inputs[0]].shape);
  if (name == "outer") return node.shape.size();
  if (name == "mean") return node.shape.size();
  if (name == "norm" || name == "prod") return elements(graph, node.inputs[0]);
  if (name.substr(0, 11) == "correlate2d") return convolution_products(graph, node);
  if (one_of(name, decompositions)) {
    const std::size_t n = last_extent(graph[node.inputs[0]].shape);
    return elements(graph, node.inputs[0]) * n / 3;
  }
  return 0;
}

bool calls_a_function(const OpDef& op) {
  if (!op.elementwise() || one_of(op.name, free_functions)) return false;
  return op.family == "elementary" || (op.family == "activation" && op.name != "relu");
}

// Without visits and memory: what is inside one node.
Costs costs_of_node(const Graph& graph, const Node& node) {
  if (is_leaf(node)) return {};
  if (const auto* composite = std::get_if<Composite>(&node.op->rule)) {
    return body_costs(graph, node, *composite);
  }
  Costs costs;
  costs.multiplications = multiplications_of(graph, node);
  costs.functions = calls_a_function(*node.op) ? node.shape.size() : 0;
  return costs;
}

Costs body_costs(const Graph& graph, const Node& node, const Composite& rule) {
  Graph body;
  std::vector<Sym> operands;
  for (const NodeId input : node.inputs) {
    const std::string name = "operand" + std::to_string(operands.size());
    operands.push_back(
        {&body, body.append_input(name, InputKind::placeholder, graph[input].shape, {})});
  }
  const Sym output = rule.body({operands, {}, attributes_of(node)});
  Costs costs;
  const std::vector<bool> needed = needed_for(body, std::span(&output.id, 1));
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i]) continue;
    const Costs one = costs_of_node(body, body[NodeId{i}]);
    costs.multiplications += one.multiplications;
    costs.functions += one.functions;
  }
  return costs;
}

// The nodes that are to be computed, in the order of the graph.
std::vector<std::uint32_t> as_written(const Graph& graph, const std::vector<bool>& needed) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (needed[i] && !is_leaf(graph[NodeId{i}])) order.push_back(i);
  }
  return order;
}

// The order in which a run may compute the nodes that are needed: what was derived from a node
// comes right after it, so that forward mode needs no more than a node and its tangent at a time.
std::vector<std::uint32_t> beside_their_sources(const Graph& graph,
                                                const std::vector<bool>& needed) {
  std::vector<std::uint32_t> order = as_written(graph, needed);
  const auto place = [&graph](std::uint32_t i) {
    const Origin origin = graph[NodeId{i}].origin;
    return origin.role == Role::forward || !origin.source.valid() ? i : origin.source.index;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  return order;
}

// Inputs and constants are there throughout; all other values from their making to their last use.
std::size_t peak_bytes(const Graph& graph, const std::vector<bool>& needed,
                       const std::vector<std::uint32_t>& order, std::span<const NodeId> fetches) {
  std::size_t alive = 0;
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (needed[i] && is_leaf(graph[NodeId{i}])) alive += graph[NodeId{i}].shape.size();
  }
  std::vector<std::size_t> last_use(needed.size(), 0);
  for (std::size_t at = 0; at < order.size(); ++at) {
    last_use[order[at]] = at;
    for (const NodeId input : graph[NodeId{order[at]}].inputs) last_use[input.index] = at;
  }
  for (const NodeId fetch : fetches) last_use[fetch.index] = order.size();
  std::vector<std::size_t> dropped(order.size() + 1, 0);
  for (const std::uint32_t i : order) dropped[last_use[i]] += graph[NodeId{i}].shape.size();
  std::size_t peak = alive;
  for (std::size_t at = 0; at < order.size(); ++at) {
    alive += graph[NodeId{order[at]}].shape.size();
    peak = std::max(peak, alive);
    alive -= dropped[at];
  }
  return peak * sizeof(double);
}

std::vector<NodeId> variables_of(const Graph& graph) {
  std::vector<NodeId> variables;
  for (const Input& input : graph.inputs()) {
    if (input.kind == InputKind::variable) variables.push_back(input.node);
  }
  return variables;
}

Expected<Costs> reverse_costs(Graph graph, NodeId output) {
  const std::vector<NodeId> variables = variables_of(graph);
  const auto sweep = reverse(graph, output, variables);
  if (!sweep) return sweep.error();
  std::vector<NodeId> fetches{output};
  for (const NodeId variable : variables) {
    if (const auto gradient = sweep->gradient(variable)) fetches.push_back(*gradient);
  }
  return costs_of(graph, fetches);
}

// The value and one sweep, by the first element of a variable.
Expected<Costs> one_sweep(Graph graph, NodeId output, NodeId variable) {
  Tensor seed = Tensor::filled(graph[variable].shape, 0.0);
  if (seed.size() == 0) return costs_of(graph, std::span(&output, 1));
  seed.mutable_values()[0] = 1.0;
  const NodeId start = graph.append_constant(std::move(seed));
  const auto sweep = forward(graph, output, {{variable, start}});
  if (!sweep) return sweep.error();
  const auto tangent = sweep->tangent(output);
  const std::array both{output, tangent.value_or(output)};
  Costs costs = costs_of(graph, both);
  const std::vector<bool> needed = needed_for(graph, both);
  costs.peak_bytes = peak_bytes(graph, needed, beside_their_sources(graph, needed), both);
  return costs;
}

}  // namespace

Costs costs_of(const Graph& graph, std::span<const NodeId> fetches) {
  const std::vector<bool> needed = needed_for(graph, fetches);
  Costs costs;
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    const Node& node = graph[NodeId{i}];
    if (!needed[i] || is_leaf(node)) continue;
    const Costs one = costs_of_node(graph, node);
    ++costs.visits;
    costs.multiplications += one.multiplications;
    costs.functions += one.functions;
  }
  costs.peak_bytes = peak_bytes(graph, needed, as_written(graph, needed), fetches);
  return costs;
}

Expected<DerivativeCosts> derivative_costs(const Graph& graph, NodeId output) {
  DerivativeCosts costs;
  costs.value = costs_of(graph, std::span(&output, 1));
  const auto back = reverse_costs(graph, output);
  if (!back) return back.error();
  costs.reverse = *back;
  costs.forward = costs.value;
  for (const NodeId variable : variables_of(graph)) {
    const std::size_t sweeps = elements(graph, variable);
    const auto one = one_sweep(graph, output, variable);
    if (!one) return one.error();
    costs.forward_sweeps += sweeps;
    costs.forward.visits += sweeps * (one->visits - costs.value.visits);
    costs.forward.multiplications += sweeps * (one->multiplications - costs.value.multiplications);
    costs.forward.functions += sweeps * (one->functions - costs.value.functions);
    costs.forward.peak_bytes = std::max(costs.forward.peak_bytes, one->peak_bytes);
  }
  return costs;
}

}  // namespace nabla
