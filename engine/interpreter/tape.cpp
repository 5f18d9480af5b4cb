#include "engine/interpreter/tape.h"

#include <algorithm>

#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"

namespace nabla {

Expected<NodeId> Tape::op(const OpDef& op, std::span<const NodeId> inputs, Attributes attributes,
                          SourceSpan span) {
  if (!has_room()) {
    if (auto room = check_room(span); !room) return room.error();
  }
  graph_.set_span(span);
  auto id = graph_.append(op, inputs, attributes);  // a copy, most often of nothing
  if (!id) {  // the shape of what will be connected is not known yet
    const std::vector<bool> waiting = waiting_nodes(graph_);
    const bool waits = std::any_of(inputs.begin(), inputs.end(),
                                   [&](NodeId input) { return waiting[input.index]; });
    if (!waits) return id.error();
    attributes.set("op", std::string(op.name));
    id = graph_.append(waiting_op(), inputs, std::move(attributes));
    if (!id) return id.error();
  }
  const Node& node = graph_[*id];
  if (node.shape.is_scalar() && values_.size() == id->index) {
    evaluate_op(node);
  } else if (auto done = catch_up(span); !done) {
    return done.error();
  }
  return id;
}

Expected<NodeId> Tape::constant(Tensor value, SourceSpan span) {
  if (auto room = check_room(span); !room) return room.error();
  if (auto fits = check_size(value.shape(), span); !fits) return fits.error();
  graph_.set_span(span);
  const NodeId id = graph_.append_constant(value);
  record(std::move(value), is_known);
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
  record(known ? value.value_or(Tensor()) : Tensor(),
         static_cast<Facts>(does_vary | (known ? is_known : 0)));
  return id;
}

void Tape::cut(std::size_t size) {
  values_.resize(size);
  facts_.resize(size);
}

Expected<Done> Tape::catch_up(SourceSpan span) {
  while (values_.size() < graph_.size()) {
    const NodeId id{static_cast<std::uint32_t>(values_.size())};
    if (auto running = check_cancelled(span); !running) return running;
    if (auto done = evaluate_node(id, span); !done) return done.error();
  }
  return Done{};
}

Expected<Done> Tape::evaluate_node(NodeId id, SourceSpan span) {
  const Node& node = graph_[id];
  if (auto fits = check_size(node.shape, span); !fits) return fits.error();
  if (const Tensor* value = graph_.constant(id)) {
    record(*value, is_known);
  } else {
    evaluate_op(node);
  }
  return Done{};
}

// Known if all of its operands are, varying if one of them does.
void Tape::evaluate_op(const Node& node) {
  Facts all = is_known;
  Facts any = 0;
  for (const NodeId input : node.inputs) {
    all &= facts_[input.index];
    any |= facts_[input.index];
  }
  const auto facts = static_cast<Facts>(all | (any & does_vary));
  record(all != 0 ? apply_op(node, values_, cancelled()) : Tensor(), facts);
}

void Tape::record(Tensor value, Facts facts) {
  values_.push_back(std::move(value));
  facts_.push_back(facts);
}

std::vector<unsigned char> Tape::take_varying() {
  for (Facts& facts : facts_) facts = (facts & does_vary) != 0 ? 1 : 0;
  return std::move(facts_);
}

Expected<Done> Tape::check_room(SourceSpan span) const {
  if (graph_.size() >= options_.limits.nodes) {
    return Diagnostic{say("the graph has grown to %1 nodes, and the program was stopped",
                          std::to_string(options_.limits.nodes)),
                      say("is there a loop that never ends? --limit nodes=... raises the limit"),
                      span};
  }
  return check_cancelled(span);
}

Expected<Done> Tape::check_cancelled(SourceSpan span) const { return cancelled().check(span); }

Expected<Done> Tape::check_size(const Shape& shape, SourceSpan span) const {
  double size = 1;
  for (const std::int64_t extent : shape.extents()) size *= static_cast<double>(extent);
  if (size <= static_cast<double>(options_.limits.elements)) return Done{};
  return Diagnostic{say("a tensor of shape %1 is too large", shape.str()),
                    say("at most %1 elements; --limit elements=... raises the limit",
                        std::to_string(options_.limits.elements)),
                    span};
}

}  // namespace nabla
