// Records a trace by evaluating a graph one node at a time.
#pragma once

#include <atomic>
#include <string>

#include "engine/graph/graph.h"
#include "engine/trace/trace.h"

namespace nabla {

struct TraceOptions {
  bool backward = true;  // after the forward pass, if the output is a scalar
  std::optional<std::string>
      tangent_of;  // forward mode with respect to this (scalar) input instead
  const std::atomic<bool>* cancelled = nullptr;
};

// Runs the graph forward with the inputs of `point` (an absent one takes its initial value), then,
// as asked, backward from `output` to every variable, or forward mode beside the values; neither
// where `output` waits for a hole: what has no value has no derivative. Fails when
// an input has no value, a fed shape differs, or a derivative of a non-scalar output is asked.
Expected<Trace> record(Graph graph, NodeId output, const Point& point,
                       const TraceOptions& options = {});

// The same run at another point: the same graph, not built again, and the same steps with other
// values. Fails as above.
Expected<Trace> replay(const Trace& trace, const Point& point,
                       const std::atomic<bool>* cancelled = nullptr);

}  // namespace nabla
