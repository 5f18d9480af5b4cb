// The graph as it grows, with the value of each node that is known: all of them eagerly, statically
// those that depend on no input.
#pragma once

#include <vector>

#include "engine/graph/graph.h"
#include "engine/graph/op_def.h"
#include "engine/interpreter/interpreter.h"

namespace nabla {

class Tape {
 public:
  Tape(Graph& graph, const RunOptions& options) : graph_(graph), options_(options) {}

  Expected<NodeId> op(const OpDef& op, std::span<const NodeId> inputs, Attributes attributes,
                      SourceSpan span);
  Expected<NodeId> constant(Tensor value, SourceSpan span);
  // `value` is what the run uses, if anything; `initial` is what the program says.
  Expected<NodeId> input(const std::string& name, InputKind kind,
                         const std::optional<Tensor>& initial, const std::optional<Tensor>& value,
                         SourceSpan span);
  // Forgets the values of the nodes from `size` on, which were taken out of the graph.
  void cut(std::size_t size);
  // Values for the nodes that a derivative appended.
  Expected<Done> catch_up(SourceSpan span);

  const Tensor* known(NodeId id) const {
    return (facts_[id.index] & is_known) != 0 ? &values_[id.index] : nullptr;
  }
  bool varies(NodeId id) const { return (facts_[id.index] & does_vary) != 0; }
  Cancellation cancelled() const { return options_.cancelled; }
  Graph& graph() { return graph_; }
  const Graph& graph() const { return graph_; }
  std::vector<Tensor> take_values() { return std::move(values_); }
  // Per node 1 where it depends on an input, else 0.
  std::vector<unsigned char> take_varying();

  // Fails when the run was cancelled or a limit is reached.
  Expected<Done> check_size(const Shape& shape, SourceSpan span) const;
  Expected<Done> check_cancelled(SourceSpan span) const;
  Expected<Done> check_room(SourceSpan span) const;  // for one more node

 private:
  using Facts = unsigned char;
  static constexpr Facts is_known = 1;
  static constexpr Facts does_vary = 2;

  bool has_room() const { return graph_.size() < options_.limits.nodes && !cancelled().asked(); }
  Expected<Done> evaluate_node(NodeId id, SourceSpan span);
  void evaluate_op(const Node& node);
  void record(Tensor value, Facts facts);

  Graph& graph_;
  const RunOptions& options_;
  std::vector<Tensor> values_;  // one per node
  std::vector<Facts> facts_;
};

}  // namespace nabla
