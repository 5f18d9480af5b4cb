#include "engine/graph/graph.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/graph/op_def.h"
#include "engine/graph/result_shape.h"

namespace nabla {

Node& Graph::push(const OpDef& op, Shape shape) {
  Node& node = nodes_.emplace_back();
  node.op = &op;
  node.shape = std::move(shape);
  node.span = span_;
  node.origin = origin_;
  node.context = context_;
  return node;
}

bool Graph::all_scalar(const OpDef& op, std::span<const NodeId> inputs) const {
  if (op.shape != nullptr || inputs.empty() || inputs.size() != op.scalar_arity()) return false;
  return std::ranges::all_of(inputs, [&](NodeId id) { return (*this)[id].shape.is_scalar(); });
}

Expected<NodeId> Graph::append(const OpDef& op, std::span<const NodeId> inputs,
                               Attributes attributes) {
  assert(std::ranges::all_of(inputs, [&](NodeId id) { return id.index < size(); }));
  if (attributes.empty() && all_scalar(op, inputs)) {
    push(op, {}).inputs = Operands(inputs);
    return NodeId{static_cast<std::uint32_t>(size() - 1)};
  }
  Expected<Shape> shape = result_shape(op, nodes_, inputs, attributes);
  if (!shape) {
    Diagnostic error = shape.error();
    error.span = span_;
    return error;
  }
  Node& node = push(op, *std::move(shape));
  node.inputs = Operands(inputs);
  if (!attributes.empty()) {
    node.attributes = std::make_shared<const Attributes>(std::move(attributes));
  }
  return NodeId{static_cast<std::uint32_t>(size() - 1)};
}

NodeId Graph::append_constant(Tensor value) {
  push(constant_op(), value.shape()).slot = static_cast<std::uint32_t>(constants_.size());
  constants_.push_back(std::move(value));
  return NodeId{static_cast<std::uint32_t>(size() - 1)};
}

NodeId Graph::append_input(std::string name, InputKind kind, Shape shape,
                           std::optional<Tensor> initial) {
  if (const Input* known = input(name)) return known->node;
  const NodeId id{static_cast<std::uint32_t>(size())};
  push(input_op(), std::move(shape)).slot = static_cast<std::uint32_t>(inputs_.size());
  input_by_name_.emplace(name, inputs_.size());
  bind(name, id);
  inputs_.push_back({id, std::move(name), kind, std::move(initial)});
  return id;
}

const Input* Graph::input(NodeId id) const {
  const Node& node = (*this)[id];
  return node.op == &input_op() ? &inputs_[node.slot] : nullptr;
}

const Input* Graph::input(std::string_view name) const {
  const auto found = input_by_name_.find(name);
  return found == input_by_name_.end() ? nullptr : &inputs_[found->second];
}

const Tensor* Graph::constant(NodeId id) const {
  const Node& node = (*this)[id];
  return node.op == &constant_op() ? &constants_[node.slot] : nullptr;
}

void Graph::bind(std::string_view name, NodeId id) {
  auto known = by_name_.find(name);
  if (known == by_name_.end()) {
    const NameId fresh{static_cast<std::uint32_t>(bindings_.size())};
    known = by_name_.emplace(name, fresh).first;
    bindings_.push_back({std::string(name), id});
  }
  bindings_[known->second.index].node = id;
  if (Node& node = nodes_[id.index]; !node.name.valid()) node.name = known->second;
  labels_.forget();
  distinct_.forget();
}

std::optional<NodeId> Graph::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  return bindings_[found->second.index].node;
}

std::map<std::string, NodeId, std::less<>> Graph::names() const {
  std::map<std::string, NodeId, std::less<>> out;
  for (const auto& [name, id] : by_name_)
    out.emplace_hint(out.end(), name, bindings_[id.index].node);
  return out;
}

const std::string& Graph::name(NodeId id) const {
  static const std::string none;
  const NameId name = (*this)[id].name;
  return name.valid() ? bindings_[name.index].name : none;
}

std::string Graph::label(NodeId id) const {
  if ((*this)[id].name.valid()) return name(id);
  const LabelCache::Names names{
      [this](NodeId other) { return (*this)[other].name.valid(); },
      [this](std::string_view label) { return by_name_.contains(label); }};
  return numbered((*this)[id].op->name, labels_.number(nodes_, id, names));
}

ContextId Graph::add_context(Context context) {
  contexts_.push_back(std::move(context));
  return ContextId{static_cast<std::uint32_t>(contexts_.size() - 1)};
}

}  // namespace nabla
