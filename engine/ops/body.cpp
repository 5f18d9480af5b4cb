#include "engine/ops/body.h"

#include <vector>

#include "engine/graph/evaluate.h"
#include "engine/graph/graph.h"

namespace nabla {

Tensor evaluate_body(Body body, Values inputs, const Attributes& attributes) {
  Graph graph;
  std::vector<Sym> operands;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    operands.push_back({&graph, graph.append_constant(inputs[i])});
  }
  const Sym output = body({operands, {}, attributes});
  std::vector<Tensor> values(graph.size());
  for (std::uint32_t i = 0; i <= output.id.index; ++i) {
    [[maybe_unused]] const auto done =
        evaluate_node(graph, NodeId{i}, {}, values, inputs.cancelled());
    assert(done);  // there are no inputs that could lack a value
  }
  return values[output.id.index];
}

}  // namespace nabla
