#include "engine/derive/value_pullback.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/derive/backward_pass.h"
#include "engine/derive/scalar_rule.h"
#include "engine/graph/evaluate.h"
#include "engine/tensor/elementwise.h"

namespace nabla {

namespace {

// Whether its rule can be one of arithmetic; the others are for whole tensors.
bool works_on_numbers(const OpDef& op) {
  return op.elementwise() || std::holds_alternative<Pointwise>(op.rule) ||
         std::holds_alternative<Custom>(op.rule);
}

}  // namespace

struct PullbackCache::Rules {
  // All the ways one op's gradient takes when its values are numbers.
  struct OpRules {
    OpRules(const OpDef& def, std::size_t count) : op(&def), operands(count) {
      if (!works_on_numbers(def) || count > rules[0].size()) return;
      for (const std::size_t guarded : {0U, 1U}) {
        whole[guarded] = false;
        for (std::size_t k = 0; k < count; ++k) {
          rules[guarded][k] = ScalarRule::make(def, count, k, guarded == 1);
          whole[guarded] |= rules[guarded][k].kind() == ScalarRule::Kind::whole;
        }
      }
    }
    const OpDef* op;
    std::size_t operands;
    std::array<bool, 2> whole{true, true};  // one of them takes more than arithmetic
    std::array<std::array<ScalarRule, place::most_operands>, 2> rules;  // unguarded, guarded
  };

  // Nearly every node is of one of a few ops: those are found at once, the others by search.
  std::array<const OpRules*, 256> recent{};
  std::unordered_map<const OpDef*, std::vector<std::unique_ptr<OpRules>>> all;

  const OpRules& of(const Node& node) {
    const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(node.op));
    const std::size_t at = (address * 0x9E3779B97F4A7C15U) >> 56U;  // Fibonacci hashing
    const OpRules* found = recent[at];
    if (found != nullptr && found->op == node.op && found->operands == node.inputs.size()) {
      return *found;
    }
    return *(recent[at] = &search(node));
  }

 private:
  // Not inlined: that would cost the loop around it its registers.
  [[gnu::noinline]] const OpRules& search(const Node& node) {
    auto& made = all[node.op];
    for (const auto& rules : made) {
      if (rules->operands == node.inputs.size()) return *rules;
    }
    return *made.emplace_back(std::make_unique<OpRules>(*node.op, node.inputs.size()));
  }
};

PullbackCache::PullbackCache() : rules_(std::make_unique<Rules>()) {}
PullbackCache::~PullbackCache() = default;
PullbackCache::PullbackCache(PullbackCache&&) noexcept = default;
PullbackCache& PullbackCache::operator=(PullbackCache&&) noexcept = default;

class Pullback {
 public:
  Pullback(const TapeView& tape, NodeId output, PullbackCache& cache, Cancellation cancelled)
      : graph_(tape.graph),
        values_(tape.values),
        rules_(*cache.rules_),
        cancelled_(cancelled),
        marks_(output.index + 1, 0),
        numbers_(output.index + 1, -0.0) {}

  void find_wanted(std::span<const NodeId> wrt, std::span<const unsigned char> varying);
  void sweep();
  Tensor gradient(NodeId id) const;

 private:
  using Marks = std::uint16_t;         // no char: a store to one could change anything
  static constexpr Marks wanted = 1;   // a gradient must reach it
  static constexpr Marks reached = 2;  // one has
  static constexpr Marks guarded = 4;  // and it has passed a choice (Flow::guarded)

  bool is_wanted(NodeId id) const { return (marks_[id.index] & wanted) != 0; }
  bool all_scalar(const Node& node) const;
  bool visit_numbers(const Node& node, std::uint32_t i);
  double contribution(const ScalarRule& rule, const Node& node, std::uint32_t i) const;
  double run_steps(const ScalarRule& rule, const Node& node, std::uint32_t i) const;
  double number(std::uint8_t at, const Node& node, std::uint32_t i) const {
    return values_[at == place::output ? i : node.inputs[at].index].item();
  }
  void add(NodeId to, double share, bool is_guarded);
  void visit_whole(const Node& node, std::uint32_t i);
  void add(NodeId to, const Tensor& share, bool is_guarded);

