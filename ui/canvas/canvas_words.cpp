// What the canvas says about a node in words: pills as text, and the tool tip.
#include "engine/graph/op_def.h"
#include "engine/interchange/expression.h"
#include "engine/interpreter/interpreter.h"
#include "ui/canvas/backward_face.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/formula/from_expr.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/playback/marks.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/workspace/words.h"

namespace nabla::ui {

namespace {

// A table pill has no text of its own.
QString textOf(const Pill& pill) {
  return pill.kind == PillKind::table ? shownTensor(pill.tensor, 3, 16) : pill.text;
}

QString exact(const Tensor& tensor) { return shownTensor(tensor, 17, 16); }

QString line(const QString& name, const QString& text, const QColor& color) {
  return QStringLiteral(
             "<tr><td style='padding-right:10px'>%1</td><td><span "
             "style='color:%2'>%3</span></td></tr>")
      .arg(name.toHtmlEscaped(), color.name(), text.toHtmlEscaped());
}

}  // namespace

QString GraphCanvas::valueText(NodeId node) const {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  if (!card) return {};
  return card->bare ? card->label : textOf(upperPill(state_, *card));
}

QString GraphCanvas::gradientText(NodeId node) const {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  return card ? textOf(lowerPill(state_, *card)) : QString();
}

QString GraphCanvas::whyNoValue(NodeId node) const {
  RunOptions options;
  options.mode = Mode::static_graph;
  options.point = workspace_.shownPoint();
  const std::shared_ptr<const Analysis> analysis = shown();
  options.load = analysis->request.load;
  options.limits = analysis->request.limits;
  const auto value = run(analysis->program, options).value(trace_->graph.label(node));
  return value ? QString() : words(value.error());
}

QString GraphCanvas::toolTipOf(NodeId node) const {
  const SceneCard* card = scene_ ? scene_->card(node) : nullptr;
  if (!card || !state_.values) return {};
  if (card->derived) return derivedTip(*card);
  const Theme& theme = appearance_.theme();
  const Graph& graph = trace_->graph;
  QString rows;
  if (card->kind == CardKind::operation) {
    const QString formula = math::plainText(from_expr(distinct_expression_of(graph, node, 40)));
    rows += line(tr("formula"), formula, theme.text);
  }
  if (!graph[node].shape.is_scalar()) {
    rows += line(tr("shape"), QString::fromStdString(graph[node].shape.str()), theme.text);
  }
  const Tensor* value =
      state_.valueless && !card->bare ? nullptr : known(state_.values->values, node);
  if (value) rows += line(tr("value"), exact(*value), theme.value);
  if (const Tensor* gradient = known(state_.values->gradients, node)) {
    rows += line(tr("gradient"), exact(*gradient), theme.gradient);
  }
  if (const Tensor* tangent = known(state_.values->tangents, node)) {
    rows += line(tr("tangent"), exact(*tangent), theme.tangent);
  }
  const QString title =
      (card->name.isEmpty() ? card->label : prettyName(card->name)).toHtmlEscaped();
  QString tip =
      QStringLiteral("<b>%1</b> %2<table>%3</table>").arg(title, card->chip.toHtmlEscaped(), rows);
  const QString stop = stopText(node);
  if (!stop.isEmpty()) tip += QStringLiteral("<p>%1</p>").arg(stop.toHtmlEscaped());
  if (value) return tip;
  const QString wait = waitText(state_, node);
  const QString why = !wait.isEmpty()    ? wait
                      : state_.valueless ? whyNoValue(node)
                                         : tr("no value yet");
  return tip + why.toHtmlEscaped();
}

QString GraphCanvas::stopText(NodeId node) const {
  if (!marks_ || !trace_ || node.index >= trace_->forward_size) return {};
  const QString key = marks_->keyOf(*trace_, node);
  QStringList when;
  if (marks_->breaks(key, BreakKind::computed)) when << tr("when it is computed");
  if (marks_->breaks(key, BreakKind::gradient)) when << tr("when a gradient arrives");
  if (marks_->breaks(key, BreakKind::nan)) when << tr("when it is not a number");
  return when.isEmpty() ? QString() : tr("The player stops here %1").arg(when.join(tr(", ")));
}

QString GraphCanvas::derivedTip(const SceneCard& card) const {
  if (!state_.backward || card.hidden) return {};
  const Theme& theme = appearance_.theme();
  const Graph& graph = trace_->graph;
  const BackwardNode& derived = (*state_.backward)[card.node];
  QString rows;
  if (card.kind == CardKind::operation) {
    const QString formula =
        math::plainText(from_expr(distinct_expression_of(graph, card.node, 40)));
    rows += line(tr("formula"), formula, theme.text);
  }
  const QString from = nodeTitle(graph, card.source);
  rows += line(tr("comes from"),
               derived.origin.operand < 0
                   ? from
                   : tr("%1, input %2").arg(from).arg(derived.origin.operand + 1),
               theme.text);
  if (derived.known < state_.done)
    rows += line(tr("value"), exact(state_.backward->value(card.node)), theme.gradient);
  const QString what = backwardWords(*trace_, *state_.backward, card.node);
  return QStringLiteral("<b>%1</b><table>%2</table>").arg(what.toHtmlEscaped(), rows);
}

}  // namespace nabla::ui
