#include "ui/inspector/node_facts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "engine/graph/op_def.h"
#include "engine/interchange/expression.h"
#include "ui/formula/from_expr.h"
#include "ui/playback/narration.h"
#include "ui/workspace/words.h"

namespace nabla::ui {

namespace {

constexpr std::size_t longest_formula = 40;  // nodes written out
constexpr std::size_t longest_factor = 14;
constexpr std::size_t most_shown = 200;  // contributions

QString utf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<Tensor> at(const std::vector<std::optional<Tensor>>& tensors, NodeId node) {
  return node.index < tensors.size() ? tensors[node.index] : std::nullopt;
}

Math name(const Graph& graph, NodeId node) {
  const std::string& given = graph.name(node);
  return given.empty() ? math::words(nodeTitle(graph, node))
                       : math::sym(QString::fromStdString(given));
}

Math d(const Graph& graph, NodeId node) { return math::row({math::op("∂"), name(graph, node)}); }

Math formulaOf(const Graph& graph, NodeId node) {
  if (graph.input(node) || graph.constant(node)) return {};
  const Math right = from_expr(expression_of(graph, node, longest_formula));
  if (graph.name(node).empty()) return right;
  return math::equals({name(graph, node), right});
}

// The number is known once the step was done.
LocalDerivative localOf(const Trace& trace, const Step& step, bool is_done) {
  std::vector<Math> sides{math::frac(d(trace.graph, step.node), d(trace.graph, step.to))};
  const Event* local = trace.event(step, EventKind::local);
  const auto partial = partial_expression(trace.graph, step);
  const QString number = is_done && local ? shortValue(local->value) : QString();
  if (partial) {
    Math factor = from_expr(*partial);
    if (math::plainText(factor) != number) sides.push_back(std::move(factor));
  }
  if (!number.isEmpty()) sides.push_back(math::num(number, Role::value));
  return {step.operand, step.to, sides.size() > 1 ? math::equals(std::move(sides)) : Math{}};
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
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const Step& step = trace.steps[i];
    if (step.phase != Phase::backward || step.operand < 0) continue;
    const bool is_done = static_cast<int>(i) < done;
    if (step.node == facts.node) {
      LocalDerivative local = localOf(trace, step, is_done);
      if (!local.formula.isEmpty()) facts.locals.push_back(std::move(local));
    }
    if (step.to == facts.node && is_done && facts.contributions.size() < most_shown)
      facts.contributions.push_back(contributionOf(trace, static_cast<int>(i)));
  }
  std::sort(facts.locals.begin(), facts.locals.end(),
            [](const auto& a, const auto& b) { return a.operand < b.operand; });
}

}  // namespace

NodeFacts factsOf(const Trace& trace, const TraceState& state, int done, NodeId node) {
  const Graph& graph = trace.graph;
  const OpDef& op = *graph[node].op;
  NodeFacts facts;
  facts.node = node;
  facts.label = QString::fromStdString(graph.label(node));
  facts.title = nodeTitle(graph, node);
  facts.op = utf8(op.name);
  facts.summary = words(Message{std::string(op.summary), {}});
  facts.formula = formulaOf(graph, node);
  facts.value = at(state.values, node);
  facts.gradient = at(state.gradients, node);
  facts.tangent = at(state.tangents, node);
  facts.shape = graph[node].shape.is_scalar() ? QCoreApplication::translate("Inspector", "a number")
                                              : QString::fromStdString(graph[node].shape.str());
  facts.span = graph[node].span;
  readBackward(facts, trace, done);
  return facts;
}

QString sumText(const Trace& trace, const NodeFacts& facts) {
  if (facts.contributions.empty() || !facts.gradient) return {};
  QStringList parts;
  for (const Contribution& part : facts.contributions) {
    const QString from = utf8(trace.graph[part.from].op->name);
    parts << (part.factor.isEmpty() ? QCoreApplication::translate("Inspector", "%1 from %2")
                                          .arg(shortValue(part.value), from)
                                    : QCoreApplication::translate("Inspector", "%1 from %2 by %3")
                                          .arg(shortValue(part.value), from, part.factor));
  }
  return parts.join(QStringLiteral(", ")) + QStringLiteral(" = ") + shortValue(*facts.gradient);
}

}  // namespace nabla::ui