  const Graph& graph_;
  std::span<const Tensor> values_;
  PullbackCache::Rules& rules_;
  Cancellation cancelled_;  // looked at where tensors are: a million numbers take 20 ms
  std::vector<Marks> marks_;
  // Gradients of scalar nodes. They begin at -0, the one number that a sum forgets: -0 + x is x.
  std::vector<double> numbers_;
  std::unordered_map<std::uint32_t, Tensor> tensors_;  // those of the others
};

// Those that depend on one in `wrt`. What a run noted of its inputs serves as well: gradients that
// go astray reach none of them.
void Pullback::find_wanted(std::span<const NodeId> wrt, std::span<const unsigned char> varying) {
  const bool inputs =
      std::ranges::all_of(wrt, [&](NodeId id) { return graph_.input(id) != nullptr; });
  if (inputs && varying.size() >= marks_.size()) {
    std::copy_n(varying.begin(), marks_.size(), marks_.begin());
    return;
  }
  for (const NodeId id : wrt) {
    if (id.index < marks_.size()) marks_[id.index] = wanted;
  }
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    for (const NodeId input : graph_.nodes()[i].inputs) marks_[i] |= marks_[input.index];
  }
}

bool Pullback::all_scalar(const Node& node) const {
  if (!node.shape.is_scalar() || node.attributes != nullptr) return false;
  if (node.op->elementwise()) return true;  // then its operands are scalars as it is
  return std::ranges::all_of(node.inputs, [&](NodeId id) { return values_[id.index].is_scalar(); });
}

inline double Pullback::contribution(const ScalarRule& rule, const Node& node,
                                     std::uint32_t i) const {
  switch (rule.kind()) {
    case ScalarRule::Kind::pass:
      return numbers_[i];
    case ScalarRule::Kind::negated:
      return -numbers_[i];
    case ScalarRule::Kind::product:
      return number(rule.factor(), node, i) * numbers_[i];
    case ScalarRule::Kind::scaled:
      return rule.function()(number(rule.factor(), node, i)) * numbers_[i];
    default:
      return run_steps(rule, node, i);
  }
}

double Pullback::run_steps(const ScalarRule& rule, const Node& node, std::uint32_t i) const {
  Numbers numbers;
  const auto count = static_cast<std::uint8_t>(node.inputs.size());
  for (std::uint8_t k = 0; k < count; ++k) numbers[k] = number(k, node, i);
  numbers[place::output] = number(place::output, node, i);
  numbers[place::upstream] = numbers_[i];
  return rule.run(numbers);
}

inline void Pullback::add(NodeId to, double share, bool is_guarded) {
  numbers_[to.index] += share;
  marks_[to.index] |= static_cast<Marks>(is_guarded ? reached | guarded : reached);
}

// The gradients of a node among scalars; false, and nothing done, where it takes more than that.
inline bool Pullback::visit_numbers(const Node& node, std::uint32_t i) {
  if (!all_scalar(node)) return false;
  const PullbackCache::Rules::OpRules& rules = rules_.of(node);
  const std::size_t flow = (marks_[i] & guarded) != 0 ? 1 : 0;
  if (rules.whole[flow]) return false;
  const ScalarRule* rule = rules.rules[flow].data();
  for (const NodeId input : node.inputs) {
    if (is_wanted(input) && rule->kind() != ScalarRule::Kind::absent) {
      add(input, contribution(*rule, node, i), rule->guarded());
    }
    ++rule;
  }
  return true;
}

void Pullback::sweep() {
  if ((marks_.back() & wanted) == 0) return;
  marks_.back() |= reached;
  numbers_.back() = 1;
  for (auto i = static_cast<std::uint32_t>(marks_.size()); i-- > 0;) {
    if ((marks_[i] & (wanted | reached)) != (wanted | reached)) continue;
    const Node& node = graph_.nodes()[i];
    if (node.inputs.size() == 0) continue;
    if (!visit_numbers(node, i)) visit_whole(node, i);
  }
}

