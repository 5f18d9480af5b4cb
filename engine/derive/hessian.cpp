#include "engine/derive/hessian.h"

#include <unordered_map>

#include "engine/derive/forward.h"
#include "engine/derive/pullback.h"
#include "engine/derive/reverse.h"

namespace nabla {

namespace {

// The row of one number of the gradient, picked by a seed that is 1 there and 0 elsewhere.
Expected<std::vector<std::optional<NodeId>>> row_of(Graph& graph, NodeId gradient,
                                                    std::size_t element,
                                                    std::span<const NodeId> wrt,
                                                    const Check& check) {
  const MarkScope scope(graph);
  graph.set_span(graph[gradient].span);
  graph.set_origin({gradient, -1, Role::seed});
  const Shape shape = graph[gradient].shape;  // a copy: the graph that holds it grows here
  Tensor one_hot = Tensor::filled(shape, 0);
  one_hot.mutable_values()[element] = 1;
  return pullback(graph, gradient, wrt, graph.append_constant(std::move(one_hot)), check);
}

}  // namespace

Expected<HessianRows> hessian(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                              const Check& check) {
  const Expected<ReverseSweep> sweep = reverse(graph, output, wrt, check);
  if (!sweep) return sweep.error();
  HessianRows hessian;
  for (const NodeId input : wrt) {
    const std::optional<NodeId> gradient = sweep->gradient(input);
    const std::size_t size = graph[input].shape.size();
    for (std::size_t element = 0; element < size; ++element) {
      if (auto going = ask(check); !going) return going.error();
      auto row = gradient ? row_of(graph, *gradient, element, wrt, check)
                          : std::vector<std::optional<NodeId>>(wrt.size());
      if (!row) return row.error();
      hessian.rows.push_back(*std::move(row));
    }
  }
  return hessian;
}

Expected<std::vector<std::optional<NodeId>>> hessian_vector(Graph& graph, NodeId output,
                                                            std::span<const NodeId> wrt,
                                                            std::span<const NodeId> vector,
                                                            const Check& check) {
  assert(wrt.size() == vector.size());
  const Expected<ReverseSweep> sweep = reverse(graph, output, wrt, check);
  if (!sweep) return sweep.error();
  std::unordered_map<NodeId, NodeId> seeds;
  std::vector<NodeId> gradients;
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    seeds.emplace(wrt[i], vector[i]);
    if (const auto gradient = sweep->gradient(wrt[i])) gradients.push_back(*gradient);
  }
  const Expected<ForwardSweep> along = forward(graph, gradients, seeds, check);
  if (!along) return along.error();
  std::vector<std::optional<NodeId>> product(wrt.size());
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    if (const auto gradient = sweep->gradient(wrt[i])) product[i] = along->tangent(*gradient);
  }
  return product;
}

}  // namespace nabla
