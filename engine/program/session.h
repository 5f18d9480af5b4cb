// Runs a static graph: feeds in, fetches out, as TensorFlow 1 did.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

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
  explicit Session(const Graph& graph, Backend backend = Backend::traversal)
      : graph_(&graph), backend_(backend) {}

  // The values of `fetches`, computing only what they need, each node once. An input takes its
  // feed, else its initial value; with neither, or with a feed of another shape, the error names
  // it. Compiled sessions compile at each call: what runs again and again is better compiled once,
  // with compile().
  Expected<std::vector<Tensor>> run(std::span<const NodeId> fetches, const Point& feeds = {}) const;
  Expected<Tensor> run(NodeId fetch, const Point& feeds = {}) const;

 private:
  const Graph* graph_;
  Backend backend_;
};

}  // namespace nabla
