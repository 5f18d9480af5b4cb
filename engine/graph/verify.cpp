#include "engine/graph/verify.h"

#include <algorithm>
#include <string>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/graph/result_shape.h"

namespace nabla {

namespace {

class Verifier {
 public:
  Verifier(const Graph& graph, const Graph* sources) : graph_(graph), sources_(sources) {}

  std::optional<Diagnostic> check(NodeId id) const {
    if (auto fault = check_operands(id)) return fault;
    if (auto fault = check_shape(id)) return fault;
    if (auto fault = check_origin(id)) return fault;
    return check_context(id);
  }

 private:
  std::optional<Diagnostic> check_operands(NodeId id) const {
    const Node& node = graph_[id];
    const bool ordered = std::all_of(node.inputs.begin(), node.inputs.end(),
                                     [&](NodeId input) { return input.index < id.index; });
    if (ordered) return {};
    return Diagnostic{
        say("%1 has an operand that does not come before it", graph_.label(id)), {}, node.span};
  }

  std::optional<Diagnostic> check_shape(NodeId id) const {
    const Expected<Shape> shape = expected_shape(id);
    const Node& node = graph_[id];
    if (!shape) return Diagnostic{shape.error().what, shape.error().hint, node.span};
    if (*shape == node.shape) return {};
    return Diagnostic{say("%1 has shape %2, but its operands give %3", graph_.label(id),
                          node.shape.str(), shape->str()),
                      {},
                      node.span};
  }

  Expected<Shape> expected_shape(NodeId id) const {
    const Node& node = graph_[id];
    if (node.op == &input_op()) return node.shape;
    if (const Tensor* value = graph_.constant(id)) return value->shape();
    return result_shape(*node.op, graph_.nodes(), node.inputs.span(), attributes_of(node));
  }

  std::optional<Diagnostic> check_origin(NodeId id) const {
    const Origin& origin = graph_[id].origin;
    if (origin.role == Role::forward ? !origin.source.valid() : is_source(id, origin)) return {};
    return Diagnostic{
        say("%1 does not say rightly which node it is derived from", graph_.label(id)),
        {},
        graph_[id].span};
  }

  bool is_source(NodeId id, const Origin& origin) const {
    const Graph& graph = sources_ != nullptr ? *sources_ : graph_;
    const std::size_t end = sources_ != nullptr ? sources_->size() : id.index;
    if (origin.source.index >= end || origin.operand < -1) return false;
    return origin.operand < static_cast<std::int64_t>(graph[origin.source].inputs.size());
  }

  std::optional<Diagnostic> check_context(NodeId id) const {
    const ContextId context = graph_[id].context;
    if (!context.valid() || context.index < graph_.contexts().size()) return {};
    return Diagnostic{say("%1 was made in a loop or call that is not known", graph_.label(id)),
                      {},
                      graph_[id].span};
  }

  const Graph& graph_;
  const Graph* sources_;
};

}  // namespace

std::optional<Diagnostic> verify(const Graph& graph, const Graph* sources) {
  const Verifier verifier(graph, sources);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (auto fault = verifier.check(NodeId{i})) return fault;
  }
  return {};
}

}  // namespace nabla
