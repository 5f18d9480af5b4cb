// Runs a graph on tensors.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla {

class TensorMachine {
 public:
  struct Frame {
    std::vector<Tensor> values;
  };
  // `inputs`: the input nodes that are needed, in the order their values are handed over.
  TensorMachine(const Graph& graph, std::span<const NodeId> fetches,
                std::span<const NodeId> inputs);
  Frame frame() const;
  std::size_t steps() const { return needed_.size(); }
  void run(std::span<const double* const> inputs, std::span<double* const> outputs,
           Frame& frame) const;

 private:
  std::shared_ptr<const Graph> graph_;
  std::vector<NodeId> fetches_;
  std::vector<NodeId> inputs_;
  std::vector<bool> needed_;
};

}  // namespace nabla
