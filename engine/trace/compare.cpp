#include "engine/trace/compare.h"

#include <algorithm>

#include "engine/graph/evaluate.h"

namespace nabla {

namespace {

bool same_inputs_of(const Node& a, const Node& b) {
  return std::ranges::equal(a.inputs.span(), b.inputs.span());
}

bool same_attributes(const Node& a, const Node& b) {
  return a.attributes == b.attributes || attributes_of(a) == attributes_of(b);
}

bool same_node(const Graph& a, const Graph& b, NodeId id) {
  const Node& one = a[id];
  const Node& other = b[id];
  return one.op == other.op && same_inputs_of(one, other) && one.shape == other.shape &&
         one.context == other.context && one.origin == other.origin &&
         same_attributes(one, other) && a.name(id) == b.name(id);
}

bool same_context(const Context& a, const Context& b) {
  return a.kind == b.kind && a.parent == b.parent && a.index == b.index && a.name == b.name;
}

bool same_step(const Step& a, const Step& b) {
  return a.phase == b.phase && a.node == b.node && a.operand == b.operand && a.to == b.to;
}

}  // namespace

bool same_structure(const Graph& a, const Graph& b, std::size_t count) {
  if (a.size() < count || b.size() < count) return false;
  if (!std::ranges::equal(a.contexts(), b.contexts(), same_context)) return false;
  if (!std::ranges::equal(a.inputs(), b.inputs(), {}, &Input::kind, &Input::kind)) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!same_node(a, b, NodeId{i})) return false;
  }
  return true;
}

bool same_graph(const Graph& a, const Graph& b, std::size_t count) {
  if (!same_structure(a, b, count)) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const NodeId id{i};
    if (a[id].span != b[id].span) return false;
    const Tensor* constant = a.constant(id);
    if (constant != nullptr && !(*constant == *b.constant(id))) return false;
  }
  return true;
}

bool same_structure(const Trace& a, const Trace& b) {
  return a.forward_size == b.forward_size && a.output == b.output &&
         std::ranges::equal(a.steps, b.steps, same_step) &&
         (a.graph.same(b.graph) || same_structure(a.graph.get(), b.graph.get(), a.forward_size));
}

}  // namespace nabla
