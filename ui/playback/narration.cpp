#include "ui/playback/narration.h"

#include <QCoreApplication>

#include "engine/graph/op_def.h"
#include "engine/interchange/expression.h"
#include "engine/interchange/make_expr.h"
#include "engine/language/tree.h"
#include "ui/formula/from_expr.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/playback/step_tensors.h"
#include "ui/theme/utf8.h"

namespace nabla::ui {
namespace {

using namespace math;

constexpr std::size_t longest_formula = 12;  // nodes written out
constexpr std::size_t shown_terms = 3;       // of a sum of contributions

class Teller {
  Q_DECLARE_TR_FUNCTIONS(Narration)

 public:
  Teller(const Trace& trace, std::size_t index)
      : trace_(trace), graph_(trace.graph), index_(index), step_(trace.steps[index]) {}

  Narration tell() const {
    if (step_.phase == Phase::forward) return value();
    if (step_.phase == Phase::tangent) return tangent();
    return step_.operand < 0 ? seed() : edge();
  }

 private:
  Narration value() const;
  Narration tangent() const;
  Narration seed() const;
  Narration edge() const;
  QString edgeSentence(const Tensor* local, const Tensor& part) const;
  Math edgeFormula(const Tensor* local, const Tensor& part) const;
  Narration sum(const std::vector<Tensor>& parts, const Tensor& total) const;
  std::vector<Tensor> partsSoFar() const;
  Tensor upstream() const { return upstreamOf(trace_, step_); }
  Math derivative(NodeId node) const {
    return partial(label(trace_.output), label(node), Role::gradient);
  }
  QString label(NodeId node) const { return nodeName(graph_, node); }
  const Tensor& value_of(NodeId node) const;

