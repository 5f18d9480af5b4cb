#include "engine/rewrite/draft.h"

#include <bit>
#include <cassert>
#include <functional>
#include <string>
#include <utility>
#include <variant>

#include "engine/graph/evaluate.h"
#include "engine/tensor/broadcast.h"

namespace nabla {

namespace {

std::size_t mixed_in(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U));
}

struct HashAttribute {
  std::size_t operator()(std::int64_t value) const { return std::hash<std::int64_t>()(value); }
  std::size_t operator()(double value) const { return std::hash<double>()(value); }
  std::size_t operator()(const std::string& value) const { return std::hash<std::string>()(value); }
  std::size_t operator()(const std::vector<std::int64_t>& values) const {
    std::size_t hash = values.size();
    for (const std::int64_t value : values) hash = mixed_in(hash, static_cast<std::size_t>(value));
    return hash;
  }
  std::size_t operator()(const std::shared_ptr<const Subgraph>& value) const {
    return std::hash<const Subgraph*>()(value.get());
  }
};

std::size_t hash_of(const Attributes& attributes) {
  std::size_t hash = 0;
  for (const auto& [name, value] : attributes.entries()) {
    hash = mixed_in(mixed_in(hash, name.size()), std::visit(HashAttribute{}, value));
  }
  return hash;
}

}  // namespace

Tables::Tables(const Graph& source) : source_(source) {
  latest_.fill(0);
  shape({});
  attributes_.push_back(nullptr);
}

std::uint32_t Tables::shape(const Shape& shape) {
  if (!shapes_.empty() && shape.is_scalar()) return 0;
  if (!shapes_.empty() && shapes_[last_shape_] == shape) return last_shape_;
  const auto next = static_cast<std::uint32_t>(shapes_.size());
  const auto [entry, added] = shape_numbers_.try_emplace(shape.extents(), next);
  if (added) {
    shapes_.push_back(shape);
    sizes_.push_back(shape.size());
  }
  return last_shape_ = entry->second;
}

std::uint32_t Tables::attributes(std::shared_ptr<const Attributes> attributes) {
  if (!attributes || attributes->empty()) return 0;
  const std::size_t hash = hash_of(*attributes);
  const auto [first, last] = attribute_numbers_.equal_range(hash);
  for (auto entry = first; entry != last; ++entry) {
    if (*attributes_[entry->second] == *attributes) return entry->second;
  }
  const auto number = static_cast<std::uint32_t>(attributes_.size());
  attribute_numbers_.emplace(hash, number);
  attributes_.push_back(std::move(attributes));
  return number;
}

std::uint32_t Tables::constant(Tensor value) {
  constants_.push_back(std::move(value));
  return static_cast<std::uint32_t>(constants_.size() - 1);
}

std::uint32_t Tables::number(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  std::uint32_t& latest = latest_[(bits * 0x9e3779b97f4a7c15U) >> 59U];
  const bool known = latest < constants_.size() && constants_[latest].is_scalar() &&
                     std::bit_cast<std::uint64_t>(constants_[latest].item()) == bits;
  return known ? latest : latest = constant(Tensor(value));
}

std::uint32_t Tables::broadcast(std::uint32_t a, std::uint32_t b) {
  if (a == b || b == 0) return a;
  if (a == 0) return b;
  return shape(broadcast_shapes(shapes_[a], shapes_[b]).value());
}

Draft draft_of(std::span<const NodeId> targets, Tables& tables) {
  const Graph& graph = tables.source();
  const std::vector<bool> needed = needed_for(graph, targets);
  Draft draft;
  draft.image.resize(graph.size());
  draft.terms.reserve(needed.size());
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i]) continue;
    const Node& node = graph.nodes()[i];
    Term term{node.op, kind_of(*node.op)};
    term.first = static_cast<std::uint32_t>(draft.operands.size());
    term.count = static_cast<std::uint32_t>(node.inputs.size());
    term.shape = tables.shape(node.shape);
    if (node.attributes) term.attributes = tables.attributes(node.attributes);
    if (term.kind == Kind::constant) term.value = tables.constant(*graph.constant(NodeId{i}));
    if (term.kind == Kind::input) term.value = i;
    term.source = i;
    for (const NodeId input : node.inputs) draft.operands.push_back(draft.image[input.index]);
    draft.image[i] = TermId{static_cast<std::uint32_t>(draft.size())};
    draft.terms.push_back(term);
  }
  for (const NodeId target : targets) draft.targets.push_back(draft.image[target.index]);
  return draft;
}

namespace {

NodeId emit(const Draft& draft, TermId id, const Tables& tables, Graph& graph,
            std::vector<NodeId>& inputs) {
  const Graph& source = tables.source();
  const Term& term = draft[id];
  const Node& marks = source.nodes()[term.source];
  graph.set_span(marks.span);
  graph.set_origin(marks.origin);
  graph.set_context(marks.context);
  if (term.kind == Kind::constant) return graph.append_constant(tables.constant_at(term.value));
  if (term.kind == Kind::input) {
    const Input& input = *source.input(NodeId{term.value});
    return graph.append_input(input.name, input.kind, marks.shape, input.initial);
  }
  inputs.clear();
  for (const TermId operand : draft.operands_of(id)) inputs.push_back(NodeId{operand.index});
  const auto& attributes = tables.attributes_at(term.attributes);
  return graph.append(*term.op, inputs, attributes ? *attributes : Attributes{}).value();
}

}  // namespace

Graph graph_of(const Draft& draft, const Tables& tables, Cancellation cancelled) {
  const Graph& source = tables.source();
  Graph graph;
  for (const Context& context : source.contexts()) graph.add_context(context);
  std::vector<NodeId> inputs;
  for (std::uint32_t i = 0; i < draft.size(); ++i) {
    if (cancelled.asked()) return {};
    [[maybe_unused]] const NodeId id = emit(draft, TermId{i}, tables, graph, inputs);
    assert(id.index == i);
  }
  for (const auto& [name, node] : source.names()) {
    const TermId term = draft.image[node.index];
    if (term.valid()) graph.bind(name, NodeId{term.index});
  }
  graph.set_span({});
  graph.set_origin({});
  graph.set_context({});
  return graph;
}

std::vector<std::uint32_t> uses_in(const Draft& draft) {
  std::vector<std::uint32_t> uses(draft.size(), 0);
  for (const TermId target : draft.targets) ++uses[target.index];
  for (std::size_t i = draft.size(); i-- > 0;) {
    if (uses[i] == 0) continue;
    for (const TermId operand : draft.operands_of(TermId{static_cast<std::uint32_t>(i)})) {
      ++uses[operand.index];
    }
  }
  return uses;
}

}  // namespace nabla
