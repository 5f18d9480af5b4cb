#include "engine/interpreter/tape.h"

#include <algorithm>

#include "engine/graph/holes.h"

namespace nabla {

Expected<NodeId> Tape::op(const OpDef& op, std::span<const NodeId> inputs, Attributes attributes,
                          SourceSpan span) {
  if (auto room = check_room(span); !room) return room.error();
  graph_.set_span(span);
  auto id = graph_.append(op, inputs, attributes);
  if (!id) {  // the shape of what will be connected is not known yet
    const std::vector<bool> waiting = waiting_nodes(graph_);
    const bool waits = std::any_of(inputs.begin(), inputs.end(),
                                   [&](NodeId input) { return waiting[input.index]; });
    if (!waits) return id.error();
    attributes.set("op", std::string(op.name));
    id = graph_.append(waiting_op(), inputs, std::move(attributes));
    if (!id) return id.error();
  }
  if (auto done = catch_up(span); !done) return done.error();
  return *id;
}

Expected<NodeId> Tape::constant(Tensor value, SourceSpan span) {
  if (auto room = check_room(span); !room) return room.error();
  if (auto fits = check_size(value.shape(), span); !fits) return fits.error();
  graph_.set_span(span);
  const NodeId id = graph_.append_constant(value);
  record(std::move(value), true, false);
  return id;
}

Expected<NodeId> Tape::input(const std::string& name, InputKind kind,
                             const std::optional<Tensor>& initial,
                             const std::optional<Tensor>& value, SourceSpan span) {
  if (auto room = check_room(span); !room) return room.error();
  graph_.set_span(span);
  const NodeId id = graph_.append_input(name, kind, value ? value->shape() : Shape(), initial);
  graph_.bind(name, id);
  const bool known = options_.mode == Mode::eager;
  record(known ? value.value_or(Tensor()) : Tensor(), known, true);
  return id;
}

Expected<Done> Tape::catch_up(SourceSpan span) {
  while (values_.size() < graph_.size()) {
    const NodeId id{static_cast<std::uint32_t>(values_.size())};
    if (auto done = evaluate_node(id, span); !done) return done.error();
  }
  return Done{};
}

Expected<Done> Tape::evaluate_node(NodeId id, SourceSpan span) {
  const Node& node = graph_[id];
  if (auto fits = check_size(node.shape, span); !fits) return fits.error();
  if (const Tensor* value = graph_.constant(id)) {
    record(*value, true, false);
    return Done{};
  }
  bool all_known = true;
  bool any_varies = false;
  std::vector<const Tensor*> operands;
  for (const NodeId input : node.inputs) {
    all_known = all_known && known(input) != nullptr;
    any_varies = any_varies || varies(input);
    operands.push_back(&values_[input.index]);
  }
  if (!all_known) {
    record(Tensor(), false, any_varies);
    return Done{};
  }
  static const Attributes no_attributes;
  record(evaluate(*node.op, Values(operands), node.attributes ? *node.attributes : no_attributes),
         true, any_varies);
  return Done{};
}

void Tape::record(Tensor value, bool known, bool varies) {
  values_.push_back(std::move(value));
  known_.push_back(known ? 1 : 0);
  varies_.push_back(varies ? 1 : 0);
}

Expected<Done> Tape::check_room(SourceSpan span) const {
  if (graph_.size() >= options_.limits.nodes) {
    return Diagnostic{
        say("the graph has grown to %1 nodes, and the program was stopped",
            std::to_string(options_.limits.nodes)),
        say("is there a loop that never ends? the limit can be raised in the settings"), span};
  }
  return check_cancelled(span);
}

Expected<Done> Tape::check_cancelled(SourceSpan span) const {
  if (options_.cancelled != nullptr && options_.cancelled->load(std::memory_order_relaxed)) {
    return Diagnostic{say("stopped"), {}, span};
  }
  return Done{};
}

Expected<Done> Tape::check_size(const Shape& shape, SourceSpan span) const {
  double size = 1;
  for (const std::int64_t extent : shape.extents()) size *= static_cast<double>(extent);
  if (size <= static_cast<double>(options_.limits.elements)) return Done{};
  return Diagnostic{say("a tensor of shape %1 is too large", shape.str()),
                    say("at most %1 elements", std::to_string(options_.limits.elements)), span};
}

}  // namespace nabla
