#include "engine/derive/reverse.h"

#include "engine/derive/backward_pass.h"

namespace nabla {

std::optional<NodeId> ReverseSweep::gradient(NodeId node) const {
  if (node.index >= gradients.size() || !gradients[node.index].valid()) return {};
  return gradients[node.index];
}

Diagnostic no_gradient_of(const Graph& graph, NodeId output) {
  return {say("a gradient needs an output that is one number, but %1 has shape %2",
              graph.label(output), graph[output].shape.str()),
          say("reduce it first, for example with sum(%1)", graph.label(output)),
          graph[output].span};
}

Expected<ReverseSweep> reverse(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                               const Check& check) {
  if (!graph[output].shape.is_scalar()) return no_gradient_of(graph, output);
  const MarkScope scope(graph);
  graph.set_span(graph[output].span);
  graph.set_origin({output, -1, Role::seed});
  const Sym seed = constant(graph, 1.0);
  BackwardPass pass(graph, output, wrt);
  if (auto done = pass.run({seed}, check); !done) return done.error();
  ReverseSweep sweep{output, seed.id, pass.take_contributions(), {}};
  sweep.gradients.resize(output.index + 1);
  for (std::uint32_t i = 0; i <= output.index; ++i) {
    if (const Flow* flow = pass.gradient(NodeId{i})) sweep.gradients[i] = flow->value.id;
  }
  return sweep;
}

}  // namespace nabla
