#include "engine/derive/forward.h"

#include "engine/derive/flow.h"
#include "engine/graph/evaluate.h"

namespace nabla {

namespace {

// One forward sweep over a range of nodes; the tangents of those before it are given.
class ForwardPass {
 public:
  ForwardPass(Graph& graph, std::unordered_map<NodeId, Flow> seeds,
              std::optional<Origin> origin = {})
      : graph_(graph), origin_(origin), tangents_(std::move(seeds)) {}

  // Visits the nodes from `first` to `last`; where `needed` is given, only those.
  Expected<Done> run(std::uint32_t first, NodeId last, const std::vector<bool>* needed = nullptr,
                     const Check& check = {}) {
    for (NodeId id{first}; id.index <= last.index; ++id.index) {
      if (id.index % nodes_at_once == 0) {
        if (auto going = ask(check); !going) return going;
      }
      if (needed && !(*needed)[id.index]) continue;
      if (tangents_.count(id) == 0) visit(id);
      if (tangents_.count(id) > 0) order_.push_back(id);
    }
    return Done{};
  }

  const Flow* tangent(NodeId id) const {
    const auto found = tangents_.find(id);
    return found == tangents_.end() ? nullptr : &found->second;
  }
  const std::unordered_map<NodeId, Flow>& tangents() const { return tangents_; }
  std::vector<NodeId> take_order() { return std::move(order_); }

 private:
  void visit(NodeId id);
  void push(const Rule& rule, const RuleCall& call, NodeId id);
  std::optional<Sym> term(const Rule& rule, const RuleCall& call, NodeId id, std::size_t k,
                          const Flow& flow);
  std::optional<Sym> scaled(double factor, const Flow& flow);
  void push_linear(const RuleCall& call);
  void push_body(const Composite& rule, const RuleCall& call, NodeId id);
  void add(const RuleCall& call, Sym share, bool guarded);
  void mark(NodeId source, std::size_t operand, Role role);

