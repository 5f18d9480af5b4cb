// A graph compiled for some fetches: nothing is looked up, shaped or allocated while it runs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"
#include "engine/program/grid_machine.h"

namespace nabla {

// An input that the fetches need, in the order of the graph's inputs.
struct CompiledInput {
  std::string name;
  Shape shape;
  std::optional<Tensor> initial;
  SourceSpan span;
  std::size_t offset = 0;  // of its first element among the packed elements of all inputs
};

// Buffers to run in: one run at a time in each, any number of them at once on one program.
class CompiledFrame {
 public:
  CompiledFrame();
  ~CompiledFrame();
  CompiledFrame(CompiledFrame&&) noexcept;
  CompiledFrame& operator=(CompiledFrame&&) noexcept;

 private:
  friend class Compiled;
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

// Immutable and cheap to copy; threads may share one. Values agree with the eager run within a few
// ulp: simplification rounds some terms otherwise, sums of arrays add in another order, and blocks
// of points take sines and exponentials from the C library's vector functions (at most 4 ulp).
// Additions and products of numbers are never contracted, those of matrices are where the machine
// can; so these and those functions depend on the machine, by a few ulp.
class Compiled {
 public:
  const std::vector<CompiledInput>& inputs() const;
  const std::vector<Shape>& fetches() const;  // their shapes
  std::size_t instructions() const;           // in one run at a point; steps for tensors
  CompiledFrame frame() const;

  // Reads each input and writes each fetch at its pointer, row-major. Allocates nothing, except in
  // ops that have no kernel of their own here. What was written is worth nothing once cancelled.
  void run(std::span<const double* const> inputs, std::span<double* const> outputs,
           CompiledFrame& frame, Cancellation cancelled = {}) const;

  // The fetches at a point; an input takes its feed, else its initial value, as in Session::run.
  Expected<std::vector<Tensor>> evaluate(const Point& feeds, Cancellation cancelled = {}) const;

  // The program over a grid or a list of points; `along` for each packed input element. Nothing
  // where the program works on tensors that are too large to be taken apart.
  std::optional<GridMachine> grid(std::vector<Along> along,
                                  const KernelTable& set = kernels()) const;

 private:
  friend Expected<Compiled> compile(const Graph&, std::span<const NodeId>, Cancellation);
  struct State;
  explicit Compiled(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

// The program that computes the values of `fetches`; the graph is not needed afterwards.
Compiled compile(const Graph& graph, std::span<const NodeId> fetches);
// Likewise, but an error once cancelled.
Expected<Compiled> compile(const Graph& graph, std::span<const NodeId> fetches,
                           Cancellation cancelled);

}  // namespace nabla
