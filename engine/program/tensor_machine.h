// Runs a graph on tensors: loops over blocks, products of matrices and whole kernels, in planned
// memory.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"
#include "engine/program/tensors/loop.h"

namespace nabla {

struct TensorPlan;

class TensorMachine {
 public:
  struct Frame {
    std::vector<double> room;
    std::vector<double> product_room;
    std::vector<double*> arrays;
    std::vector<Tensor> operands;  // of ops that run by their own kernels
    BlockLoop::Room loops;
  };
  // `inputs`: the input nodes that are needed, in the order their values are handed over. A machine
  // is worth nothing once cancelled.
  TensorMachine(const Graph& graph, std::span<const NodeId> fetches, std::span<const NodeId> inputs,
                Cancellation cancelled = {});
  Frame frame() const;
  std::size_t steps() const;

  // Reads each input and writes each fetch at its pointer; they overlap nowhere. Allocates nothing
  // but what an op's own kernel does. Once cancelled it ends within milliseconds, and what it wrote
  // is worth nothing.
  void run(std::span<const double* const> inputs, std::span<double* const> outputs, Frame& frame,
           Cancellation cancelled = {}) const;

 private:
  std::shared_ptr<const TensorPlan> plan_;
};

}  // namespace nabla
