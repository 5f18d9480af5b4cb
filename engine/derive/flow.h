// A gradient or tangent on its way through a graph, and what both directions do with one.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/ops/build.h"

namespace nabla {

struct Flow {
  Sym value;
  // It passed a choice (`where`, `maximum`, indexing), so its exact zeros mean "not taken" and stay
  // zero even times an infinite or undefined partial.
  bool guarded = false;
};

// Whether the op lets through some elements and replaces the others by zero.
bool selects(const OpDef& op);

// local * flow; where the flow is guarded, 0 wherever it is exactly 0.
Sym times(Sym local, const Flow& flow);
// As above; the zeros of partials that choose stop any flow.
Sym times(const Pointwise& rule, Sym local, const Flow& flow);

// What an adjoint made of `flow`; 0 when the flow is guarded and all of it is exactly 0.
Sym taken(Sym adjoint, const Flow& flow);

// Repeats or sums `a` to a shape; `a` itself where it has that shape.
Sym broadcast_to_shape(Sym a, const Shape& shape);
Sym sum_to_shape(Sym a, const Shape& shape);

// The arguments for the rule of one node, whose graph must outlive them; it may grow meanwhile.
class RuleCall {
 public:
  RuleCall(Graph& graph, NodeId id);
  RuleCall(const RuleCall&) = delete;
  RuleCall& operator=(const RuleCall&) = delete;
  RuleArgs args() const { return {inputs_, output_, attributes_}; }
  const OpDef& op() const { return *node_.op; }
  const Shape& shape() const { return node_.shape; }
  std::span<const Sym> inputs() const { return inputs_; }
  // The first operand that is the same node as the k-th.
  std::size_t first_use(std::size_t k) const;
  const Attributes& attributes() const { return attributes_; }

 private:
  const Node& node_;
  const Attributes& attributes_;
  Sym output_;
  std::array<Sym, 3> few_;
  std::vector<Sym> many_;  // where they are more
  std::span<const Sym> inputs_;
};

}  // namespace nabla
