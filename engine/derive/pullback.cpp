#include "engine/derive/pullback.h"

#include "engine/derive/backward_pass.h"

namespace nabla {

Expected<std::vector<std::optional<NodeId>>> pullback(Graph& graph, NodeId output,
                                                      std::span<const NodeId> wrt, NodeId seed,
                                                      const Check& check) {
  std::vector<std::optional<NodeId>> gradients(wrt.size());
  BackwardPass pass(graph, output, wrt);
  if (!pass.active()) return gradients;
  const Flow flow{Sym{&graph, seed}, !graph[seed].shape.is_scalar()};
  if (auto done = pass.run(flow, check); !done) return done.error();
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    if (const Flow* found = pass.gradient(wrt[i])) gradients[i] = found->value.id;
  }
  return gradients;
}

}  // namespace nabla
