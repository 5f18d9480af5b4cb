#include "engine/derive/while_loop.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "engine/derive/forward.h"
#include "engine/derive/pullback.h"
#include "engine/graph/evaluate.h"
#include "engine/ops/catalogue.h"
#include "engine/ops/functions.h"

namespace nabla {

namespace {

using Ints = std::vector<std::int64_t>;

// What the derivative of a derivative ... of the loop is: pairs of a mode and the operand it is
// taken by. The seed or tangent of each is one more operand.
constexpr std::int64_t by_reverse = 0;
constexpr std::int64_t by_forward = 1;

struct Derivation {
  std::int64_t mode;
  std::size_t operand;
};

std::vector<Derivation> derivations_of(const Attributes& attributes) {
  const Ints told = attributes.integers("derivations");
  std::vector<Derivation> out;
  for (std::size_t i = 0; i + 1 < told.size(); i += 2) {
    out.push_back({told[i], static_cast<std::size_t>(told[i + 1])});
  }
  return out;
}

std::size_t count_of(const Attributes& attributes, std::string_view name, std::size_t fallback) {
  return static_cast<std::size_t>(attributes.integer(name, static_cast<std::int64_t>(fallback)));
}

Loop loop_of(const Attributes& attributes) {
  const Loop usual;
  const Ints span = attributes.integers("span");
  return {attributes.subgraph("test"),
          attributes.subgraph("body"),
          count_of(attributes, "states", usual.states),
          count_of(attributes, "turns", usual.most_turns),
          count_of(attributes, "nodes", usual.most_nodes),
          span.size() == 2
              ? SourceSpan{static_cast<std::size_t>(span[0]), static_cast<std::size_t>(span[1])}
              : SourceSpan{}};
}

Diagnostic too_many_turns(const Loop& loop) {
  return {say("while_loop was stopped after %1 turns", std::to_string(loop.most_turns)),
          say("is there a loop that never ends? --limit statements=... raises the limit"),
          loop.span};
}

Diagnostic too_long_to_derive(const Loop& loop, std::size_t turns) {
  return {
      say("the derivative of while_loop writes its %1 turns out, which takes more than %2 nodes",
          std::to_string(turns), std::to_string(loop.most_nodes)),
      say("let it take fewer turns; --limit nodes=... raises the limit"), loop.span};
}

Expected<Shape> loop_shape(std::span<const Shape> shapes, const Attributes& attributes) {
  const Loop loop = loop_of(attributes);
  Shape shape = shapes[0];
  if (loop.states > 1) {
    std::int64_t size = 0;
    for (const Shape& state : shapes.first(loop.states)) {
      size += static_cast<std::int64_t>(state.size());
    }
    shape = Shape{size};
  }
  for (const Derivation& derivation : derivations_of(attributes)) {
    if (derivation.mode == by_reverse) shape = shapes[derivation.operand];
  }
  return shape;
}

// The arguments of the turn after this one.
void advance(const Loop& loop, std::vector<Tensor>& arguments, Cancellation cancelled) {
  std::vector<Tensor> next = run(*loop.body, arguments, cancelled);
  for (std::size_t i = 0; i < loop.states; ++i) arguments[i] = std::move(next[i]);
}

// Whether the turns can be written out, with room for what differentiates them.
bool can_be_derived(const Loop& loop, std::size_t turns, Cancellation cancelled) {
  const std::size_t nodes = loop.body->graph.size() + 1;
  if (turns <= loop.most_nodes / nodes) return true;
  cancelled.give_up(too_long_to_derive(loop, turns));
  return false;
}

Tensor packed(std::span<const Tensor> states) {
  if (states.size() == 1) return states.front();
  std::vector<double> numbers;
  for (const Tensor& state : states) {
    numbers.insert(numbers.end(), state.values().begin(), state.values().end());
  }
  return Tensor::vector(std::move(numbers));
}

// The turns one after another, and the derivatives asked for.
class Unrolled {
 public:
  Unrolled(const Loop& loop, Values operands, std::size_t turns)
      : cancelled_(operands.cancelled()) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const std::string name = "operand " + std::to_string(i);
      inputs_.push_back(
          graph_.append_input(name, InputKind::placeholder, operands[i].shape(), operands[i]));
    }
    const auto count = static_cast<std::ptrdiff_t>(loop.body->parameters.size());
    std::vector<NodeId> arguments(inputs_.begin(), inputs_.begin() + count);
    for (std::size_t turn = 0; turn < turns && !cancelled_.asked(); ++turn) {
      const std::vector<NodeId> next = inlined(*loop.body, graph_, arguments);
      std::copy(next.begin(), next.end(), arguments.begin());
    }
    output_ = packed_states(graph_, std::span(arguments).first(loop.states));
    seed_ = loop.body->parameters.size();
  }

