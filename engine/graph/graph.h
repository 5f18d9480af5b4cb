// A computation graph: an append-only list of nodes, each after its operands, so that order is
// topological.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/distinct_names.h"
#include "engine/graph/label_cache.h"
#include "engine/graph/node.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// Values of variables and placeholders by name.
using Point = std::map<std::string, Tensor, std::less<>>;

enum class InputKind : std::uint8_t {
  variable,     // trainable: gradients are taken with respect to it
  placeholder,  // fed, never trained
};

struct Input {
  NodeId node;
  std::string name;
  InputKind kind = InputKind::variable;
  std::optional<Tensor> initial;  // what the program gives it
};

// Where a node was made: one iteration of a loop, one branch, one call; contexts nest.
enum class ContextKind : std::uint8_t { iteration, branch, call };
struct Context {
  ContextKind kind = ContextKind::iteration;
  ContextId parent;
  SourceSpan span;   // the statement or call
  int index = 0;     // iteration from 0; branch: 1 taken for true, 0 for else
  std::string name;  // the function called
};

class Graph {
 public:
  std::size_t size() const { return nodes_.size(); }
  const Node& operator[](NodeId id) const { return nodes_[id.index]; }
  // References to nodes stay valid while the graph grows.
  const NodeList& nodes() const { return nodes_; }
  const std::vector<Input>& inputs() const { return inputs_; }
  const std::vector<Context>& contexts() const { return contexts_; }

  // Appends an op node after checking arity and shapes. The error's span is that of set_span().
  Expected<NodeId> append(const OpDef& op, std::span<const NodeId> inputs,
                          Attributes attributes = {});
  NodeId append_constant(Tensor value);
  // A name is given once and bound at once; asking again returns the same node.
  NodeId append_input(std::string name, InputKind kind, Shape shape, std::optional<Tensor> initial);

  const Input* input(NodeId id) const;              // null for other nodes
  const Input* input(std::string_view name) const;  // null when unknown
  const Tensor* constant(NodeId id) const;          // null for other nodes

  // Names are bound as the program assigns; a node keeps the first name it got, a name its last
  // node.
  void bind(std::string_view name, NodeId id);
  std::optional<NodeId> find(std::string_view name) const;
  // The user's name for a node, or "" when it has none.
  const std::string& name(NodeId id) const;
  // The name, or a unique one made from the op (`mul`, `mul_1`): never equal to a bound name.
  std::string label(NodeId id) const;
  // What to call a node where each has a name of its own. Its name where that means it; with a
  // number where another node got the name later or an input has it (y_1, y_2; a number that was
  // overwritten is y_0); v1, v2 ... for an op without a name; "" for a number without one. Never
  // one that reads like a name of the program.
  std::string distinct_name(NodeId id) const { return distinct_.of(*this, id); }
  std::optional<NodeId> find_distinct(std::string_view name) const {
    return distinct_.find(*this, name);
  }
  // All names with the nodes they are bound to now, made anew at each call.
  std::map<std::string, NodeId, std::less<>> names() const;

  // Marks nodes appended from now on.
  void set_span(SourceSpan span) { span_ = span; }
  SourceSpan span() const { return span_; }
  void set_origin(Origin origin) { origin_ = origin; }
  Origin origin() const { return origin_; }
  void set_context(ContextId context) { context_ = context; }
  ContextId context() const { return context_; }
  ContextId add_context(Context context);

 private:
  struct Binding {
    std::string name;
    NodeId node;
  };
  Node& push(const OpDef& op, Shape shape);
  // Whether the op is a function of numbers and all its operands are numbers: so is the result.
  bool all_scalar(const OpDef& op, std::span<const NodeId> inputs) const;

  NodeList nodes_;
  std::vector<Input> inputs_;
  std::vector<Context> contexts_;
  std::deque<Tensor> constants_;  // a deque, so that constant() stays valid while the graph grows
  std::map<std::string, std::size_t, std::less<>> input_by_name_;
  std::map<std::string, NameId, std::less<>> by_name_;
  std::deque<Binding> bindings_;  // by NameId; a deque, so that name() stays valid
  LabelCache labels_;
  DistinctNames distinct_;
  SourceSpan span_;
  Origin origin_;
  ContextId context_;
};

// Restores span, origin and context at the end of a scope.
class MarkScope {
 public:
  explicit MarkScope(Graph& graph)
      : graph_(graph), span_(graph.span()), origin_(graph.origin()), context_(graph.context()) {}
  ~MarkScope() {
    graph_.set_span(span_);
    graph_.set_origin(origin_);
    graph_.set_context(context_);
  }
  MarkScope(const MarkScope&) = delete;
  MarkScope& operator=(const MarkScope&) = delete;

 private:
  Graph& graph_;
  SourceSpan span_;
  Origin origin_;
  ContextId context_;
};

}  // namespace nabla
