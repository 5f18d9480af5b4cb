#include "engine/derive/scalar_rule.h"

#include <optional>
#include <string>
#include <utility>

#include "engine/derive/backward_pass.h"
#include "engine/graph/graph.h"

namespace nabla {

// Walks the nodes that the rule made and gives each a step; a node that is no number, or whose op
// takes whole tensors, ends it.
class ScalarRule::Flattening {
 public:
  Flattening(const Graph& graph, std::size_t operands) : graph_(graph), places_(graph.size()) {
    for (std::size_t k = 0; k < operands; ++k) places_[k] = static_cast<std::uint8_t>(k);
    places_[operands] = place::upstream;
    places_[operands + 1] = place::output;
  }

  // The place of the node's number after all its steps; nothing where there is none.
  std::optional<std::uint8_t> put(NodeId id) {
    if (places_[id.index]) return places_[id.index];
    const Node& node = graph_[id];
    Step step;
    if (!node.shape.is_scalar() || !read(node, id, step)) return std::nullopt;
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      const auto from = put(node.inputs[k]);
      if (!from) return std::nullopt;
      step.from[k] = *from;
    }
    if (steps_.size() + place::first_step == place::most) return std::nullopt;
    steps_.push_back(step);
    return places_[id.index] = static_cast<std::uint8_t>(place::first_step + steps_.size() - 1);
  }

  std::vector<Step> take_steps() { return std::move(steps_); }

 private:
  bool read(const Node& node, NodeId id, Step& step) const {
    if (const Tensor* value = graph_.constant(id)) {
      step.number = value->item();
      return true;
    }
    if (const auto* unary = std::get_if<UnaryFunction>(&node.op->kernel)) {
      step.code = node.op->name == "neg" ? Code::neg : Code::unary;
      step.unary = *unary;
      return true;
    }
    if (const auto* binary = std::get_if<BinaryFunction>(&node.op->kernel)) {
      step.code = code_of(node.op->name);
      step.binary = *binary;
      return true;
    }
    step.code = Code::where;
    return node.op->name == "where";
  }

  static Code code_of(std::string_view name) {
    static constexpr std::pair<std::string_view, Code> codes[] = {{"add", Code::add},
                                                                  {"sub", Code::sub},
                                                                  {"mul", Code::mul},
                                                                  {"div", Code::div},
                                                                  {"chain", Code::chain}};
    for (const auto& [known, code] : codes) {
      if (known == name) return code;
    }
    return Code::binary;
  }

  const Graph& graph_;
  std::vector<std::optional<std::uint8_t>> places_;  // by node
  std::vector<Step> steps_;
};

ScalarRule ScalarRule::make(const OpDef& op, std::size_t count, std::size_t operand, bool guarded) {
  ScalarRule rule;
  const bool by_body = std::holds_alternative<Composite>(op.rule);  // shares go by node there
  if (count > place::most_operands || by_body) return rule;
  Graph graph;
  std::vector<NodeId> inputs;
  for (std::size_t k = 0; k <= count; ++k) {
    inputs.push_back(graph.append_input(std::to_string(k), InputKind::placeholder, {}, {}));
  }
  const NodeId upstream = inputs.back();
  inputs.pop_back();
  const auto node = graph.append(op, inputs);
  if (!node || !graph[*node].shape.is_scalar()) return rule;
  const std::array wrt{inputs[operand]};
  BackwardPass pass(graph, *node, wrt);
  pass.run({Sym{&graph, upstream}, guarded});
  const Flow* flow = pass.gradient(inputs[operand]);
  if (flow == nullptr) {
    rule.kind_ = Kind::absent;
    return rule;
  }
  Flattening flattening(graph, count);
  const auto result = flattening.put(flow->value.id);
  if (!result) return rule;
  rule.guarded_ = flow->guarded;
  rule.steps_ = flattening.take_steps();
  rule.simplify(*result);
  return rule;
}

const ScalarRule::Step* ScalarRule::step_at(std::uint8_t at) const {
  return at < place::first_step ? nullptr : &steps_[at - place::first_step];
}

// The short forms; a factor of exactly 1 changes no number.
void ScalarRule::simplify(std::uint8_t result) {
  kind_ = Kind::steps;
  result_ = result;
  const auto is_one = [&](std::uint8_t at) {
    const Step* step = step_at(at);
    return step != nullptr && step->code == Code::number && step->number == 1;
  };
  const Step* last = step_at(result);
  if (last != nullptr && last->code == Code::mul && is_one(last->from[0])) {
    result_ = last->from[1];
    last = step_at(result_);
  }
  if (result_ == place::upstream) {
    kind_ = Kind::pass;
  } else if (last != nullptr && last->code == Code::neg && last->from[0] == place::upstream) {
    kind_ = Kind::negated;
  } else if (last != nullptr && last->code == Code::mul) {
    simplify_product(*last);
  }
}

void ScalarRule::simplify_product(const Step& product) {
  const auto [left, right, unused] = product.from;
  if (left != place::upstream && right != place::upstream) return;
  const std::uint8_t factor = left == place::upstream ? right : left;
  const Step* step = step_at(factor);
  if (step == nullptr) {
    kind_ = Kind::product;
    factor_ = factor;
  } else if (step->code == Code::unary && step->from[0] < place::first_step) {
    kind_ = Kind::scaled;
    factor_ = step->from[0];
    function_ = step->unary;
  }
}

double ScalarRule::compute(const Step& step, const Numbers& numbers) {
  const double a = numbers[step.from[0]];
  const double b = numbers[step.from[1]];
  switch (step.code) {
    case Code::number:
      return step.number;
    case Code::add:
      return a + b;
    case Code::sub:
      return a - b;
    case Code::mul:
      return a * b;
    case Code::div:
      return a / b;
    case Code::neg:
      return -a;
    case Code::chain:
      return b == 0.0 ? 0.0 : a * b;
    case Code::where:
      return a != 0.0 ? b : numbers[step.from[2]];
    case Code::unary:
      return step.unary(a);
    case Code::binary:
      return step.binary(a, b);
  }
  return 0;
}

double ScalarRule::run(Numbers& numbers) const {
  std::size_t at = place::first_step;
  for (const Step& step : steps_) numbers[at++] = compute(step, numbers);
  return numbers[result_];
}

}  // namespace nabla
