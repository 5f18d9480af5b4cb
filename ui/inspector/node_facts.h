// Everything the inspector tells of a node at one moment of a trace. A pure function.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/formula/math.h"

namespace nabla::ui {

// The local derivative by one operand: ∂y/∂x₁ = x₂ = 3.
struct LocalDerivative {
  int operand = 0;
  NodeId of;
  Math formula;
};

// What one path brought to the gradient of the node.
struct Contribution {
  int step = 0;
  NodeId from;      // the consumer that it came through
  int operand = 0;  // where it uses the node
  Tensor value;
  QString factor;  // the local derivative there: "x₁"; empty where none can be written
};

struct NodeFacts {
  NodeId node;
  QString label;    // by which marks know it
  QString title;    // x₁, or the sign of the op
  QString op;       // its name in the language
  QString summary;  // a translated sentence
  Math formula;     // y = x₁ · x₂
  std::vector<LocalDerivative> locals;
  std::optional<Tensor> value, gradient, tangent;  // as far as the player has come
  QString shape;
  std::vector<Contribution> contributions;  // so far, in the order in which they came
  SourceSpan span;                          // in the program
};

// After `done` steps, the state being `state`.
NodeFacts factsOf(const Trace& trace, const TraceState& state, int done, NodeId node);

// "3 from mul by x₁, 3 from mul by x₂ = 6": the contributions as one line of text.
QString sumText(const Trace& trace, const NodeFacts& facts);

}  // namespace nabla::ui
