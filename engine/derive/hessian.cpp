#include "engine/derive/hessian.h"

#include "engine/derive/backward_pass.h"
#include "engine/derive/reverse.h"

namespace nabla {

namespace {

// One number of the gradient, picked by a seed that is 1 there and 0 elsewhere.
Flow pick(Graph& graph, const Shape& shape, std::size_t element) {
  Tensor one_hot = Tensor::filled(shape, 0);
  one_hot.mutable_values()[element] = 1;
  return {constant(graph, std::move(one_hot)), !shape.is_scalar()};
}

std::vector<std::optional<NodeId>> row_of(Graph& graph, NodeId gradient, std::size_t element,
                                          std::span<const NodeId> wrt) {
  std::vector<std::optional<NodeId>> row(wrt.size());
  BackwardPass pass(graph, gradient, wrt);
  if (!pass.active()) return row;
  const MarkScope scope(graph);
  graph.set_span(graph[gradient].span);
  graph.set_origin({gradient, -1, Role::seed});
  pass.run(pick(graph, graph[gradient].shape, element));
  for (std::size_t k = 0; k < wrt.size(); ++k) {
    if (const Flow* found = pass.gradient(wrt[k])) row[k] = found->value.id;
  }
  return row;
}

}  // namespace

Expected<HessianRows> hessian(Graph& graph, NodeId output, std::span<const NodeId> wrt) {
  const Expected<ReverseSweep> sweep = reverse(graph, output, wrt);
  if (!sweep) return sweep.error();
  HessianRows hessian;
  for (const NodeId input : wrt) {
    const std::optional<NodeId> gradient = sweep->gradient(input);
    const std::size_t size = graph[input].shape.size();
    for (std::size_t element = 0; element < size; ++element) {
      if (gradient) {
        hessian.rows.push_back(row_of(graph, *gradient, element, wrt));
      } else {
        hessian.rows.emplace_back(wrt.size());
      }
    }
  }
  return hessian;
}

}  // namespace nabla
