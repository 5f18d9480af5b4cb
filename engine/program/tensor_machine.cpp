#include "engine/program/tensor_machine.h"

#include <algorithm>

#include "engine/graph/evaluate.h"

namespace nabla {

TensorMachine::TensorMachine(const Graph& graph, std::span<const NodeId> fetches,
                             std::span<const NodeId> inputs)
    : graph_(std::make_shared<const Graph>(graph)),
      fetches_(fetches.begin(), fetches.end()),
      inputs_(inputs.begin(), inputs.end()),
      needed_(needed_for(graph, fetches)) {}

TensorMachine::Frame TensorMachine::frame() const { return {std::vector<Tensor>(needed_.size())}; }

void TensorMachine::run(std::span<const double* const> inputs, std::span<double* const> outputs,
                        Frame& frame) const {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Shape& shape = (*graph_)[inputs_[i]].shape;
    frame.values[inputs_[i].index] =
        Tensor(shape, std::vector<double>(inputs[i], inputs[i] + shape.size()));
  }
  for (std::uint32_t i = 0; i < needed_.size(); ++i) {
    if (!needed_[i] || graph_->input(NodeId{i}) != nullptr) continue;
    static_cast<void>(evaluate_node(*graph_, NodeId{i}, {}, frame.values).has_value());
  }
  for (std::size_t i = 0; i < fetches_.size(); ++i) {
    std::ranges::copy(frame.values[fetches_[i].index].values(), outputs[i]);
  }
}

}  // namespace nabla