  void derive(const Derivation& derivation) {
    const NodeId by = inputs_[derivation.operand];
    const NodeId seed = inputs_[seed_++];
    std::optional<NodeId> found;
    const bool back = derivation.mode == by_reverse;
    if (back) {
      const auto swept = pullback(graph_, output_, std::span(&by, 1), seed, check_of(cancelled_));
      if (swept) found = swept->front();
    } else {
      const auto swept = forward(graph_, output_, {{by, seed}}, check_of(cancelled_));
      if (swept) found = swept->tangent(output_);
    }
    const Shape shape = graph_[back ? by : output_].shape;
    output_ = found.value_or(NodeId{});
    if (!found) output_ = graph_.append_constant(Tensor::filled(shape, 0.0));
  }

  Tensor value() const {
    const std::vector<bool> needed = needed_for(graph_, std::span(&output_, 1));
    std::vector<Tensor> values(needed.size());
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
      if (needed[i]) (void)evaluate_node(graph_, NodeId{i}, {}, values, cancelled_).value();
    }
    return values[output_.index];
  }

 private:
  Cancellation cancelled_;
  Graph graph_;
  std::vector<NodeId> inputs_;
  NodeId output_;
  std::size_t seed_ = 0;  // the operand that the next derivation starts from
};

Tensor loop_kernel(Values operands, const Attributes& attributes) {
  const Loop loop = loop_of(attributes);
  std::vector<Tensor> arguments;
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i < loop.body->parameters.size()) arguments.push_back(operands[i]);
    shapes.push_back(operands[i].shape());
  }
  const Cancellation cancelled = operands.cancelled();
  const auto turns = turns_of(loop, arguments, loop.most_turns + 1, cancelled);
  if (!turns && !cancelled.asked()) cancelled.give_up(too_many_turns(loop));
  const std::vector<Derivation> derivations = derivations_of(attributes);
  if (!turns || (!derivations.empty() && !can_be_derived(loop, *turns, cancelled))) {
    return Tensor::filled(loop_shape(shapes, attributes).value(),
                          std::numeric_limits<double>::quiet_NaN());
  }
  if (derivations.empty()) return packed(std::span(arguments).first(loop.states));
  Unrolled unrolled(loop, operands, *turns);
  for (const Derivation& derivation : derivations) unrolled.derive(derivation);
  return unrolled.value();
}

Sym derived(const RuleArgs& a, std::int64_t mode, std::size_t operand, Sym flow) {
  Ints derivations = a.attributes.integers("derivations");
  derivations.push_back(mode);
  derivations.push_back(static_cast<std::int64_t>(operand));
  std::vector<Sym> operands(a.inputs.begin(), a.inputs.end());
  operands.push_back(flow);
  Attributes attributes = a.attributes;
  attributes.set("derivations", std::move(derivations));
  return nabla::apply(while_loop_op(), operands, std::move(attributes));
}

}  // namespace

const OpDef& while_loop_op() {
  static const OpDef op{
      .name = "while_loop",
      .family = "control",
      .summary = "The state after the last turn of a loop",
      .arguments = {{"operands", ArgumentKind::operands}},
      .notation = {NotationKind::function, "while_loop", "while", {}},
      .kernel = loop_kernel,
      .shape = loop_shape,
      .rule = Custom{[](const RuleArgs& a, std::size_t operand, Sym gradient) {
                       return derived(a, by_reverse, operand, gradient);
                     },
                     [](const RuleArgs& a, std::size_t operand, Sym tangent) {
                       return derived(a, by_forward, operand, tangent);
                     },
                     "how many turns there are to differentiate is known only from the values"},
      .convention = "an error where it does not end within the limit of turns",
      .internal = true};
  return op;
}

std::optional<Loop> loop_of(const Node& node) {
  if (node.op != &while_loop_op() || node.attributes->has("derivations")) return std::nullopt;
  return loop_of(*node.attributes);
}

std::optional<std::size_t> turns_of(const Loop& loop, std::vector<Tensor>& arguments,
                                    std::size_t most, Cancellation cancelled) {
  for (std::size_t turns = 0; turns < most && !cancelled.asked(); ++turns) {
    if (run(*loop.test, arguments, cancelled).front().item() == 0.0) return turns;
    advance(loop, arguments, cancelled);
  }
  return std::nullopt;
}

NodeId packed_states(Graph& graph, std::span<const NodeId> states) {
  if (states.size() == 1) return states.front();
  std::vector<Sym> parts;
  for (const NodeId state : states) {
    const Sym part{&graph, state};
    parts.push_back(reshape(part, Shape{static_cast<std::int64_t>(shape_of(part).size())}));
  }
  return nabla::apply(*find_op("concat"), parts).id;
}

Attributes while_loop_attributes(const Loop& loop) {
  const Ints span{static_cast<std::int64_t>(loop.span.begin),
                  static_cast<std::int64_t>(loop.span.end)};
  return {{"test", loop.test},
          {"body", loop.body},
          {"states", static_cast<std::int64_t>(loop.states)},
          {"turns", static_cast<std::int64_t>(loop.most_turns)},
          {"nodes", static_cast<std::int64_t>(loop.most_nodes)},
          {"span", span}};
}

}  // namespace nabla
