// What the inspector tells of a wire at one moment of a trace: what flows forward along it, and
// what comes back. A pure function.
#pragma once

#include <QString>
#include <optional>

#include "ui/inspector/node_facts.h"

namespace nabla::ui {

struct EdgeFacts {
  NodeId from, to;
  int operand = 0;
  QString from_title, to_title;
  QString shape;                         // of what flows forward
  std::optional<Tensor> value;           // of `from`
  std::optional<LocalDerivative> local;  // of `to` by this operand; no matrix product has one
  bool awaits_gradient = false;          // the run goes back along it
  std::optional<Tensor> upstream;        // the gradient of `to` that it multiplies
  std::optional<Tensor> contribution;    // what it adds to the gradient of `from`
  std::optional<Tensor> total;           // that gradient, this included
  int step = -1;                         // in which that comes
};

// After `done` steps; of nodes of the backward graph with that graph.
EdgeFacts edgeFactsOf(const Trace& trace, const TraceState& state, int done, NodeId consumer,
                      int operand, const BackwardGraph* backward = nullptr);

}  // namespace nabla::ui
