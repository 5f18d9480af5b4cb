#include "ui/inspector/node_facts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "engine/derive/local_partials.h"
#include "engine/graph/op_def.h"
#include "engine/interchange/expression.h"
#include "engine/interpreter/operand_path.h"
#include "ui/formula/from_expr.h"
#include "ui/formula/numbers.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/theme/utf8.h"
#include "ui/workspace/words.h"

namespace nabla::ui {

namespace {

constexpr std::size_t longest_formula = 40;  // nodes written out
constexpr std::size_t longest_factor = 14;
constexpr std::size_t most_contributions = 200;  // contributions

std::optional<Tensor> at(const std::vector<std::optional<Tensor>>& tensors, NodeId node) {
  return node.index < tensors.size() ? tensors[node.index] : std::nullopt;
}

Math name(const Graph& graph, NodeId node) {
  const Tensor* constant = graph.constant(node);
  if (constant && graph.name(node).empty()) return tensorMath(*constant, card_digits);
  return math::sym(nodeName(graph, node));
}

Math d(const Graph& graph, NodeId node) { return math::row({math::op("∂"), name(graph, node)}); }

Math formulaOf(const Graph& graph, NodeId node) {
  if (graph.input(node) || graph.constant(node)) return {};
  const Math right = from_expr(distinct_expression_of(graph, node, longest_formula));
  return math::equals({name(graph, node), right});
}

// ∂y/∂x₁ = x₂ = 3: as the rule says it, then its number as soon as it is known.
Math equationOf(const Graph& graph, const LocalPartials& rule, NodeId node, std::size_t operand,
                const std::optional<Tensor>& number) {
  if (!rule.partials[operand]) return {};
  std::vector<Math> sides{math::frac(d(graph, node), d(graph, graph[node].inputs[operand]))};
  Step step;
  step.local = rule.partials[operand];
  const QString digits = number ? shortValue(*number) : QString();
  Math factor = from_expr(*partial_expression(rule.graph, step));
  if (math::plainText(factor) != digits) sides.push_back(std::move(factor));
  if (number) sides.push_back(tensorMath(*number, told_digits, Role::value));
  return math::equals(std::move(sides));
}

Contribution contributionOf(const Trace& trace, int index) {
  const Step& step = trace.steps[static_cast<std::size_t>(index)];
  Contribution part{index, step.node, step.operand, {}, {}};
  part.value = trace.event(step, EventKind::contribution)->value;
  if (const auto factor = partial_expression(trace.graph, step, longest_factor))
    part.factor = math::plainText(from_expr(*factor));
  return part;
}

void readBackward(NodeFacts& facts, const Trace& trace, int done) {
  for (int i = 0; i < static_cast<int>(trace.steps.size()); ++i) {
    const Step& step = trace.steps[static_cast<std::size_t>(i)];
    if (step.phase != Phase::backward) continue;
    if ((step.operand < 0 ? step.node : step.to) != facts.node) continue;
    facts.awaits_gradient = true;
    if (step.operand >= 0 && i < done && facts.contributions.size() < most_contributions)
      facts.contributions.push_back(contributionOf(trace, i));
  }
}

// A part of the backward pass has its value after the step that brings it.
void readDerived(NodeFacts& facts, const Trace& trace, const BackwardGraph& backward, int done) {
  const BackwardNode& derived = backward[facts.node];
  facts.source = derived.origin.source;
  if (derived.known != BackwardNode::never && derived.known < done)
    facts.value = backward.value(facts.node);
  facts.span = trace.graph[*facts.source].span;
}

}  // namespace

QString shapeText(const Shape& shape) {
  return shape.is_scalar() ? QCoreApplication::translate("Inspector", "a number")
                           : QString::fromStdString(shape.str());
}

std::vector<LocalDerivative> localsOf(const Trace& trace, NodeId node, const ValueOf& value_of) {
  const Graph& graph = trace.graph;
  const LocalPartials rule = local_partials(graph, node, longest_formula);
  std::vector<LocalDerivative> locals;
  for (std::size_t k = 0; k < rule.partials.size(); ++k) {
    const auto number = partial_value(rule, k, value_of);
    Math formula = equationOf(graph, rule, node, k, number);
    if (formula.isEmpty()) continue;
    locals.push_back({static_cast<int>(k), graph[node].inputs[k], std::move(formula), number});
  }
  return locals;
}

ValueOf valuesOf(const Trace& trace, const TraceState& state, const BackwardGraph* backward,
                 int done) {
  return [&trace, &state, backward, done](NodeId node) -> const Tensor* {
    if (const Tensor* constant = trace.graph.constant(node)) return constant;
    if (node.index < trace.forward_size)
      return state.values[node.index] ? &*state.values[node.index] : nullptr;
    const bool known = backward && (*backward)[node].known != BackwardNode::never &&
                       (*backward)[node].known < done;
    return known ? &backward->value(node) : nullptr;
  };
}

NodeFacts factsOf(const Trace& trace, const TraceState& state, int done, NodeId node,
                  const BackwardGraph* backward) {
  const Graph& graph = trace.graph;
  const OpDef& op = *graph[node].op;
  NodeFacts facts;
  facts.node = node;
  facts.title = nodeTitle(graph, node);
  facts.op = utf8(op.name);
  facts.word = opWord(op_of(graph[node]));
  facts.summary = words(Message{std::string(op.summary), {}});
  facts.formula = formulaOf(graph, node);
  facts.value = at(state.values, node);
  facts.gradient = at(state.gradients, node);
  facts.tangent = at(state.tangents, node);
  facts.shape = shapeText(graph[node].shape);
  facts.span = graph[node].span;
  facts.locals = localsOf(trace, node, valuesOf(trace, state, backward, done));
  if (backward && backward->has(node)) {
    readDerived(facts, trace, *backward, done);
  } else {
    readBackward(facts, trace, done);
  }
  return facts;
}

QString sumText(const Trace& trace, const NodeFacts& facts) {
  if (facts.contributions.empty() || !facts.gradient) return {};
  QStringList parts;
  for (const Contribution& part : facts.contributions) {
    const QString from = opWord(op_of(trace.graph[part.from]));
    parts << (part.factor.isEmpty() ? QCoreApplication::translate("Inspector", "%1 from %2")
                                          .arg(shortValue(part.value), from)
                                    : QCoreApplication::translate("Inspector", "%1 from %2 by %3")
                                          .arg(shortValue(part.value), from, part.factor));
  }
  return parts.join(QStringLiteral(", ")) + QStringLiteral(" = ") + shortValue(*facts.gradient);
}

}  // namespace nabla::ui
