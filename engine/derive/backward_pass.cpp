#include "engine/derive/backward_pass.h"

#include <algorithm>

namespace nabla {

namespace {

bool has_partial(const Rule& rule, std::size_t operand) {
  if (const auto* pointwise = std::get_if<Pointwise>(&rule)) {
    return pointwise->partials[operand] != nullptr;
  }
  return !std::holds_alternative<NoDerivative>(rule);
}

}  // namespace

BackwardPass::BackwardPass(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                           std::uint32_t first, std::optional<Origin> origin)
    : graph_(graph), output_(output), first_(first), origin_(origin), wrt_(wrt) {
  find_active();
}

void BackwardPass::find_active() {
  if (output_.index < first_) return;
  active_.resize(output_.index - first_ + 1, false);
  for (const NodeId id : wrt_) {
    if (id.index >= first_ && id.index <= output_.index) active_[id.index - first_] = true;
  }
  for (std::uint32_t i = first_; i <= output_.index; ++i) {
    if (!active_[i - first_]) active_[i - first_] = depends(graph_.nodes()[i]);
  }
}

bool BackwardPass::depends(const Node& node) const {
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    if (is_active(node.inputs[k]) && has_partial(node.op->rule, k)) return true;
  }
  return false;
}

bool BackwardPass::is_active(NodeId id) const {
  if (id.index < first_) return std::find(wrt_.begin(), wrt_.end(), id) != wrt_.end();
  return id.index - first_ < active_.size() && active_[id.index - first_];
}

Flow* BackwardPass::find(NodeId id) {
  if (id.index >= first_) {
    const std::size_t at = id.index - first_;
    return at < inner_.size() && inner_[at].value.graph != nullptr ? &inner_[at] : nullptr;
  }
  for (auto& [leaf, flow] : leaves_) {
    if (leaf == id) return &flow;
  }
  return nullptr;
}

const Flow* BackwardPass::gradient(NodeId id) const {
  return const_cast<BackwardPass*>(this)->find(id);  // which changes nothing
}

Flow& BackwardPass::set_gradient(NodeId id, Flow flow) {
  if (id.index < first_) return leaves_.emplace_back(id, flow).second;
  return inner_[id.index - first_] = flow;
}

Expected<Done> BackwardPass::run(Flow seed, const Check& check) {
  inner_.resize(active_.size());
  set_gradient(output_, seed);
  for (std::uint32_t i = output_.index + 1; i-- > first_;) {
    if (i % nodes_at_once == 0) {
      if (auto going = ask(check); !going) return going;
    }
    if (is_active(NodeId{i}) && find(NodeId{i}) != nullptr) visit(NodeId{i});
  }
  return Done{};
}

// The operands of an op get their shares in order, so replays add up alike.
void BackwardPass::visit(NodeId id) {
  const MarkScope scope(graph_);
  graph_.set_span(graph_[id].span);
  const RuleCall call(graph_, id);
  const Flow upstream = *find(id);
  if (const auto* composite = std::get_if<Composite>(&call.op().rule)) {
    visit_body(*composite, call, id, upstream);
    return;
  }
  for (std::size_t k = 0; k < call.inputs().size(); ++k) {
    const Edge edge{id, k, call.inputs()[k].id};
    if (!is_active(edge.to)) continue;
    const auto sent = send(call, edge, upstream);
    if (sent) accumulate(edge, *sent, upstream, upstream.guarded || selects(call.op()));
  }
}

// What the one rule of the op sends back through an edge; nothing where that is structurally zero.
std::optional<BackwardPass::Sent> BackwardPass::send(const RuleCall& call, const Edge& edge,
                                                     const Flow& upstream) {
  const Rule& rule = call.op().rule;
  if (const auto* pointwise = std::get_if<Pointwise>(&rule)) {
    const Partial partial = pointwise->partials[edge.operand];
    if (!partial) return {};
    mark(edge, Role::local);
    const Sym local = partial(call.args());
    mark(edge, Role::contribution);
    return Sent{local, times(*pointwise, local, upstream)};
  }
  if (const auto* linear = std::get_if<Linear>(&rule)) {
    return send_linear(*linear, call, edge, upstream);
  }
  mark(edge, Role::contribution);
  if (const auto* multilinear = std::get_if<Multilinear>(&rule)) {
    const Sym adjoint = multilinear->adjoint(call.args(), edge.operand, upstream.value);
    return Sent{{}, call.op().elementwise() ? adjoint : taken(adjoint, upstream)};
  }
  if (const auto* custom = std::get_if<Custom>(&rule)) {
    const Sym adjoint = custom->adjoint(call.args(), edge.operand, upstream.value);
    if (adjoint.id.valid()) return Sent{{}, adjoint};
  }
  return {};
}

BackwardPass::Sent BackwardPass::send_linear(const Linear& rule, const RuleCall& call,
                                             const Edge& edge, const Flow& upstream) {
  if (rule.factors.empty()) {
    mark(edge, Role::contribution);
    return {{}, rule.adjoint(call.args(), edge.operand, upstream.value)};
  }
  const double factor = rule.factors[edge.operand];
  mark(edge, Role::local);
  const Sym local = constant(graph_, factor);
  mark(edge, Role::contribution);
  if (factor == 1) return {local, upstream.value};
  return {local, factor == -1 ? -upstream.value : local * upstream.value};
}

// Differentiates the body instead of the op: the sweep inside starts from the upstream gradient and
// ends at the operands. An operand used twice gets all of its share through its first edge.
void BackwardPass::visit_body(const Composite& rule, const RuleCall& call, NodeId id,
                              const Flow& upstream) {
  std::vector<NodeId> wrt;
  for (const Sym input : call.inputs()) {
    if (is_active(input.id)) wrt.push_back(input.id);
  }
  if (wrt.empty()) return;
  mark(id, -1, Role::local);
  const auto first = static_cast<std::uint32_t>(graph_.size());
  const Sym out = rule.body(call.args());
  mark(id, -1, Role::contribution);
  BackwardPass inside(graph_, out.id, wrt, first, graph_.origin());
  inside.run(upstream);
  for (std::size_t k = 0; k < call.inputs().size(); ++k) {
    const Edge edge{id, k, call.inputs()[k].id};
    const Flow* share = inside.gradient(edge.to);
    if (!is_active(edge.to) || share == nullptr || call.first_use(k) != k) continue;
    accumulate(edge, {{}, share->value}, upstream, share->guarded);
  }
}

// The one place where broadcasting is undone and gradients add up.
void BackwardPass::accumulate(const Edge& edge, const Sent& sent, const Flow& upstream,
                              bool guarded) {
  const Shape& shape = graph_[edge.to].shape;
  mark(edge, Role::contribution);
  const Sym share = sum_to_shape(sent.value, shape);
  Flow* sum = find(edge.to);
  if (sum == nullptr) {
    sum = &set_gradient(edge.to, {share, guarded});
  } else {
    mark(edge, Role::accumulation);
    sum->value = sum->value + share;
    sum->guarded = sum->guarded || guarded;
  }
  std::optional<NodeId> local;
  if (sent.local) local = sent.local->id;
  contributions_.push_back(
      {edge.node, edge.operand, edge.to, local, upstream.value.id, share.id, sum->value.id});
}

void BackwardPass::mark(const Edge& edge, Role role) {
  mark(edge.node, static_cast<std::int32_t>(edge.operand), role);
}

void BackwardPass::mark(NodeId node, std::int32_t operand, Role role) {
  graph_.set_origin(origin_ ? *origin_ : Origin{node, operand, role});
}

}  // namespace nabla
