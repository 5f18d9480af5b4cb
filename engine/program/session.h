// Runs a static graph: feeds in, fetches out, as TensorFlow 1 did.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

enum class Backend : std::uint8_t {
  traversal,  // node by node, the bits of the eager run
  compiled,   // simplified and lowered first; within a few ulp
};

class Session {
 public:
  // The graph must outlive the session and may grow.
  explicit Session(const Graph& graph, Backend backend = Backend::traversal);

  // The values of `fetches`, computing only what they need, each node once. An input takes its
  // feed, else its initial value; with neither, or with a feed of another shape, the error names
  // it. A compiled session compiles at the first call with these fetches and keeps the program for
  // the calls that follow. Several threads may run one session. A run that is cancelled ends with
  // an error.
  Expected<std::vector<Tensor>> run(std::span<const NodeId> fetches, const Point& feeds = {},
                                    Cancellation cancelled = {}) const;
  Expected<Tensor> run(NodeId fetch, const Point& feeds = {}, Cancellation cancelled = {}) const;

  // How often it has compiled so far.
  std::size_t compilations() const;

 private:
  class Programs;
  const Graph* graph_;
  Backend backend_;
  std::shared_ptr<Programs> programs_;  // copies of a session share them
};

}  // namespace nabla
