// Everything the inspector tells of a node at one moment of a trace. A pure function.
#pragma once

#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/formula/math.h"
#include "ui/playback/backward_graph.h"

namespace nabla::ui {

// The local derivative by one operand: ∂y/∂x₁ = x₂ = 3.
struct LocalDerivative {
  int operand = 0;
  NodeId of;
  Math formula;
  std::optional<Tensor> number;  // once the values that it needs are known
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
  QString title;    // x₁, or the sign of the op
  QString op;       // its name in the language
  QString word;     // what people call it, translated
  QString summary;  // a translated sentence
  Math formula;     // y = x₁ · x₂
  std::vector<LocalDerivative> locals;
  std::optional<Tensor> value, gradient, tangent;  // as far as the player has come
  bool awaits_gradient = false;                    // the run brings it one
  QString shape;
  std::vector<Contribution> contributions;  // so far, in the order in which they came
  SourceSpan span;                          // in the program
  std::optional<NodeId> source;             // of a node of the backward graph: whose rule made it
};

// The value of a node, or null while it is not known.
using ValueOf = std::function<const Tensor*(NodeId)>;
// After `done` steps; reads what it is given as long as it is used.
ValueOf valuesOf(const Trace& trace, const TraceState& state, const BackwardGraph* backward,
                 int done);

// From the rule of the op, whatever the player has come to.
std::vector<LocalDerivative> localsOf(const Trace& trace, NodeId node, const ValueOf& value_of);

// After `done` steps, the state being `state`. Nodes of the backward graph need that.
NodeFacts factsOf(const Trace& trace, const TraceState& state, int done, NodeId node,
                  const BackwardGraph* backward = nullptr);

// "a number", or the shape as programs write it.
QString shapeText(const Shape& shape);

// "3 from multiply by x₁, 3 from multiply by x₂ = 6": the contributions as one line of text.
QString sumText(const Trace& trace, const NodeFacts& facts);

}  // namespace nabla::ui
