// One reverse sweep over a range of a graph's nodes from any seed: what reverse(), the Hessian and
// the bodies of composite ops are made of.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/derive/flow.h"
#include "engine/derive/reverse.h"

namespace nabla {

class BackwardPass {
 public:
  // Sweeps the nodes from `first` to `output`; those before are leaves. Gradients reach the nodes
  // in `wrt` and every node between. With `origin` all nodes made carry it, else each its own.
  BackwardPass(Graph& graph, NodeId output, std::span<const NodeId> wrt, std::uint32_t first = 0,
               std::optional<Origin> origin = {});

  // Whether the output depends on one in `wrt`.
  bool active() const { return is_active(output_); }
  // Appends the sweep; `seed` has the output's shape. Call once.
  void run(Flow seed);

  const std::unordered_map<NodeId, Flow>& gradients() const { return gradients_; }
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
  std::unordered_set<NodeId> wrt_;
  std::vector<bool> active_;  // from first_ to output_
  std::unordered_map<NodeId, Flow> gradients_;
  std::vector<Contribution> contributions_;
};

}  // namespace nabla