  Graph& graph_;
  std::optional<Origin> origin_;
  std::unordered_map<NodeId, Flow> tangents_;
  std::vector<NodeId> order_;
};

void ForwardPass::visit(NodeId id) {
  bool dependent = false;
  for (const NodeId input : graph_[id].inputs) dependent = dependent || tangent(input) != nullptr;
  if (!dependent) return;
  const MarkScope scope(graph_);
  graph_.set_span(graph_[id].span);
  const RuleCall call(graph_, id);
  push(call.op().rule, call, id);
}

void ForwardPass::push(const Rule& rule, const RuleCall& call, NodeId id) {
  if (const auto* composite = std::get_if<Composite>(&rule)) return push_body(*composite, call, id);
  const auto* linear = std::get_if<Linear>(&rule);
  if (linear && linear->factors.empty()) {
    mark(id, 0, Role::tangent);
    return push_linear(call);
  }
  for (std::size_t k = 0; k < call.inputs().size(); ++k) {
    const Flow* found = tangent(call.inputs()[k].id);
    if (!found) continue;
    const Flow flow = *found;
    mark(id, k, Role::tangent);
    const auto share = linear ? scaled(linear->factors[k], flow) : term(rule, call, id, k, flow);
    mark(id, k, Role::tangent);
    if (share) add(call, *share, flow.guarded || selects(call.op()));
  }
}

// What the tangent of one operand adds; nothing where that is structurally zero.
std::optional<Sym> ForwardPass::term(const Rule& rule, const RuleCall& call, NodeId id,
                                     std::size_t k, const Flow& flow) {
  if (const auto* pointwise = std::get_if<Pointwise>(&rule)) {
    if (!pointwise->partials[k]) return {};
    mark(id, k, Role::local);
    const Sym local = pointwise->partials[k](call.args());
    mark(id, k, Role::tangent);
    return times(*pointwise, local, flow);
  }
  if (std::holds_alternative<Multilinear>(rule)) {
    std::vector<Sym> operands(call.inputs().begin(), call.inputs().end());
    operands[k] = flow.value;
    return apply(call.op(), operands, call.attributes());
  }
  if (const auto* custom = std::get_if<Custom>(&rule)) {
    const Sym share = custom->pushforward(call.args(), k, flow.value);
    if (share.id.valid()) return share;
  }
  return {};
}

std::optional<Sym> ForwardPass::scaled(double factor, const Flow& flow) {
  if (factor == 1) return flow.value;
  return factor == -1 ? -flow.value : factor * flow.value;
}

// The op itself on the tangents, zeros standing in for those that are absent.
void ForwardPass::push_linear(const RuleCall& call) {
  bool guarded = selects(call.op());
  std::vector<Sym> operands;
  operands.reserve(call.inputs().size());
  for (const Sym input : call.inputs()) {
    const Flow* flow = tangent(input.id);
    operands.push_back(flow ? flow->value : constant(graph_, Tensor::filled(shape_of(input), 0)));
    guarded = guarded || !flow || flow->guarded;
  }
  add(call, apply(call.op(), operands, call.attributes()), guarded);
}

void ForwardPass::push_body(const Composite& rule, const RuleCall& call, NodeId id) {
  std::unordered_map<NodeId, Flow> seeds;
  for (const Sym input : call.inputs()) {
    if (const Flow* flow = tangent(input.id)) seeds.emplace(input.id, *flow);
  }
  const auto first = static_cast<std::uint32_t>(graph_.size());
  mark(id, 0, Role::local);
  const Sym out = rule.body(call.args());
  mark(id, 0, Role::tangent);
  ForwardPass inside(graph_, std::move(seeds), graph_.origin());
  (void)inside.run(first, out.id);
  if (const Flow* flow = inside.tangent(out.id)) add(call, flow->value, flow->guarded);
}

void ForwardPass::add(const RuleCall& call, Sym share, bool guarded) {
  const Sym whole = broadcast_to_shape(share, call.shape());
  const auto [entry, first] = tangents_.try_emplace(call.args().output.id, Flow{whole, guarded});
  if (first) return;
  entry->second.value = entry->second.value + whole;
  entry->second.guarded = entry->second.guarded || guarded;
}

void ForwardPass::mark(NodeId source, std::size_t operand, Role role) {
  graph_.set_origin(origin_ ? *origin_ : Origin{source, static_cast<std::int32_t>(operand), role});
}

std::optional<Diagnostic> wrong_shape(const Graph& graph,
                                      const std::unordered_map<NodeId, NodeId>& seeds) {
  for (const auto& [node, seed] : seeds) {
    if (graph[node].shape == graph[seed].shape) continue;
    return Diagnostic{say("%1 has shape %2, but its tangent has shape %3", graph.label(node),
                          graph[node].shape.str(), graph[seed].shape.str()),
                      {},
                      graph[node].span};
  }
  return {};
}

}  // namespace

std::optional<NodeId> ForwardSweep::tangent(NodeId node) const {
  const auto found = tangents.find(node);
  if (found == tangents.end()) return {};
  return found->second;
}

Expected<ForwardSweep> forward(Graph& graph, NodeId output,
                               const std::unordered_map<NodeId, NodeId>& seeds,
                               const Check& check) {
  return forward(graph, std::span(&output, 1), seeds, check);
}

Expected<ForwardSweep> forward(Graph& graph, std::span<const NodeId> outputs,
                               const std::unordered_map<NodeId, NodeId>& seeds,
                               const Check& check) {
  if (auto wrong = wrong_shape(graph, seeds)) return *std::move(wrong);
  std::unordered_map<NodeId, Flow> flows;
  for (const auto& [node, seed] : seeds) {
    // A seed with several numbers is one-hot as a rule, and its zeros are exact.
    flows.emplace(node, Flow{Sym{&graph, seed}, !graph[seed].shape.is_scalar()});
  }
  const MarkScope scope(graph);
  ForwardPass pass(graph, std::move(flows));
  const std::vector<bool> needed = needed_for(graph, outputs);
  ForwardSweep sweep;
  if (needed.empty()) return sweep;
  const NodeId last{static_cast<std::uint32_t>(needed.size() - 1)};
  if (auto done = pass.run(0, last, &needed, check); !done) return done.error();
  sweep.order = pass.take_order();
  for (const auto& [node, flow] : pass.tangents()) sweep.tangents.emplace(node, flow.value.id);
  return sweep;
}

}  // namespace nabla
