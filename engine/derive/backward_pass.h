// One reverse sweep over a range of a graph's nodes from any seed: what reverse(), the Hessian and
// the bodies of composite ops are made of.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/derive/flow.h"
#include "engine/derive/reverse.h"

namespace nabla {

class BackwardPass {
 public:
  // Sweeps the nodes from `first` to `output`; those before are leaves. Gradients reach the nodes
  // in `wrt`, which must outlive the pass, and every node between. With `origin` all nodes made
  // carry it, else each its own.
  BackwardPass(Graph& graph, NodeId output, std::span<const NodeId> wrt, std::uint32_t first = 0,
               std::optional<Origin> origin = {});

  // Whether the output depends on one in `wrt`.
  bool active() const { return is_active(output_); }
  // Appends the sweep; `seed` has the output's shape. Call once. Fails only as `check` does.
  Expected<Done> run(Flow seed, const Check& check);
  void run(Flow seed) { (void)run(seed, {}); }

  // The gradient of a node; null where it is structurally zero.
  const Flow* gradient(NodeId id) const;
  std::vector<Contribution> take_contributions() { return std::move(contributions_); }

 private:
  // One edge: the op node, which operand, and what the operand is.
  struct Edge {
    NodeId node;
    std::size_t operand;
    NodeId to;
  };
  struct Sent {
    std::optional<Sym> local;
    Sym value;
  };

  void find_active();
  bool is_active(NodeId id) const;
  Flow* find(NodeId id);
  Flow& set_gradient(NodeId id, Flow flow);
  bool depends(const Node& node) const;
  void visit(NodeId id);
  std::optional<Sent> send(const RuleCall& call, const Edge& edge, const Flow& upstream);
  Sent send_linear(const Linear& rule, const RuleCall& call, const Edge& edge,
                   const Flow& upstream);
  void visit_body(const Composite& rule, const RuleCall& call, NodeId id, const Flow& upstream);
  void accumulate(const Edge& edge, const Sent& sent, const Flow& upstream, bool guarded);
  void mark(const Edge& edge, Role role);
  void mark(NodeId node, std::int32_t operand, Role role);

  Graph& graph_;
  NodeId output_;
  std::uint32_t first_;
  std::optional<Origin> origin_;
  std::span<const NodeId> wrt_;
  std::vector<bool> active_;  // from first_ to output_
  std::vector<Flow>
      inner_;  // gradients from first_ to output_; without a graph where there is none
  std::vector<std::pair<NodeId, Flow>> leaves_;  // of those before first_, which are few
  std::vector<Contribution> contributions_;
};

}  // namespace nabla
