// Runs a static graph: feeds in, fetches out, as TensorFlow 1 did.
#pragma once

#include <span>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

class Session {
 public:
  // The graph must outlive the session and may grow.
  explicit Session(const Graph& graph) : graph_(&graph) {}

  // The values of `fetches`, computing only what they need, each node once. An input takes its
  // feed, else its initial value; with neither, or with a feed of another shape, the error names
  // it.
  Expected<std::vector<Tensor>> run(std::span<const NodeId> fetches, const Point& feeds = {}) const;
  Expected<Tensor> run(NodeId fetch, const Point& feeds = {}) const;

 private:
  const Graph* graph_;
};

}  // namespace nabla
