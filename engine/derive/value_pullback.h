// The gradient of a run that has happened: values from values, in one sweep back over the tape, and
// no node appended. Griewank, Walther: Evaluating Derivatives, 2nd ed., section 4.3.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// A graph whose nodes all have their values, as an eager run leaves it.
struct TapeView {
  const Graph& graph;
  std::span<const Tensor> values;  // one per node
  // Per node 1 where it depends on an input; may be empty, and the sweep then finds out for itself.
  std::span<const unsigned char> varying = {};
};

// The rules met so far, made ready for numbers. To keep from sweep to sweep; for one thread.
class PullbackCache {
 public:
  PullbackCache();
  ~PullbackCache();
  PullbackCache(PullbackCache&&) noexcept;
  PullbackCache& operator=(PullbackCache&&) noexcept;

 private:
  friend class Pullback;
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

// The gradient of the scalar `output` with respect to each node in `wrt`, shaped as that node;
// zeros where the output does not depend on it. These are the values, bit for bit, of the nodes
// that reverse() appends. Fails when `output` is not a scalar, and once cancelled.
Expected<std::vector<Tensor>> pullback_values(const TapeView& tape, NodeId output,
                                              std::span<const NodeId> wrt, PullbackCache& cache,
                                              Cancellation cancelled = {});

}  // namespace nabla