// The general way: the node alone in a graph of its own, with its operands as inputs, and the sweep
// that every gradient is made by. An operand used twice is two inputs, so that its shares add up in
// the order of the whole graph; only the body of a composite op sees that they are one.
void Pullback::visit_whole(const Node& node, std::uint32_t i) {
  if (cancelled_.asked()) return;
  Graph graph;
  std::vector<Tensor> values;
  std::vector<NodeId> operands;
  std::vector<NodeId> wrt;
  std::vector<NodeId> targets;  // in the tape, of those in wrt
  const bool by_node = std::holds_alternative<Composite>(node.op->rule);
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    const NodeId from = node.inputs[k];
    const auto first = std::find(node.inputs.begin(), node.inputs.begin() + k, from);
    if (by_node && first != node.inputs.begin() + k) {
      operands.push_back(operands[static_cast<std::size_t>(first - node.inputs.begin())]);
      continue;
    }
    const Tensor& value = values_[from.index];
    const NodeId made = graph_.constant(from) != nullptr
                            ? graph.append_constant(value)
                            : graph.append_input(std::to_string(k), InputKind::placeholder,
                                                 value.shape(), std::nullopt);
    operands.push_back(made);
    values.push_back(value);
    if (!is_wanted(from)) continue;
    wrt.push_back(made);
    targets.push_back(from);
  }
  const NodeId output = graph.append(*node.op, operands, attributes_of(node)).value();
  values.push_back(values_[i]);
  const auto whole = tensors_.find(i);
  const Tensor upstream = whole == tensors_.end() ? Tensor(numbers_[i]) : whole->second;
  BackwardPass pass(graph, output, wrt);
  const NodeId seed = graph.append_constant(upstream);
  values.push_back(upstream);
  pass.run({Sym{&graph, seed}, (marks_[i] & guarded) != 0});
  while (values.size() < graph.size()) {
    const NodeId next{static_cast<std::uint32_t>(values.size())};
    const Tensor* known = graph.constant(next);
    values.push_back(known != nullptr ? *known : apply_op(graph[next], values, cancelled_));
  }
  for (std::size_t k = 0; k < wrt.size(); ++k) {
    const Flow* flow = pass.gradient(wrt[k]);
    if (flow != nullptr) add(targets[k], values[flow->value.id.index], flow->guarded);
  }
}

void Pullback::add(NodeId to, const Tensor& share, bool is_guarded) {
  if (share.is_scalar()) return add(to, share.item(), is_guarded);
  const auto [sum, first] = tensors_.try_emplace(to.index, share);
  if (!first) sum->second = zip(sum->second, share, [](double a, double b) { return a + b; });
  marks_[to.index] |= static_cast<Marks>(is_guarded ? reached | guarded : reached);
}

Tensor Pullback::gradient(NodeId id) const {
  const Shape& shape = graph_[id].shape;
  const bool found = id.index < marks_.size() && (marks_[id.index] & reached) != 0;
  if (!found) return Tensor::filled(shape, 0);
  const auto whole = tensors_.find(id.index);
  return whole == tensors_.end() ? Tensor(numbers_[id.index]) : whole->second;
}

Expected<std::vector<Tensor>> pullback_values(const TapeView& tape, NodeId output,
                                              std::span<const NodeId> wrt, PullbackCache& cache,
                                              Cancellation cancelled) {
  if (!tape.graph[output].shape.is_scalar()) return no_gradient_of(tape.graph, output);
  Pullback pass(tape, output, cache, cancelled);
  pass.find_wanted(wrt, tape.varying);
  pass.sweep();
  if (auto going = cancelled.check(); !going) return going.error();
  std::vector<Tensor> gradients;
  for (const NodeId id : wrt) gradients.push_back(pass.gradient(id));
  return gradients;
}

}  // namespace nabla
