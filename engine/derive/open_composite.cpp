#include "engine/derive/open_composite.h"

#include <utility>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/graph/walk.h"
#include "engine/ops/body_graph.h"

namespace nabla {

namespace {

class Opener {
 public:
  Opener(const Graph& graph, const std::set<std::string>& keys) : old_(graph), keys_(keys) {}

  OpenedGraph run() {
    for (const Context& context : old_.contexts()) opened_.graph.add_context(context);
    opened_.places.resize(old_.size());
    for (std::uint32_t i = 0; i < old_.size(); ++i) opened_.places[i] = copy(NodeId{i});
    // A name means its last node, whatever came between.
    for (const auto& [name, node] : old_.names())
      opened_.graph.bind(name, opened_.places[node.index]);
    return std::move(opened_);
  }

 private:
  NodeId copy(NodeId id) {
    Graph& graph = opened_.graph;
    const Node& node = old_[id];
    graph.set_span(node.span);
    graph.set_origin(node.origin);
    graph.set_context(node.context);
    NodeId place;
    if (const Input* input = old_.input(id)) {
      place = graph.append_input(input->name, input->kind, node.shape, input->initial);
    } else if (const Tensor* constant = old_.constant(id)) {
      place = graph.append_constant(*constant);
    } else {
      std::vector<NodeId> inputs;
      for (const NodeId read : node.inputs) inputs.push_back(opened_.places[read.index]);
      const bool composite = std::holds_alternative<Composite>(node.op->rule);
      place = append(*node.op, inputs, attributes_of(node), composite ? old_.label(id) : "");
    }
    if (!old_.name(id).empty()) graph.bind(old_.name(id), place);
    return place;
  }

  // An op with a key is a composite.
  NodeId append(const OpDef& op, const std::vector<NodeId>& inputs, const Attributes& attributes,
                const std::string& key) {
    if (!key.empty() && keys_.contains(key)) return open(op, inputs, attributes, key);
    const NodeId node = opened_.graph.append(op, inputs, attributes).value();
    if (!key.empty()) opened_.composites[node] = key;
    return node;
  }

  // The body is built aside first, so that a composite in it can be opened too.
  NodeId open(const OpDef& op, const std::vector<NodeId>& inputs, const Attributes& attributes,
              const std::string& key) {
    Graph& graph = opened_.graph;
    std::vector<Shape> shapes;
    for (const NodeId input : inputs) shapes.push_back(graph[input].shape);
    const Subgraph body = body_graph(op, shapes, attributes);
    const Graph& aside = body.graph;
    const MarkScope scope(graph);
    graph.set_context(graph.add_context(
        {ContextKind::call, graph.context(), graph.span(), 1, std::string(op.name)}));
    opened_.bodies[graph.context()] = key;
    std::vector<NodeId> places = inputs;
    places.resize(aside.size());
    for (const NodeId id : order_for(aside, body.outputs)) {
      if (id.index >= inputs.size()) places[id.index] = inner(aside, id, places, key);
    }
    return places[body.outputs.front().index];
  }

  NodeId inner(const Graph& aside, NodeId id, const std::vector<NodeId>& places,
               const std::string& key) {
    if (const Tensor* constant = aside.constant(id))
      return opened_.graph.append_constant(*constant);
    const Node& node = aside[id];
    std::vector<NodeId> operands;
    for (const NodeId input : node.inputs) operands.push_back(places[input.index]);
    const bool composite = std::holds_alternative<Composite>(node.op->rule);
    return append(*node.op, operands, attributes_of(node),
                  composite ? key + "/" + std::to_string(id.index) : "");
  }

  const Graph& old_;
  const std::set<std::string>& keys_;
  OpenedGraph opened_;
};

}  // namespace

OpenedGraph open_composites(const Graph& graph, const std::set<std::string>& keys) {
  return Opener(graph, keys).run();
}

}  // namespace nabla