  const Trace& trace_;
  const Graph& graph_;
  std::size_t index_;
  const Step& step_;
};

Math number(const Tensor& tensor, Role role) { return tensorMath(tensor, told_digits, role); }

// Names that have a scalar value become that value; false when a name has none.
bool substitute(Expr& expr, const Trace& trace, const std::vector<const Tensor*>& values) {
  if (expr.kind == ExprKind::name) {
    const auto node = trace.graph.find_distinct(expr.text);
    if (!node || node->index >= values.size() || !values[node->index]) return false;
    const Tensor& value = *values[node->index];
    if (!value.is_scalar()) return false;
    const std::string text = plainNumber(value.item());
    expr = make_number(value.item());
    Expr& number = expr.kind == ExprKind::unary ? expr.children.front() : expr;
    if (number.kind == ExprKind::number) number.text = text.front() == '-' ? text.substr(1) : text;
    return true;
  }
  for (Expr* part : operands_of(expr)) {
    if (!substitute(*part, trace, values)) return false;
  }
  return true;
}

std::size_t size_of(const Expr& expr) {
  const std::vector<const Expr*> parts = operands_of(expr);
  std::size_t size = expr.kind == ExprKind::binary ? parts.size() - 1 : 1;
  for (const Expr* part : parts) size += size_of(*part);
  return size;
}

// The values that forward steps before `index` have left.
std::vector<const Tensor*> values_before(const Trace& trace, std::size_t index) {
  std::vector<const Tensor*> values(trace.forward_size, nullptr);
  for (std::size_t i = 0; i < trace.steps[index].first_event; ++i) {
    const Event& event = trace.events[i];
    if (event.kind == EventKind::forward) values[event.node.index] = &event.value;
  }
  return values;
}

Narration Teller::value() const {
  const Tensor& result = trace_.events[step_.first_event].value;
  Narration narration;
  narration.role = Role::value;
  const QString name = nodeTitle(graph_, step_.node);
  if (const Input* input = graph_.input(step_.node)) {
    narration.text = input->kind == InputKind::variable
                         ? tr("%1 starts with the value %2.").arg(name, shortValue(result))
                         : tr("%1 is fed the value %2.").arg(name, shortValue(result));
    narration.formula = equals({sym(label(step_.node)), number(result, Role::value)});
    return narration;
  }
  narration.text =
      tr("The inputs of %1 are there, so it computes its value: %2.").arg(name, shortValue(result));
  Expr expr = distinct_expression_of(graph_, step_.node, longest_formula);
  std::vector<Math> sides{sym(label(step_.node))};
  if (size_of(expr) <= 3 * longest_formula) {
    sides.push_back(from_expr(expr));
    if (substitute(expr, trace_, values_before(trace_, index_)))
      sides.push_back(tint(Role::value, from_expr(expr)));
  }
  sides.push_back(number(result, Role::value));
  narration.formula = equals(std::move(sides));
  return narration;
}

Narration Teller::tangent() const {
  const Tensor& result = trace_.events[step_.first_event].value;
  const QString name = nodeTitle(graph_, step_.node);
  Narration narration;
  narration.role = Role::tangent;
  narration.text =
      graph_.input(step_.node)
          ? tr("The tangent of %1 is %2: everything is differentiated along it.")
                .arg(name, shortValue(result))
          : tr("The chain rule carries the tangent through %1: %2.").arg(name, shortValue(result));
  narration.formula = equals(
      {accent(QStringLiteral("dot"), sym(label(step_.node))), number(result, Role::tangent)});
  return narration;
}

Narration Teller::seed() const {
  const QString name = nodeTitle(graph_, step_.node);
  Narration narration;
  narration.role = Role::gradient;
  narration.text = tr("Backward starts at %1: its gradient with respect to itself is 1.").arg(name);
  narration.formula = equals({derivative(step_.node), num(QStringLiteral("1"), Role::gradient)});
  return narration;
}

// All contributions to the edge's lower end up to this one, in order.
std::vector<Tensor> Teller::partsSoFar() const {
  std::vector<Tensor> parts;
  for (std::size_t i = 0; i < step_.last_event; ++i) {
    const Event& event = trace_.events[i];
    if (event.kind == EventKind::contribution && event.to == step_.to) parts.push_back(event.value);
  }
  return parts;
}

QString Teller::edgeSentence(const Tensor* local, const Tensor& part) const {
  const QString through =
      QString::fromUtf8(graph_[step_.node].op->notation.glyph.data(),
                        static_cast<qsizetype>(graph_[step_.node].op->notation.glyph.size()));
  const QString to = nodeTitle(graph_, step_.to);
  const QString gradient = shortValue(upstream());
  if (!local) return tr("Gradient %1 flows back through %2 to %3.").arg(gradient, through, to);
  if (local->is_scalar() && local->item() == 1 && part == upstream()) {
    return tr("Gradient %1 passes unchanged through %2 to %3.").arg(gradient, through, to);
  }
  const auto factor = partial_expression(graph_, step_, longest_formula);
  const QString factor_text = factor && size_of(*factor) <= longest_formula
                                  ? plainText(from_expr(*factor))
                                  : shortValue(*local);
  return tr("Gradient %1 flows back through %2 and is multiplied by %3.")
      .arg(gradient, through, factor_text);
}

Math Teller::edgeFormula(const Tensor* local, const Tensor& part) const {
  std::vector<Math> sides{derivative(step_.to)};
  if (local) {
    const auto factor = partial_expression(graph_, step_, longest_formula);
    const bool printable =
        factor && factor->kind != ExprKind::number && size_of(*factor) <= longest_formula;
    if (printable) {
      Math symbolic = from_expr(*factor);
      const bool loose =
          factor->kind == ExprKind::binary && (factor->text == "+" || factor->text == "-");
      sides.push_back(row({derivative(step_.node), op(QStringLiteral("·")),
                           loose ? paren(std::move(symbolic)) : symbolic}));
    }
    const bool negative = local->is_scalar() && local->item() < 0;
    Math shown = number(*local, Role::value);
    sides.push_back(row({number(upstream(), Role::gradient), op(QStringLiteral("·")),
                         negative ? paren(std::move(shown)) : shown}));
  }
  sides.push_back(number(part, Role::gradient));
  return equals(std::move(sides));
}

Narration Teller::sum(const std::vector<Tensor>& parts, const Tensor& total) const {
  Narration narration;
  narration.role = Role::gradient;
  narration.text = tr("Another path reaches %1: what the paths bring adds up to %2.")
                       .arg(nodeTitle(graph_, step_.to), shortValue(total));
  std::vector<Math> terms;
  const std::size_t skipped = parts.size() > shown_terms ? parts.size() - shown_terms : 0;
  if (skipped > 0) terms = {op(QStringLiteral("⋯")), op(QStringLiteral("+"))};
  for (std::size_t i = skipped; i < parts.size(); ++i) {
    const bool negative = parts[i].is_scalar() && parts[i].item() < 0;
    if (i > skipped) terms.push_back(op(QStringLiteral("+")));
    Math shown = number(parts[i], Role::gradient);
    terms.push_back(negative && i > skipped ? paren(std::move(shown)) : shown);
  }
  narration.formula =
      equals({derivative(step_.to), row(std::move(terms)), number(total, Role::gradient)});
  return narration;
}

Narration Teller::edge() const {
  const Event* local = trace_.event(step_, EventKind::local);
  const Tensor& part = trace_.event(step_, EventKind::contribution)->value;
  const Tensor& total = trace_.event(step_, EventKind::accumulation)->value;
  const std::vector<Tensor> parts = partsSoFar();
  if (parts.size() > 1) return sum(parts, total);
  const Tensor* factor = local ? &local->value : nullptr;
  return {edgeSentence(factor, part), edgeFormula(factor, part), Role::gradient};
}

}  // namespace

Narration narrate(const Trace& trace, int index) {
  if (index >= 0 && index < static_cast<int>(trace.steps.size())) {
    return Teller(trace, static_cast<std::size_t>(index)).tell();
  }
  Narration narration;
  narration.text = QCoreApplication::translate("Narration", "Press play, or → for one step.");
  const Expr expr = distinct_expression_of(trace.graph, trace.output, longest_formula);
  if (size_of(expr) <= 3 * longest_formula) {
    narration.formula = assignment(nodeName(trace.graph, trace.output), expr);
  }
  return narration;
}

QString nodeName(const Graph& graph, NodeId node) {
  const std::string name = graph.distinct_name(node);
  return QString::fromStdString(name.empty() ? graph.label(node) : name);
}

QString nodeTitle(const Graph& graph, NodeId node) {
  const Tensor* constant = graph.constant(node);
  if (constant && graph.name(node).empty()) return shortValue(*constant);
  return prettyName(nodeName(graph, node));
}

QString stepLabel(const Trace& trace, const Step& step) {
  const bool edge = step.phase == Phase::backward && step.operand >= 0;
  QString title = nodeTitle(trace.graph, edge ? step.to : step.node);
  if (step.phase == Phase::forward || title.isEmpty()) return title;
  const QChar mark(step.phase == Phase::backward ? 0x0304 : 0x0307);  // combining macron, dot
  return title.insert(1, mark);
}

QString shortValue(const Tensor& value) {
  return shownTensor(value, value.is_scalar() ? told_digits : card_digits);
}

Role roleOf(Phase phase) {
  switch (phase) {
    case Phase::forward:
      return Role::value;
    case Phase::backward:
      return Role::gradient;
    case Phase::tangent:
      return Role::tangent;
  }
  return Role::muted;
}

}  // namespace nabla::ui
